// What the check of the whole case found to be different: each one by itself.
import { Plural, Trans } from "@lingui/react/macro";
import type { Difference, Evidence } from "../../ipc/bindings";
import { Icon } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import { Time } from "../../ui/Time";
import styles from "./Evidence.module.css";

/** The block; `evidence-differences`, inside it `evidence-difference` each. */
export function Differences({ proof }: { readonly proof: Evidence }) {
  const { differences } = proof;
  return (
    <section className={styles.differences} data-testid="evidence-differences" data-count={differences.length}>
      <h2>
        <Plural value={differences.length} one="# thing is different from what it should be" other="# things are different from what they should be" />
      </h2>
      <p className={styles.words}>
        <Trans>At the end everything was read once more. Someone may have changed this meanwhile; we have not touched it again.</Trans>
      </p>
      <ul>
        {differences.map((difference) => (
          <Line key={`${difference.step} ${difference.place} ${difference.person}`} difference={difference} />
        ))}
      </ul>
    </section>
  );
}

function Line({ difference }: { readonly difference: Difference }) {
  const { place, person, read, readAt, step } = difference;
  return (
    <li className={styles.difference} data-testid="evidence-difference" data-step={step ?? undefined}>
      <Icon name="changed-meanwhile" size={18} />
      <span className={styles.what}>
        {place !== "" && <SafeText text={place} />}
        {person !== null && (
          <>
            {place !== "" && " · "}
            <SafeText text={person} />
          </>
        )}
      </span>
      <span className={styles.value}>
        <strong>{read === null ? <Trans>could not be read</Trans> : <Read read={read} />}</strong>
        {readAt !== null && <ReadAt at={readAt} />}
      </span>
    </li>
  );
}

function Read({ read }: { readonly read: string }) {
  if (read === "not-shown") return <Trans>a role that the instance does not show</Trans>;
  return read === "none" ? <Trans>nobody, or no access</Trans> : <SafeText text={read} />;
}

/** "read at 14:07" */
export function ReadAt({ at }: { readonly at: string }) {
  return (
    <span className={styles.readAt}>
      <Trans>
        read at <Time at={at} form="clock" />
      </Trans>
    </span>
  );
}
