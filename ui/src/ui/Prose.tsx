// The few kinds of text that stand on a page outside of any control.
import type { ReactNode } from "react";
import styles from "./Prose.module.css";

/** The one-sentence summary of a page (serif 18). */
export function Lead({ children }: { readonly children: ReactNode }) {
  return <p className={styles.lead}>{children}</p>;
}

/** Small print under something: "proposed because …". */
export function Hint({ children }: { readonly children: ReactNode }) {
  return <p className={styles.hint}>{children}</p>;
}

/** The title of the start window (serif 32); every other page has PageHead or a plain `<h1>`. */
export function DisplayTitle({ children }: { readonly children: ReactNode }) {
  return <h1 className={styles.display}>{children}</h1>;
}
