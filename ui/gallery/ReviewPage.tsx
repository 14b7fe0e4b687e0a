import { useState } from "react";
import { PlanFold, PlanGroup, PlanLine } from "../src/ui/PlanLine";
import { Lead } from "../src/ui/Prose";
import { Steps } from "../src/ui/Steps";
import { TextField } from "../src/ui/TextField";
import { WhatStays } from "../src/ui/WhatStays";
import { WizardFoot, WizardFrame } from "../src/ui/WizardFrame";
import { Someone } from "./PeoplePage";
import { Shell } from "./Shell";

export const STEPS = [
  { id: "who", label: "Who leaves" },
  { id: "found", label: "Everything we found" },
  { id: "what", label: "What should happen" },
  { id: "holding", label: "Holding account" },
  { id: "review", label: "Review" },
] as const;

export function ReviewPage() {
  const [name, setName] = useState("");
  return (
    <Shell current="leaving" open plain>
      <WizardFrame
        look={{ color: "blue", shape: "circle" }}
        customer="Nordlicht Catering"
        person={<Someone />}
        reference="Case 12"
        page="review"
        steps={<Steps steps={STEPS} current="review" />}
        stays={<WhatStays lines={["Nothing is deleted.", "Scenarios, data stores and connections stay as they are.", "6 colleagues keep their roles.", "Mara keeps her account and can look at everything."]} />}
        foot={<WizardFoot onBack={() => undefined} missing="Type “Nordlicht Catering” to start" field={<TextField label="Customer’s name" labelHidden size="large" value={name} onChange={setName} placeholder="Nordlicht Catering" />} next="Start: freeze 3 organizations" nextDisabled={name === ""} onNext={() => undefined} />}
      >
        <h1>Review</h1>
        <Lead>3 organizations are frozen, ownership goes to Holding account EU, 7 people are limited. Nothing is deleted.</Lead>
        {["Nordlicht Kitchen", "Nordlicht Events"].map((title) => (
          <PlanGroup key={title} title={title}>
            <PlanLine icon="frozen" what="Operations" before="80,000" after="0" />
            <PlanLine icon="frozen" what="Transfer, the smallest Make allows" before="5 GiB" after="100 MiB" />
            <PlanLine icon="owner" what="Owner" before="Mara Lindqvist (#4711)" after="Holding account EU (#812)" />
            <PlanLine icon="person" what="Mara Lindqvist (#4711)" before="Admin" after="Member" />
            <PlanFold what="Mara in 4 teams" before="Team Admin" after="Team Operator">
              <PlanLine icon="person" what="Front of house" before="Team Admin" after="Team Operator" />
              <PlanLine icon="person" what="Catering 2" before="Team Admin" after="Team Operator" />
            </PlanFold>
            <PlanLine icon="removal" removal what="Erik Sand in Catering 2" before="Team Member" after="Removed" />
          </PlanGroup>
        ))}
      </WizardFrame>
    </Shell>
  );
}
