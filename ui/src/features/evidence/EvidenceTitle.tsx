// The first sentence of the proof. It claims no more than was read.
import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Evidence } from "../../ipc/bindings";
import { SafeText } from "../../ui/SafeText";
import { PanelTitle } from "./PanelTitle";

/** "Nordlicht has left", or what can be said instead. */
export function EvidenceTitle({ proof }: { readonly proof: Evidence }): ReactNode {
  const name = <SafeText text={proof.review.title} />;
  const open = proof.lines.filter(({ state }) => state !== "done" && state !== "already-so" && state !== "skipped").length;
  if (open > 0) return <ClosedEarly name={name} open={open} />;
  if (!proof.complete) return <Trans>{name}: not everything is as it should be</Trans>;
  const { kind } = proof.review;
  if (kind !== "customer-leaves" && kind !== "person-leaves") return <PanelTitle kind={kind} name={name} />;
  const skipped = proof.lines.filter(({ state }) => state === "skipped").length;
  return skipped > 0 ? <LeftWithSkipped name={name} skipped={skipped} /> : <Trans>{name} has left</Trans>;
}

function ClosedEarly({ name, open }: { readonly name: ReactNode; readonly open: number }) {
  return <Plural value={open} one={<Trans>{name}: closed with {open} step left open</Trans>} other={<Trans>{name}: closed with {open} steps left open</Trans>} />;
}

function LeftWithSkipped({ name, skipped }: { readonly name: ReactNode; readonly skipped: number }) {
  return <Plural value={skipped} one={<Trans>{name} has left, {skipped} step was left out</Trans>} other={<Trans>{name} has left, {skipped} steps were left out</Trans>} />;
}
