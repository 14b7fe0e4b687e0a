import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { renderWithWords } from "../test/render";
import { Grid } from "./Grid";
import type { GridProps } from "./Grid";
import type { GridColumn, GridTicks } from "./gridTypes";
import { rowsBeyond } from "./useGridView";

interface Person {
  readonly id: number;
  readonly name: string;
}

const COLUMNS: readonly GridColumn<Person>[] = [
  { id: "name", head: "Name", width: 200, grow: 1, sortable: true, cell: (person) => person.name },
  { id: "number", head: "Number", width: 100, cell: (person) => person.id, cellProps: (person) => ({ "data-user": person.id }) },
];

const person = (index: number): Person => ({ id: index + 1000, name: `Person ${index}` });

const rowId = (row: Person) => String(row.id);
const KEPT = new Map<number, Person>();
const personOnce = (index: number): Person => {
  const kept = KEPT.get(index) ?? person(index);
  KEPT.set(index, kept);
  return kept;
};

const some = (ids: readonly string[], onTick: GridTicks<Person>["onTick"] = vi.fn()): GridTicks<Person> => ({ has: (row) => ids.includes(rowId(row)), any: ids.length > 0, onTick });

function people(more: Partial<GridProps<Person>> = {}) {
  return <Grid label="People" columns={COLUMNS} rowCount={5000} getRow={person} rowId={rowId} testId="people-grid" {...more} />;
}

