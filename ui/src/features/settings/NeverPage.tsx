// What this app will never do, as a page of its own.
import { Trans } from "@lingui/react/macro";
import { NeverRules } from "../../cases/Never";
import { TextPage } from "../../ui/ListLayout";
import { PageHead } from "../../ui/PageHead";
import { Lead } from "../../ui/Prose";
import styles from "./Settings.module.css";

/** The page; `never-page`. */
export function NeverPage() {
  return (
    <TextPage head={<PageHead title={<Trans>What this app will never do</Trans>} />}>
      <div className={styles.section} data-testid="never-page">
        <Lead>
          <Trans>These rules are built in. No setting and no window can switch them off.</Trans>
        </Lead>
        <NeverRules />
      </div>
    </TextPage>
  );
}
