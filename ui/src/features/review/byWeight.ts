// The lines of a change of access by how heavy they are, the riskiest first. What only prepares a line stands before it.
import type { ReviewLine, Weight } from "../../ipc/bindings";

/** Lines of one weight. */
export interface WeightGroup {
  readonly weight: Weight;
  /** How many changes that is: lines that prepare others are not counted. */
  readonly count: number;
  readonly lines: readonly ReviewLine[];
}

/** A change: a line with a weight, and what prepares it. */
interface Unit {
  readonly weight: Weight;
  readonly risk: number;
  readonly lines: readonly ReviewLine[];
}

/** The groups, each with its lines in the order of risk. */
export function byWeight(lines: readonly ReviewLine[]): readonly WeightGroup[] {
  const units = unitsOf(lines).toSorted((left, right) => left.risk - right.risk);
  const weights = [...new Set(units.map(({ weight }) => weight))];
  return weights.map((weight) => {
    const here = units.filter((unit) => unit.weight === weight);
    return { weight, count: here.length, lines: here.flatMap((unit) => unit.lines) };
  });
}

/** Each line with a weight takes the lines about the same cell before it along. */
function unitsOf(lines: readonly ReviewLine[]): readonly Unit[] {
  const waiting = new Map<string, ReviewLine[]>();
  const units: Unit[] = [];
  for (const line of lines) {
    const cell = `${line.user?.id} ${line.organization} ${line.team?.id}`;
    const before = waiting.get(cell) ?? [];
    if (line.weight) {
      units.push({ weight: line.weight, risk: line.risk ?? 0, lines: [...before, line] });
      waiting.delete(cell);
    } else waiting.set(cell, [...before, line]);
  }
  const left = [...waiting.values()].flat();
  return left.length === 0 ? units : [...units, { weight: "more", risk: Number.MAX_SAFE_INTEGER, lines: left }];
}
