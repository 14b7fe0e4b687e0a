// The words for what a cell may be.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { CellEnd, Lock, CellUnknown, FollowWord } from "../ipc/bindings";
import type { IconName } from "../ui/Icon";

/** Names of roles by number. */
export type RoleNames = ReadonlyMap<number, string>;

/** The short word of a lock, its glyph, and why the cell cannot be edited. */
export const LOCKS: Record<Lock, { readonly icon: IconName; readonly word: MessageDescriptor; readonly why: MessageDescriptor }> = {
  owner: { icon: "owner", word: msg({ message: "owner" }), why: msg({ message: "This person owns the organization. Ownership is handed over, not changed here." }) },
  "fixed-team-admin": {
    icon: "fixed",
    word: msg({ message: "fixed" }),
    why: msg({ message: "Team Admin comes with the role in the organization. It is fixed: it can only be removed and added again." }),
  },
  "waiting-for-company-sign-in": {
    icon: "company-sign-in",
    word: msg({ message: "waiting for company sign-in" }),
    why: msg({ message: "This person has not come through the company sign-in yet. The role can be changed once they have." }),
  },
  "role-not-shown": { icon: "not-sure", word: msg({ message: "role not shown" }), why: msg({ message: "The instance shows this role nowhere, so nobody could tell what would be taken away." }) },
  "deleted-account": { icon: "removal", word: msg({ message: "account deleted" }), why: msg({ message: "The account is deleted on the instance. It gets no roles." }) },
  "deleted-place": { icon: "removal", word: msg({ message: "deleted" }), why: msg({ message: "This place is deleted on the instance." }) },
};

/** What follows from another change. */
export const FOLLOWS: Record<FollowWord, MessageDescriptor> = {
  "comes-with-admin": msg({ message: "comes with Admin" }),
  "becomes-member": msg({ message: "comes with the team" }),
  "goes-with-removal": msg({ message: "goes with the removal" }),
  "stays-team-admin": msg({ message: "stays Team Admin" }),
};

/** Whether a cell of which something follows cannot be edited by itself. */
export const CLOSED: Record<FollowWord, boolean> = { "comes-with-admin": true, "becomes-member": false, "goes-with-removal": true, "stays-team-admin": false };

/** Why nothing stands in a cell. */
export const UNKNOWNS: Record<CellUnknown, MessageDescriptor> = {
  "role-not-shown": msg({ message: "a role that the instance does not show" }),
  reading: msg({ message: "being read" }),
  "not-read": msg({ message: "not read yet" }),
  refused: msg({ message: "your key may not read this" }),
  gone: msg({ message: "deleted" }),
};

/** What a run made of a cell: its glyph and what it says. */
export const ENDS: Record<CellEnd, { readonly icon: IconName; readonly word: MessageDescriptor }> = {
  done: { icon: "done", word: msg({ message: "done" }) },
  refused: { icon: "needs-you", word: msg({ message: "was refused" }) },
  "changed-meanwhile": { icon: "changed-meanwhile", word: msg({ message: "changed meanwhile" }) },
  "not-sure": { icon: "not-sure", word: msg({ message: "not sure yet" }) },
};
