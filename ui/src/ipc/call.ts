// Calling the core: every command answers with data or with a problem. Here the answer becomes a value or a thrown
// `ProblemError`, so that queries and mutations have one way to fail.
import type { Problem } from "./bindings";

type Answer<T> = { status: "ok"; data: T } | { status: "error"; error: Problem | string };

/** A problem on its way to the words for it (src/errors). */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code.kind);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** The data of an answer. Refusals of the bridge itself arrive as plain text and count as the application's own fault. */
export async function data<T>(answer: Promise<Answer<T>>): Promise<T> {
  const result = await answer;
  if (result.status === "ok") return result.data;
  throw new ProblemError(typeof result.error === "string" ? ownFault(result.error) : result.error);
}

/** Whatever was thrown, as a problem. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : ownFault(error instanceof Error ? error.message : String(error));
}

function ownFault(detail: string): Problem {
  const at = new Date().toISOString();
  return {
    code: { kind: "internal" },
    support: { operation: "bridge", status: null, makeCode: null, detail: detail.slice(0, 500), request: null, at },
  };
}
