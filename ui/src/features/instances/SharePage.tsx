// Giving the saved instances to a colleague as a file, and taking in such a file. Keys are in neither direction.
import { Plural, Trans } from "@lingui/react/macro";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { SavedInstances } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { useDoing } from "../../ipc/useDoing";
import { Button } from "../../ui/Button";
import { SafeText } from "../../ui/SafeText";
import { Column } from "./Column";
import styles from "./Instances.module.css";
import { TakeIn } from "./TakeIn";

/** The page; without saved instances there is nothing to give away. */
export function SharePage({ count, onDone }: { readonly count: number; readonly onDone: () => void }) {
  return (
    <Column title={count > 0 ? <Trans>Share instances</Trans> : <Trans>Take in instances</Trans>} lead={<Trans>Names, addresses, looks and settings. Keys are never in such a file.</Trans>} onBack={onDone}>
      {count > 0 && <Give count={count} />}
      <TakeIn onDone={onDone} />
    </Column>
  );
}

function Give({ count }: { readonly count: number }) {
  const [saved, setSaved] = useState<SavedInstances>();
  const { run, busy, problem } = useDoing();
  const save = () => run(async () => setSaved(await data(commands.exportInstances())));
  return (
    <div className={styles.section}>
      <h2>
        <Trans>For a colleague</Trans>
      </h2>
      <Button testId="share-save" icon="file" busy={busy} onPress={() => void save()}>
        <Plural value={count} one="Save # instance as a file" other="Save # instances as a file" />
      </Button>
      {saved && !problem && (
        <div role="status" data-testid="share-path" data-path={saved.path} data-count={saved.count}>
          <p>
            <Plural value={saved.count} one="Saved, with # instance and no key:" other="Saved, with # instances and no key:" />
          </p>
          <p className={styles.path}>
            <SafeText text={saved.path} />
          </p>
        </div>
      )}
      {problem && <ErrorNotice problem={problem} />}
    </div>
  );
}
