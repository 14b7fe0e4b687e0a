// What the words for errors need to know: the codes of the application itself, where the reader stands, and what may be named.
import type { Code as Known } from "../ipc/bindings";

/** What went wrong, as far as the reader can do something different about it. */
export type Code = Known["kind"];

/** Where the reader stands: at the window of an instance, or entering a key, when nothing has been saved yet. */
export type Occasion = "window" | "key";

/** What the texts may name. Everything from a server is shown with its unseen characters marked. */
export interface ErrorValues {
  /** The name of the instance; while connecting, the host of its address. */
  readonly instance?: string;
  /** The thing: a team, an organization; what the instance said. */
  readonly what?: string;
  /** The right that is missing. */
  readonly right?: string;
  /** "10:42" */
  readonly asOf?: string;
  readonly seconds?: number;
}
