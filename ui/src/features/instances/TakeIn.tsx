// Taking in a file of instances: chosen or pasted, then said what each would become here, then saved, all or none.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useId, useRef, useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { ImportItem, Problem } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { InView } from "../../shell/InView";
import { Button } from "../../ui/Button";
import { TextArea } from "../../ui/TextField";
import { ImportLine } from "./ImportLine";
import styles from "./Instances.module.css";

/** No more of a file is read than the core looks at, and a little so that it can say so. */
const MOST = 300_000;

/** The part of the page; `import-text` takes what is pasted, `import-file` a file, `import-save` saves. */
export function TakeIn({ onDone }: { readonly onDone: () => void }) {
  const { t } = useLingui();
  const { text, planned, problem, added, busy, look, take } = useTakingIn();
  const fresh = planned?.filter(({ here }) => !here).length ?? 0;
  if (added !== undefined) return <TakenIn added={added} onDone={onDone} />;
  return (
    <div className={styles.section}>
      <h2>
        <Trans>From a colleague</Trans>
      </h2>
      <FilePicker onText={(chosen) => void look(chosen)} />
      <TextArea testId="import-text" label={t`Or paste what is in the file`} rows={3} value={text} onChange={(pasted) => void look(pasted)} />
      {problem && (
        <InView>
          <ErrorNotice testId="import-problem" problem={problem} occasion="key" />
        </InView>
      )}
      {planned && !problem && (
        <>
          <ul className={styles.planned} data-testid="import-plan" data-count={planned.length} data-fresh={fresh}>
            {planned.map((item) => (
              <ImportLine key={`${item.name} ${item.address}`} item={item} />
            ))}
          </ul>
          <Button testId="import-save" variant="primary" size="large" busy={busy} disabled={fresh === 0} onPress={() => void take()}>
            <Plural value={fresh} one="Take in # instance" other="Take in # instances" />
          </Button>
        </>
      )}
    </div>
  );
}

function TakenIn({ added, onDone }: { readonly added: number; readonly onDone: () => void }) {
  return (
    <div className={styles.section} role="status" data-testid="import-done" data-count={added}>
      <p>
        <Plural value={added} one="# instance was taken in. Its key is missing: you are asked for it when you open it." other="# instances were taken in. Their keys are missing: you are asked for each when you open it." />
      </p>
      <Button variant="primary" size="large" autoFocus onPress={onDone}>
        <Trans>Show all instances</Trans>
      </Button>
    </div>
  );
}

function FilePicker({ onText }: { readonly onText: (text: string) => void }) {
  const id = useId();
  const read = async (file: File | undefined) => {
    if (file) onText(await file.slice(0, MOST).text());
  };
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        <Trans>The file</Trans>
      </label>
      <input id={id} data-testid="import-file" className={styles.file} type="file" accept=".json,application/json" onChange={(event) => void read(event.target.files?.[0])} />
    </div>
  );
}

/** What was read of the text, and what was saved of it. A late answer about an older text is not heard. */
function useTakingIn() {
  const [text, setText] = useState("");
  const [planned, setPlanned] = useState<readonly ImportItem[]>();
  const [problem, setProblem] = useState<Problem>();
  const [added, setAdded] = useState<number>();
  const [busy, setBusy] = useState(false);
  const round = useRef(0);
  const look = async (wanted: string) => {
    round.current += 1;
    const mine = round.current;
    setText(wanted);
    setPlanned(undefined);
    setProblem(undefined);
    if (wanted.trim() === "") return;
    try {
      const found = await data(commands.readInstances(wanted));
      if (round.current === mine) setPlanned(found);
    } catch (error) {
      if (round.current === mine) setProblem(problemOf(error));
    }
  };
  const take = async () => {
    setBusy(true);
    try {
      setAdded(await data(commands.importInstances(text)));
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  return { text, planned, problem, added, busy, look, take };
}
