// How a page of an instance window is filled: a list with its panel and the tray below, or plain text that scrolls.
import type { ReactNode } from "react";
import styles from "./ListLayout.module.css";

interface ListLayoutProps {
  /** PageHead, then Grid (it takes the height that is left). */
  readonly children: ReactNode;
  readonly panel?: ReactNode;
  readonly tray?: ReactNode;
}

/** List, side panel and tray. Below 1100 wide the panel lies over the right part of the list. */
export function ListLayout({ children, panel, tray }: ListLayoutProps) {
  return (
    <div className={styles.layout}>
      <div className={styles.middle}>
        <div className={styles.list}>{children}</div>
        {panel}
      </div>
      {tray}
    </div>
  );
}

/** A page that is read from top to bottom: head, then a column of text width that scrolls. */
export function TextPage({ head, children }: { readonly head: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles.layout}>
      <div className={styles.page}>
        {head}
        <div className={styles.body}>{children}</div>
      </div>
    </div>
  );
}
