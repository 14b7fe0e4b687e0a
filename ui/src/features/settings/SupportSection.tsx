// A report for whoever helps: shown whole before it is saved, and saved as it was shown.
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import { commands } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { useDoing } from "../../ipc/useDoing";
import { Button } from "../../ui/Button";
import { SafeText } from "../../ui/SafeText";
import styles from "./Settings.module.css";

/** The section, `support`; inside it `support-show`, `support-text`, `support-save`, `support-path`. */
export function SupportSection() {
  const { t } = useLingui();
  const [text, setText] = useState<string>();
  const [path, setPath] = useState<string>();
  const { run: ask, busy, problem } = useDoing();
  const show = () =>
    ask(async () => {
      setPath(undefined);
      setText(await data(commands.supportReport()));
    });
  const save = () => ask(async () => setPath((await data(commands.saveSupportReport())) ?? undefined));
  return (
    <section className={styles.section} data-testid="support">
      <h2>
        <Trans>When something does not work</Trans>
      </h2>
      <p>
        <Trans>A report tells whoever helps you which version runs on which system and what happened last. It holds no key, no name, no email and no address. You see it before it is saved, and nothing is sent.</Trans>
      </p>
      {problem && <ErrorNotice problem={problem} />}
      {text !== undefined && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it
        <pre className={styles.report} data-testid="support-text" tabIndex={0} aria-label={t`The report`}>
          {text}
        </pre>
      )}
      <div className={styles.buttons}>
        <Button testId="support-show" busy={busy} onPress={() => void show()}>
          {text === undefined ? <Trans>Show the report</Trans> : <Trans>Show it anew</Trans>}
        </Button>
        {text !== undefined && (
          <Button testId="support-save" busy={busy} onPress={() => void save()}>
            <Trans>Save it as it is shown</Trans>
          </Button>
        )}
      </div>
      {path !== undefined && (
        <p role="status" data-testid="support-path" data-path={path}>
          <Trans>
            Saved as <SafeText text={path} />
          </Trans>
        </p>
      )}
    </section>
  );
}
