// Every code and its words: what happened, what is still fine, what you can do now. One exhaustive table, so that a new
// code without words does not compile; where a key is being entered some codes mean something else (atKey.ts). The details
// for support are folded below. Rules: no blame, no jokes, one idea per sentence, names of things as they are.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { AddressWhy, Code as Known, ImportWhy } from "../ipc/bindings";
import { AT_KEY } from "./atKey";
import type { Code, Occasion } from "./codes";

/** The three parts, and whether it is a refusal or a matter of care. */
export interface Presentation {
  readonly happened: MessageDescriptor;
  readonly fine: MessageDescriptor;
  readonly now: MessageDescriptor;
  readonly tone: "danger" | "warn";
}

const NOTHING_CHANGED = msg({ message: "Nothing has been changed." });
const NOTHING_SENT = msg({ message: "Nothing was sent." });
const NOTHING_SAVED = msg({ message: "Nothing was saved." });
const KEY_NOT_SENT = msg({ message: "The key was not sent anywhere." });
const SAVED_SO_FAR = msg({ message: "Everything done so far is saved; nothing more was sent." });
const TRY_AGAIN = msg({ message: "Try again. If it happens again, save the details for support." });
const FREE_SPACE = msg({ message: "Free some disk space and try again." });
const SITE_ADDRESS = msg({ message: "Use the web address where you and your customers sign in." });

/** Why a text holds no instances that can be taken in. */
const IMPORTS: Record<ImportWhy["kind"], Presentation> = {
  "too-large": notTaken(msg({ message: "This is larger than a file of instances ever is." })),
  unreadable: notTaken(msg({ message: "This is not a file of instances, or it was changed since Gatehouse saved it." })),
  newer: notTaken(msg({ message: "This file was saved by a newer version of Gatehouse." })),
  empty: notTaken(msg({ message: "There are no instances in this file." })),
  name: notTaken(msg({ message: "Instance number {what} of this file has a name or a group that cannot be used." })),
  address: notTaken(msg({ message: "Instance number {what} of this file has an address that cannot be used." })),
  look: notTaken(msg({ message: "Instance number {what} of this file has a kind, a color or a shape that does not exist." })),
};

function notTaken(happened: MessageDescriptor): Presentation {
  return { happened, fine: NOTHING_SAVED, now: msg({ message: "Ask whoever sent it to save the file anew." }), tone: "warn" };
}

/** Why an address cannot be used. */
const ADDRESSES: Record<AddressWhy, Presentation> = {
  empty: {
    happened: msg({ message: "There is no address yet." }),
    fine: KEY_NOT_SENT,
    now: SITE_ADDRESS,
    tone: "warn",
  },
  "not-an-address": {
    happened: msg({ message: "This is not the address of a website." }),
    fine: KEY_NOT_SENT,
    now: msg({ message: "Copy the address from your browser, where you and your customers sign in." }),
    tone: "danger",
  },
  "not-secure": {
    happened: msg({ message: "This address begins with http, so others could read your key on its way." }),
    fine: KEY_NOT_SENT,
    now: msg({ message: "Use the address that begins with https." }),
    tone: "danger",
  },
  "has-user-info": {
    happened: msg({ message: "This address has a name or a password in it, or it is an email address." }),
    fine: KEY_NOT_SENT,
    now: SITE_ADDRESS,
    tone: "danger",
  },
};

/** Without a connection and without anything that was read before. */
const NOTHING_READ: Presentation = {
  happened: msg({ message: "No connection to {instance}." }),
  fine: msg({ message: "Everything saved on this computer is still here." }),
  now: msg({ message: "Check your connection and try again." }),
  tone: "warn",
};

/** The words of a code; `occasion` is where the reader stands, `asOf` whether something older is on screen. */
export function presentationOf(code: Known, occasion: Occasion, asOf = true): Presentation {
  if (code.kind === "address") return ADDRESSES[code.detail];
  if (code.kind === "not-instances") return IMPORTS[code.detail.kind];
  if (code.kind === "offline" && occasion === "window" && !asOf) return NOTHING_READ;
  return (occasion === "key" ? AT_KEY[code.kind] : undefined) ?? PRESENTATIONS[code.kind];
}

