import { describe, expect, it } from "vitest";
import { columnWidths, columnsBetween } from "./gridWidths";

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

describe("columns in view", () => {
  const edges = [0, 100, 200, 300, 400, 500, 600, 700];

  it("are those that are seen beside the ones that stay, and some more at each end", () => {
    expect(columnsBetween(edges, 1, 100, 350, 0)).toEqual({ firstColumn: 1, lastColumn: 3 });
    expect(columnsBetween(edges, 1, 350, 600, 1)).toEqual({ firstColumn: 2, lastColumn: 6 });
    expect(columnsBetween(edges, 1, 100, 5000, 2)).toEqual({ firstColumn: 1, lastColumn: 6 });
  });

  it("are none where all stay in place", () => {
    expect(columnsBetween([0, 100, 200], 2, 200, 500, 2)).toEqual({ firstColumn: 2, lastColumn: 1 });
  });
});
