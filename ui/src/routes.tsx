// All pages of an instance window and how they are tied together. Features do not know each other; this folder knows them all.
import { useState } from "react";
import { DrawingBoundary } from "./errors/DrawingBoundary";
import { OrganizationPanel } from "./features/organizations/OrganizationPanel";
import { OrganizationsPage } from "./features/organizations/OrganizationsPage";
import { PeoplePage } from "./features/people/PeoplePage";
import { NeverPage } from "./features/settings/NeverPage";
import { SettingsPage } from "./features/settings/SettingsPage";
import { PersonPanel } from "./features/people/PersonPanel";
import { OrganizationAccess } from "./features/access/OrganizationAccess";
import { AllThatHappened } from "./cases/Happened";
import { News } from "./routes/News";
import { CreateOrganization, CreatePerson, OrganizationActions, PersonActions, PersonEnd } from "./features/changes/PanelActions";
import { Change, useChange } from "./routes/changes";
import { Access, TrayReviewed } from "./routes/access";
import { FirstSteps } from "./routes/FirstSteps";
import { Begin, Draft, History, Leaving, Run } from "./routes/leaving";
import { PlacesOf, isKeyless, isWide, makePlaces, pageOf, usePlace, usePlaces } from "./routes/places";
import type { Place } from "./routes/places";
import { WaitingChanges } from "./routes/WaitingChanges";
import { InstanceFrame } from "./shell/InstanceFrame";
import { TrayPage } from "./features/access/TrayPage";

/** An instance window: the frame, and in it the page of the place where the window is. */
export function InstancePages() {
  const [places] = useState(makePlaces);
  return (
    <PlacesOf value={places}>
      <Framed />
    </PlacesOf>
  );
}

function Framed() {
  const { go } = usePlaces();
  const place = usePlace();
  return (
    <InstanceFrame
      page={pageOf(place)}
      wide={isWide(place)}
      keyless={isKeyless(place)}
      onGo={(page) => go({ page })}
      tray={<WaitingChanges />}
      foot={<FirstSteps />}
      onRun={(run) => go({ page: "run", run })}
    >
      <DrawingBoundary key={place.page}>
        <PageAt place={place} />
      </DrawingBoundary>
    </InstanceFrame>
  );
}

function PageAt({ place }: { readonly place: Place }) {
  const { go } = usePlaces();
  switch (place.page) {
    case "people":
      return <People person={place.person} />;
    case "organizations":
      return <Organizations organization={place.organization} />;
    case "access":
      return <Access at={place.at ?? {}} />;
    case "tray":
      return <TrayPage />;
    case "tray-review":
      return <TrayReviewed />;
    case "leaving":
      return <Leaving />;
    case "begin":
      return <Begin person={place.person} organizations={place.organizations} />;
    case "draft":
      return <Draft draft={place.draft} step={place.step} />;
    case "run":
      return <Run run={place.run} />;
    case "history":
      return <History where={place.where ?? {}} />;
    case "change":
      return <Change at={place.at} />;
    case "settings":
      return <SettingsPage atRules={place.atRules === true} onNever={() => go({ page: "never" })} />;
    case "never":
      return <NeverPage />;
  }
}

function People({ person }: { readonly person: number | undefined }) {
  const { go, replace } = usePlaces();
  const change = useChange();
  const choose = (next: number | undefined) => replace(next === undefined ? { page: "people" } : { page: "people", person: next });
  return (
    <PeoplePage
      chosen={person}
      onChoose={choose}
      strip={<News />}
      create={<CreatePerson onChange={change} />}
      onShowAccess={(people) => go({ page: "access", at: { people } })}
      panel={
        person !== undefined && (
          <PersonPanel
            key={person}
            person={person}
            onStartLeaving={(id) => go({ page: "begin", person: id })}
            actions={<PersonActions person={person} onChange={change} />}
            foot={
              <>
                <AllThatHappened to="person" onPress={() => go({ page: "history", where: { person } })} />
                <PersonEnd person={person} onChange={change} />
              </>
            }
            onOpenOrganization={(id) => go({ page: "organizations", organization: id })}
            onOpenRun={(run) => go({ page: "run", run })}
            onHandOver={(id) => change({ what: "hand-over", organization: id })}
            onClose={() => choose(undefined)}
          />
        )
      }
    />
  );
}

function Organizations({ organization }: { readonly organization: number | undefined }) {
  const { go, replace } = usePlaces();
  const change = useChange();
  const choose = (next: number | undefined) => replace(next === undefined ? { page: "organizations" } : { page: "organizations", organization: next });
  return (
    <OrganizationsPage
      chosen={organization}
      onChoose={choose}
      strip={<News />}
      create={<CreateOrganization onChange={change} />}
      panel={
        organization !== undefined && (
          <OrganizationPanel
            key={organization}
            organization={organization}
            onStartLeaving={(id) => go({ page: "begin", organizations: [id] })}
            actions={
              <>
                <OrganizationAccess onPress={() => go({ page: "access", at: { organization } })} />
                <OrganizationActions organization={organization} onChange={change} />
              </>
            }
            foot={<AllThatHappened to="organization" onPress={() => go({ page: "history", where: { organization } })} />}
            onOpenPerson={(id) => go({ page: "people", person: id })}
            onOpenRun={(run) => go({ page: "run", run })}
            onHandOver={(id) => change({ what: "hand-over", organization: id })}
            onClose={() => choose(undefined)}
          />
        )
      }
    />
  );
}
