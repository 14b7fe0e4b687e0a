// The last arm of an exhaustive switch: a case that was forgotten becomes a type error here.

/** Never runs when the types hold; names the value when they did not (data from outside). */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
