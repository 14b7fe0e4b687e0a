import { describe, expect, it } from "vitest";
import type { ReviewLine, Weight } from "../../ipc/bindings";
import { byWeight } from "./byWeight";

function line(step: number, user: number, weight: Weight | null, risk: number, team: number | null = null): ReviewLine {
  const person = { id: user, name: `Person ${user}`, email: "" };
  return { step, change: "set-org-role", user: person, organization: 21, team: team === null ? null : { id: team, name: `Team ${team}` }, before: "", after: "", beforeName: null, afterName: null, license: [], field: null, why: "chosen", weight, risk };
}

describe("lines by weight", () => {
  it("stand with the riskiest group first, and in it the riskiest line", () => {
    const groups = byWeight([line(1, 1, "new", 9), line(2, 2, "removed", 3), line(3, 3, "more", 2), line(4, 4, "removed", 1)]);
    expect(groups.map(({ weight, count }) => [weight, count])).toEqual([["removed", 2], ["more", 1], ["new", 1]]);
    expect(groups[0]?.lines.map(({ step }) => step)).toEqual([4, 2]);
  });

  it("keep what prepares a line before it and do not count it", () => {
    const groups = byWeight([line(1, 1, null, 0, 7), line(2, 2, "less", 5), line(3, 1, "less", 4, 7)]);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.count).toBe(2);
    expect(groups[0]?.lines.map(({ step }) => step)).toEqual([1, 3, 2]);
  });

  it("lose no line", () => {
    const lines = [line(1, 1, null, 0), line(2, 2, "new", 1), line(3, 3, null, 0, 4)];
    const kept = byWeight(lines).flatMap((group) => group.lines.map(({ step }) => step));
    expect(kept.toSorted()).toEqual([1, 2, 3]);
  });
});
