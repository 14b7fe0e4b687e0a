// Where the proof is: a page for people, a record for machines.
import { Trans } from "@lingui/react/macro";
import type { SavedFiles } from "../../ipc/bindings";
import { SafeText } from "../../ui/SafeText";
import styles from "./Evidence.module.css";

/** The places; `evidence-path` with `data-html` and `data-json`. */
export function SavedProof({ files }: { readonly files: SavedFiles }) {
  return (
    <section className={styles.saved} role="status">
      <h2>
        <Trans>The proof is saved</Trans>
      </h2>
      <dl className={styles.paths} data-testid="evidence-path" data-html={files.html} data-json={files.json}>
        <dt>
          <Trans>The page</Trans>
        </dt>
        <dd>
          <SafeText text={files.html} />
        </dd>
        <dt>
          <Trans>For your IT (JSON)</Trans>
        </dt>
        <dd>
          <SafeText text={files.json} />
        </dd>
      </dl>
    </section>
  );
}