/** The table. */
export const PRESENTATIONS: Record<Code, Presentation> = {
  // the address and what answers there
  address: ADDRESSES["not-an-address"],
  "not-make": {
    happened: msg({ message: "This address answers, but not like a Make instance." }),
    fine: NOTHING_SAVED,
    now: SITE_ADDRESS,
    tone: "danger",
  },
  "public-zone": {
    happened: msg({ message: "This is Make’s public site, which nobody but Make can manage." }),
    fine: KEY_NOT_SENT,
    now: msg({ message: "Use the address of your own instance: the site where you and your customers sign in." }),
    tone: "danger",
  },
  offline: {
    happened: msg({ message: "No connection. You see data as of {asOf}." }),
    fine: msg({ message: "You can prepare changes; they are checked again before they are sent." }),
    now: msg({ message: "Check your connection and try again." }),
    tone: "warn",
  },
  "timed-out": {
    happened: msg({ message: "We did not hear back in time." }),
    fine: msg({ message: "What you see is the last that was read." }),
    now: msg({ message: "Try again in a moment." }),
    tone: "warn",
  },
  insecure: {
    happened: msg({ message: "This computer does not trust the certificate of this address." }),
    fine: KEY_NOT_SENT,
    now: msg({ message: "If this network wants a sign-in first (a hotel, a train), do that in your browser. Otherwise ask your IT whether the certificate of your company is set up on this computer." }),
    tone: "danger",
  },
  "proxy-sign-in": {
    happened: msg({ message: "Your network's proxy asks for a sign-in before it lets us through." }),
    fine: KEY_NOT_SENT,
    now: msg({ message: "Sign in to your company network, or ask your IT to let this address through." }),
    tone: "warn",
  },
  redirected: {
    happened: msg({ message: "We were sent on to another address, and did not follow." }),
    fine: msg({ message: "Your key stayed with {instance}." }),
    now: msg({ message: "Look in your browser whether the instance has moved or asks for a company sign-in." }),
    tone: "danger",
  },
  limited: {
    happened: msg({ message: "The instance asks us to slow down." }),
    fine: msg({ message: "We continue by ourselves {seconds, plural, =0 {soon} one {in # second} other {in # seconds}}." }),
    now: msg({ message: "You can keep working." }),
    tone: "warn",
  },
  "not-found": {
    happened: msg({ message: "This no longer exists. Someone may have deleted it." }),
    fine: msg({ message: "Everything else stays as it is." }),
    now: msg({ message: "Refresh to see what is there now." }),
    tone: "warn",
  },
  unavailable: {
    happened: msg({ message: "{instance} has trouble of its own and could not answer." }),
    fine: msg({ message: "What you see is the last that was read." }),
    now: msg({ message: "Wait a few minutes and try again. If it stays so, tell whoever runs the instance." }),
    tone: "warn",
  },
  refused: {
    happened: msg({ message: "This was not accepted by {instance}: {what}" }),
    fine: SAVED_SO_FAR,
    now: TRY_AGAIN,
    tone: "danger",
  },
  unreadable: {
    happened: msg({ message: "The answer of {instance} could not be understood." }),
    fine: SAVED_SO_FAR,
    now: TRY_AGAIN,
    tone: "danger",
  },
  // the key
  "key-refused": {
    happened: msg({ message: "Your key for {instance} no longer works." }),
    fine: SAVED_SO_FAR,
    now: msg({ message: "Enter a new key, or ask whoever manages your instance." }),
    tone: "danger",
  },
  forbidden: {
    happened: msg({ message: "Your key may not do this." }),
    fine: SAVED_SO_FAR,
    now: msg({ message: "Ask for a key with the right to it ({right}), or leave this to a colleague." }),
    tone: "danger",
  },
  "key-cannot": {
    happened: msg({ message: "Your key may not do everything that this needs." }),
    fine: NOTHING_SENT,
    now: msg({ message: "Ask for a key with the missing right: {right}." }),
    tone: "warn",
  },
  "no-admin": {
    happened: msg({ message: "This key works, but its owner has no admin rights on {instance}." }),
    fine: NOTHING_CHANGED,
    now: msg({ message: "Ask whoever manages your instance for a key of an admin." }),
    tone: "danger",
  },
  "key-needed": {
    happened: msg({ message: "There is no key for {instance} on this computer." }),
    fine: msg({ message: "The instance and everything saved about it are still here." }),
    now: msg({ message: "Enter a key." }),
    tone: "warn",
  },
  // the password safe
  "keychain-missing": {
    happened: msg({ message: "This computer has no password safe running, so we will not store your key." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "You can enter it each time, or set up a password safe, such as GNOME Keyring or KWallet." }),
    tone: "warn",
  },
  "keychain-locked": {
    happened: msg({ message: "The password safe of this computer is locked." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Unlock it and try again, or use the key for this session only." }),
    tone: "warn",
  },
  "keychain-denied": {
    happened: msg({ message: "Your password safe said no." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Try again and allow it, or use the key for this session only." }),
    tone: "warn",
  },
  "keychain-waiting": {
    happened: msg({ message: "We are waiting for your password safe." }),
    fine: msg({ message: "A late answer still counts." }),
    now: msg({ message: "Look for a window of your system that asks for your password." }),
    tone: "warn",
  },
  // saved instances
  "name-taken": {
    happened: msg({ message: "Another instance already has this name." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Choose another name." }),
    tone: "warn",
  },
  "name-looks-like": {
    happened: msg({ message: "This name can be taken for “{what}”, another instance here." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Choose a name that nobody can mistake for it." }),
    tone: "warn",
  },
  "not-instances": IMPORTS.unreadable,
  "look-taken": {
    happened: msg({ message: "Another instance already has this color and shape, or nearly the same." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Choose another color or another shape." }),
    tone: "warn",
  },
  "name-unusable": {
    happened: msg({ message: "A name has 1 to 60 characters on one line." }),
    fine: NOTHING_SAVED,
    now: msg({ message: "Choose another name." }),
    tone: "warn",
  },
  // preparing and carrying out
  locked: {
    happened: msg({ message: "This window looks only, so nothing was sent." }),
    fine: msg({ message: "What you have prepared is kept." }),
    now: msg({ message: "Unlock editing and start again." }),
    tone: "warn",
  },
  "typed-name-differs": {
    happened: msg({ message: "The typed name differs from the one that was asked for." }),
    fine: NOTHING_SENT,
    now: msg({ message: "Type the name as it stands above the field." }),
    tone: "warn",
  },
  "confirmation-spent": {
    happened: msg({ message: "This confirmation is more than a minute old, or was used already." }),
    fine: NOTHING_SENT,
    now: msg({ message: "Look at the review once more and start again." }),
    tone: "warn",
  },
  "unknown-plan": {
    happened: msg({ message: "This review is no longer known in this window." }),
    fine: NOTHING_SENT,
    now: msg({ message: "Make the review again; your choices are kept." }),
    tone: "warn",
  },
  blocked: {
    happened: msg({ message: "Something still stands in the way." }),
    fine: NOTHING_SENT,
    now: msg({ message: "Decide what is still open, then go on." }),
    tone: "warn",
  },
  "cannot-plan": {
    happened: msg({ message: "This cannot be carried out as it stands." }),
    fine: NOTHING_SENT,
    now: msg({ message: "Change what stands in the way, then go on." }),
    tone: "warn",
  },
  "password-too-weak": {
    happened: msg({ message: "The password does not meet the rule of the instance." }),
    fine: NOTHING_SENT,
    now: msg({ message: "Use 10 characters or more, with a digit, an upper-case letter and a special character." }),
    tone: "warn",
  },
  "snapshot-failed": {
    happened: msg({ message: "We could not save the return ticket, so nothing was started." }),
    fine: NOTHING_CHANGED,
    now: FREE_SPACE,
    tone: "danger",
  },
  "run-elsewhere": {
    happened: msg({ message: "This is being carried out in another window." }),
    fine: msg({ message: "Nothing is done twice." }),
    now: msg({ message: "Go on in the other window, or close it first." }),
    tone: "warn",
  },
  "wrong-instance": {
    happened: msg({ message: "This change was prepared for {what}. This window is {instance}." }),
    fine: NOTHING_SENT,
    now: msg({ message: "Go on with it at the instance it was prepared for." }),
    tone: "danger",
  },
  "case-open": {
    happened: msg({ message: "There already is an unfinished case of this customer." }),
    fine: msg({ message: "What you have prepared is kept." }),
    now: msg({ message: "Continue the unfinished case, or close it first." }),
    tone: "warn",
  },
  // this computer and this application
  "disk-full": {
    happened: msg({ message: "The disk of this computer is full, so we stopped." }),
    fine: SAVED_SO_FAR,
    now: FREE_SPACE,
    tone: "danger",
  },
  "read-only": {
    happened: msg({ message: "We could not write into our folder on this computer, so we stopped." }),
    fine: SAVED_SO_FAR,
    now: msg({ message: "Ask your IT for the right to write there, then try again." }),
    tone: "danger",
  },
  "newer-than-me": {
    happened: msg({ message: "What is saved here was written by a newer version of Gatehouse." }),
    fine: msg({ message: "We have not touched it." }),
    now: msg({ message: "Open it with the newer version." }),
    tone: "danger",
  },
  damaged: {
    happened: msg({ message: "What is saved here is damaged." }),
    fine: msg({ message: "We have not touched it." }),
    now: msg({ message: "Restore it from a backup, or save the details for support." }),
    tone: "danger",
  },
  internal: {
    happened: msg({ message: "Something in this app went wrong." }),
    fine: msg({ message: "Your changes are kept." }),
    now: TRY_AGAIN,
    tone: "danger",
  },
};
