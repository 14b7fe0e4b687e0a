// Brings what it holds into view when it appears: a long run may have its trouble below the edge of the window.
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import styles from "./Runs.module.css";

/** Moves no further than needed, and never again by itself. */
export function InView({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div ref={place} className={styles.inView}>
      {children}
    </div>
  );
}
