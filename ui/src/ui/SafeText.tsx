// Every text that came from a server goes through here before it is seen: unseen characters become visible marks, and the
// whole is isolated, so that a name can neither turn its neighbours around nor pass for another one.
import { useLingui } from "@lingui/react/macro";
import { Fragment } from "react";
import { pieces } from "../lib/marks";
import type { MarkKind } from "../lib/marks";
import styles from "./SafeText.module.css";

/** `text` as it is, isolated; direction controls, invisible, control and tag characters as marks like "U+202E". */
export function SafeText({ text }: { readonly text: string }) {
  const parts = pieces(text);
  return (
    <bdi>
      {parts.map((piece, index) =>
        piece.kind === "text" ? (
          piece.text
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- the pieces of one text have no other identity
          <Mark key={index} kind={piece.kind} code={piece.code} />
        ),
      )}
    </bdi>
  );
}

/** Text of several lines: each line is isolated by itself. */
export function SafeLines({ text }: { readonly text: string }) {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.map((line, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the lines of one text have no other identity
    <Fragment key={index}>
      {index > 0 && <br />}
      <SafeText text={line.replaceAll("\t", " ")} />
    </Fragment>
  ));
}

function Mark({ kind, code }: { readonly kind: MarkKind; readonly code: string }) {
  const { t } = useLingui();
  const names: Record<MarkKind, string> = {
    direction: t`hidden change of direction`,
    invisible: t`invisible character`,
    control: t`control character`,
    tag: t`hidden tag character`,
  };
  return (
    <span className={styles.mark} title={names[kind]}>
      {code}
    </span>
  );
}
