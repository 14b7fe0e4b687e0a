//! The columns, sort keys and categories that Make documents, each endpoint with its own.
//!
//! Make documents columns by example only, and an unknown one is likely refused (400). So only documented words can
//! be asked for.

/// A word of Make's.
pub trait Word: Copy {
    /// As Make spells it.
    fn word(self) -> &'static str;
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`")] $variant),+
        }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
        }

        impl Word for $name {
            fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }
    };
}

words!(
    /// Columns of `GET /admin/users-detail`.
    PersonColumn {
        Id = "id", Name = "name", Email = "email", Language = "language", TimeZone = "timezoneId",
        Locale = "localeId", Country = "countryId", Features = "features", Avatar = "avatar",
        LastLogin = "lastLogin", Organizations = "organizations", Scenarios = "scenarios",
        ActiveScenarios = "activeScenarios", Deleted = "deleted", Created = "created",
        AdminRole = "usersAdminsRoleId", TfaEnabled = "tfaEnabled",
    }
);
words!(
    /// Sort keys of `GET /admin/users-detail`. The key of the administration role is spelled unlike its column.
    PersonSort { Name = "name", Id = "id", AdminRole = "userAdminsRoleId" }
);
words!(
    /// Columns of `GET /admin/users`. Whether rows then carry the roles is unproven; `tfaStatus` is newer.
    MemberColumn {
        Id = "id", Name = "name", Email = "email", Language = "language", TimeZone = "timezoneId",
        Locale = "localeId", Country = "countryId", Features = "features", Avatar = "avatar",
        LastLogin = "lastLogin", Deleted = "deleted", Created = "created", AdminRole = "usersAdminsRoleId",
        TeamRole = "teamRoleId", OrganizationRole = "organizationRoleId", TfaStatus = "tfaStatus",
    }
);
words!(
    /// Sort keys of `GET /admin/users`.
    MemberSort { Name = "name", Id = "id", Email = "email", AdminRole = "userAdminsRoleId" }
);
words!(
    /// Columns, and sort keys, of `GET /admin/organizations`.
    OrganizationColumn {
        Id = "id", Name = "name", TimeZone = "timezoneId", Country = "countryId", License = "license",
        ServiceName = "serviceName", Teams = "teams", IsPaused = "isPaused", Zone = "zone",
        ExternalId = "externalId", Scenarios = "scenarios", ActiveScenarios = "activeScenarios",
        Deleted = "deleted", TfaEnforced = "tfaEnforced",
    }
);
words!(
    /// The one sort key of `GET /admin/teams`.
    TeamSort { Name = "name" }
);
words!(
    /// Columns of `GET /users/roles`; by default only number and name are answered.
    RoleColumn {
        Id = "id", Name = "name", Identifier = "identifier", Subsidiary = "subsidiary", Category = "category",
        Permissions = "permissions", Description = "description", ManagementType = "managementType",
    }
);
words!(
    /// Columns of `GET /admin/users/admins-roles`.
    AdminRoleColumn {
        Id = "id", Name = "name", Permissions = "permissions", Category = "category", Identifier = "identifier",
    }
);
words!(
    /// Groups of administration roles.
    AdminRoleCategory { System = "system", Developers = "developers", Support = "support" }
);
words!(
    /// Columns of `GET /users/me`, the default ones first.
    MeColumn {
        Id = "id", Name = "name", Email = "email", Language = "language", TimeZone = "timezoneId",
        Locale = "localeId", Country = "countryId", Features = "features", Avatar = "avatar",
        LastLogin = "lastLogin", TimeZoneName = "timezone", LocaleName = "locale", HasAddedApp = "hasAddedApp",
        AdminRole = "usersAdminsRoleId", EmailNotifications = "emailNotifications",
        OrganizationRoles = "userOrganizationRoles", TeamRoles = "userTeamRoles",
        MustSetPassword = "forceSetPassword", HasPassword = "hasPassword", TfaEnabled = "tfaEnabled",
        TfaStatus = "tfaStatus", IsAffiliatePartner = "isAffiliatePartner", SupportEligible = "supportEligible",
    }
);
words!(
    /// Columns of a person's place in an organization.
    PlaceColumn {
        User = "userId", Organization = "organizationId", Role = "usersRoleId", Invitation = "invitation",
        OrganizationTeamsCount = "organizationTeamsCount", JoinedTeamsCount = "joinedTeamsCount",
        SsoPending = "ssoPending",
    }
);
words!(
    /// Fields of a person's place in a team: sort keys of `GET /teams/{t}/user-team-roles`.
    TeamPlaceColumn {
        User = "userId", Team = "teamId", Role = "usersRoleId", Changeable = "changeable", SsoPending = "ssoPending",
    }
);
words!(
    /// Columns of `GET /organizations`. License, service and pause are only answered for the zone that is asked.
    PublicOrganizationColumn {
        Id = "id", Name = "name", TimeZone = "timezoneId", Zone = "zone", License = "license",
        ServiceName = "serviceName", IsPaused = "isPaused",
    }
);
words!(
    /// Columns of `GET /teams` and `GET /teams/{t}`.
    TeamColumn {
        Id = "id", Name = "name", Organization = "organizationId", ActiveScenarios = "activeScenarios",
        ActiveApps = "activeApps", Operations = "operations", Transfer = "transfer", Centicredits = "centicredits",
        OperationsLimit = "operationsLimit", TransferLimit = "transferLimit",
        ConsumedOperations = "consumedOperations", ConsumedTransfer = "consumedTransfer", IsPaused = "isPaused",
        ConsumedCenticredits = "consumedCenticredits",
    }
);
words!(
    /// Columns of `GET /users`.
    PublicPersonColumn {
        Id = "id", Name = "name", Email = "email", Language = "language", TimeZone = "timezoneId",
        Locale = "localeId", Country = "countryId", Features = "features", Avatar = "avatar",
        LastLogin = "lastLogin", TfaStatus = "tfaStatus", UserTeamIds = "userTeamIds",
    }
);
words!(
    /// Columns of `GET /scenarios`; `islinked` is the older twin of `isActive`.
    ScenarioColumn {
        Id = "id", Name = "name", Team = "teamId", IsActive = "isActive", IsLinked = "islinked",
        IsPaused = "isPaused", IsInvalid = "isinvalid", IsLocked = "islocked", NextExec = "nextExec",
        Scheduling = "scheduling", DlqCount = "dlqCount", CreatedByUser = "createdByUser", LastEdit = "lastEdit",
        Folder = "folderId", Description = "description",
    }
);
