// Notes how long the page's own thread was busy at a time, and when the first rows were painted (since 1970, in ms).
const found = { blocks: [], beats: 0, frames: [], firstRows: null };
window.benchLoading = found;
let last = performance.now();
const beat = () => {
  const now = performance.now();
  found.beats += 1;
  // A timer comes after 4 ms at the earliest.
  if (now - last > 20) found.blocks.push({ at: performance.timeOrigin + last, ms: now - last - 4 });
  last = performance.now();
  setTimeout(beat, 0);
};
setTimeout(beat, 0);
let frame = performance.now();
const tick = () => {
  const now = performance.now();
  found.frames.push(now - frame);
  frame = now;
  requestAnimationFrame(tick);
};
requestAnimationFrame(tick);
const rows = new MutationObserver(() => {
  if (!document.querySelector("[data-testid=people-grid] [role=row][data-id]")) return;
  rows.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => (found.firstRows = Date.now())));
});
rows.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-id"] });
return document.querySelector("[data-testid=people-grid] [role=row][data-id]") === null;
