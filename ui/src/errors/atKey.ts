// What some codes mean while an address or a key is being entered: nothing has been saved yet, and no list is on screen.
import { msg } from "@lingui/core/macro";
import type { Code } from "./codes";
import type { Presentation } from "./presentation";

const NOTHING_SAVED = msg({ message: "Nothing was saved." });
const COMPARE = msg({ message: "Compare the address with the one in your browser, and check your connection." });

/** Words that differ from the general table. */
export const AT_KEY: Partial<Record<Code, Presentation>> = {
  offline: {
    happened: msg({ message: "Nothing answers at {instance}." }),
    fine: msg({ message: "The key was not sent anywhere." }),
    now: COMPARE,
    tone: "danger",
  },
  "timed-out": {
    happened: msg({ message: "We did not hear back from {instance} in time." }),
    fine: NOTHING_SAVED,
    now: COMPARE,
    tone: "warn",
  },
  redirected: {
    happened: msg({ message: "We were sent on from {instance} to another address, and did not follow." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Use the address that your browser shows after you have signed in." }),
    tone: "danger",
  },
  "key-refused": {
    happened: msg({ message: "This key is not accepted by {instance}." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Copy the whole key again. A key works only on the instance where it was made." }),
    tone: "danger",
  },
  forbidden: {
    happened: msg({ message: "This key works, but it may neither list people nor read organizations." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Ask for a key with the missing right: {right}." }),
    tone: "danger",
  },
  "no-admin": {
    happened: msg({ message: "This key works, but its owner has no admin rights on {instance}." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Ask whoever manages your instance for a key of an admin." }),
    tone: "danger",
  },
  limited: {
    happened: msg({ message: "The instance asks us to slow down." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Wait a minute, then check again." }),
    tone: "warn",
  },
  unavailable: {
    happened: msg({ message: "{instance} has trouble of its own and could not answer." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Wait a few minutes, then check again." }),
    tone: "warn",
  },
  refused: {
    happened: msg({ message: "This was not accepted by {instance}: {what}" }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Check again. If it happens again, save the details for support." }),
    tone: "danger",
  },
  unreadable: {
    happened: msg({ message: "The answer of {instance} could not be understood." }),
    fine: NOTHING_SAVED,
    now: COMPARE,
    tone: "danger",
  },
  "case-open": {
    happened: msg({ message: "A case of this instance is unfinished." }),
    fine: msg({ message: "Nothing was deleted." }),
    now: msg({ message: "Open the instance and continue the case, or close it. Then delete." }),
    tone: "warn",
  },
  "keychain-waiting": {
    happened: msg({ message: "Your password safe has not answered yet." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Answer the window of your system that asks for your password, then save again. Or use the key for this session only." }),
    tone: "warn",
  },
};
