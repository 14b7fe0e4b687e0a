// About how much longer a reading takes, from what it managed since it was first seen.
import { useState } from "react";

/** Before so much has passed and so much was read, nothing is said: a guess from two answers would jump. */
const LEAST_MS = 4_000;
const LEAST_READ = 5;

/** The seconds left, once enough was seen; `at` is when `read` was true (milliseconds). */
export function useTimeLeft(read: number, total: number, at: number): number | undefined {
  const [from, setFrom] = useState({ read, at });
  // Begun anew: what was read counts from there.
  if (read < from.read) setFrom({ read, at });
  const [gained, passed] = [read - from.read, at - from.at];
  if (gained < LEAST_READ || passed < LEAST_MS) return undefined;
  return ((total - read) * passed) / gained / 1000;
}
