// A name that leads to where it stands as a whole: text that can be pressed.
import type { ReactNode } from "react";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import styles from "./TextLink.module.css";

/** Words that lead somewhere; `testId` and `data-*` stand on the `<button>`. */
export function TextLink(props: { readonly children: ReactNode; readonly onPress: () => void } & Hooks) {
  return (
    <button {...dataOf(props)} type="button" className={styles.link} onClick={props.onPress}>
      <span>{props.children}</span>
    </button>
  );
}
