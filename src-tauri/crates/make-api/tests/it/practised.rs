//! Every kind of call against the practice instance, which was written from a reading of Make's documents of its own.

use domain::journal::Answer;
use domain::{OrganizationId, RoleId, TeamId, UserId};
use make_api::{
    AdminRoleCategory, AdminRoleColumn, Claim, FirstSignIn, Invite, Listing, MeColumn, MemberPlace, MemberQuery,
    NewOrganization, NewPerson, OrganizationChange, OrganizationChanges, OrganizationColumn, OrganizationQuery, Page,
    PeopleQuery, PersonChange, PersonChanges, PersonColumn, PersonSort, PlaceColumn, PublicOrganizationQuery,
    PublicPeopleQuery, RemoveWithConnections, RoleColumn, RoleQuery, ScenarioPlace, ScenarioQuery, Sent,
    StartingLicense, TeamColumn, TeamQuery,
};
use practice::{Instance, PublicLists, Size, Switches};
use secrecy::SecretString;

use crate::support::{instance, reader, writer};

fn open() -> Instance {
    instance(Size::Tiny, Switches { public_lists: PublicLists::Open, ..Switches::default() })
}

/// The practised customer with one of their organizations and one of its teams.
fn case(instance: &Instance) -> (UserId, OrganizationId, TeamId) {
    let world = instance.world();
    let organization = world.owned_by(world.main_user)[0];
    let team = world.teams_of(organization).next().unwrap().id;
    (UserId(world.main_user), OrganizationId(organization), TeamId(team))
}

#[tokio::test]
async fn readings_of_administration_are_understood() {
    let instance = open();
    let (user, organization, team) = case(&instance);
    let client = reader(&instance);
    let page = Page { limit: Some(2), offset: Some(1), sort_by: Some(PersonSort::Name), direction: None };
    let columns = vec![PersonColumn::Id, PersonColumn::Name, PersonColumn::Created];
    let listed = client.people_page(&PeopleQuery::default(), &Listing { columns, page }).await.unwrap();
    assert_eq!((listed.rows.len(), listed.unreadable.len(), listed.pg.limit), (2, 0, Some(2)));
    assert!(listed.rows.iter().all(|row| row.raw.entries().len() == 3), "{listed:?}");
    let query = PeopleQuery { id: Some(user), ..PeopleQuery::default() };
    assert_eq!(client.find_people(query).await.unwrap()[0].id, user);
    for place in [MemberPlace::Organization(organization, Some(RoleId(11))), MemberPlace::Team(team, None)] {
        let query = MemberQuery { place: Some(place), ..MemberQuery::default() };
        let whole = client.find_members(&query).await.unwrap();
        let page = client.members_page(&query, &Listing::default()).await.unwrap();
        assert_eq!(whole.len(), page.rows.len());
        assert!(!whole.is_empty(), "{place:?}");
    }
    let query = OrganizationQuery { id: Some(organization), ..OrganizationQuery::default() };
    assert_eq!(client.find_organizations(&query).await.unwrap().len(), 1);
    let columns = vec![OrganizationColumn::Id, OrganizationColumn::License];
    let listed = client.organizations_page(&query, &Listing { columns, ..Listing::default() }).await.unwrap();
    assert!(listed.rows[0].value.license.is_some());
    let query = TeamQuery { organization, external_id: None };
    assert_eq!(client.find_teams(&query).await.unwrap(), client.teams(organization).await.unwrap());
    let columns = [AdminRoleColumn::Id, AdminRoleColumn::Category];
    let roles = client.find_admin_roles(Some(AdminRoleCategory::System), &columns).await.unwrap();
    assert!(roles.rows.iter().all(|role| role.raw.get("category") == Some("\"system\"")), "{roles:?}");
    let query = RoleQuery { organization: Some(organization), exclude: vec![RoleId(11)], ..RoleQuery::default() };
    let roles = client.find_roles(&query, RoleColumn::ALL).await.unwrap();
    assert!(!roles.rows.is_empty() && roles.rows.iter().all(|role| role.value.id != RoleId(11)), "{roles:?}");
}

