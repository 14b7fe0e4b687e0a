// What a list remembers while other pages are looked at: for as long as the window lives, and never on disk.
import { useQueryClient } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";

const memories = new WeakMap<QueryClient, Map<string, unknown>>();

/** Everything remembered in one window, by name. */
export function memoryOf(client: QueryClient): Map<string, unknown> {
  const known = memories.get(client);
  if (known) return known;
  const fresh = new Map<string, unknown>();
  memories.set(client, fresh);
  return fresh;
}

/** Like `useState`; the value is there again when the page is. The function stays the same. */
export function useRemembered<Value>(name: string, first: Value): readonly [Value, (change: (old: Value) => Value) => void] {
  const memory = memoryOf(useQueryClient());
  const [value, setValue] = useState(() => (memory.has(name) ? (memory.get(name) as Value) : first));
  const change = useCallback(
    (next: (old: Value) => Value) =>
      setValue((old) => {
        const now = next(old);
        memory.set(name, now);
        return now;
      }),
    [memory, name],
  );
  return [value, change];
}
