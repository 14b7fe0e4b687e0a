// Numbers of rows that travel as bytes, eight each, the least significant first: a hundred thousand of them take less time to
// read than to draw one row.

const SIZE = 8;
const HIGH = 2 ** 32;

/** The numbers in their order. */
export function numbersOf(bytes: ArrayBuffer): readonly number[] {
  // Where the bridge falls back to JSON, bytes arrive as a list.
  const view = new DataView(new Uint8Array(bytes).buffer);
  return Array.from({ length: Math.floor(view.byteLength / SIZE) }, (_, index) => view.getUint32(index * SIZE, true) + view.getUint32(index * SIZE + 4, true) * HIGH);
}

/** The same the other way round, for stand-ins of the core. */
export function bytesOf(numbers: readonly number[]): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(numbers.length * SIZE));
  for (const [index, number] of numbers.entries()) {
    view.setUint32(index * SIZE, number % HIGH, true);
    view.setUint32(index * SIZE + 4, Math.floor(number / HIGH), true);
  }
  return view.buffer;
}
