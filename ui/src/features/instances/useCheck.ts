// One check of an address and a key: the lines as they arrive, then the report. Any change of what was typed forgets it,
// and a late answer to an older question is not heard.
import { useRef, useState } from "react";
import type { CheckLine, ConnectReport, Problem } from "../../ipc/bindings";
import { problemOf } from "../../ipc/call";
import { checkConnection } from "../../ipc/connect";

/** How far the check is. */
export interface Checked {
  readonly lines: readonly CheckLine[];
  readonly report: ConnectReport | undefined;
  /** The check itself could not be made. */
  readonly problem: Problem | undefined;
  readonly running: boolean;
}

/** State and the two things one can do with it. */
export function useCheck() {
  const [checked, setChecked] = useState<Checked>();
  const round = useRef(0);
  const forget = () => {
    round.current += 1;
    setChecked(undefined);
  };
  const check = async (address: string, key: string): Promise<void> => {
    round.current += 1;
    const mine = round.current;
    const change = (next: (old: Checked) => Checked) => {
      if (round.current === mine) setChecked((old) => next(old ?? BEGUN));
    };
    setChecked(BEGUN);
    try {
      const report = await checkConnection(address, key, (line) => change((old) => ({ ...old, lines: withLine(old.lines, line) })));
      change(() => ({ lines: report.lines, report, problem: undefined, running: false }));
    } catch (error) {
      change((old) => ({ ...old, problem: problemOf(error), running: false }));
    }
  };
  return { checked, check, forget };
}

const BEGUN: Checked = { lines: [], report: undefined, problem: undefined, running: true };

function withLine(lines: readonly CheckLine[], line: CheckLine): readonly CheckLine[] {
  return [...lines.filter(({ check }) => check !== line.check), line];
}
