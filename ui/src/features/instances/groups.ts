// Saved instances in their groups, and those that go with a typed text.
import type { InstanceItem } from "../../ipc/bindings";
import { hostOf } from "./address";

/** More than this many are searched and grouped. */
const MANY = 8;

/** Whether there are so many that one searches. */
export function isMany(items: readonly InstanceItem[]): boolean {
  return items.length > MANY;
}

/** Whether groups are of use: where there are many, or some already. */
export function hasGroups(items: readonly InstanceItem[]): boolean {
  return isMany(items) || items.some(({ group }) => group !== null);
}

/** A group with its members, in their order. */
export interface Group {
  /** `null` for those that stand in none. */
  readonly group: string | null;
  readonly members: readonly InstanceItem[];
}

/** The groups in the order of their first members; those in none come first. */
export function groupsOf(items: readonly InstanceItem[]): readonly Group[] {
  const groups = new Map<string | null, InstanceItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  const all = [...groups].map(([group, members]) => ({ group, members }));
  return [...all.filter(({ group }) => group === null), ...all.filter(({ group }) => group !== null)];
}

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Each word stands in the name, the address or the group, without regard to case and accents. */
export function matching(items: readonly InstanceItem[], text: string): readonly InstanceItem[] {
  const words = plain(text).split(/\s+/u).filter((word) => word !== "");
  return items.filter(({ name, address, group }) => {
    const among = plain(`${name} ${hostOf(address)} ${group ?? ""}`);
    return words.every((word) => among.includes(word));
  });
}
