// Warnings of changes from panels in words.
import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Warning } from "../ipc/bindings";

type AboutPerson = Extract<
  Warning["kind"],
  "new-owner-never-signed-in" | "former-owner-stays-admin" | "signs-in-with-new-email" | "gives-admin-rights" | "takes-admin-rights" | "connections-go" | "gone-for-good"
>;

/** Warnings that are about one person. */
export function PersonWarning({ kind, person }: { readonly kind: AboutPerson; readonly person: ReactNode }) {
  switch (kind) {
    case "new-owner-never-signed-in":
      return <Trans>{person} never signed in. Make sure that someone can.</Trans>;
    case "former-owner-stays-admin":
      return <Trans>{person} stays Admin there, and may do everything but own it.</Trans>;
    case "signs-in-with-new-email":
      return <Trans>{person} signs in with the new email from then on.</Trans>;
    case "gives-admin-rights":
      return <Trans>{person} will have admin rights on this whole instance, over all customers.</Trans>;
    case "takes-admin-rights":
      return <Trans>{person} loses the admin rights on this instance. Make does not say how, so we read it back.</Trans>;
    case "connections-go":
      return <Trans>The connections that {person} made there are deleted for good. Scenarios that use them stop working. Whether they are gone cannot be read back.</Trans>;
    case "gone-for-good":
      return <Trans>The account of {person} is deleted for good. This cannot be undone.</Trans>;
  }
}

/** A limited former owner may still rule teams. */
export function KeepsTeamAdmin({ person, place, teams }: { readonly person: ReactNode; readonly place: ReactNode; readonly teams: number }) {
  return (
    <Plural
      value={teams}
      one={<Trans>{person} stays Team Admin in {teams} team of {place}. Remove them from it if that is too much.</Trans>}
      other={<Trans>{person} stays Team Admin in {teams} teams of {place}. Remove them from these if that is too much.</Trans>}
    />
  );
}

/** What goes with an account. */
export function LosesPlace({ person, place }: { readonly person: ReactNode; readonly place: ReactNode }) {
  return <Trans>{person} loses their place in {place}.</Trans>;
}

/** Only people of an organization may invite. */
export function InviteMayBeRefused({ place }: { readonly place: ReactNode }) {
  return <Trans>Only the Owner and Admins of {place} may invite. You are none of them, so the instance will probably refuse. Adding directly works.</Trans>;
}

/** The country of an organization is chosen once. */
export function CountryForGood() {
  return <Trans>The country cannot be changed later.</Trans>;
}
