import type { Problem } from "../ipc/bindings";

/** Whether the password safe did not take or give the key, so that it can still be used for one session. */
export function isKeychainTrouble({ code }: Problem): boolean {
  return code.kind === "keychain-missing" || code.kind === "keychain-locked" || code.kind === "keychain-denied" || code.kind === "keychain-waiting";
}
