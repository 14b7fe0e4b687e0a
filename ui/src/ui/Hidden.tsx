// Words for ears only.
import type { ReactNode } from "react";
import styles from "./Hidden.module.css";

/** Text that a screen reader speaks and the screen does not show. `live` announces every change of it. */
export function Hidden({ children, live }: { readonly children: ReactNode; readonly live?: boolean }) {
  return (
    <span className={styles.hidden} aria-live={live ? "polite" : undefined}>
      {children}
    </span>
  );
}
