// Handing choices to the core: whole, a moment after the last change, one at a time, the last one wins. Nothing is lost
// when a page is left in between.
import type { LeaveDraft, LeaveInput } from "../../ipc/bindings";

const QUIET_MS = 250;

interface ChoiceSenderEvents {
  readonly send: (input: LeaveInput) => Promise<LeaveDraft>;
  /** The answer; `last` when nothing newer waits to be sent. */
  readonly onDraft: (draft: LeaveDraft, last: boolean) => void;
  readonly onError: (error: unknown) => void;
}

/** Sends what is put in. */
export class ChoiceSender {
  readonly #events: ChoiceSenderEvents;
  #waiting: LeaveInput | undefined;
  #turn: Promise<boolean> = Promise.resolve(true);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(events: ChoiceSenderEvents) {
    this.#events = events;
  }

  /** The newest choices; they replace what has not been sent yet. */
  put(input: LeaveInput): void {
    this.#waiting = input;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), QUIET_MS);
  }

  /** Sends at once what waits; answers whether everything has arrived. What did not arrive is sent with the next call. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#turn = this.#turn.then(() => this.#sendAll());
    return this.#turn;
  }

  async #sendAll(): Promise<boolean> {
    let arrived = true;
    while (arrived && this.#waiting !== undefined) {
      // oxlint-disable-next-line no-await-in-loop -- one at a time, so that the last one wins
      arrived = await this.#one(this.#waiting);
    }
    return arrived;
  }

  async #one(input: LeaveInput): Promise<boolean> {
    this.#waiting = undefined;
    try {
      const draft = await this.#events.send(input);
      this.#events.onDraft(draft, this.#waiting === undefined);
      return true;
    } catch (error) {
      this.#waiting ??= input;
      this.#events.onError(error);
      return false;
    }
  }
}
