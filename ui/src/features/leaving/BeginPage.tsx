// Begins a case from a person or from organizations, and leads to its first page. Where one cannot begin, it says why.
import { Trans } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { LeaveStart, Problem } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { keys } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { ErrorBlock } from "../../ui/ErrorBlock";
import { TextPage } from "../../ui/ListLayout";
import { PageHead } from "../../ui/PageHead";
import { Spinner } from "../../ui/Spinner";
import { useLatest } from "../../ui/useLatest";
import styles from "./Leaving.module.css";
import { usePrepared } from "./prepared";

interface BeginPageProps {
  readonly start: LeaveStart;
  readonly onBegun: (draft: number) => void;
  readonly onOpenRun: (run: string) => void;
  readonly onLeave: () => void;
}

/** The page; `leave-begin`. */
export function BeginPage({ start, onBegun, onOpenRun, onLeave }: BeginPageProps) {
  const client = useQueryClient();
  const { add } = usePrepared();
  const { data: draft, error, refetch } = useQuery({ queryKey: ["leave-begin", start], queryFn: () => data(commands.leaveBegin(start)), gcTime: 0 });
  const begun = useLatest(() => {
    if (!draft) return;
    client.setQueryData(keys.draft(draft.draft), draft);
    // What was found since is asked for: nobody heard of it while this draft was not known here.
    void client.invalidateQueries({ queryKey: keys.draft(draft.draft) });
    add({ draft: draft.draft, name: draft.leaver.name });
    onBegun(draft.draft);
  });
  const number = draft?.draft;
  useEffect(() => {
    if (number !== undefined) begun.current();
  }, [number, begun]);
  return (
    <TextPage head={<PageHead title={<Trans>Leaving</Trans>} />}>
      <div data-testid="leave-begin">
        {error ? (
          <CannotBegin problem={problemOf(error)} onOpenRun={onOpenRun} onAgain={() => void refetch()} onLeave={onLeave} />
        ) : (
          <p className={styles.words} role="status">
            <Spinner /> <Trans>Beginning the case.</Trans>
          </p>
        )}
      </div>
    </TextPage>
  );
}

interface CannotBeginProps {
  readonly problem: Problem;
  readonly onOpenRun: (run: string) => void;
  readonly onAgain: () => void;
  readonly onLeave: () => void;
}

function CannotBegin({ problem, onOpenRun, onAgain, onLeave }: CannotBeginProps) {
  const { code } = problem;
  const back = (
    <Button variant="quiet" onPress={onLeave}>
      <Trans>Choose someone else</Trans>
    </Button>
  );
  if (code.kind === "case-open") {
    const { run } = code.detail;
    return (
      <ErrorNotice
        testId="case-open"
        data-run={run}
        problem={problem}
        actions={
          <>
            <Button variant="primary" onPress={() => onOpenRun(run)}>
              <Trans>Continue the unfinished case</Trans>
            </Button>
            {back}
          </>
        }
      />
    );
  }
  if (code.kind === "blocked") {
    return (
      <ErrorBlock
        testId="leave-problem"
        tone="warn"
        happened={<Trans>These organizations have different owners.</Trans>}
        fine={<Trans>Nothing has been changed.</Trans>}
        now={<Trans>One case is about one customer. Choose organizations of one owner.</Trans>}
        actions={back}
      />
    );
  }
  return (
    <ErrorNotice
      testId="leave-problem"
      problem={problem}
      actions={
        <>
          <Button onPress={onAgain}>
            <Trans>Try again</Trans>
          </Button>
          {back}
        </>
      }
    />
  );
}
