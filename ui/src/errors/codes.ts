// The codes of errors that the screens tell apart. Stands in until the bindings bring the union that the application
// itself knows; then `Code` becomes an alias of that one and every missing text is a type error.

/** What went wrong, as far as the reader can do something different about it. */
export type Code =
  // the key and the address
  | "keyRefused"
  | "keyOfOtherInstance"
  | "rightMissing"
  | "noAdminRights"
  | "addressUnusable"
  | "addressNotSecure"
  | "notMake"
  | "certificateRefused"
  // the password safe
  | "safeMissing"
  | "safeLocked"
  | "safeDenied"
  | "safeWaiting"
  | "keyNotStored"
  // the instance
  | "notFound"
  | "changedMeanwhile"
  | "slowDown"
  | "noAnswer"
  | "serverTrouble"
  | "answerNotUnderstood"
  | "refused"
  | "acceptedUnchanged"
  | "offline"
  // this application
  | "editingLocked"
  | "wrongInstance"
  | "confirmationDiffers"
  | "reviewOutdated"
  | "runAlreadyOpen"
  | "nameTaken"
  | "lookTaken"
  | "snapshotFailed"
  | "storeFailed"
  | "madeByNewerVersion"
  | "exportFailed"
  | "ownFault";

/** What the texts may name. Everything from a server is shown with its unseen characters marked. */
export interface ErrorValues {
  /** The name of the instance; while connecting, the host of its address. */
  readonly instance: string;
  /** The thing: a team, an organization, a job ("change owners"). */
  readonly what?: string;
  /** The right that is missing. */
  readonly right?: string;
  /** What is true now. */
  readonly now?: string;
  /** "10:42" */
  readonly asOf?: string;
  readonly seconds?: number;
  readonly path?: string;
}
