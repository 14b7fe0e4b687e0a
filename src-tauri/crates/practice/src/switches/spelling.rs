//! Where Make's documents contradict themselves about names and types, one switch each. The default is what their
//! examples show.

use serde::{Deserialize, Serialize};

use super::macros::readings;

/// The present spelling of everything that the documents spell in several ways.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Spelling {
    /// What is the last sign-in called in both lists of people?
    pub last_login: LastLogin,
    /// How do both lists of people tell the second factor?
    pub second_factor: SecondFactor,
    /// What is the owner's role called in the answer to creating an organization?
    pub created_owner: CreatedOwner,
    /// What type has `invitation` in the answer to a transfer?
    pub transfer_invitation: TransferInvitation,
    /// What is the future owner called in the body that creates an organization?
    pub owner_parameter: OwnerParameter,
    /// How are large numbers of a license written?
    pub big_numbers: BigNumbers,
    /// Which `gracePeriod` does the server add to a license?
    pub grace_period: GracePeriod,
    /// Does the answer to creating an organization know the number of its team?
    pub created_team: CreatedTeam,
    /// Is the answer to renaming a team wrapped?
    pub patched_team: PatchedTeam,
    /// What type have the offsets of timezones?
    pub offsets: Offsets,
    /// What is the three-letter code of a country called?
    pub country_code: CountryCode,
    /// What is the transferred data called in the usage of an organization?
    pub usage_transfer: UsageTransfer,
    /// How is `GET /users` sorted when nothing is asked for?
    pub users_sorted_by: UsersSortedBy,
    /// Does `pg` mention the total count?
    pub total_count: TotalCount,
    /// Which code says that access is denied?
    pub denied_code: DeniedCode,
    /// Are the fields and filters there that only the current documents have?
    pub newer_fields: NewerFields,
}

readings! {
    /// See [`Spelling::last_login`].
    LastLogin {
        /// `lastLogin`, as in the examples.
        Camel,
        /// `lastlogin`, as in the schema.
        Lower,
    }

    /// See [`Spelling::second_factor`].
    SecondFactor {
        /// `tfaEnabled` in users-detail and nothing in users, as in the samples.
        Enabled,
        /// `tfaStatus` (0, 1, 2 or null) in both.
        Status,
    }

    /// See [`Spelling::created_owner`].
    CreatedOwner {
        /// `userRoleId`, as in the example.
        UserRoleId,
        /// `usersRoleId`, as everywhere else.
        UsersRoleId,
    }

    /// See [`Spelling::transfer_invitation`].
    TransferInvitation {
        /// A text or null.
        Text,
        /// True or false.
        Boolean,
    }

    /// See [`Spelling::owner_parameter`].
    OwnerParameter {
        /// `userOrgAdmin`, as in the parameter table; the other word is ignored.
        Table,
        /// `userOrganizationAdmin`, as in the example; the other word is ignored.
        Example,
        /// Both.
        Both,
    }

    /// See [`Spelling::big_numbers`].
    BigNumbers {
        /// As they were written last.
        AsWritten,
        /// `operations`, `transfer`, `dsslimit` and `fslimit` as strings.
        Strings,
        /// The same as numbers.
        Numbers,
    }

    /// See [`Spelling::grace_period`].
    GracePeriod {
        /// 0, as in the API reference.
        Zero,
        /// 7, as on the White Label page.
        Seven,
    }

    /// See [`Spelling::created_team`].
    CreatedTeam {
        /// The number of "My Team".
        Number,
        /// Null, as in the example.
        Null,
    }

    /// See [`Spelling::patched_team`].
    PatchedTeam {
        /// The team itself, as in the example.
        Bare,
        /// Under `team`, as in the schema.
        Wrapped,
    }

    /// See [`Spelling::offsets`].
    Offsets {
        /// Strings and numbers.
        Mixed,
        /// Strings.
        Strings,
        /// Numbers.
        Numbers,
    }

    /// See [`Spelling::country_code`].
    CountryCode {
        /// `code`.
        Code,
        /// `code1`, on an older instance.
        Code1,
    }

    /// See [`Spelling::usage_transfer`].
    UsageTransfer {
        /// `dataTransfer`.
        Camel,
        /// `datatransfer`.
        Lower,
        /// Rows of both kinds.
        Mixed,
    }

    /// See [`Spelling::users_sorted_by`].
    UsersSortedBy {
        /// `id`, descending, as the text says.
        Id,
        /// `name`, ascending, as the example shows.
        Name,
    }

    /// See [`Spelling::total_count`].
    TotalCount {
        /// `pg` says nothing about it.
        Absent,
        /// `pg.returnTotalCount` is false, as of 2026.
        Flagged,
    }

    /// See [`Spelling::newer_fields`].
    NewerFields {
        /// `hasAddedApp`, `tfaEnforced` and the filter `tfaStatus` are there.
        Present,
        /// None of them, as on an older instance.
        Missing,
    }

    /// See [`Spelling::denied_code`].
    DeniedCode {
        /// `SC403`, as in the text about errors.
        Sc403,
        /// `IM001`, as in the table of codes.
        Im001,
    }
}
