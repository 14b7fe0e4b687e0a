//! People: everyone, one, some, and those of an organization or team.

use domain::person::Person;
use domain::{OrganizationId, RoleId, TeamId, UserId};

use super::core::{OnPage, People};
use super::{MemberPlace, MemberQuery, PeopleQuery, ReadClient};
use crate::endpoints::{Target, people};
use crate::error::Error;
use crate::listing::{Listed, Listing, MemberColumn, MemberSort, PersonColumn, PersonSort};
use crate::paging::{Complete, Decoded, Seen};
use crate::wire::{self, Fields, Row};

impl ReadClient {
    /// Everyone on the instance, deleted people too, page by page in the order of their numbers.
    /// `GET /admin/users-detail`, `admin:read` and `user:read`; "Admin > Users".
    pub async fn people(&self, progress: OnPage<'_, Person>) -> Result<Complete, Error> {
        self.stream(&people::everyone(), People, progress).await
    }

    /// One person; `None` when the instance lists nobody under this number. `GET /admin/users-detail?id=`, as above.
    pub async fn person(&self, user: UserId) -> Result<Option<Person>, Error> {
        let fetched = self.fetch(&people::one(user)).await?;
        let found = wire::only(&fetched.body, "users", wire::person, user.0);
        found.map_err(|what| fetched.undecodable(what))
    }

    /// People by number, name and email, as the instance matches them. `GET /admin/users-detail`, as above.
    pub async fn find_people(&self, query: PeopleQuery) -> Result<Vec<Person>, Error> {
        self.collect(&people::matching(&query), People).await
    }

    /// One page of the same list. `GET /admin/users-detail`, as above.
    pub async fn people_page(
        &self,
        query: &PeopleQuery,
        listing: &Listing<PersonColumn, PersonSort>,
    ) -> Result<Listed<Person>, Error> {
        self.listed(&people::matching(query).cut(listing), wire::person).await
    }

    /// Members of an organization or a team. `GET /admin/users`, `admin:read` and `user:read`; "Admin > Users".
    pub async fn find_members(&self, query: &MemberQuery) -> Result<Vec<Person>, Error> {
        self.collect(&people::members_matching(query), People).await
    }

    /// One page of the same list. `GET /admin/users`, as above; roles asked for as columns are in `raw`.
    pub async fn members_page(
        &self,
        query: &MemberQuery,
        listing: &Listing<MemberColumn, MemberSort>,
    ) -> Result<Listed<Person>, Error> {
        self.listed(&people::members_matching(query).cut(listing), wire::person).await
    }

    /// Members of an organization who have this role: the documented way to learn roles.
    /// `GET /admin/users?organizationId=&organizationRoleId=`, `admin:read` and `user:read`.
    pub async fn members_with_role(&self, organization: OrganizationId, role: RoleId) -> Result<Vec<Person>, Error> {
        self.collect(&people::of_organization_with_role(organization, role), People).await
    }

    /// `GET /admin/users?organizationId=&organizationRoleId=11`, `admin:read` and `user:read`.
    ///
    /// The owner of an organization, in one small page: a role that only one person holds needs no second one. More
    /// than one row means that the instance is at odds with itself.
    pub async fn owners(&self, organization: OrganizationId) -> Result<Vec<Person>, Error> {
        let fetched = self.fetch(&people::owners_of_organization(organization)).await?;
        let missing = || fetched.undecodable("users");
        let rows = wire::list(&fetched.body, "users").ok_or_else(missing)?;
        let owners = Seen::default().new_rows(Decoded::of(&rows, wire::person));
        // An empty list tells that nobody owns it; rows that cannot be read tell nothing.
        if owners.len() < rows.len() { Err(missing()) } else { Ok(owners) }
    }

    /// Members of an organization with their roles where the rows carry them. Where an instance refuses the column (400),
    /// the list is asked for without it; most leave it out. `None` says nothing about the role.
    /// `GET /admin/users?organizationId=&cols[]=`, `admin:read` and `user:read`.
    pub async fn members_with_columns(
        &self,
        organization: OrganizationId,
    ) -> Result<Vec<(Person, Option<RoleId>)>, Error> {
        let place = MemberPlace::Organization(organization, None);
        self.with_column(&people::of_organization_with_columns(organization), place, "organizationRoleId").await
    }

    /// Members of a team who have this role. `GET /admin/users?teamId=&teamRoleId=`, `admin:read` and `user:read`.
    pub async fn team_members_with_role(&self, team: TeamId, role: RoleId) -> Result<Vec<Person>, Error> {
        self.collect(&people::of_team_with_role(team, role), People).await
    }

    /// Members of a team with their roles where the rows carry them; see [`Self::members_with_columns`].
    /// `GET /admin/users?teamId=&cols[]=`, `admin:read` and `user:read`.
    pub async fn team_members_with_columns(&self, team: TeamId) -> Result<Vec<(Person, Option<RoleId>)>, Error> {
        let place = MemberPlace::Team(team, None);
        self.with_column(&people::of_team_with_columns(team), place, "teamRoleId").await
    }

    async fn with_column(
        &self,
        target: &Target,
        place: MemberPlace,
        column: &'static str,
    ) -> Result<Vec<(Person, Option<RoleId>)>, Error> {
        let decode = move |fields: &Fields<'_>| match wire::person(fields) {
            Row::Known(identity, person) => Row::Known(identity, (person, wire::role_of(fields, column))),
            Row::Nothing(identity) => Row::Nothing(identity),
            Row::Unreadable => Row::Unreadable,
        };
        match self.collect(target, decode).await {
            Err(error) if error.status() == Some(400) => {
                let query = MemberQuery { place: Some(place), ..MemberQuery::default() };
                self.collect(&people::members_matching(&query), decode).await
            }
            answer => answer,
        }
    }
}
