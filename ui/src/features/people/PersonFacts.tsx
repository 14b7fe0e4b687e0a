// What is known of a person, as sentences. What the instance does not say is left out.
import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PersonPanel } from "../../ipc/bindings";
import { SafeText } from "../../ui/SafeText";
import { Time } from "../../ui/Time";

/** One paragraph. */
export function PersonFacts({ panel }: { readonly panel: PersonPanel }) {
  const facts = [<SignIn key="sign-in" panel={panel} />, <Created key="created" panel={panel} />, <Place key="place" panel={panel} />, <Scenarios key="scenarios" panel={panel} />, <Rights key="rights" panel={panel} />];
  return <p>{facts.flatMap((fact): ReactNode[] => [fact, " "])}</p>;
}

function SignIn({ panel }: { readonly panel: PersonPanel }) {
  const { lastSignIn } = panel.person;
  return lastSignIn === null ? null : (
    <Trans>
      Signed in last on <Time at={lastSignIn} form="day" />.
    </Trans>
  );
}

function Created({ panel }: { readonly panel: PersonPanel }) {
  return panel.created === null ? null : (
    <Trans>
      The account was created on <Time at={panel.created} form="day" />.
    </Trans>
  );
}

function Place({ panel }: { readonly panel: PersonPanel }) {
  const language = panel.language === null ? undefined : languageName(panel.language);
  const country = panel.country === null ? undefined : <SafeText text={panel.country} />;
  if (language !== undefined && country) {
    return (
      <Trans>
        Language: {language}; country: {country}.
      </Trans>
    );
  }
  if (language !== undefined) return <Trans>Language: {language}.</Trans>;
  return country ? <Trans>Country: {country}.</Trans> : null;
}

function Scenarios({ panel }: { readonly panel: PersonPanel }) {
  const { scenarios, activeScenarios } = panel;
  if (scenarios === null) return null;
  if (scenarios === 0) return <Trans>No scenario.</Trans>;
  if (activeScenarios === null) return <Plural value={scenarios} one="# scenario." other="# scenarios." />;
  return (
    <Trans>
      <Plural value={scenarios} one="# scenario" other="# scenarios" />, {activeScenarios} of them active.
    </Trans>
  );
}

function Rights({ panel }: { readonly panel: PersonPanel }) {
  const role = panel.adminRole === null ? undefined : <SafeText text={panel.adminRole} />;
  return (
    <>
      {role && <Trans>Admin role on this instance: {role}.</Trans>} {panel.twoStep === false && <Trans>Two-step sign-in is off.</Trans>}
      {panel.twoStep === true && <Trans>Two-step sign-in is on.</Trans>}
    </>
  );
}

/** "sv" → "Swedish"; a code that no one knows stays as it is. */
function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