const grid = () => screen.getByTestId("people-grid");
const row = (id: number) => grid().querySelector<HTMLElement>(`[role="row"][data-id="${id}"]`);
const press = (key: string, more = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

describe("the grid", () => {
  it("starts another list at its top and leaves the same one where it is", () => {
    const { rerender } = renderWithWords(people({ listKey: "a" }));
    grid().scrollTop = 4000;
    rerender(people({ listKey: "a" }));
    expect(grid().scrollTop).toBe(4000);
    rerender(people({ listKey: "b" }));
    expect(grid().scrollTop).toBe(0);
  });

  it("announces all rows and columns and draws only those in view", () => {
    renderWithWords(people());
    expect(grid().getAttribute("role")).toBe("grid");
    expect(grid().getAttribute("aria-rowcount")).toBe("5001");
    expect(grid().getAttribute("aria-colcount")).toBe("2");
    const drawn = within(grid()).getAllByRole("row").length;
    expect(drawn).toBeGreaterThan(10);
    expect(drawn).toBeLessThan(40);
    expect(row(1000)?.getAttribute("aria-rowindex")).toBe("2");
  });

  it("asks for the rows that come into view, and keeps the place of those that are not here yet", () => {
    const onRange = vi.fn();
    renderWithWords(people({ onRange, getRow: () => undefined }));
    expect(onRange).toHaveBeenCalledTimes(1);
    const [start, end] = onRange.mock.calls[0] as [number, number];
    expect(start).toBe(0);
    expect(end).toBeGreaterThanOrEqual(15);
    expect(grid().querySelectorAll('[role="row"][aria-busy="true"]').length).toBe(end - start);
  });

  it("has one tab stop, which the arrows move from row to row and never beyond the ends", () => {
    renderWithWords(people());
    const stops = () => grid().querySelectorAll('[role="row"][tabindex="0"]');
    expect(stops().length).toBe(1);
    row(1000)?.focus();
    press("ArrowDown");
    expect(document.activeElement).toBe(row(1001));
    press("ArrowUp");
    press("ArrowUp");
    expect(document.activeElement).toBe(row(1000));
    expect(stops().length).toBe(1);
  });

  it("chooses by press and by Enter, with the row that is meant", () => {
    const chosen: number[] = [];
    renderWithWords(people({ onChoose: (cell) => chosen.push(cell.row.id) }));
    fireEvent.click(within(row(1003) ?? document.body).getByText("Person 3"));
    press("ArrowDown");
    press("Enter");
    expect(chosen).toEqual([1003, 1004]);
  });

  it("sorts by a press on a column head and says how it is sorted", () => {
    const Sorted = () => {
      const [sort, setSort] = useState<GridProps<Person>["sort"]>();
      return people({ sort, onSort: setSort });
    };
    renderWithWords(<Sorted />);
    const head = screen.getByRole("columnheader", { name: "Name" });
    expect(head.getAttribute("aria-sort")).toBe("none");
    fireEvent.click(within(head).getByRole("button"));
    expect(head.getAttribute("aria-sort")).toBe("ascending");
    fireEvent.click(within(head).getByRole("button"));
    expect(head.getAttribute("aria-sort")).toBe("descending");
    expect(screen.getByRole("columnheader", { name: "Number" }).hasAttribute("aria-sort")).toBe(false);
  });

  it("moves between cells in the matrix, with Home, End and Control", () => {
    const onActive = vi.fn();
    renderWithWords(people({ unit: "cell", rowCount: 12, onActive }));
    grid().querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus();
    press("ArrowRight");
    expect(document.activeElement?.getAttribute("data-user")).toBe("1000");
    press("ArrowDown", { shiftKey: true });
    expect(document.activeElement?.getAttribute("data-user")).toBe("1001");
    expect(onActive).toHaveBeenLastCalledWith({ row: 1, column: 1 }, expect.objectContaining({ extend: true }));
    press("End", { ctrlKey: true });
    expect(document.activeElement?.getAttribute("data-user")).toBe("1011");
    press("Home");
    expect(document.activeElement?.textContent).toBe("Person 11");
  });

  it("draws at most eighty rows however high the window is, the active one included", () => {
    for (const inView of [1, 15, 54, 62, 77, 90]) expect(inView + 1 + 2 * rowsBeyond(inView)).toBeLessThanOrEqual(Math.max(78, inView + 1));
    expect(rowsBeyond(15)).toBe(8);
  });

  it("leads from a row into its cells and back, and keeps the column from row to row", () => {
    renderWithWords(people());
    row(1000)?.focus();
    press("ArrowRight");
    expect(document.activeElement?.textContent).toBe("Person 0");
    press("ArrowRight");
    press("ArrowRight");
    press("ArrowDown");
    expect(document.activeElement?.getAttribute("data-user")).toBe("1001");
    expect(document.activeElement?.getAttribute("aria-colindex")).toBe("2");
    press("Home");
    expect(document.activeElement?.getAttribute("aria-colindex")).toBe("1");
    press("ArrowLeft");
    expect(document.activeElement).toBe(row(1001));
    press("ArrowLeft");
    expect(document.activeElement).toBe(row(1001));
  });

  it("reaches both ends of the list with Home and End, and keeps the focus there", async () => {
    renderWithWords(people());
    row(1000)?.focus();
    press("End");
    await waitFor(() => expect(document.activeElement).toBe(row(5999)));
    expect(row(5999)?.getAttribute("aria-rowindex")).toBe("5001");
    press("Home", { ctrlKey: true });
    await waitFor(() => expect(document.activeElement).toBe(row(1000)));
    press("PageDown");
    expect(Number(document.activeElement?.getAttribute("aria-rowindex"))).toBeGreaterThan(10);
  });

  it("keeps the focus in the list when the row that had it is taken away", async () => {
    const { rerender } = renderWithWords(people({ rowCount: 5 }));
    row(1004)?.focus();
    rerender(people({ rowCount: 3 }));
    await waitFor(() => expect(document.activeElement).toBe(row(1002)));
  });

  it("keeps the focus on its row when that is scrolled away, and gives its element to no other row", async () => {
    renderWithWords(people());
    row(1002)?.focus();
    grid().scrollTop = 8000;
    fireEvent.scroll(grid());
    await waitFor(() => expect(row(1200)).not.toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(row(1002)));
    expect(grid().querySelectorAll('[tabindex="0"]').length).toBe(1);
    press("ArrowDown");
    await waitFor(() => expect(document.activeElement).toBe(row(1003)));
  });

  it("uses the elements of rows that leave the view for those that come", async () => {
    renderWithWords(people());
    const before = new Set(grid().querySelectorAll('[role="row"]'));
    grid().scrollTop = 400;
    fireEvent.scroll(grid());
    grid().scrollTop = 2000;
    fireEvent.scroll(grid());
    await waitFor(() => expect(row(1055)).not.toBeNull());
    const after = [...grid().querySelectorAll('[role="row"]')];
    expect(new Set(after.map((one) => one.getAttribute("aria-rowindex"))).size).toBe(after.length);
    expect(after.filter((one) => before.has(one)).length).toBeGreaterThan(after.length / 2);
  });

  it("draws nothing for a scrolling that brings no other row into view", () => {
    const getRow = vi.fn(personOnce);
    renderWithWords(people({ getRow }));
    getRow.mockClear();
    grid().scrollTop = 30;
    fireEvent.scroll(grid());
    expect(getRow).not.toHaveBeenCalled();
    grid().scrollTop = 50;
    fireEvent.scroll(grid());
    expect(getRow).toHaveBeenCalled();
  });

  it("ticks everything by the box in the head and by Control+A, and says whether all or some are ticked", () => {
    const onTick = vi.fn();
    renderWithWords(people({ ticks: { ...some(["1001"]), name: ({ name }) => name, all: { label: "Select all 5,000 matching", ticked: "some", onTick } } }));
    const box = screen.getByRole<HTMLInputElement>("checkbox", { name: "Select all 5,000 matching" });
    expect(box.indeterminate).toBe(true);
    fireEvent.click(box);
    row(1000)?.focus();
    press("a", { ctrlKey: true });
    expect(onTick.mock.calls).toEqual([[true], [true]]);
    expect(within(row(1002) ?? document.body).getByRole("checkbox", { name: "Select Person 2" })).toBeTruthy();
    expect(row(1001)?.getAttribute("aria-selected")).toBe("true");
    expect(row(1002)?.getAttribute("aria-selected")).toBe("false");
    expect(grid().getAttribute("aria-multiselectable")).toBe("true");
  });

  it("draws only what changed when the choice moves on: the row, and none of its cells", () => {
    const drawn = vi.fn((one: Person) => one.name);
    const rowProps = vi.fn(() => ({}));
    const columns = [{ id: "name", head: "Name", width: 200, cell: drawn }];
    const { rerender } = renderWithWords(people({ columns, getRow: personOnce, rowProps }));
    drawn.mockClear();
    rowProps.mockClear();
    rerender(people({ columns, getRow: personOnce, rowProps, chosenId: "1003" }));
    expect(rowProps.mock.calls).toEqual([[personOnce(3), 3]]);
    expect(row(1003)?.getAttribute("aria-current")).toBe("true");
    expect(drawn).not.toHaveBeenCalled();
  });

  it("draws only the cells that come into view when it is scrolled sideways", () => {
    const drawn = vi.fn((one: Person) => one.name);
    const columns = Array.from({ length: 60 }, (_, place) => ({ id: `c${place}`, head: `C${place}`, width: 130, frozen: place === 0, cell: drawn }));
    renderWithWords(people({ columns, getRow: personOnce, unit: "cell" }));
    const places = () => [...(row(1000)?.querySelectorAll('[role="gridcell"]') ?? [])].map((cell) => cell.getAttribute("aria-colindex"));
    const before = places();
    const first = grid().querySelectorAll('[role="rowgroup"] [role="row"]').length;
    drawn.mockClear();
    grid().scrollLeft = 130 * 20;
    fireEvent.scroll(grid());
    drawn.mockClear();
    grid().scrollLeft += 130;
    fireEvent.scroll(grid());
    expect(places()).not.toEqual(before);
    // In each row the new one, and the one that now stands behind the columns out of view.
    expect(drawn.mock.calls.length).toBe(2 * first);
  });

  it("draws no cell whose column says that another row object is the same there", () => {
    const drawn = vi.fn((one: Person) => one.name);
    const columns = [
      { id: "name", head: "Name", width: 200, cell: drawn, same: (left: Person, right: Person) => left.name === right.name },
      { id: "number", head: "Number", width: 100, cell: drawn },
    ];
    const { rerender } = renderWithWords(people({ columns, rowCount: 3 }));
    drawn.mockClear();
    rerender(people({ columns, rowCount: 3 }));
    expect(drawn.mock.calls.length).toBe(3);
  });

  it("ticks a range by Shift with a press, with the arrows and on a box, from where one was last without Shift", () => {
    const [onRange, onTick, onChoose] = [vi.fn(), vi.fn(), vi.fn()];
    renderWithWords(people({ ticks: { ...some([], onTick), onRange }, onChoose }));
    const cell = (id: number) => within(row(id) ?? document.body).getAllByRole("gridcell")[0] ?? document.body;
    fireEvent.click(cell(1003));
    fireEvent.click(cell(1007), { shiftKey: true });
    press("ArrowUp", { shiftKey: true });
    fireEvent.click(within(row(1001) ?? document.body).getByRole("checkbox"), { shiftKey: true });
    expect(onRange.mock.calls).toEqual([[3, 7], [3, 6], [3, 1]]);
    expect(onTick).not.toHaveBeenCalled();
    expect(onChoose).toHaveBeenCalledTimes(1);
    press("ArrowDown");
    press("End", { shiftKey: true });
    expect(onRange).toHaveBeenLastCalledWith(2, 4999);
  });

  it("begins a range of another list where its keys are, not where the other one's was", () => {
    const onRange = vi.fn();
    const { rerender } = renderWithWords(people({ listKey: "a", ticks: { ...some([]), onRange } }));
    fireEvent.click(within(row(1003) ?? document.body).getByText("Person 3"));
    rerender(people({ listKey: "b", ticks: { ...some([]), onRange } }));
    press("ArrowDown", { shiftKey: true });
    expect(onRange).toHaveBeenLastCalledWith(0, 1);
  });

  it("ticks by the box and by the space bar without choosing", () => {
    const onTick = vi.fn();
    const onChoose = vi.fn();
    renderWithWords(people({ ticks: some(["1001"], onTick), onChoose }));
    fireEvent.click(within(row(1000) ?? document.body).getByRole("checkbox"));
    expect(onTick).toHaveBeenLastCalledWith(person(0), true);
    row(1000)?.focus();
    press("ArrowDown");
    press(" ");
    expect(onTick).toHaveBeenLastCalledWith(person(1), false);
    expect(onChoose).not.toHaveBeenCalled();
  });
});
