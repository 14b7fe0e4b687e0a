// How every primitive passes on the handles that outside tests hold on to: `testId` becomes `data-testid`, and any
// `data-*` goes with it to the one element that is clicked, typed into or read.

/** The handles a primitive takes. */
export interface Hooks {
  readonly testId?: string;
  readonly [data: `data-${string}`]: string | number | undefined;
}

/** The `data-*` entries of `props`, with `testId` as `data-testid`. */
export function dataOf(props: object): Record<string, string | number> {
  const found: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || (typeof value !== "string" && typeof value !== "number")) continue;
    if (name === "testId") found["data-testid"] = value;
    else if (name.startsWith("data-")) found[name] = value;
  }
  return found;
}
