// A second entry for the same address, with another key for instance. It gets a name and a look of its own.
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ErrorNotice, ProblemSentence } from "../../errors/ErrorNotice";
import type { InstanceItem, Problem } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { Button } from "../../ui/Button";
import { SafeText } from "../../ui/SafeText";
import { TextField } from "../../ui/TextField";
import { Column } from "./Column";
import styles from "./Instances.module.css";
import { isAboutName } from "./problems";

/** The page: one question. */
export function DuplicatePage({ item, onDone }: { readonly item: InstanceItem; readonly onDone: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (busy || name.trim() === "") return;
    setBusy(true);
    setProblem(undefined);
    try {
      await data(commands.duplicateInstance(item.id, name.trim(), null));
      onDone();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  const aboutName = problem && isAboutName(problem);
  const former = <SafeText text={item.name} />;
  return (
    <Column title={<Trans>Duplicate {former}</Trans>} lead={<Trans>The copy has the same address and settings, a color and a shape of its own, and no key: it is asked for when you open it.</Trans>} onBack={onDone}>
      <div className={styles.group}>
        <TextField
          testId="duplicate-name"
          label={t`Name of the copy`}
          hint={t`So different that nobody mistakes one for the other.`}
          problem={aboutName && <ProblemSentence problem={problem} />}
          size="large"
          autoFocus
          value={name}
          onChange={setName}
          onEnter={() => void save()}
        />
        {problem && !aboutName && <ErrorNotice problem={problem} occasion="key" />}
        <div>
          <Button testId="duplicate-save" variant="primary" size="large" busy={busy} disabled={name.trim() === ""} onPress={() => void save()}>
            <Trans>Save the copy</Trans>
          </Button>
        </div>
      </div>
    </Column>
  );
}
