//! Named switches for what Make's documents leave open or tell in two ways. The default is the harsher reading.
//!
//! Each field says which silence it stands for; nothing here is a fault (see `faults`). Contradictions of names and
//! types are in `spelling`.

use serde::{Deserialize, Serialize};

mod macros;
mod silences;
mod spelling;

pub use self::silences::*;
pub use self::spelling::*;

/// The present reading of every silence of Make's documents that this instance knows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Switches {
    /// Is this a White Label instance at all? The public cloud refuses administration to everybody.
    pub platform: Platform,
    /// May an administrator who is no member read the public lists and the scenarios of an organization?
    pub public_lists: PublicLists,
    /// Do rows of `GET /admin/users` carry `organizationRoleId` and `teamRoleId` when `cols[]` asks for them?
    pub role_columns: RoleColumns,
    /// What happens to a column that an endpoint does not know?
    pub unknown_column: UnknownColumn,
    /// Is a license value outside today's range accepted when it is what the organization already has?
    pub unchanged_out_of_range: OutOfRange,
    /// Is a license with `operations` 0 accepted?
    pub zero_operations: ZeroOperations,
    /// What happens to license keys that no table lists?
    pub unknown_license_keys: UnknownLicenseKeys,
    /// Is null accepted as a license value?
    pub null_license_values: NullLicenseValues,
    /// May a license allow less than the organization already has?
    pub limits_below_usage: LimitsBelowUsage,
    /// Does `isPaused` follow the license?
    pub pause: Pause,
    /// Does `apiLimit` 0, or none, close the organization's own data?
    pub api_limit_zero: ApiLimitZero,
    /// The largest page that the lists give, whatever was asked for; none by default.
    pub page_cap: Option<u32>,
    /// Does `pg.limit` in the answer admit the cap?
    pub page_cap_echo: CapEcho,
    /// The largest `pg[limit]` that is not refused with 400; none by default.
    pub largest_limit: Option<u32>,
    /// What an unknown key is told.
    pub unknown_key: UnknownKey,
    /// Is the instance closed for maintenance, and in which shape does it say so? `ping` still answers.
    pub maintenance: Maintenance,
    /// Can the country of an organization be changed (H16)?
    pub country_change: CountryChange,
    /// What is the scope called that deletes people and sets roles?
    pub write_scope: WriteScope,
    /// May ownership go to somebody who is no member of the organization?
    pub transfer_to_outsider: TransferToOutsider,
    /// May ownership go to somebody who never signed in?
    pub transfer_to_newcomer: TransferToNewcomer,
    /// What does a transfer to the present owner answer?
    pub repeated_transfer: RepeatedTransfer,
    /// Does `GET /users/me/current-authorization` exist?
    pub current_authorization: Endpoint,
    /// Does `GET /users/me/api-tokens` exist?
    pub api_tokens: Endpoint,
    /// Does `GET /users/me` exist?
    pub users_me: Endpoint,
    /// Can the default license be changed with `PATCH`? No document shows such a call.
    pub default_license_patch: Endpoint,
    /// What happens to Team Admin rows when an organization Admin becomes less.
    pub rows_after_demotion: RowsAfterDemotion,
    /// Does a transfer leave the former owner rows in teams where he had none?
    pub rows_after_transfer: RowsAfterTransfer,
    /// Does a transfer give the new owner rows in teams where he had none?
    pub rows_of_new_owner: RowsOfNewOwner,
    /// What a role call with an empty body means (H1).
    pub empty_body: EmptyBody,
    /// Does removing somebody ask for a confirmation without `deleteConnections`?
    pub plain_removal: PlainRemoval,
    /// Does deleting a person's connections along with the person need a confirmation of its own?
    pub user_delete_connections: UserDeleteConnections,
    /// Is somebody whom an administrator adds to an organization there at once?
    pub added_member: AddedMember,
    /// Do `name` and `email` filters match parts?
    pub text_filter: TextFilter,
    /// Which answers of `GET /users/roles` list the roles that an organization made for itself?
    pub custom_roles: CustomRoleList,
    /// Do rows of the membership lists tell the role?
    pub member_role: MemberRole,
    /// Whose rows `member_role` is about; everybody's when empty.
    pub member_role_of: Vec<u64>,
    /// May an administrator who is no member start and stop scenarios?
    pub scenario_control: ScenarioControl,
    /// What happens to a scenario that is started or stopped a second time?
    pub start_again: StartAgain,
    /// Can a scenario be started in an organization without operations?
    pub start_when_frozen: StartWhenFrozen,
    /// How long must a password be?
    pub password: PasswordRule,
    /// Names and types that the documents give in several ways.
    pub spelling: Spelling,
}
