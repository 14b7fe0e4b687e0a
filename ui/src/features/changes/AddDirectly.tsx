// An invitation that was refused because only people of the organization may invite: what works instead is offered. The
// refused invitation is closed first, because two open changes of one person would be in each other's way.
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Problem, RunView } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { run as runQuery } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import type { ChangeAt, OnChange } from "./at";

/** The offer; `add-directly`. Nothing where no invitation was refused. */
export function AddDirectly({ run, onChange }: { readonly run: string; readonly onChange: OnChange }) {
  const { data: view } = useQuery(runQuery(run));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const at = view && refused(view);
  if (!at) return null;
  const instead = async () => {
    setBusy(true);
    try {
      await data(commands.runAbandon(run));
      onChange(at);
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  const offer = (
    <Button testId="add-directly" busy={busy} onPress={() => void instead()}>
      <Trans>Close the invitation and add directly…</Trans>
    </Button>
  );
  return (
    <>
      <Notice icon="invitation" actions={offer}>
        <Trans>Only people of the organization may invite. You can add them directly instead.</Trans>
      </Notice>
      {problem && <ErrorNotice problem={problem} />}
    </>
  );
}

function refused({ steps, over, live }: RunView): ChangeAt | undefined {
  if (over || live) return undefined;
  const step = steps.find(({ line, trouble }) => line.change === "invite" && trouble?.kind === "refused" && (trouble.detail.status === 403 || trouble.detail.status === 404));
  const { user, organization } = step?.line ?? {};
  return user && organization ? { what: "bring-in", person: user.id, organization, directly: true } : undefined;
}
