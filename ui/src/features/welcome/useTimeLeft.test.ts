import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { useTimeLeft } from "./useTimeLeft";

type Seen = readonly [read: number, at: number];

function follow(seen: readonly Seen[]) {
  const [[read, at] = [0, 0], ...rest] = seen;
  const hook = renderHook((now: { read: number; at: number }) => useTimeLeft(now.read, 100, now.at), { initialProps: { read, at } });
  for (const [nextRead, nextAt] of rest) hook.rerender({ read: nextRead, at: nextAt });
  return hook.result.current;
}

describe("the time that is left", () => {
  it("is told from what was read since it was first seen", () => {
    expect(follow([[20, 10_000], [60, 30_000]])).toBe(20);
  });

  it("is not guessed from little", () => {
    expect(follow([[20, 10_000]])).toBeUndefined();
    expect(follow([[20, 10_000], [60, 12_000]])).toBeUndefined();
    expect(follow([[20, 10_000], [22, 60_000]])).toBeUndefined();
  });

  it("begins anew with the reading", () => {
    expect(follow([[80, 10_000], [0, 20_000], [10, 25_000]])).toBe(45);
  });
});
