// What is set for this instance, and for Gatehouse as a whole, on this computer. Name, look and kind are changed in the start
// window, where all instances are.
import { Trans } from "@lingui/react/macro";
import { TextPage } from "../../ui/ListLayout";
import { PageHead } from "../../ui/PageHead";
import { TextLink } from "../../ui/TextLink";
import { AppSection } from "./AppSection";
import { HouseRules } from "./HouseRules";
import { Kept } from "./Kept";
import { KeySection } from "./KeySection";
import styles from "./Settings.module.css";
import { SupportSection } from "./SupportSection";

interface SettingsPageProps {
  /** Open it where the house rules stand. */
  readonly atRules: boolean;
  readonly onNever: () => void;
}

/** The page; `settings`, with `settings-never` that leads to what the app will never do. */
export function SettingsPage({ atRules, onNever }: SettingsPageProps) {
  return (
    <TextPage head={<PageHead title={<Trans>Settings</Trans>} />}>
      <div className={styles.sections} data-testid="settings">
        <KeySection />
        <HouseRules first={atRules} />
        <Kept />
        <AppSection />
        <section className={styles.section}>
          <h2>
            <Trans>Safety</Trans>
          </h2>
          <p>
            <Trans>Some things are not built in, so that they cannot happen by accident.</Trans>{" "}
            <TextLink testId="settings-never" onPress={onNever}>
              <Trans>What this app will never do</Trans>
            </TextLink>
          </p>
        </section>
        <SupportSection />
      </div>
    </TextPage>
  );
}
