// Whether a row goes with a typed text: for rows that are on screen while the core is still asked. The core's own search decides in
// the end, and may find more.

interface Named {
  readonly id: number;
  readonly name: string;
  readonly email?: string;
}

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Each word of `text` stands in the name, the email or the number, without regard to case and accents. */
export function matches({ id, name, email }: Named, text: string): boolean {
  const among = plain(`${name} ${email ?? ""} ${id}`);
  return plain(text).split(/\s+/u).every((word) => among.includes(word));
}
