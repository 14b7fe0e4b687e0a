// From the tray to the review: the organizations that it touches are read afresh, what is not as it was seen is decided line by
// line, and then the review of the rest stands here. Nothing is sent on the way.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { useCaseInstance } from "../../cases/useCaseInstance";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Review, TrayDecision, TrayLine, TrayReview } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { keys } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { Hint, Lead } from "../../ui/Prose";
import { ProgressBar } from "../../ui/ProgressBar";
import { WizardFoot, WizardFrame } from "../../ui/WizardFrame";
import { WhatStays } from "../../ui/WhatStays";
import type { Decisions } from "./StaleLines";
import { RefusedLines } from "./RefusedLines";
import { StaleLines } from "./StaleLines";
import trayStyles from "./Tray.module.css";

interface TrayReviewPageProps {
  readonly onBack: () => void;
  /** The review of other features, given the plan. */
  readonly renderReview: (review: Review, onAgain: () => void) => ReactNode;
}

const PROGRESS_MS = 300;

/** The review, or what has to be decided before it. */
export function TrayReviewPage({ onBack, renderReview }: TrayReviewPageProps) {
  const client = useQueryClient();
  const [asked, setAsked] = useState(0);
  const [decided, setDecided] = useState<Decisions>({});
  const { data: answer, error, isFetching } = useQuery(queryOptions({ queryKey: ["tray-review", asked] as const, queryFn: () => data(commands.trayReview()), gcTime: 0, staleTime: Infinity }));
  const again = () => {
    void client.invalidateQueries({ queryKey: keys.tray });
    setDecided({});
    setAsked((old) => old + 1);
  };
  if (answer?.review) return renderReview(answer.review, again);
  return (
    <Before onBack={onBack} onAgain={again} busy={isFetching} open={answer ? waitingOf(answer).filter(({ key }) => decided[key] === undefined).length : 0}>
      {error && (
        <ErrorNotice
          testId="tray-review-problem"
          problem={problemOf(error)}
          actions={
            <Button onPress={again}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      )}
      {isFetching && <Reading />}
      {answer && !isFetching && <Decide answer={answer} decided={decided} onDecide={(key, decision) => setDecided((old) => ({ ...old, [key]: decision }))} />}
    </Before>
  );
}

interface BeforeProps {
  readonly onBack: () => void;
  readonly onAgain: () => void;
  readonly busy: boolean;
  readonly open: number;
  readonly children: ReactNode;
}

/** The frame of the page before the review. */
function Before({ onBack, onAgain, busy, open, children }: BeforeProps) {
  const { look, name } = useCaseInstance();
  return (
    <WizardFrame
      look={look}
      customer={name}
      page="tray-review"
      stays={<WhatStays lines={[<Trans key="sent">Nothing has been sent.</Trans>, <Trans key="kept">What waits is kept, whatever you decide.</Trans>]} />}
      foot={<WizardFoot onBack={onBack} next={<Trans>Go on to the review</Trans>} nextTestId="tray-go-on" nextDisabled={open > 0 || busy} nextBusy={busy} onNext={onAgain} missing={open > 0 && !busy ? <Plural value={open} one="# change is not decided" other="# changes are not decided" /> : undefined} />}
    >
      <div className={trayStyles.before} data-testid="tray-before-review">
        {children}
      </div>
    </WizardFrame>
  );
}

function Reading() {
  const { t } = useLingui();
  const { data: progress } = useQuery(queryOptions({ queryKey: ["tray-review-progress"] as const, queryFn: () => data(commands.trayReviewProgress()), refetchInterval: PROGRESS_MS, gcTime: 0 }));
  const { read, total } = progress ?? { read: 0, total: 0 };
  return (
    <>
      <h1>
        <Trans>Looking once more</Trans>
      </h1>
      <Lead>
        <Trans>Everything that your changes touch is read afresh, so that nobody’s work is undone unseen.</Trans>
      </Lead>
      {total > 0 && <ProgressBar done={read} total={total} label={t`Reading organizations afresh`} words={t`${read} of ${total} organizations`} />}
    </>
  );
}

/** What has to be decided before there is a review. */
function waitingOf({ stale, refused }: TrayReview): readonly TrayLine[] {
  return [...stale, ...refused.map(({ line }) => line)];
}

interface DecideProps {
  readonly answer: TrayReview;
  readonly decided: Decisions;
  readonly onDecide: (key: string, decision: TrayDecision) => void;
}

function Decide({ answer, decided, onDecide }: DecideProps) {
  if (waitingOf(answer).length === 0) {
    return (
      <>
        <h1>
          <Trans>Nothing to review</Trans>
        </h1>
        <Lead>{answer.later > 0 ? <Plural value={answer.later} one="# change is put off. The rest is so already." other="# changes are put off. The rest is so already." /> : <Trans>Everything is like this already.</Trans>}</Lead>
      </>
    );
  }
  return (
    <>
      {answer.stale.length > 0 && <StaleLines lines={answer.stale} decided={decided} onDecide={onDecide} />}
      {answer.refused.length > 0 && <RefusedLines alone={answer.stale.length === 0} lines={answer.refused} decided={decided} onDecide={onDecide} />}
      {answer.alreadySo > 0 && <Hint><Plural value={answer.alreadySo} one="# change was made by somebody else meanwhile and waits no more." other="# changes were made by somebody else meanwhile and wait no more." /></Hint>}
    </>
  );
}
