// Amounts of data in the words the console of Make uses: binary steps, "5 GiB", "100 MiB".

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"] as const;
const STEP = 1024;

/** `5368709120` → "5 GiB". At most one digit behind the point; a value that rounds is marked "about". */
export function bytesInWords(bytes: number): string {
  const sign = bytes < 0 ? "−" : "";
  const { value, unit } = scale(Math.abs(bytes));
  const rounded = Math.round(value * 10) / 10;
  const about = rounded === value ? "" : "about ";
  if (unit === "bytes") return `${sign}${grouped(value)} ${value === 1 ? "byte" : "bytes"}`;
  return `${about}${sign}${grouped(rounded)} ${unit}`;
}

function scale(bytes: number): { value: number; unit: string } {
  let value = bytes;
  let index = 0;
  while (index < UNITS.length - 1 && value >= STEP) {
    value /= STEP;
    index += 1;
  }
  return { value, unit: UNITS[index] ?? "bytes" };
}

function grouped(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 1 });
}
