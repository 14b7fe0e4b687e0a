// `window.bench`: the real grid, an empty one of the same size, and scrolling either of them at a steady speed, down or across.
const grid = document.querySelector("[data-testid=GRID]");
const body = grid.querySelector("[role=rowgroup]");
const ROW = grid.querySelector("[role=rowgroup] > [role=row]").offsetHeight;
const DOWN = { at: "scrollTop", whole: "scrollHeight", seen: "clientHeight" };
const ACROSS = { at: "scrollLeft", whole: "scrollWidth", seen: "clientWidth" };
/** What is still without its content. The row with the focus stays drawn wherever it is, so the place counts too. */
const BLANK = "[role=row][aria-busy], [role=gridcell][data-place]:not([data-role])";

const emptyList = () => {
  const { left, top, width, height } = grid.getBoundingClientRect();
  const view = Object.assign(document.createElement("div"), { id: "bench-empty" });
  const space = document.createElement("div");
  Object.assign(view.style, { position: "fixed", left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`, overflow: "auto", contain: "strict", background: "white", zIndex: 1000 });
  Object.assign(space.style, { position: "relative", height: `${body.offsetHeight}px`, width: `${grid.scrollWidth}px` });
  const rows = Array.from({ length: grid.querySelectorAll("[role=rowgroup] > [role=row]").length }, () => document.createElement("div"));
  for (const row of rows) Object.assign(row.style, { position: "absolute", width: "100%", height: `${ROW}px`, background: "white" });
  const place = () => {
    const first = Math.max(0, Math.floor(view.scrollTop / ROW) - 8);
    for (let index = first; index < first + rows.length; index += 1) rows[index % rows.length].style.transform = `translateY(${index * ROW}px)`;
  };
  space.append(...rows);
  view.append(space);
  view.addEventListener("scroll", place, { passive: true });
  document.body.append(view);
  place();
  return view;
};

const isSeen = (view, element) => {
  const row = Number(element.closest("[role=row]").getAttribute("aria-rowindex")) - 2;
  return row >= Math.floor(view.scrollTop / ROW) && row < Math.floor((view.scrollTop + view.clientHeight) / ROW) - 1;
};

/** Scrolls for so long at so many pixels a second, from the beginning; turns round at the end. */
const scroll = (view, speed, duration, way) =>
  new Promise((done) => {
    const found = { gaps: [], rows: 0, blank: 0 };
    const span = view[way.whole] - view[way.seen];
    let start;
    let last;
    let blankSince;
    const step = () => {
      const now = performance.now();
      start ??= now;
      if (last !== undefined) found.gaps.push(now - last);
      last = now;
      const turn = (((now - start) / 1000) * speed) % (2 * span);
      view[way.at] = turn < span ? turn : 2 * span - turn;
      if (found.gaps.length % 10 === 0) found.rows = Math.max(found.rows, view.querySelectorAll("[role=rowgroup] > [role=row]").length);
      blankSince = [...view.querySelectorAll(BLANK)].some((element) => isSeen(view, element)) ? (blankSince ?? now) : undefined;
      if (blankSince !== undefined) found.blank = Math.max(found.blank, now - blankSince);
      if (now - start < duration) requestAnimationFrame(step);
      else done(found);
    };
    view[way.at] = 0;
    setTimeout(() => requestAnimationFrame(step), 500);
  });

window.bench = {
  real: (speed, duration, across) => scroll(grid, speed, duration, across ? ACROSS : DOWN),
  empty: async (speed, duration, across) => {
    const view = emptyList();
    const found = await scroll(view, speed, duration, across ? ACROSS : DOWN);
    view.remove();
    return found;
  },
};
return true;
