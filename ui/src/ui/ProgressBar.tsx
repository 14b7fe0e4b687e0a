// How far a run is. The bar never goes back: when steps are added or re-opened it waits until the count has caught up.
import { useState } from "react";
import { Hidden } from "./Hidden";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import styles from "./ProgressBar.module.css";

interface ProgressBarProps extends Hooks {
  readonly done: number;
  readonly total: number;
  /** What progresses, for ears: "Leaving of Nordlicht Catering". */
  readonly label: string;
  /** "12 of 31 done"; spoken as the value, and announced at 0, 25, 50, 75 and 100 %. */
  readonly words: string;
}

/** A bar of 6 px; give another `key` for another run. `testId` and `data-*` stand on the element with role progressbar. */
export function ProgressBar(props: ProgressBarProps) {
  const { done, total, label, words } = props;
  const now = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const [furthest, setFurthest] = useState(now);
  if (now > furthest) setFurthest(now);
  const shown = Math.max(now, furthest);
  const quarter = Math.floor(shown * 4);
  return (
    <>
      <div {...dataOf(props)} className={styles.track} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.floor(shown * 100)} aria-valuetext={words}>
        <div className={styles.bar} style={{ inlineSize: `${shown * 100}%` }} />
      </div>
      <Announced quarter={quarter} words={words} />
    </>
  );
}

/** The words as they were when the quarter was reached. The region stays, only its text changes: that is announced. */
function Announced({ quarter, words }: { readonly quarter: number; readonly words: string }) {
  const [said, setSaid] = useState({ quarter, words });
  if (said.quarter !== quarter) setSaid({ quarter, words });
  return <Hidden live>{said.words}</Hidden>;
}
