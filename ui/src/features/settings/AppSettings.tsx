// The settings that belong to no instance, for the start window.
import { AppSection } from "./AppSection";
import styles from "./Settings.module.css";
import { SupportSection } from "./SupportSection";

/** How the application looks and starts, and the report for support. */
export function AppSettings() {
  return (
    <div className={styles.sections}>
      <AppSection />
      <SupportSection />
    </div>
  );
}
