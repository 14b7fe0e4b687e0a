// What a key for Gatehouse needs, as it is spelled on the instance.

/** The ticks on the page "Add token". */
export const TICKS = [
  "admin:read",
  "admin:write",
  "user:read",
  "user:write",
  "organizations:read",
  "organizations:write",
  "teams:read",
  "teams:write",
  "system:read",
] as const;

/** Rights of the administration role of whoever the key belongs to. */
export const RIGHTS = ["users get", "users edit", "users add", "organizations get", "organization view", "organization edit"] as const;
