// Something that is there but not in the way. Folded content stays in the document, only hidden.
import { useId, useState } from "react";
import type { ReactNode } from "react";
import styles from "./Fold.module.css";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";

interface FoldProps extends Hooks {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
}

/** A line that unfolds; `testId` and `data-*` stand on its `<button>`. `open` is only how it starts. */
export function Fold(props: FoldProps) {
  const { title, children, open: startsOpen = false } = props;
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  return (
    <div>
      <button {...dataOf(props)} type="button" className={styles.head} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Icon name={open ? "down" : "right"} size={14} />
        {title}
      </button>
      <div id={id} className={styles.body} hidden={!open}>
        {children}
      </div>
    </div>
  );
}
