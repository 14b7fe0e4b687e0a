// What it means to stop now (or what stopping has meant): what is finished, what is in the middle, what was not touched.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Midway, RunView } from "../../ipc/bindings";
import { SafeText } from "../../ui/SafeText";

/** The sentences, `named` with "If you stop now:"; nothing where a plan touches no organization. */
export function IfStoppedWords({ view, named }: { readonly view: RunView; readonly named?: boolean }) {
  const { finished, midway, untouched } = view.ifStopped;
  if (finished.length + untouched.length === 0 && (!midway || view.review.lines.length === 1)) return null;
  return (
    <>
      {named && (
        <strong>
          <Trans>If you stop now:</Trans>
        </strong>
      )}{" "}
      {finished.length > 0 && <Finished names={finished} />} {midway && <InTheMiddle midway={midway} view={view} />} {untouched.length > 0 && <Untouched names={untouched} />}
    </>
  );
}

function Finished({ names }: { readonly names: readonly string[] }) {
  const list = <Names names={names} />;
  return <Trans>Finished: {list}.</Trans>;
}

function Untouched({ names }: { readonly names: readonly string[] }) {
  const list = <Names names={names} />;
  return <Trans>Not touched: {list}.</Trans>;
}

function Names({ names }: { readonly names: readonly string[] }): ReactNode {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ", "}
      <SafeText text={name} />
    </span>
  ));
}

function InTheMiddle({ midway, view }: { readonly midway: Midway; readonly view: RunView }) {
  const { frozen, handedOver, limited } = midway;
  const { kind } = view.review;
  // Other changes have one step in an organization: there is no middle to tell of.
  if (kind !== "customer-leaves" && kind !== "person-leaves" && kind !== "hand-over") return null;
  const place = <SafeText text={midway.organization} />;
  const person = <SafeText text={view.review.person?.name ?? ""} />;
  const to = <SafeText text={view.review.successor?.name ?? ""} />;
  if (handedOver && !limited) return <StillAdmin frozen={frozen} place={place} person={person} to={to} />;
  if (handedOver) return <Trans>{place} belongs to {to}; some roles there are still to be changed.</Trans>;
  if (frozen) return <Trans>{place} is frozen and still belongs to {person}.</Trans>;
  return <Trans>{place} was begun and still belongs to {person}.</Trans>;
}

interface StillAdminProps {
  readonly frozen: boolean;
  readonly place: ReactNode;
  readonly person: ReactNode;
  readonly to: ReactNode;
}

function StillAdmin({ frozen, place, person, to }: StillAdminProps) {
  return (
    <>
      {frozen ? <Trans>{place} is frozen and belongs to {to}.</Trans> : <Trans>{place} belongs to {to}.</Trans>} <Trans>{person} is still Admin there. Continue soon.</Trans>
    </>
  );
}
