// The lines of a review, a run or a proof by organization, with runs of equal team lines folded together. Every line stays
// one line: folding only says which of them stand under a common head.
import type { OrganizationId, PersonLabel, ReviewLine } from "../ipc/bindings";

/** Something with a line of a review in it. */
type LineOf<Item> = (item: Item) => ReviewLine;

/** The lines of one organization, or of none (an account). */
export interface LineGroup<Item> {
  readonly organization: OrganizationId | null;
  readonly items: readonly Item[];
}

/** One line, or several about the same person in teams of one organization with the same outcome. */
export type Block<Item> = { readonly kind: "line"; readonly item: Item } | ({ readonly kind: "fold" } & TeamFold<Item>);

/** Equal team lines. */
export interface TeamFold<Item> {
  readonly person: PersonLabel;
  readonly teams: number;
  readonly before: string | null;
  readonly after: string | null;
  readonly items: readonly Item[];
}

/** Groups in the order in which organizations first appear. */
export function byOrganization<Item>(items: readonly Item[], lineOf: LineOf<Item>): readonly LineGroup<Item>[] {
  const groups: { organization: OrganizationId | null; items: Item[] }[] = [];
  for (const item of items) {
    const { organization } = lineOf(item);
    const known = groups.find((group) => group.organization === organization);
    if (known) known.items.push(item);
    else groups.push({ organization, items: [item] });
  }
  return groups;
}

/** Folds neighbouring team lines of one person whose teams go from the same role to the same role. */
export function folded<Item>(items: readonly Item[], lineOf: LineOf<Item>): readonly Block<Item>[] {
  const blocks: Block<Item>[] = [];
  let rest = items;
  while (rest.length > 0) {
    const stretch = teamStretch(rest, lineOf);
    const [first] = rest;
    if (stretch.length > 1) blocks.push(...foldsOf(stretch, lineOf));
    else if (first !== undefined) blocks.push({ kind: "line", item: first });
    rest = rest.slice(Math.max(1, stretch.length));
  }
  return blocks;
}

/** The team lines of one person that stand at the beginning. */
function teamStretch<Item>(items: readonly Item[], lineOf: LineOf<Item>): readonly Item[] {
  const person = items[0] === undefined ? undefined : lineOf(items[0]).user?.id;
  const end = items.findIndex((item) => lineOf(item).team === null || lineOf(item).user?.id !== person);
  return person === undefined ? [] : items.slice(0, end === -1 ? items.length : end);
}

function foldsOf<Item>(stretch: readonly Item[], lineOf: LineOf<Item>): readonly Block<Item>[] {
  const teams = grouped(stretch, (item) => lineOf(item).team?.id);
  const noted = (lines: readonly Item[]) => lines.map(lineOf).find(({ note }) => note);
  // What was noted beside a line is about that line alone, and is not folded away.
  const alike = grouped([...teams.values()], (lines) => `${ends(lines, lineOf).before} → ${ends(lines, lineOf).after} ${noted(lines)?.step ?? ""}`);
  return [...alike.values()].flatMap((same): readonly Block<Item>[] => {
    const items = same.flat();
    const [first] = items;
    if (first === undefined) return [];
    const person = lineOf(first).user;
    if (items.length === 1 || !person || noted(items)) return items.map((item) => ({ kind: "line" as const, item }));
    return [{ kind: "fold" as const, person, teams: same.length, ...ends(same[0] ?? [], lineOf), items }];
  });
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

/** Where a team's lines begin and where they end: removed and added again is one way from role to role. */
function ends<Item>(lines: readonly Item[], lineOf: LineOf<Item>): { readonly before: string | null; readonly after: string | null } {
  const [first, last] = [lines[0], lines.at(-1)];
  return { before: first === undefined ? null : lineOf(first).beforeName, after: last === undefined ? null : lineOf(last).afterName };
}
