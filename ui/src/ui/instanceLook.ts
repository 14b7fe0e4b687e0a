// The eight colors and eight shapes an instance can wear. Chosen apart; the same number of each is the first proposal.

/** Colors in the order in which they are proposed. */
export const INSTANCE_COLORS = ["blue", "rust", "violet", "olive", "rose", "ochre", "slate", "umber"] as const;
/** Shapes in the order in which they are proposed. */
export const INSTANCE_SHAPES = ["circle", "diamond", "square", "cross", "triangle", "hexagon", "arch", "bars"] as const;

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

/** The first look that no other profile has, in the proposed order. */
export function proposedLook(taken: readonly InstanceLook[]): InstanceLook {
  for (let turn = 0; turn < INSTANCE_SHAPES.length; turn += 1) {
    for (const [index, color] of INSTANCE_COLORS.entries()) {
      const shape = INSTANCE_SHAPES[(index + turn) % INSTANCE_SHAPES.length] ?? "circle";
      if (!taken.some((look) => look.color === color && look.shape === shape)) return { color, shape };
    }
  }
  return { color: "blue", shape: "circle" };
}
