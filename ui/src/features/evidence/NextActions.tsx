// What to do next besides saving the proof, which the foot offers: look as the person, tell the customer. Only a customer
// who left can be looked as, or told.
import { Trans } from "@lingui/react/macro";
import type { Evidence } from "../../ipc/bindings";
import { CustomerMessage } from "./CustomerMessage";
import styles from "./Evidence.module.css";
import { LookAs } from "./LookAs";

/** The actions, in this order. */
export function NextActions({ proof }: { readonly proof: Evidence }) {
  const { kind, person } = proof.review;
  if (kind !== "customer-leaves") return null;
  return (
    <section className={styles.next}>
      <h2>
        <Trans>What to do next</Trans>
      </h2>
      {person && <LookAs proof={proof} person={person} />}
      <CustomerMessage proof={proof} />
    </section>
  );
}
