// The two kinds of window. An instance window: edge, banner, notice, navigation, page. The start window: one column.
import type { ReactNode } from "react";
import { useAreas } from "./useAreas";
import styles from "./Window.module.css";

interface InstanceWindowProps {
  readonly edge: ReactNode;
  readonly banner: ReactNode;
  /** A line under the banner: offline, resume offer. */
  readonly notice?: ReactNode;
  readonly navigation?: ReactNode;
  /** At the foot of the navigation, where it takes no place from the page. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of an instance window; without `navigation` the page takes the whole width (wizard, run). */
export function InstanceWindow({ edge, banner, notice, navigation, foot, children }: InstanceWindowProps) {
  useAreas();
  return (
    <div className={styles.window}>
      {edge}
      {banner}
      <div data-area="">{notice}</div>
      <div className={styles.middle}>
        <div className={styles.side}>
          {navigation}
          {foot}
        </div>
        <main className={styles.content}>{children}</main>
      </div>
    </div>
  );
}

/** One column of 520, 72 from the top. */
export function StartWindow({ children }: { readonly children: ReactNode }) {
  return (
    <main className={styles.column}>
      <div className={styles.inner}>{children}</div>
    </main>
  );
}