#[tokio::test]
async fn readings_of_the_own_account_and_of_names_are_understood() {
    let client = reader(&open());
    let account = client.account(MeColumn::ALL, true).await.unwrap();
    assert!(account.value.id.is_some() && account.value.admin_role.role().is_some(), "{account:?}");
    client.own_invitations().await.unwrap();
    assert!(!client.countries().await.unwrap().is_empty() && !client.time_zones().await.unwrap().is_empty());
    assert!(!client.locales().await.unwrap().is_empty() && !client.languages(true).await.unwrap().is_empty());
    assert!(!client.regions().await.unwrap().is_empty() && !client.zones().await.unwrap().is_empty());
    assert!(!client.email_notifications().await.unwrap().is_empty());
    assert!(client.scope_names().await.unwrap().iter().any(|scope| scope == "admin:read"));
}

#[tokio::test]
async fn public_readings_are_understood() {
    let instance = open();
    let (user, organization, team) = case(&instance);
    let client = reader(&instance);
    client.public_organizations(&PublicOrganizationQuery::default()).await.unwrap();
    let spent = client.organization_usage(organization, false).await.unwrap().value;
    assert_eq!(spent.organization.id, organization);
    assert!(spent.consumed.operations.is_some(), "{spent:?}");
    assert!(!client.usage_days(organization, true).await.unwrap().is_empty());
    assert!(client.public_teams(organization).await.unwrap().iter().any(|found| found.id == team));
    let columns = [TeamColumn::Id, TeamColumn::ConsumedOperations, TeamColumn::OperationsLimit];
    let spent = client.team_usage(team, &columns).await.unwrap();
    assert_eq!((spent.value.id, spent.raw.entries().len()), (team, 3));
    let query = PublicPeopleQuery { place: MemberPlace::Organization(organization, None), in_team: None };
    assert!(client.public_people(&query).await.unwrap().iter().any(|person| person.id == user));
    let mine = client.user_organization_membership(user, organization).await.unwrap().unwrap();
    assert_eq!(Some(mine), client.organization_membership(organization, user).await.unwrap());
    let in_team = client.user_team_membership(user, team).await.unwrap();
    assert_eq!(in_team, client.team_membership(team, user).await.unwrap());
    let columns = [PlaceColumn::User, PlaceColumn::Role, PlaceColumn::JoinedTeamsCount];
    let listed = client.organization_memberships_with(organization, &columns).await.unwrap();
    assert!(!listed.rows.is_empty() && listed.rows.iter().all(|row| row.raw.entries().len() == 3), "{listed:?}");
    let scenarios = client.scenarios(&ScenarioQuery::all(ScenarioPlace::Organization(organization))).await.unwrap();
    let of_team = client.scenarios(&ScenarioQuery::all(ScenarioPlace::Team(team))).await.unwrap();
    assert!(!scenarios.is_empty() && of_team.iter().all(|scenario| scenario.team == Some(team)));
}

fn claimed(sent: &Sent) -> Claim {
    assert_eq!(sent.answer, Answer::Claimed, "{sent:?}");
    sent.claim.clone().unwrap_or_else(|| panic!("{sent:?}"))
}

