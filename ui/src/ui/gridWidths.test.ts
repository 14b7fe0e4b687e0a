import { describe, expect, it } from "vitest";
import { columnWidths } from "./gridWidths";

const column = (id: string, width: number, grow?: number) => ({ id, head: id, width, grow, cell: () => id });

describe("column widths", () => {
  it("give what is left to the columns that grow", () => {
    expect(columnWidths([column("a", 100, 2), column("b", 100, 1), column("c", 50)], 550, 1)).toEqual([300, 200, 50]);
  });

  it("never fall below their own, and grow with the text size", () => {
    expect(columnWidths([column("a", 100, 1), column("b", 100)], 120, 1)).toEqual([100, 100]);
    expect(columnWidths([column("a", 100), column("b", 50)], 1000, 2)).toEqual([200, 100]);
  });
});
