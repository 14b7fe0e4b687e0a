// The top of a page: title, count on the same baseline, one button at the right; below them search and chips.
import type { ReactNode } from "react";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import styles from "./PageHead.module.css";

interface PageHeadProps {
  readonly title: ReactNode;
  readonly count?: ReactNode;
  readonly action?: ReactNode;
  readonly search?: ReactNode;
  readonly chips?: ReactNode;
}

/** The head of a page; its title is the page's `<h1>`. */
export function PageHead({ title, count, action, search, chips }: PageHeadProps) {
  return (
    <div className={styles.head}>
      <div className={styles.line}>
        <div className={styles.words}>
          <h1>{title}</h1>
          {count}
        </div>
        {action && <div className={styles.actions}>{action}</div>}
      </div>
      {(search ?? chips) && (
        <div className={styles.tools}>
          {search && <div className={styles.search}>{search}</div>}
          {chips}
        </div>
      )}
    </div>
  );
}

/** The count beside the title; `testId` and `data-*` stand on it. Changes are announced. */
export function PageCount(props: { readonly children: ReactNode } & Hooks) {
  return (
    <p {...dataOf(props)} className={styles.count} role="status">
      {props.children}
    </p>
  );
}
