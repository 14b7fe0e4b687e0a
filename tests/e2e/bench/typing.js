// Notes for each key press when the rows it asked for are painted: two frames after the list said its new count.
const count = document.querySelector("[data-testid=people-count]");
const samples = [];
let pressed;
addEventListener("keydown", (event) => (pressed = { key: event.key, at: event.timeStamp, heard: performance.now() }), { capture: true });
const painted = (press, drawn) => requestAnimationFrame(() => requestAnimationFrame(() => samples.push({ ...press, drawn, painted: performance.now() })));
new MutationObserver(() => {
  if (pressed) painted(pressed, performance.now());
  pressed = undefined;
}).observe(count, { attributes: true, attributeFilter: ["data-shown"] });
window.benchTyped = samples;
return true;
