// What to do next: look as the person, save the proof, tell the customer. A creation has nobody to look as or to tell.
import { Trans } from "@lingui/react/macro";
import type { Evidence } from "../../ipc/bindings";
import { CustomerMessage } from "./CustomerMessage";
import styles from "./Evidence.module.css";
import { LookAs } from "./LookAs";
import { SaveProof } from "./SaveProof";

/** The actions, in this order. */
export function NextActions({ proof }: { readonly proof: Evidence }) {
  const { kind, person } = proof.review;
  return (
    <section className={styles.next}>
      <h2>
        <Trans>What to do next</Trans>
      </h2>
      {kind === "customer-leaves" && person && <LookAs proof={proof} person={person} />}
      <SaveProof proof={proof} />
      {kind === "customer-leaves" && <CustomerMessage proof={proof} />}
    </section>
  );
}
