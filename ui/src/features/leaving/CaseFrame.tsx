// The frame of a page of a case in preparation: whose case, what stays, the foot.
import type { ReactNode } from "react";
import { CaseStays } from "../../cases/CaseStays";
import { Person } from "../../cases/LineWords";
import { useCaseInstance } from "../../cases/useCaseInstance";
import type { PlanKind } from "../../ipc/bindings";
import { SafeText } from "../../ui/SafeText";
import { WizardFrame } from "../../ui/WizardFrame";
import type { DraftOnScreen } from "./useDraft";

interface CaseFrameProps {
  readonly shown: DraftOnScreen;
  readonly steps: ReactNode;
  readonly page: string;
  /** For what "What stays" is said, where it is not the case itself. */
  readonly stays?: PlanKind;
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

/** What the customer is called as chosen so far; the person's name where there is none. */
export function caseName({ draft, input }: DraftOnScreen): string {
  return input.kind === "person" || input.customerName.trim() === "" ? draft.leaver.name : input.customerName;
}

/** The frame around `children`. */
export function CaseFrame({ shown, steps, page, stays, foot, children }: CaseFrameProps) {
  const { draft, input } = shown;
  const { look } = useCaseInstance();
  return (
    <WizardFrame
      look={look}
      customer={caseName(shown)}
      person={<Person person={draft.leaver} />}
      reference={input.reference.trim() === "" ? undefined : <SafeText text={input.reference} />}
      steps={steps}
      page={page}
      stays={<CaseStays kind={stays ?? (input.kind === "person" ? "person-leaves" : "customer-leaves")} stays={draft.stays} person={draft.leaver} growing={draft.completeness.looking} />}
      foot={foot}
    >
      {children}
    </WizardFrame>
  );
}
