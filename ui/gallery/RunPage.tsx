import { Button } from "../src/ui/Button";
import { ErrorBlock } from "../src/ui/ErrorBlock";
import { ProgressBar } from "../src/ui/ProgressBar";
import { RunLine } from "../src/ui/RunLine";
import { WhatStays } from "../src/ui/WhatStays";
import { WizardFrame } from "../src/ui/WizardFrame";
import { Someone } from "./PeoplePage";
import { Shell } from "./Shell";

export function RunPage() {
  return (
    <Shell current="leaving" open plain>
      <WizardFrame
        look={{ color: "blue", shape: "circle" }}
        customer="Nordlicht Catering"
        person={<Someone />}
        reference="Case 12"
        page="run"
        stays={<WhatStays lines={["Nothing is deleted.", "6 colleagues keep their roles."]} />}
        foot={
          <>
            <span style={{ font: "var(--text-cell)", color: "var(--ink-2)" }}>If you stop now: Kitchen is frozen and handed over. Nothing in Sandbox was touched.</span>
            <span style={{ marginInlineStart: "auto" }}>
              <Button size="large">Stop after this step</Button>
            </span>
          </>
        }
      >
        <h1>12 of 31 done</h1>
        <div style={{ marginBlock: "1rem" }}>
          <ProgressBar done={12} total={31} label="Leaving of Nordlicht Catering" words="12 of 31 done" />
        </div>
        <ul>
          <RunLine state="done" icon="frozen" what="Operations" before="80,000" after="0" />
          <RunLine state="already-so" icon="person" what="Holding account EU is a member" after="Member" />
          <RunLine state="doing" icon="owner" what="Owner of Nordlicht Events" before="Mara Lindqvist" after="Holding account EU" />
          <RunLine
            state="needs-you"
            icon="person"
            what="Mara Lindqvist (#4711)"
            before="Admin"
            after="Member"
            trouble={
              <ErrorBlock
                happened="Mara’s role in Events could not be changed."
                fine="Kitchen is finished. Nothing in Sandbox was touched."
                now="Try again, skip it with a reason, or stop here."
                details={[{ name: "Code", value: "SC403" }, { name: "Request", value: "3 of 3, at 14:07" }]}
                actions={<><Button>Try again</Button><Button>Skip with a reason…</Button><Button variant="quiet">Stop here</Button></>}
              />
            }
          />
          <RunLine state="changed-meanwhile" icon="owner" what="Owner of Sandbox" before="Mara Lindqvist" after="Holding account EU" trouble={<ErrorBlock tone="warn" happened="The owner is now T. Brandt, not Mara." fine="We have not touched it." />} />
          <RunLine state="not-sure" icon="person" what="Team role in Catering 2" before="Team Admin" after="Team Operator" />
          <RunLine state="checking" icon="person" what="Team role in Front of house" before="Team Admin" after="Team Operator" />
          <RunLine state="skipped" icon="person" what="Team role in Bar" before="Team Admin" after="Team Operator" />
          <RunLine state="waiting" icon="frozen" what="Operations" before="10,000" after="0" />
        </ul>
      </WizardFrame>
    </Shell>
  );
}
