import { describe, expect, it } from "vitest";
import type { ReviewLine } from "../ipc/bindings";
import { MARA, review } from "../test/caseFixtures";
import { byOrganization, folded } from "./grouping";

const itself = (line: ReviewLine) => line;
const LINES = review().lines;

describe("folding", () => {
  it("keeps every line exactly once, whatever is folded", () => {
    const kept = byOrganization(LINES, itself).flatMap(({ items }) => folded(items, itself).flatMap((block) => (block.kind === "line" ? [block.item] : block.items)));
    expect(kept.map(({ step }) => step).toSorted((left, right) => left - right)).toEqual(LINES.map(({ step }) => step));
  });

  it("puts removed and added again in four teams under one head that goes from role to role", () => {
    const [kitchen] = byOrganization(LINES, itself);
    const folds = folded(kitchen?.items ?? [], itself).filter((block) => block.kind === "fold");
    expect(folds).toMatchObject([{ person: MARA, teams: 4, before: "Team Admin", after: "Team Operator" }]);
    expect(folds[0]?.items).toHaveLength(8);
  });

  it("keeps teams with another outcome and other people apart", () => {
    const teams = LINES.filter(({ team, organization }) => team !== null && organization === 21);
    const other = teams.map((line) => (line.team?.name === "Payroll" ? { ...line, beforeName: line.beforeName === null ? null : "Team Member" } : line));
    expect(folded(other, itself)).toMatchObject([
      { kind: "fold", teams: 3, before: "Team Admin" },
      { kind: "fold", teams: 1, before: "Team Member" },
    ]);
    const two = [...teams.slice(0, 2), ...teams.slice(2, 4).map((line) => ({ ...line, user: { id: 9, name: "Erik", email: "e@x.example" } }))];
    expect(folded(two, itself).map((block) => block.kind === "fold" && block.person.id)).toEqual([4711, 9]);
  });

  it("folds no line away that has a note beside it", () => {
    const teams = LINES.filter(({ team, organization }) => team !== null && organization === 21);
    const noted = teams.map((line) => (line.team?.name === "Payroll" ? { ...line, note: "as agreed" } : line));
    const blocks = folded(noted, itself);
    expect(blocks.filter((block) => block.kind === "line").map((block) => block.item.team?.name)).toEqual(["Payroll", "Payroll"]);
    expect(blocks.filter((block) => block.kind === "fold")).toMatchObject([{ teams: 3 }]);
  });

  it("leaves a single team line as it is", () => {
    const one = LINES.filter(({ team }) => team !== null).slice(0, 1);
    expect(folded(one, itself)).toEqual([{ kind: "line", item: one[0] }]);
  });
});
