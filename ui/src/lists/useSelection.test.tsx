import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import type { ListWish } from "./listTypes";
import { useSelection } from "./useSelection";

/** A list of 1,000 rows; the row at a place has that place and 100 more as its number. The first 240 are here. */
const here = (index: number) => (index < 240 ? { id: index + 100 } : undefined);
const everything = Array.from({ length: 1000 }, (_, index) => index + 100);

function open() {
  const matching = vi.fn(() => Promise.resolve(everything));
  const source = { name: "people", key: ["people"], ask: () => Promise.reject(new Error("not asked")), matching };
  const client = new QueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const start: ListWish<string> = { search: "", sort: "name", descending: false, filters: [] };
  const { result, rerender } = renderHook((wish: ListWish<string>) => useSelection(source, wish, undefined, here), { wrapper, initialProps: start });
  const ids = () => [...result.current.ids].toSorted((left, right) => left - right);
  return { matching, ids, hook: () => result.current, sortBy: (sort: "id" | "name") => rerender({ ...start, sort }) };
}

describe("a range of rows", () => {
  it("grows and shrinks, and leaves what was selected before it", () => {
    const { hook, ids } = open();
    act(() => hook().tick(105, true));
    act(() => hook().tickRange(2, 6));
    expect(ids()).toEqual([102, 103, 104, 105, 106]);
    act(() => hook().tickRange(2, 1));
    expect(ids()).toEqual([101, 102, 105]);
  });

  it("that begins anew keeps the one before, also at the same place of another order", () => {
    const { hook, ids, sortBy } = open();
    act(() => hook().tickRange(0, 1));
    act(() => hook().tickRange(8, 9));
    expect(ids()).toEqual([100, 101, 108, 109]);
    sortBy("id");
    act(() => hook().tickRange(8, 7));
    expect(ids()).toEqual([100, 101, 107, 108, 109]);
  });

  it("further than the rows that are here is asked of the core, in the order of the list", async () => {
    const { hook, ids, matching } = open();
    act(() => hook().tickRange(0, 3));
    expect(matching).not.toHaveBeenCalled();
    act(() => hook().tickRange(500, 502));
    await waitFor(() => expect(ids()).toEqual([100, 101, 102, 103, 600, 601, 602]));
  });
});
