//! Every request as Make documents it: method, path, query, body, headers.

use std::sync::Arc;

use domain::license::License;
use domain::{OrganizationId, RoleId, TeamId, UserId};
use http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, USER_AGENT};
use make_api::{Continue, EmptyBody, NewPerson, PeopleQuery};
use secrecy::SecretString;

use crate::support::{KEY, Recorder};

const USER: UserId = UserId(5);
const ORGANIZATION: OrganizationId = OrganizationId(22);
const TEAM: TeamId = TeamId(111);

pub(crate) fn new_person() -> NewPerson {
    NewPerson {
        name: "Ho\"lding".to_owned(),
        email: "holding@flowline.example".to_owned(),
        password: SecretString::from("my-Password1?"),
    }
}

/// One line for each reading of the test below, in its order.
fn documented_readings() -> Vec<String> {
    let person = "cols%5B%5D=id&cols%5B%5D=name&cols%5B%5D=email&cols%5B%5D=language&cols%5B%5D=timezoneId&cols%5B%5D=localeId\
        &cols%5B%5D=countryId&cols%5B%5D=lastLogin&cols%5B%5D=deleted&cols%5B%5D=created&cols%5B%5D=usersAdminsRoleId";
    let paged = |limit: u32| format!("pg%5Blimit%5D={limit}&pg%5Boffset%5D=0");
    let sorted = |limit: u32| format!("{}&pg%5BsortBy%5D=id&pg%5BsortDir%5D=asc", paged(limit));
    let (many, large) = (sorted(1000), sorted(10_000));
    vec![
        "GET /api/v2/ping".to_owned(),
        "GET /api/v2/users/me?cols%5B%5D=id&cols%5B%5D=name&cols%5B%5D=email&cols%5B%5D=usersAdminsRoleId".to_owned(),
        "GET /api/v2/users/me/current-authorization".to_owned(),
        "GET /api/v2/admin/users/admins-roles?cols%5B%5D=id&cols%5B%5D=name&cols%5B%5D=permissions&cols%5B%5D=category&cols%5B%5D=identifier".to_owned(),
        "GET /api/v2/users/roles?cols%5B%5D=id&cols%5B%5D=name&cols%5B%5D=category&cols%5B%5D=permissions".to_owned(),
        format!("GET /api/v2/admin/users-detail?{many}"),
        format!("GET /api/v2/admin/users-detail?id=5&{many}"),
        format!("GET /api/v2/admin/users-detail?name=Mara%20%26%20S%C3%B6hne&email=m%2B1%40x.example&{many}"),
        format!("GET /api/v2/admin/organizations?id=22&{large}"),
        format!("GET /api/v2/admin/organizations?{large}"),
        format!("GET /api/v2/admin/teams?organizationId=22&{}", paged(10_000)),
        format!("GET /api/v2/admin/users?organizationId=22&organizationRoleId=11&{many}"),
        format!("GET /api/v2/admin/users?teamId=111&teamRoleId=1&{many}"),
        format!("GET /api/v2/admin/users?organizationId=22&{person}&cols%5B%5D=organizationRoleId&{many}"),
        format!("GET /api/v2/admin/users?teamId=111&{person}&cols%5B%5D=teamRoleId&{many}"),
        "GET /api/v2/organizations/22/user-organization-roles".to_owned(),
        "GET /api/v2/organizations/22/user-organization-roles/5".to_owned(),
        format!("GET /api/v2/teams/111/user-team-roles?{}", paged(1000)),
        "GET /api/v2/teams/111/user-team-roles/5".to_owned(),
        "GET /api/v2/users/5/user-organization-roles".to_owned(),
        "GET /api/v2/users/5/user-team-roles".to_owned(),
        "GET /api/v2/admin/system-settings/default-license".to_owned(),
        "GET /api/v2/enums/countries".to_owned(),
        "GET /api/v2/enums/timezones".to_owned(),
        "GET /api/v2/enums/locales".to_owned(),
        "GET /api/v2/enums/languages".to_owned(),
    ]
}

#[tokio::test]
async fn every_reading_goes_out_as_documented() {
    let anything = r#"{"users":[],"organizations":[],"teams":[],"userOrganizationRoles":[],"userTeamRoles":[],"usersRoles":[],
        "usersAdminsRoles":[],"countries":[],"timezones":[],"locales":[],"languages":[],"defaultLicense":{},
        "authUser":{"id":1},"authorization":{"scope":[]},"userOrganizationRole":{"usersRoleId":null},"userTeamRole":{"usersRoleId":null}}"#;
    let recorder = Recorder::json(&[anything]);
    let client = recorder.read();
    client.ping().await.unwrap();
    client.me().await.unwrap();
    client.scopes().await.unwrap();
    client.admin_roles().await.unwrap();
    client.roles().await.unwrap();
    client.people(&mut |_| Continue::Yes).await.unwrap();
    client.person(USER).await.unwrap();
    let query = PeopleQuery { name: Some("Mara & Söhne".to_owned()), email: Some("m+1@x.example".to_owned()) };
    client.find_people(query).await.unwrap();
    client.organization(ORGANIZATION).await.unwrap();
    client.organizations(&mut |_| Continue::Yes).await.unwrap();
    client.teams(ORGANIZATION).await.unwrap();
    client.members_with_role(ORGANIZATION, RoleId(11)).await.unwrap();
    client.team_members_with_role(TEAM, RoleId(1)).await.unwrap();
    client.members_with_columns(ORGANIZATION).await.unwrap();
    client.team_members_with_columns(TEAM).await.unwrap();
    client.organization_memberships(ORGANIZATION).await.unwrap();
    client.organization_membership(ORGANIZATION, USER).await.unwrap();
    client.team_memberships(TEAM).await.unwrap();
    client.team_membership(TEAM, USER).await.unwrap();
    client.user_organization_memberships(USER).await.unwrap();
    client.user_team_memberships(USER).await.unwrap();
    client.default_license().await.unwrap();
    client.countries().await.unwrap();
    client.time_zones().await.unwrap();
    client.locales().await.unwrap();
    client.languages().await.unwrap();
    let expected = documented_readings();
    for (line, expected) in recorder.lines().iter().zip(&expected) {
        assert_eq!(line, expected);
    }
    assert_eq!(recorder.count(), expected.len());
}

