// Every code and its words: what happened, what is still fine, what you can do now. One exhaustive table; the details for
// support are folded below by whoever shows it. Rules: no blame, no jokes, one idea per sentence, names of things as they are.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Code } from "./codes";

/** The three parts, and whether it is a refusal or a matter of care. */
export interface Presentation {
  readonly happened: MessageDescriptor;
  readonly fine: MessageDescriptor;
  readonly now: MessageDescriptor;
  readonly tone: "danger" | "warn";
}

const NOTHING_CHANGED = msg({ message: "Nothing has been changed." });
const SAVED_SO_FAR = msg({ message: "Everything done so far is saved; nothing more was sent." });
const TRY_AGAIN = msg({ message: "Try again. If it happens again, save the details for support." });

/** The table. */
export const PRESENTATIONS: Record<Code, Presentation> = {
  keyRefused: {
    happened: msg({ message: "Your key for {instance} no longer works." }),
    fine: SAVED_SO_FAR,
    now: msg({ message: "Enter a new key, or ask whoever manages your instance." }),
    tone: "danger",
  },
  keyOfOtherInstance: {
    happened: msg({ message: "This key does not belong to {instance}." }),
    fine: SAVED_SO_FAR,
    now: msg({ message: "Enter a key that was made on {instance}." }),
    tone: "danger",
  },
  rightMissing: {
    happened: msg({ message: "Your key may not {what}." }),
    fine: SAVED_SO_FAR,
    now: msg({ message: "Ask for a key with the right “{right}”, or leave this step to a colleague." }),
    tone: "danger",
  },
  noAdminRights: {
    happened: msg({ message: "This key works, but its owner has no admin rights on {instance}." }),
    fine: msg({ message: "The key was not saved." }),
    now: msg({ message: "Ask whoever manages your instance for a key of an admin." }),
    tone: "danger",
  },
  addressUnusable: {
    happened: msg({ message: "Nothing answers at this address." }),
    fine: msg({ message: "The key was not sent anywhere." }),
    now: msg({ message: "Compare the address with the one in your browser, and check your connection." }),
    tone: "danger",
  },
  addressNotSecure: {
    happened: msg({ message: "This address begins with http, so others could read your key on its way." }),
    fine: msg({ message: "The key was not sent anywhere." }),
    now: msg({ message: "Use the address that begins with https." }),
    tone: "danger",
  },
  notMake: {
    happened: msg({ message: "Something answers at this address, but it is no Make instance." }),
    fine: msg({ message: "Nothing was saved." }),
    now: msg({ message: "Use the web address where you and your customers sign in." }),
    tone: "danger",
  },
  certificateRefused: {
    happened: msg({ message: "This computer does not trust the certificate of this address." }),
    fine: msg({ message: "The key was not sent anywhere." }),
    now: msg({ message: "Ask your IT whether the certificate of your company is set up on this computer." }),
    tone: "danger",
  },
  safeMissing: {
    happened: msg({ message: "This computer has no password safe running, so we will not store your key." }),
    fine: msg({ message: "The key itself works." }),
    now: msg({ message: "You can use it for this session only, or set up a password safe." }),
    tone: "warn",
  },
  safeLocked: {
    happened: msg({ message: "The password safe of this computer is locked." }),
    fine: NOTHING_CHANGED,
    now: msg({ message: "Unlock it and try again, or enter the key for this session only." }),
    tone: "warn",
  },
  safeDenied: {
    happened: msg({ message: "The password safe of this computer did not let us in." }),
    fine: NOTHING_CHANGED,
    now: msg({ message: "Try again and allow it, or enter the key for this session only." }),
    tone: "warn",
  },
  safeWaiting: {
    happened: msg({ message: "We are waiting for your password safe." }),
    fine: msg({ message: "A late answer still counts." }),
    now: msg({ message: "Look for a window of your system that asks for your password." }),
    tone: "warn",
  },
  keyNotStored: {
    happened: msg({ message: "There is no key for {instance} on this computer." }),
    fine: msg({ message: "The instance and everything saved about it are still here." }),
    now: msg({ message: "Enter a key." }),
    tone: "warn",
  },
  notFound: {
    happened: msg({ message: "{what} no longer exists. Someone may have deleted it." }),
    fine: msg({ message: "We left it out; everything else stays as it is." }),
    now: msg({ message: "Refresh to see what is there now." }),
    tone: "warn",
  },
  changedMeanwhile: {
    happened: msg({ message: "{what} changed while you were working: it is now {now}." }),
    fine: msg({ message: "We have not touched it." }),
    now: msg({ message: "Keep your change, keep theirs, or decide later." }),
    tone: "warn",
  },
  slowDown: {
    happened: msg({ message: "The instance asks us to slow down." }),
    fine: msg({ message: "We continue by ourselves {seconds, plural, =0 {soon} one {in # second} other {in # seconds}}." }),
    now: msg({ message: "You can keep working." }),
    tone: "warn",
  },
  noAnswer: {
    happened: msg({ message: "We did not hear back. It may or may not have worked." }),
    fine: msg({ message: "We are checking now." }),
    now: msg({ message: "Please do not repeat it by hand." }),
    tone: "warn",
  },
  serverTrouble: {
    happened: msg({ message: "{instance} has trouble of its own and could not answer." }),
    fine: SAVED_SO_FAR,
    now: msg({ message: "Try again in a few minutes." }),
    tone: "warn",
  },
  answerNotUnderstood: {
    happened: msg({ message: "{instance} answered in a way we do not understand." }),
    fine: SAVED_SO_FAR,
    now: TRY_AGAIN,
    tone: "danger",
  },
  refused: {
    happened: msg({ message: "{instance} did not accept this: {what}" }),
    fine: SAVED_SO_FAR,
    now: msg({ message: "Try again, skip it with a reason, or stop here." }),
    tone: "danger",
  },
  acceptedUnchanged: {
    happened: msg({ message: "The instance said yes, but still shows {now}." }),
    fine: msg({ message: "Nothing else depends on this yet." }),
    now: msg({ message: "Check again, or save the details for Make support." }),
    tone: "danger",
  },
  offline: {
    happened: msg({ message: "No connection. You see data as of {asOf}." }),
    fine: msg({ message: "You can prepare changes; they are checked again before they are sent." }),
    now: msg({ message: "Check your connection; we go on as soon as it is back." }),
    tone: "warn",
  },
  editingLocked: {
    happened: msg({ message: "This window looks only, so nothing was sent." }),
    fine: msg({ message: "What you have prepared is kept." }),
    now: msg({ message: "Unlock editing and start again." }),
    tone: "warn",
  },
  wrongInstance: {
    happened: msg({ message: "This change was prepared for {what}. This window is {instance}." }),
    fine: msg({ message: "Nothing was sent." }),
    now: msg({ message: "Open the window of {what} and start it there." }),
    tone: "danger",
  },
  confirmationDiffers: {
    happened: msg({ message: "The typed name differs from the one that was asked for." }),
    fine: msg({ message: "Nothing was sent." }),
    now: msg({ message: "Type the name as it stands above the field." }),
    tone: "warn",
  },
  reviewOutdated: {
    happened: msg({ message: "Something changed on {instance} since this review was made." }),
    fine: msg({ message: "Nothing was sent." }),
    now: msg({ message: "Make the review again; your choices are kept." }),
    tone: "warn",
  },
  runAlreadyOpen: {
    happened: msg({ message: "Another run on {instance} is not finished yet." }),
    fine: msg({ message: "Your review is kept." }),
    now: msg({ message: "Finish or stop the other run first." }),
    tone: "warn",
  },
  nameTaken: {
    happened: msg({ message: "Another instance already has this name." }),
    fine: msg({ message: "Nothing was saved." }),
    now: msg({ message: "Choose another name." }),
    tone: "warn",
  },
  lookTaken: {
    happened: msg({ message: "Another instance already has this color and shape." }),
    fine: msg({ message: "Nothing was saved." }),
    now: msg({ message: "Choose another color or another shape." }),
    tone: "warn",
  },
  snapshotFailed: {
    happened: msg({ message: "We could not save the return ticket, so nothing was started." }),
    fine: NOTHING_CHANGED,
    now: msg({ message: "Free some disk space and try again." }),
    tone: "danger",
  },
  storeFailed: {
    happened: msg({ message: "We could not write to this computer’s disk, so we stopped." }),
    fine: SAVED_SO_FAR,
    now: msg({ message: "Free some disk space and try again." }),
    tone: "danger",
  },
  madeByNewerVersion: {
    happened: msg({ message: "What is saved here was written by a newer version of Gatehouse." }),
    fine: msg({ message: "We have not touched it." }),
    now: msg({ message: "Open it with the newer version." }),
    tone: "danger",
  },
  exportFailed: {
    happened: msg({ message: "The file could not be saved at {path}." }),
    fine: msg({ message: "The proof itself is kept in Gatehouse." }),
    now: msg({ message: "Free some disk space or choose another folder." }),
    tone: "danger",
  },
  ownFault: {
    happened: msg({ message: "Something in this app went wrong." }),
    fine: msg({ message: "Your changes are kept." }),
    now: TRY_AGAIN,
    tone: "danger",
  },
};
