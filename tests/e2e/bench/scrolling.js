// `window.bench`: the real list, an empty one of the same size, and scrolling either of them at a steady speed.
const grid = document.querySelector("[data-testid=people-grid]");
const ROW = 40;

const emptyList = () => {
  const { left, top, width, height } = grid.getBoundingClientRect();
  const view = Object.assign(document.createElement("div"), { id: "bench-empty" });
  const body = document.createElement("div");
  Object.assign(view.style, { position: "fixed", left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`, overflow: "auto", contain: "strict", background: "white", zIndex: 1000 });
  Object.assign(body.style, { position: "relative", height: `${grid.querySelector("[role=rowgroup]").offsetHeight}px` });
  const rows = Array.from({ length: grid.querySelectorAll("[role=rowgroup] > [role=row]").length }, () => document.createElement("div"));
  for (const row of rows) Object.assign(row.style, { position: "absolute", width: "100%", height: `${ROW}px`, background: "white" });
  const place = () => {
    const first = Math.max(0, Math.floor(view.scrollTop / ROW) - 8);
    for (let index = first; index < first + rows.length; index += 1) rows[index % rows.length].style.transform = `translateY(${index * ROW}px)`;
  };
  body.append(...rows);
  view.append(body);
  view.addEventListener("scroll", place, { passive: true });
  document.body.append(view);
  place();
  return view;
};

/** Scrolls down for so long at so many pixels a second, from the top; turns round where the list ends. */
const scroll = (view, speed, duration) =>
  new Promise((done) => {
    const found = { gaps: [], rows: 0, blank: 0 };
    const span = view.scrollHeight - view.clientHeight;
    let start;
    let last;
    let blankSince;
    const step = () => {
      const now = performance.now();
      start ??= now;
      if (last !== undefined) found.gaps.push(now - last);
      last = now;
      const way = ((now - start) / 1000) * speed;
      const turn = way % (2 * span);
      view.scrollTop = turn < span ? turn : 2 * span - turn;
      if (found.gaps.length % 10 === 0) found.rows = Math.max(found.rows, view.querySelectorAll("[role=rowgroup] > [role=row]").length);
      blankSince = view.querySelector("[role=row][aria-busy]") ? (blankSince ?? now) : undefined;
      if (blankSince !== undefined) found.blank = Math.max(found.blank, now - blankSince);
      if (now - start < duration) requestAnimationFrame(step);
      else done(found);
    };
    view.scrollTop = 0;
    setTimeout(() => requestAnimationFrame(step), 500);
  });

window.bench = {
  real: (speed, duration) => scroll(grid, speed, duration),
  empty: async (speed, duration) => {
    const view = emptyList();
    const found = await scroll(view, speed, duration);
    view.remove();
    return found;
  },
};
return true;
