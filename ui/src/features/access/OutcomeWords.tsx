// What became of a stroke, in a line under the matrix. Every change of it is spoken.
import { Plural, Trans } from "@lingui/react/macro";
import { ProblemSentence } from "../../errors/ErrorNotice";
import type { RefusedCells } from "../../ipc/bindings";
import type { Outcome } from "./useStaging";

/** The sentence. */
export function OutcomeWords({ outcome }: { readonly outcome: Outcome }) {
  if (outcome.kind === "problem") return <ProblemSentence problem={outcome.problem} />;
  if (outcome.kind === "moved") return <Trans>The list changed meanwhile, so nothing was noted. Look again and repeat it.</Trans>;
  if (outcome.kind !== "staged") return outcome.kind === "undone" ? <Trans>Taken back.</Trans> : <Trans>Done again.</Trans>;
  const { staged, unchanged, refused } = outcome;
  const empty = counted(refused.filter(({ reason }) => reason.kind === "nothing-there"));
  const closed = counted(refused) - empty;
  return (
    <>
      {staged > 0 && <Plural value={staged} one="# cell changed." other="# cells changed." />} {unchanged > 0 && <Plural value={unchanged} one="# was like this already." other="# were like this already." />}{" "}
      {empty > 0 && <Plural value={empty} one="# had no access." other="# had no access." />} {closed > 0 && <Plural value={closed} one="# cannot be changed." other="# cannot be changed." />}
    </>
  );
}

function counted(refused: readonly RefusedCells[]): number {
  return refused.reduce((sum, one) => sum + one.count, 0);
}
