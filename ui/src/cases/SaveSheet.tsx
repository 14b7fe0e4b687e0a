// The result of a case as a sheet: one row for each line. It is saved at once into the documents folder; afterwards it says
// where it is.
import { Plural, Trans } from "@lingui/react/macro";
import { useState } from "react";
import { ProblemSentence } from "../errors/ErrorNotice";
import type { SavedSheet } from "../ipc/bindings";
import { commands } from "../ipc/bindings";
import { data } from "../ipc/call";
import { useDoing } from "../ipc/useDoing";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { SafeText } from "../ui/SafeText";
import styles from "./SaveSheet.module.css";

/** The button `run-sheet`, and `run-sheet-path` with `data-path` and `data-rows` or `run-sheet-problem` after it. */
export function SaveSheet({ run }: { readonly run: string }) {
  const [saved, setSaved] = useState<SavedSheet>();
  const { run: work, busy, problem } = useDoing();
  const save = () => work(async () => setSaved(await data(commands.exportResult(run))));
  return (
    <div className={styles.sheet}>
      {saved && !problem && <Saved sheet={saved} />}
      {problem && (
        <p className={styles.problem} role="alert" data-testid="run-sheet-problem" data-code={problem.code.kind}>
          <Icon name="care" size={14} />
          <ProblemSentence problem={problem} />
        </p>
      )}
      <Button size="large" testId="run-sheet" icon="file" busy={busy} onPress={() => void save()}>
        <Trans>Save as sheet</Trans>
      </Button>
    </div>
  );
}

function Saved({ sheet }: { readonly sheet: SavedSheet }) {
  return (
    <p className={styles.path} role="status" data-testid="run-sheet-path" data-path={sheet.path} data-rows={sheet.rows}>
      <Plural value={sheet.rows} one="Saved, with # row:" other="Saved, with # rows:" /> <SafeText text={sheet.path} />
    </p>
  );
}
