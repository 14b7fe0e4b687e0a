// What a scene does by itself, as a person would: one thing after the other, each as soon as what it needs is there.

/** Something done on the page; answers whether there was something to do it with. */
export type Act = () => boolean | void;

const PATIENCE_MS = 4000;
const LOOK_MS = 40;

/** Does the steps in their order; `data-acting` stands on the page until they are done. A step for which nothing appears is left out. */
export async function act(steps: readonly Act[]): Promise<void> {
  document.documentElement.dataset["acting"] = "";
  for (const step of steps) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
    await until(step);
  }
  delete document.documentElement.dataset["acting"];
}

async function until(step: Act): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  // oxlint-disable-next-line no-await-in-loop -- looks again until it is there
  while (step() === false && Date.now() < end) await wait(LOOK_MS);
  await wait(LOOK_MS);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** Presses what carries this id, once it can be pressed; `place` counts from 0. */
export function press(testId: string, place = 0): Act {
  return pressAt(`[data-testid="${testId}"]`, place);
}

/** Waits for what carries this id. */
export function there(testId: string): Act {
  return () => document.querySelector(`[data-testid="${testId}"]`) !== null;
}

/** Presses what a selector finds. */
export function pressAt(selector: string, place = 0): Act {
  return () => {
    const found = document.querySelectorAll<HTMLElement>(selector)[place];
    if (!found || found.hasAttribute("disabled")) return false;
    found.click();
    return true;
  };
}

/** Types into the field that carries this id. */
export function type(testId: string, text: string): Act {
  return () => {
    const input = document.querySelector<HTMLInputElement>(`[data-testid="${testId}"]`);
    if (!input) return false;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  };
}
