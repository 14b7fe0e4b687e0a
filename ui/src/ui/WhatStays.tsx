// What does not change, said as clearly as what does. Beside every page of a case, never empty.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import styles from "./WhatStays.module.css";

/** "What stays" and its sentences. */
export function WhatStays({ lines }: { readonly lines: readonly [ReactNode, ...ReactNode[]] }) {
  return (
    <div className={styles.stays}>
      <h2 className={styles.title}>
        <Trans>What stays</Trans>
      </h2>
      <ul className={styles.lines}>
        {lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- sentences of a page have no other identity
          <li key={index} className={styles.line}>
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}
