//! The readings of what Make's documents do not say, one enum each; [`super::Switches`] says what each is about.

use serde::{Deserialize, Serialize};

use super::macros::readings;

readings! {
    /// See [`super::Switches::public_lists`].
    PublicLists {
        /// 403 for everybody who does not belong there.
        Refused,
        /// Administrators may read them all.
        Open,
    }

    /// See [`super::Switches::role_columns`].
    RoleColumns {
        /// Asked for and silently left out, as in the sample answer.
        Missing,
        /// Answered.
        Present,
    }

    /// See [`super::Switches::unchanged_out_of_range`].
    OutOfRange {
        /// Kept values pass.
        Accepted,
        /// 400 for any value outside its range.
        Refused,
    }

    /// See [`super::Switches::page_cap_echo`].
    CapEcho {
        /// The answer repeats the limit that was asked for.
        Silent,
        /// The answer tells the limit that was used.
        Echoed,
    }

    /// See [`super::Switches::unknown_key`].
    UnknownKey {
        /// 401, `IM015`.
        Unauthorized,
        /// 403, `SC403`.
        Forbidden,
    }

    /// See [`super::Switches::transfer_to_outsider`].
    TransferToOutsider {
        /// 400.
        Refused,
        /// The transfer makes the person a member.
        Allowed,
    }

    /// Whether an endpoint exists on this instance.
    Endpoint {
        /// It answers.
        Present,
        /// 404, as on an older instance.
        Missing,
    }

    /// See [`super::Switches::rows_after_demotion`].
    RowsAfterDemotion {
        /// They stay Team Admin and cannot be changed, only removed (H3).
        Fixed,
        /// They stay Team Admin and can be changed.
        Changeable,
        /// They are removed.
        Removed,
    }

    /// See [`super::Switches::rows_after_transfer`].
    RowsAfterTransfer {
        /// Only the rows that were there are left.
        Left,
        /// He becomes a fixed Team Admin in every team, because he becomes an Admin (H3).
        Created,
    }

    /// See [`super::Switches::empty_body`].
    EmptyBody {
        /// Zero bytes remove, and so does an object without `usersRoleId`.
        BothRemove,
        /// Only zero bytes remove; an object without `usersRoleId` is refused.
        OnlyZeroBytes,
        /// Only an object without `usersRoleId` removes; zero bytes are refused.
        OnlyObject,
    }

    /// See [`super::Switches::text_filter`].
    TextFilter {
        /// A part is enough, without regard to case.
        Partial,
        /// The whole value, letter by letter.
        Exact,
    }

    /// See [`super::Switches::custom_roles`].
    CustomRoleList {
        /// Those that name the organization (or one of its teams), whoever asks.
        WithOrganization,
        /// Those that name the organization, when a member asks.
        ToMembers,
        /// None at all.
        Never,
    }

    /// See [`super::Switches::member_role`].
    MemberRole {
        /// `usersRoleId` is a number.
        Present,
        /// `usersRoleId` is null although the person is a member.
        Null,
        /// The row has no `usersRoleId`.
        Missing,
    }

    /// See [`super::Switches::platform`].
    Platform {
        /// Administration is answered.
        WhiteLabel,
        /// Administration is refused with 403, `IM121`.
        PublicCloud,
    }

    /// See [`super::Switches::unknown_column`].
    UnknownColumn {
        /// 400.
        Refused,
        /// Left out.
        Ignored,
    }

    /// See [`super::Switches::repeated_transfer`].
    RepeatedTransfer {
        /// 400.
        Refused,
        /// 406, `IM004`.
        NeedsConfirmation,
        /// 200 with the owner's row alone; nothing changes.
        Accepted,
    }

    /// See [`super::Switches::transfer_to_newcomer`].
    TransferToNewcomer {
        /// Everybody qualifies.
        Allowed,
        /// 400 for somebody who never signed in.
        Refused,
    }

    /// See [`super::Switches::rows_of_new_owner`].
    RowsOfNewOwner {
        /// The rights come without rows; Team Admin rows that are there become fixed.
        Left,
        /// A fixed Team Admin row in every team.
        Created,
    }

    /// See [`super::Switches::plain_removal`].
    PlainRemoval {
        /// Done at once.
        Free,
        /// 406, `IM004`, until `confirmed=true`, where the person has connections.
        NeedsConfirmation,
    }

    /// See [`super::Switches::added_member`].
    AddedMember {
        /// A member at once.
        AtOnce,
        /// Invited until accepted.
        Invited,
    }

    /// See [`super::Switches::zero_operations`].
    ZeroOperations {
        /// As the table of ranges says.
        Accepted,
        /// 400.
        Refused,
    }

    /// See [`super::Switches::unknown_license_keys`].
    UnknownLicenseKeys {
        /// Kept as they were written.
        Kept,
        /// Left out without a word.
        Dropped,
        /// 400.
        Refused,
    }

    /// See [`super::Switches::null_license_values`].
    NullLicenseValues {
        /// Kept under keys that no table lists.
        Accepted,
        /// 400.
        Refused,
    }

    /// See [`super::Switches::limits_below_usage`].
    LimitsBelowUsage {
        /// What is there stays.
        Accepted,
        /// 400 when there are more teams or active scenarios than the new limit.
        Refused,
    }

    /// See [`super::Switches::pause`].
    Pause {
        /// `isPaused` stays what it was.
        Never,
        /// True as soon as the license allows no operations, false as soon as it does.
        AtOnce,
    }

    /// See [`super::Switches::api_limit_zero`].
    ApiLimitZero {
        /// Only a number.
        Ignored,
        /// 403 for the organization's public data; administration goes on.
        Blocks,
    }

    /// See [`super::Switches::scenario_control`].
    ScenarioControl {
        /// 403 for everybody who does not belong to the organization.
        Refused,
        /// Administrators may start and stop them.
        Open,
    }

    /// See [`super::Switches::start_again`].
    StartAgain {
        /// 400.
        Refused,
        /// 200; nothing changes.
        Accepted,
    }

    /// See [`super::Switches::start_when_frozen`].
    StartWhenFrozen {
        /// 400 while the license allows no operations.
        Refused,
        /// Started; it does not run.
        Accepted,
    }

    /// See [`super::Switches::user_delete_connections`].
    UserDeleteConnections {
        /// 406, `IM004`, without `confirmed=true`.
        NeedsConfirmation,
        /// Done at once unless organizations are owned.
        Free,
    }

    /// See [`super::Switches::password`].
    PasswordRule {
        /// At least 10 characters, as for administrators.
        Ten,
        /// At least 9 characters, as for oneself.
        Nine,
    }

    /// See [`super::Switches::write_scope`].
    WriteScope {
        /// `user:write`, which can be ticked.
        Singular,
        /// `users:write`, which cannot: deleting people and setting roles is refused for every key.
        Plural,
    }

    /// See [`super::Switches::maintenance`].
    Maintenance {
        /// Open.
        Off,
        /// 503 with an error body.
        Json,
        /// 503 with a page for people.
        Html,
    }

    /// See [`super::Switches::country_change`].
    CountryChange {
        /// Changed, as the parameter table says.
        Accepted,
        /// 200 and not changed, as the page for administrators says that it cannot be.
        Ignored,
        /// 400.
        Refused,
    }
}