async fn all_writes(recorder: &Arc<Recorder>, empty_body: EmptyBody) -> Vec<String> {
    let client = recorder.write().with_empty_body(empty_body);
    let license = License::parse(r#"{"operations": 0 ,"transfer":"104857600","x":1.50}"#).unwrap();
    client.set_license(ORGANIZATION, &license).await;
    client.set_organization_role(USER, ORGANIZATION, RoleId(13)).await;
    client.remove_from_organization(USER, ORGANIZATION).await;
    client.transfer_ownership(ORGANIZATION, USER).await;
    client.set_team_role(USER, TEAM, RoleId(3)).await;
    client.remove_from_team(USER, TEAM).await;
    client.create_person(new_person()).await;
    recorder.lines()
}

#[tokio::test]
async fn every_write_goes_out_as_documented_and_once() {
    let recorder = Recorder::json(&["{}"]);
    let expected = [
        r#"PATCH /api/v2/admin/organizations/22 {"license":{"operations":0,"transfer":"104857600","x":1.50}}"#,
        r#"POST /api/v2/admin/users/5/user-organization-roles/22 {"usersRoleId":13}"#,
        "POST /api/v2/admin/users/5/user-organization-roles/22",
        "POST /api/v2/admin/users/5/user-organization-roles/22/transfer",
        r#"POST /api/v2/admin/users/5/user-team-roles/111 {"usersRoleId":3}"#,
        "POST /api/v2/admin/users/5/user-team-roles/111",
        r#"POST /api/v2/admin/users {"name":"Ho\"lding","email":"holding@flowline.example","sendEmail":false,"password":"my-Password1?"}"#,
    ];
    assert_eq!(all_writes(&recorder, EmptyBody::Nothing).await, expected);
}

#[tokio::test]
async fn an_empty_body_leaves_only_from_remove() {
    for (empty_body, removing) in [(EmptyBody::Nothing, ""), (EmptyBody::Braces, "{}")] {
        let recorder = Recorder::json(&["{}"]);
        all_writes(&recorder, empty_body).await;
        for (place, request) in recorder.requests.lock().unwrap().iter().enumerate() {
            let removes = place == 2 || place == 5;
            let transfers = request.uri().path().ends_with("/transfer");
            let body = std::str::from_utf8(request.body()).unwrap();
            assert_eq!(body.is_empty() || body == "{}", removes || transfers, "{}", request.uri());
            assert!(!removes || body == removing, "{}", request.uri());
            assert_eq!(request.headers()[CONTENT_LENGTH], body.len().to_string());
            assert_eq!(request.headers().contains_key(CONTENT_TYPE), !body.is_empty());
            let all = format!("{} {body}", request.uri());
            assert!(!all.contains("confirmed") && !all.contains("deleteConnections"));
        }
    }
}

#[tokio::test]
async fn the_key_travels_in_its_header_only_and_never_with_a_ping() {
    let recorder = Recorder::json(&[r#"{"authUser":{"id":1}}"#]);
    let (reader, writer) = (recorder.read(), recorder.write());
    reader.ping().await.unwrap();
    reader.me().await.unwrap();
    writer.set_team_role(USER, TEAM, RoleId(3)).await;
    let requests = recorder.requests.lock().unwrap();
    assert!(!requests[0].headers().contains_key(AUTHORIZATION));
    for request in &requests[1..] {
        let header = &request.headers()[AUTHORIZATION];
        assert_eq!(header.as_bytes(), format!("Token {KEY}").as_bytes());
        assert!(header.is_sensitive());
    }
    for request in requests.iter() {
        assert_eq!(request.headers()[USER_AGENT], format!("Gatehouse/{}", env!("CARGO_PKG_VERSION")));
        assert!(!format!("{request:?}").contains(KEY));
    }
    assert!(!format!("{reader:?} {writer:?} {:?}", crate::support::key()).contains(KEY));
}

#[test]
fn readings_can_be_moved_between_threads() {
    fn check<T: Send>(_: &T) {}
    let client = Recorder::json(&["{}"]).read();
    let mut progress = |_: make_api::PageOf<domain::person::Person>| Continue::Yes;
    check(&client.people(&mut progress));
    check(&client.organization_membership(ORGANIZATION, USER));
    check(&client.scopes());
}
