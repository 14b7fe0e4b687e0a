// One person beside the list: who they are, and every organization and team they can reach.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Happened } from "../../cases/Happened";
import { LooksLike } from "../../cases/LooksLike";
import { StartLeaving } from "../../cases/StartLeaving";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { PersonPanel as Panel } from "../../ipc/bindings";
import { problemOf } from "../../ipc/call";
import { copyText } from "../../ipc/clipboard";
import { person as personQuery } from "../../ipc/queries";
import { personNumber } from "../../lib/counts";
import { States } from "../../lists/cells";
import { Button } from "../../ui/Button";
import { SafeText } from "../../ui/SafeText";
import { SidePanel } from "../../ui/SidePanel";
import { Spinner } from "../../ui/Spinner";
import { useToast } from "../../ui/Toast";
import { Memberships } from "./Memberships";
import { PersonFacts } from "./PersonFacts";
import { usePersonStates } from "./status";

interface PersonPanelProps {
  readonly person: number;
  readonly onStartLeaving: (person: number) => void;
  readonly onOpenOrganization: (organization: number) => void;
  readonly onOpenRun: (run: string) => void;
  /** Where an owner is in the way of another role. */
  readonly onHandOver: (organization: number) => void;
  /** More to do with them, beside "Start leaving…". */
  readonly actions?: ReactNode;
  /** What stands at the end of the panel. */
  readonly foot?: ReactNode;
  readonly onClose: () => void;
}

/** The panel; `person-panel` with `data-id`. */
export function PersonPanel(props: PersonPanelProps) {
  const { person, onClose } = props;
  const { data: panel, error } = useQuery(personQuery(person));
  return (
    <SidePanel
      testId="person-panel"
      data-id={person}
      title={panel ? <SafeText text={panel.person.name} /> : personNumber(person)}
      under={
        panel && (
          <>
            <SafeText text={panel.person.email} /> {personNumber(person)} <CopyEmail email={panel.person.email} />
          </>
        )
      }
      actions={panel && <Actions {...props} panel={panel} />}
      onClose={onClose}
    >
      {error && <ErrorNotice problem={problemOf(error)} />}
      {!panel && !error && <Spinner />}
      {panel && <About {...props} panel={panel} />}
    </SidePanel>
  );
}

function CopyEmail({ email }: { readonly email: string }) {
  const { t } = useLingui();
  const say = useToast();
  const copy = async () => {
    if (await copyText(email)) say(<Trans>The email is copied.</Trans>);
  };
  return <Button variant="quiet" icon="copy" label={t`Copy the email`} onPress={() => void copy()} />;
}

function Actions({ panel, onStartLeaving, actions }: PersonPanelProps & { readonly panel: Panel }) {
  return (
    <>
      <StartLeaving testId="person-start-leaving" kind="person" onPress={() => onStartLeaving(panel.person.id)} />
      {actions}
    </>
  );
}

function About({ panel, onOpenOrganization, onOpenRun, onHandOver, foot }: PersonPanelProps & { readonly panel: Panel }) {
  // The sentences below say how they sign in.
  const states = usePersonStates({ ...panel.person, twoStep: null });
  return (
    <>
      <LooksLike like={panel.person.looksLike} />
      {states.length > 0 && <States all={states} wrap />}
      <PersonFacts panel={panel} />
      <Memberships panel={panel} onOpenOrganization={onOpenOrganization} onHandOver={onHandOver} />
      <Happened happened={panel.happened} onOpenRun={onOpenRun} />
      {foot}
    </>
  );
}
