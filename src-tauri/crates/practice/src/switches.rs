//! Named switches for what Make's documents leave open. The default is the harsher reading.
//!
//! Each field says which silence it stands for; nothing here is a fault (see `faults`).

use serde::{Deserialize, Serialize};

/// The present reading of every silence of Make's documents that this instance knows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Switches {
    /// May an administrator who is no member read the public membership lists?
    pub public_lists: PublicLists,
    /// Do rows of `GET /admin/users` carry `organizationRoleId` and `teamRoleId` when `cols[]` asks for them?
    pub role_columns: RoleColumns,
    /// Is a license value outside today's range accepted when it is what the organization already has?
    pub unchanged_out_of_range: OutOfRange,
    /// The largest page that the lists give, whatever was asked for; none by default.
    pub page_cap: Option<u32>,
    /// Does `pg.limit` in the answer admit the cap?
    pub page_cap_echo: CapEcho,
    /// What an unknown key is told.
    pub unknown_key: UnknownKey,
    /// May ownership go to somebody who is no member of the organization?
    pub transfer_to_outsider: TransferToOutsider,
    /// Does `GET /users/me/current-authorization` exist?
    pub current_authorization: Endpoint,
    /// Does `GET /users/me` exist?
    pub users_me: Endpoint,
    /// What happens to Team Admin rows when an organization Admin becomes less.
    pub rows_after_demotion: RowsAfterDemotion,
    /// Does a transfer leave the former owner rows in teams where he had none?
    pub rows_after_transfer: RowsAfterTransfer,
    /// What a role call with an empty body means (H1).
    pub empty_body: EmptyBody,
    /// Do `name` and `email` filters match parts?
    pub text_filter: TextFilter,
    /// Which answers of `GET /users/roles` list the roles that an organization made for itself?
    pub custom_roles: CustomRoleList,
    /// Do rows of the membership lists tell the role?
    pub member_role: MemberRole,
    /// Whose rows `member_role` is about; everybody's when empty.
    pub member_role_of: Vec<u64>,
}

/// See [`Switches::public_lists`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublicLists {
    /// 403 for everybody who does not belong there.
    #[default]
    Refused,
    /// Administrators may read them all.
    Open,
}

/// See [`Switches::role_columns`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoleColumns {
    /// Asked for and silently left out, as in the sample answer.
    #[default]
    Missing,
    /// Answered.
    Present,
}

/// See [`Switches::unchanged_out_of_range`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutOfRange {
    /// Kept values pass.
    #[default]
    Accepted,
    /// 400 for any value outside its range.
    Refused,
}

/// See [`Switches::page_cap_echo`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CapEcho {
    /// The answer repeats the limit that was asked for.
    #[default]
    Silent,
    /// The answer tells the limit that was used.
    Echoed,
}

/// See [`Switches::unknown_key`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnknownKey {
    /// 401, `IM015`.
    #[default]
    Unauthorized,
    /// 403, `SC403`.
    Forbidden,
}

/// See [`Switches::transfer_to_outsider`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransferToOutsider {
    /// 400.
    #[default]
    Refused,
    /// The transfer makes the person a member.
    Allowed,
}

/// Whether an endpoint exists on this instance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Endpoint {
    /// It answers.
    #[default]
    Present,
    /// 404, as on an older instance.
    Missing,
}

/// See [`Switches::rows_after_demotion`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowsAfterDemotion {
    /// They stay Team Admin and cannot be changed, only removed (H3).
    #[default]
    Fixed,
    /// They stay Team Admin and can be changed.
    Changeable,
    /// They are removed.
    Removed,
}

/// See [`Switches::rows_after_transfer`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowsAfterTransfer {
    /// Only the rows that were there are left.
    #[default]
    Left,
    /// He becomes a fixed Team Admin in every team, because he becomes an Admin (H3).
    Created,
}

/// See [`Switches::empty_body`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmptyBody {
    /// Zero bytes remove, and so does an object without `usersRoleId`.
    #[default]
    BothRemove,
    /// Only zero bytes remove; an object without `usersRoleId` is refused.
    OnlyZeroBytes,
    /// Only an object without `usersRoleId` removes; zero bytes are refused.
    OnlyObject,
}

/// See [`Switches::text_filter`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextFilter {
    /// A part is enough, without regard to case.
    #[default]
    Partial,
    /// The whole value, letter by letter.
    Exact,
}

/// See [`Switches::custom_roles`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CustomRoleList {
    /// Those that name the organization (or one of its teams), whoever asks.
    #[default]
    WithOrganization,
    /// Those that name the organization, when a member asks.
    ToMembers,
    /// None at all.
    Never,
}

/// See [`Switches::member_role`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MemberRole {
    /// `usersRoleId` is a number.
    #[default]
    Present,
    /// `usersRoleId` is null although the person is a member.
    Null,
    /// The row has no `usersRoleId`.
    Missing,
}
