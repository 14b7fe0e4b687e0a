// Where the proof is: a page for people, a record for machines. In the foot, so that it is seen wherever one reads.
import { Trans } from "@lingui/react/macro";
import type { SavedFiles } from "../../ipc/bindings";
import { SafeText } from "../../ui/SafeText";
import styles from "./Evidence.module.css";

/** The places; `evidence-path` with `data-html` and `data-json`. */
export function SavedProof({ files }: { readonly files: SavedFiles }) {
  return (
    <div role="status" className={styles.saved}>
      <dl className={styles.paths} data-testid="evidence-path" data-html={files.html} data-json={files.json}>
        <dt>
          <Trans>Saved</Trans>
        </dt>
        <dd>
          <SafeText text={files.html} />
        </dd>
        <dt>
          <Trans>For your IT</Trans>
        </dt>
        <dd>
          <SafeText text={files.json} />
        </dd>
      </dl>
    </div>
  );
}