#[tokio::test]
async fn writes_about_people_and_places_are_understood() {
    let instance = open();
    let (_, organization, team) = case(&instance);
    let (client, read) = (writer(&instance), reader(&instance));
    let sign_in = FirstSignIn::Password(SecretString::from("my-Password1?"));
    let (name, email) = ("Ada".to_owned(), "ada@new.example".to_owned());
    let new = NewPerson { name, email, sign_in, time_zone: Some(113), locale: None, country: None };
    let Claim::Person(ada) = claimed(&client.create_person(new).await) else { panic!() };
    let changes =
        PersonChanges::of(PersonChange::Name("Ada L".to_owned())).and(PersonChange::Language("en".to_owned()));
    claimed(&client.update_person(ada.id, &changes).await);
    assert_eq!(read.person(ada.id).await.unwrap().unwrap().name, "Ada L");
    let shown = client.set_organization_role_showing(ada.id, organization, RoleId(13), PlaceColumn::ALL).await;
    assert!(matches!(claimed(&shown), Claim::OrganizationRoles(rows) if rows[0].role == RoleId(13)));
    claimed(&client.set_team_role(ada.id, team, RoleId(3)).await);
    let removed = client.remove_with_connections(RemoveWithConnections::from_team(ada.id, team)).await;
    assert_eq!(claimed(&removed), Claim::TeamRoles(vec![]));
    let removal = RemoveWithConnections::from_organization(ada.id, organization);
    assert_eq!(claimed(&client.remove_with_connections(removal).await), Claim::OrganizationRoles(vec![]));
    assert_eq!(instance.world().role_in(ada.id.0, organization.0), None);
    assert_eq!(claimed(&client.delete_person(ada.id).await), Claim::Gone(ada.id.0));
    assert!(read.person(ada.id).await.unwrap().is_none_or(|person| person.deleted));
}

#[tokio::test]
async fn writes_about_organizations_teams_and_scenarios_are_understood() {
    let instance = open();
    let (user, organization, team) = case(&instance);
    let (client, read) = (writer(&instance), reader(&instance));
    let license = read.organization(organization).await.unwrap().unwrap().license.unwrap().with("operations", "1234");
    let starting = StartingLicense::These(license.clone());
    let (time_zone, country) = (Some(113), None);
    let new =
        NewOrganization { name: "New (one)".to_owned(), time_zone, country, owner: Some(user), license: starting };
    let Claim::Organization { organization: made, owner } = claimed(&client.create_organization(&new).await) else {
        panic!()
    };
    assert_eq!(owner.unwrap().user, user);
    let there = read.organization(made.id).await.unwrap().unwrap().license.unwrap();
    assert!(there.holds(&license), "{:?}", there.differences(&license));
    let changes = OrganizationChanges::of(OrganizationChange::Name("Newer".to_owned()))
        .and(OrganizationChange::ResetNow)
        .and(OrganizationChange::License(license.with("operations", "0")));
    claimed(&client.update_organization(made.id, &changes).await);
    let found = read.organization(made.id).await.unwrap().unwrap();
    assert_eq!((found.name.as_str(), found.license.unwrap().is_frozen()), ("Newer", true));
    let Claim::Team { id, .. } = claimed(&client.create_team(made.id, "Crew", Some(user)).await) else { panic!() };
    claimed(&client.rename_team(id, "Crew 2").await);
    assert_eq!(claimed(&client.delete_team(id).await), Claim::Gone(id.0));
    assert_eq!(claimed(&client.delete_organization(made.id).await), Claim::Gone(made.id.0));
    let of_team = read.scenarios(&ScenarioQuery::all(ScenarioPlace::Team(team))).await.unwrap();
    if let Some(scenario) = of_team.first() {
        // Whether an administrator who is no member may is not documented: a claim or a refusal.
        for sent in [client.stop_scenario(scenario.id).await, client.start_scenario(scenario.id).await] {
            assert!(matches!(sent.answer, Answer::Claimed | Answer::Refused(_)), "{sent:?}");
        }
    }
}

#[tokio::test]
async fn an_administrator_is_an_outsider_to_invitations() {
    let instance = open();
    let (_, organization, _) = case(&instance);
    let (email, name) = ("ole@new.example".to_owned(), "Ole".to_owned());
    let invite = Invite { role: RoleId(13), email, name, note: None, teams: vec![] };
    let refused = writer(&instance).invite(organization, &invite).await.unwrap_err();
    assert!(matches!(refused.sent.answer, Answer::Refused(_)), "{refused}");
    assert!(instance.world().person_named("Ole").is_none());
}
