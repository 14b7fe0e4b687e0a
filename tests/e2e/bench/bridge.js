// Blocks of questions for one viewport, in turn with blocks that only pass as many bytes. `first` and `blocks` say which part.
const { invoke } = window.__TAURI_INTERNALS__;
const question = (number) => ({ query: { search: "", sort: "name", descending: false, filters: [], offset: (number * 7919) % 99000, count: ROWS } });
const sizes = [];
const answer = { times: [], sizes, blocks: [] };
const echo = { times: [], blocks: [] };
const block = async (into, name, argument) => {
  const replies = [];
  const started = performance.now();
  for (let number = 0; number < CALLS; number += 1) {
    const before = performance.now();
    replies.push(await invoke(name, argument(number)));
    into.times.push(performance.now() - before);
  }
  into.blocks.push(performance.now() - started);
  return replies;
};
const measure = {
  answer: async (at) => {
    const replies = await block(answer, "people", (number) => question(at * CALLS + number));
    for (const reply of replies) sizes.push(new TextEncoder().encode(JSON.stringify(reply)).length);
  },
  echo: () => block(echo, "bench_echo", () => ({})),
};
await invoke("bench_echo", { reply: JSON.stringify(await invoke("people", question(FIRST))) });
for (let at = FIRST; at < FIRST + BLOCKS; at += 1) {
  const order = at % 2 === 0 ? ["answer", "echo"] : ["echo", "answer"];
  for (const name of order) await measure[name](at);
}
return { answer, echo };
