// A part of the panel that the key may or may not read, and that comes when it comes.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PartState } from "../../ipc/bindings";
import { Spinner } from "../../ui/Spinner";
import styles from "./Organizations.module.css";

interface PartProps {
  /** `organization-<name>`, with `data-state`. */
  readonly name: string;
  readonly title: ReactNode;
  readonly state: PartState;
  /** What the key may not read, as a sentence. */
  readonly notReadable: ReactNode;
  readonly children: ReactNode;
}

/** The part, or in its place why it is not there. */
export function Part({ name, title, state, notReadable, children }: PartProps) {
  return (
    <section data-testid={`organization-${name}`} data-state={state}>
      <h3 className={styles.title}>{title}</h3>
      {state === "known" ? children : <p className={styles.instead}><Instead state={state} notReadable={notReadable} /></p>}
    </section>
  );
}

function Instead({ state, notReadable }: { readonly state: Exclude<PartState, "known">; readonly notReadable: ReactNode }) {
  switch (state) {
    case "waiting":
      return (
        <>
          <Spinner /> <Trans>Being read…</Trans>
        </>
      );
    case "not-readable":
      return notReadable;
    case "failed":
      return <Trans>This could not be read.</Trans>;
  }
}
