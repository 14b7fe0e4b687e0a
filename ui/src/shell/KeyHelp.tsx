// Where a key comes from: for those who may make one the path, for everybody else a message to whoever runs the instance.
import { Trans, useLingui } from "@lingui/react/macro";
import { copyText } from "../ipc/clipboard";
import { Button } from "../ui/Button";
import { Fold } from "../ui/Fold";
import { useToast } from "../ui/Toast";
import { TextArea } from "../ui/TextField";
import { RIGHTS, TICKS } from "./keyRequest";
import styles from "./Shell.module.css";

/** Folded help; `address` is where the key is for, as far as it is known. */
export function KeyHelp({ address }: { readonly address: string | undefined }) {
  const { t } = useLingui();
  const say = useToast();
  const message = useKeyRequest(address);
  const copy = async () => {
    if (await copyText(message)) say(<Trans>The message is copied.</Trans>);
  };
  return (
    <Fold testId="key-help" title={<Trans>Where do I find my key?</Trans>}>
      <div className={styles.help}>
        <p>
          <Trans>
            If you may make one yourself: sign in to your instance in the browser and open <strong>Profile &gt; API &gt; Add token</strong>. Tick these:
          </Trans>
        </p>
        <ul className={styles.ticks}>
          {TICKS.map((tick) => (
            <li key={tick}>
              <code>{tick}</code>
            </li>
          ))}
        </ul>
        <p>
          <Trans>The key can do no more than its owner: that person needs an admin role on the instance.</Trans>
        </p>
        <p>
          <Trans>If you have no key, send this to whoever runs the instance:</Trans>
        </p>
        <TextArea label={t`Message`} labelHidden rows={8} readOnly value={message} onChange={() => undefined} />
        <div>
          <Button testId="connect-ask" icon="copy" onPress={() => void copy()}>
            <Trans>Ask for a key: copy the message</Trans>
          </Button>
        </div>
      </div>
    </Fold>
  );
}

function useKeyRequest(address: string | undefined): string {
  const { t } = useLingui();
  const where = address ?? t`our Make instance`;
  const ticks = TICKS.join(", ");
  const rights = RIGHTS.join(", ");
  return [
    t`Hello,`,
    t`I look after customers on ${where} with the app Gatehouse and need a key (an API token) for it.`,
    t`Please give my account an admin role on the instance with these rights: ${rights}. Then I can make the key myself under Profile > API > Add token.`,
    t`Or make one for me there, from an account with such a role, with exactly these ticks: ${ticks}.`,
    t`The key is shown only once. Please hand it over in a safe way, not by email. It goes into the password safe of my computer.`,
  ].join("\n\n");
}
