// How a page of an instance window is filled: a list with its panel and the tray below, or plain text that scrolls.
import type { ReactNode } from "react";
import styles from "./ListLayout.module.css";

interface ListLayoutProps {
  /** PageHead and what belongs to it. Given apart, it stays as it is when a panel opens. */
  readonly head?: ReactNode;
  /** Grid (it takes the height that is left) or whatever else is listed. */
  readonly children: ReactNode;
  readonly panel?: ReactNode;
  /** Docked under list and panel: what arrives here moves no row. */
  readonly tray?: ReactNode;
}

/** List, side panel and tray. The panel stands beside the list; below 1100 wide it lies over its right part. The head stays above both. */
export function ListLayout({ head, children, panel, tray }: ListLayoutProps) {
  return (
    <div className={styles.layout}>
      <div className={styles.middle}>
        <div className={styles.list}>
          <div data-area={head ? "" : undefined}>{head}</div>
          <div className={styles.rows} data-area="">{children}</div>
        </div>
        {panel}
      </div>
      {tray && <div data-area="">{tray}</div>}
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
