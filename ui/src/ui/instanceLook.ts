// The eight colors and sixteen shapes an instance can wear. Chosen apart; the core proposes the first that is free.

/** Colors in the order in which they are proposed. */
export const INSTANCE_COLORS = ["blue", "rust", "violet", "olive", "rose", "ochre", "slate", "umber"] as const;
/** Shapes in the order in which they are proposed. */
export const INSTANCE_SHAPES = ["circle", "diamond", "square", "cross", "triangle", "hexagon", "arch", "bars", "ring", "star", "moon", "drop", "dots", "bolt", "arrow", "flag"] as const;

/** A color of an instance. */
export type InstanceColor = (typeof INSTANCE_COLORS)[number];
/** A shape of an instance. */
export type InstanceShape = (typeof INSTANCE_SHAPES)[number];
/** What kind of instance it is: the word, the pattern of the edge. */
export type InstanceKind = "live" | "test" | "sample";

/** How one instance looks. */
export interface InstanceLook {
  readonly color: InstanceColor;
  readonly shape: InstanceShape;
}

/** The look at these places of the palette, as it is saved; a place outside of the palette is counted round. */
export function lookAt({ color, shape }: { readonly color: number; readonly shape: number }): InstanceLook {
  return { color: INSTANCE_COLORS[color % INSTANCE_COLORS.length] ?? "blue", shape: INSTANCE_SHAPES[shape % INSTANCE_SHAPES.length] ?? "circle" };
}

/** The places of a look in the palette. */
export function placesOf({ color, shape }: InstanceLook): { readonly color: number; readonly shape: number } {
  return { color: INSTANCE_COLORS.indexOf(color), shape: INSTANCE_SHAPES.indexOf(shape) };
}

/** Colors that are nearest to each other, as the core knows them. */
const CLOSE: readonly (readonly [InstanceColor, InstanceColor])[] = [
  ["blue", "slate"],
  ["rust", "umber"],
  ["violet", "slate"],
  ["ochre", "umber"],
];

/** What one look is to another: the same, easily taken for it, of one shape, or clearly apart. */
export type Likeness = "same" | "close" | "shape" | "apart";

/** How alike two looks are. Shapes decide: they differ in gray too. */
export function likeness(one: InstanceLook, other: InstanceLook): Likeness {
  if (one.shape !== other.shape) return "apart";
  if (one.color === other.color) return "same";
  return CLOSE.some((pair) => pair.includes(one.color) && pair.includes(other.color)) ? "close" : "shape";
}

/** Every look there is. */
function allLooks(): readonly InstanceLook[] {
  return INSTANCE_COLORS.flatMap((color) => INSTANCE_SHAPES.map((shape) => ({ color, shape })));
}

/** Whether none of these others stands in the way of a look. The core decides; this spares a refusal. */
export function isFree(look: InstanceLook, others: readonly InstanceLook[]): boolean {
  const clear = (one: InstanceLook) => others.every((other) => !["same", "close"].includes(likeness(one, other)));
  if (clear(look)) return true;
  return others.every((other) => likeness(look, other) !== "same") && !allLooks().some(clear);
}
