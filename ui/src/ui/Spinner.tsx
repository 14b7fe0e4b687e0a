// The only thing that loops. It shows itself after 400 ms, so that short waits stay calm.
import styles from "./Spinner.module.css";

/** A silent spinner; the words beside it say what is waited for. */
export function Spinner() {
  return <span className={styles.spinner} aria-hidden="true" />;
}
