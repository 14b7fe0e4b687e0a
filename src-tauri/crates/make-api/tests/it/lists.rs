//! Lists are complete: at every page cap, when `pg` is ignored, when rows are unreadable.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use domain::membership::TeamMembership;
use domain::{OrganizationId, TeamId, UserId};
use futures_util::FutureExt;
use make_api::transport::TransportError;
use make_api::{Complete, Continue, ErrorKind, Notice, PageOf, PeopleQuery, Progress, ReadClient};
use practice::{CapEcho, PublicLists, Size, Switches};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{Recorder, answer, fixture, instance, parameter, reader};

fn capped(cap: u32, echo: CapEcho) -> Switches {
    Switches { page_cap: Some(cap), page_cap_echo: echo, public_lists: PublicLists::Open, ..Switches::default() }
}

async fn everyone(client: &ReadClient) -> (Vec<u64>, Complete) {
    let mut ids = Vec::new();
    let mut keep = |page: PageOf<domain::person::Person>| {
        ids.extend(page.rows.iter().map(|person| person.id.0));
        assert_eq!(page.so_far, ids.len());
        Continue::Yes
    };
    let complete = client.people(&mut keep).await.unwrap();
    (ids, complete)
}

#[tokio::test]
async fn all_people_are_listed_once_at_page_caps_1_10_and_99() {
    for (cap, size) in [(1, Size::Tiny), (10, Size::Team), (99, Size::Team)] {
        for echo in [CapEcho::Silent, CapEcho::Echoed] {
            let instance = instance(size, capped(cap, echo));
            let expected: Vec<u64> = instance.world().people.keys().copied().collect();
            let (ids, complete) = everyone(&reader(&instance)).await;
            assert_eq!(ids, expected, "cap {cap}");
            assert_eq!(complete, Complete { rows: expected.len(), ..Complete::default() });
        }
    }
}

#[tokio::test]
async fn all_organizations_teams_and_members_are_listed_at_a_page_cap_of_1() {
    let instance = instance(Size::Tiny, capped(1, CapEcho::Silent));
    let (client, world) = (reader(&instance), instance.world());
    let mut ids = Vec::new();
    let mut keep = |page: PageOf<domain::organization::Organization>| {
        ids.extend(page.rows.iter().map(|organization| organization.id.0));
        Continue::Yes
    };
    client.organizations(&mut keep).await.unwrap();
    assert_eq!(ids, world.organizations.keys().copied().collect::<Vec<_>>());
    for id in ids {
        let organization = OrganizationId(id);
        let teams: BTreeSet<u64> = client.teams(organization).await.unwrap().iter().map(|team| team.id.0).collect();
        let expected = world.teams.values().filter(|team| team.organization_id == id).map(|team| team.id);
        assert_eq!(teams, expected.collect::<BTreeSet<_>>());
        let members = client.members_with_columns(organization).await.unwrap();
        let expected = world.members.get(&id).map_or(0, std::collections::BTreeMap::len);
        assert_eq!(members.len(), expected);
    }
}

#[tokio::test]
async fn lists_that_ignore_paging_end_and_are_whole() {
    let instance = instance(Size::Tiny, capped(1, CapEcho::Silent));
    let (client, world) = (reader(&instance), instance.world());
    let user = UserId(world.main_user);
    let organizations = client.user_organization_memberships(user).await.unwrap();
    let expected = world.members.values().filter(|seats| seats.contains_key(&user.0)).count();
    assert!(expected > 1);
    assert_eq!(organizations.len(), expected);
    for row in organizations {
        let read = client.organization_memberships(row.organization).await.unwrap();
        assert_eq!(read.len(), world.members[&row.organization.0].len());
        assert!(read.contains(&row));
        assert_eq!(client.organization_membership(row.organization, user).await.unwrap(), Some(row));
    }
    let teams = client.user_team_memberships(user).await.unwrap();
    assert!(!teams.is_empty());
    for row in teams {
        let all: Vec<TeamMembership> = client.team_memberships(row.team).await.unwrap();
        assert_eq!(all.len(), world.team_members[&row.team.0].len());
        assert!(all.contains(&row));
        assert_eq!(client.team_membership(row.team, user).await.unwrap(), Some(row));
    }
}

#[tokio::test]
async fn a_list_whose_server_ignores_paging_is_asked_for_a_page_behind_all_lists_and_ends() {
    let recorder =
        Recorder::json(&[r#"{"userTeamRoles":[{"userId":1,"usersRoleId":3},{"userId":2,"usersRoleId":3}]}"#]);
    let client = recorder.read();
    assert_eq!(client.team_memberships(TeamId(7)).await.unwrap().len(), 2);
    assert_eq!(offsets(&recorder), ["0", "1", "2000000000"]);
    assert_eq!(client.team_memberships(TeamId(8)).await.unwrap().len(), 2);
    assert_eq!(offsets(&recorder)[3..], ["0", "2000000000"], "it is known from the first list");
}

#[tokio::test]
async fn a_list_of_one_row_is_looked_at_twice_as_long_as_pages_may_have_only_one() {
    let (seven, eight, end) = (r#"{"users":[{"id":7}]}"#, r#"{"users":[{"id":8}]}"#, r#"{"users":[]}"#);
    let two = r#"{"users":[{"id":1},{"id":2}]}"#;
    let recorder = Recorder::json(&[seven, end, seven, end, two, r#"{"users":[{"id":2}]}"#, end, seven, seven, end]);
    let client = recorder.read();
    assert_eq!(everyone(&client).await.1, Complete { rows: 1, ..Complete::default() });
    assert_eq!(offsets(&recorder), ["0", "1", "0", "1"]);
    everyone(&client).await;
    assert_eq!(everyone(&client).await.1, Complete { rows: 1, ..Complete::default() });
    assert_eq!(offsets(&recorder)[7..], ["0", "0", "1"], "two on a page were seen, so one is all");
    let recorder = Recorder::json(&[seven, end, eight, end, eight, end]);
    assert_eq!(everyone(&recorder.read()).await, (vec![7, 8], Complete { rows: 2, ..Complete::default() }));
    let recorder = Recorder::json(&[seven, end, eight, end, seven, end]);
    assert!(!everyone(&recorder.read()).await.1.is_whole());
}

fn offsets(recorder: &Recorder) -> Vec<String> {
    let offset = |line: &String| line.split("offset%5D=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    recorder.lines().iter().map(offset).collect()
}

#[tokio::test]
async fn unreadable_rows_are_counted_and_told_and_never_end_a_list() {
    let pages = [
        r#"{"users":[{"name":"a"},{"name":"b"}]}"#,
        r#"{"users":[{"name":"b"},{"id":null},{"id":1},{"id":2},{"id":3},{"id":4},{"id":5},{"id":7},"text","text"]}"#,
        r#"{"users":["text",{"id":"8","name":["odd"]}]}"#,
        r#"{"users":[{"id":8}]}"#,
        r#"{"users":[]}"#,
    ];
    let told = Arc::new(Mutex::new(Vec::new()));
    let observer = Arc::clone(&told);
    let recorder = Recorder::json(&pages);
    let client = recorder.read().with_observer(Arc::new(move |notice| observer.lock().unwrap().push(notice)));
    let (ids, complete) = everyone(&client).await;
    assert_eq!(ids, [1, 2, 3, 4, 5, 7, 8]);
    assert_eq!(complete, Complete { rows: 7, unreadable_rows: 5, changed_while_loading: false });
    assert!(!complete.is_whole());
    let told = told.lock().unwrap();
    let progress = |notice: &Notice| {
        let Notice::Page(Progress { operation: "list people", pages, rows, per_minute: None, .. }) = notice else {
            panic!("{notice:?}")
        };
        (*pages, *rows)
    };
    assert_eq!(told[..5].iter().map(progress).collect::<Vec<_>>(), [(1, 0), (2, 6), (3, 7), (4, 7), (5, 7)]);
    assert_eq!(told[5..], [Notice::UnreadableRows { operation: "list people", count: 5 }]);
    assert_eq!(offsets(&recorder), ["0", "1", "10", "11", "12"]);
}

#[tokio::test]
async fn who_draws_conclusions_from_a_list_gets_an_error_where_rows_are_unreadable() {
    let pages = [r#"{"userTeamRoles":[{"userId":1,"usersRoleId":3},"text"]}"#];
    let client = Recorder::json(&pages).read();
    assert_eq!(client.team_memberships(TeamId(7)).await.unwrap().len(), 1);
    let error = client.strictly().team_memberships(TeamId(7)).await.unwrap_err();
    assert!(matches!(error.kind, ErrorKind::Undecodable { .. }), "{error}");
}

#[tokio::test]
async fn a_list_without_an_order_that_never_holds_still_is_an_error_where_all_of_it_is_wanted() {
    let first =
        r#"{"userTeamRoles":[{"userId":3,"usersRoleId":3},{"userId":1,"usersRoleId":3},{"userId":9,"usersRoleId":3}]}"#;
    let other = r#"{"userTeamRoles":[{"userId":4,"usersRoleId":3},{"userId":2,"usersRoleId":3}]}"#;
    let recorder = Recorder::json(&[first, other, first, other, first, other, r#"{"userTeamRoles":[]}"#]);
    let error = recorder.read().team_memberships(TeamId(7)).await.unwrap_err();
    let kind = ErrorKind::Undecodable { what: "userTeamRoles, which kept changing".to_owned() };
    assert_eq!((error.kind, error.operation), (kind, "read team roles"));
}

#[tokio::test]
async fn fewer_rows_are_asked_for_once_many_are_refused_too_slow_or_too_much() {
    let refused = || Ok(answer(400, r#"{"code":"SC400","message":"pg[limit] is too large"}"#));
    let slow = || Err(TransportError::TimedOut("the answer".to_owned()));
    let large = || Err(TransportError::TooLarge);
    let list = || Ok(answer(200, r#"{"organizations":[{"id":1},{"id":2}]}"#));
    let end = || Ok(answer(200, r#"{"organizations":[{"id":2}]}"#));
    let none = || Ok(answer(200, r#"{"organizations":[]}"#));
    for (answers, limits) in [
        (vec![refused(), list(), end(), none(), list(), end(), none()], [vec![10_000], vec![1_000; 6]].concat()),
        (
            vec![refused(), refused(), list(), end(), none(), list(), end(), none()],
            [vec![10_000, 1_000], vec![100; 6]].concat(),
        ),
        (
            vec![large(), slow(), list(), end(), none(), list(), end(), none()],
            [vec![10_000, 1_000], vec![100; 6]].concat(),
        ),
    ] {
        let recorder = Recorder::new(answers);
        let client = recorder.read();
        for _ in 0..2 {
            let complete = client.organizations(&mut |_| Continue::Yes).await.unwrap();
            assert_eq!(complete, Complete { rows: 2, ..Complete::default() });
        }
        let asked: Vec<usize> =
            recorder.requests.lock().unwrap().iter().map(|request| parameter(request, "pg[limit]").unwrap()).collect();
        assert_eq!(asked, limits, "the smaller size is remembered");
    }
    let recorder = Recorder::new([refused()]);
    let client = recorder.read();
    for _ in 0..2 {
        assert_eq!(client.organizations(&mut |_| Continue::Yes).await.unwrap_err().status(), Some(400));
    }
    assert_eq!(recorder.count(), 3 + 1, "a refusal that has nothing to do with sizes is not tried again");
}

#[tokio::test]
async fn a_list_can_be_stopped_between_pages() {
    let instance = instance(Size::Team, capped(10, CapEcho::Silent));
    let mut pages = 0;
    let mut stop = |_: PageOf<domain::person::Person>| {
        pages += 1;
        if pages == 3 { Continue::Stop } else { Continue::Yes }
    };
    let error = reader(&instance).people(&mut stop).await.unwrap_err();
    assert_eq!((error.kind, pages, instance.audit().len()), (ErrorKind::Stopped, 3, 3));
}

#[tokio::test]
async fn one_row_is_only_believed_when_it_is_the_one() {
    let instance = instance(Size::Tiny, Switches::default());
    let (client, world) = (reader(&instance), instance.world());
    let person = client.person(UserId(world.main_user)).await.unwrap().unwrap();
    assert_eq!(person.name, world.people[&world.main_user].name);
    assert_eq!(client.person(UserId(999_999)).await.unwrap(), None);
    assert_eq!(client.organization(OrganizationId(999_999)).await.unwrap(), None);
    let filter_ignored = Recorder::json(&[r#"{"users":[{"id":1},{"id":2}]}"#]).read();
    assert!(filter_ignored.person(UserId(3)).await.is_err());
}

#[tokio::test]
async fn a_refused_public_list_is_an_error_and_never_an_empty_list() {
    let instance = instance(Size::Tiny, Switches::default());
    let user = UserId(instance.world().main_user);
    assert!(reader(&instance).user_organization_memberships(user).await.unwrap_err().is_forbidden());
    let missing = Recorder::json(&[r#"{"users":null}"#]).read();
    let error = missing.people(&mut |_| Continue::Yes).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Undecodable { what: "users".to_owned() });
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(any::<String>(), inner, 0..4).prop_map(Value::from_iter),
        ]
    })
}

/// A documented answer with fields of its rows missing, re-typed or added; the numbers stay.
fn disturb(fixture: &str, key: &str, kept: &[&str], disturbances: &[(usize, Option<Value>)]) -> String {
    let mut answer: Value = serde_json::from_str(fixture).unwrap();
    for row in answer[key].as_array_mut().unwrap() {
        let row = row.as_object_mut().unwrap();
        let names: Vec<String> = row.keys().filter(|name| !kept.contains(&name.as_str())).cloned().collect();
        for (place, value) in disturbances {
            let name = &names[place % names.len()];
            match value {
                Some(value) => row.insert(name.clone(), value.clone()),
                None => row.remove(name),
            };
        }
        row.insert("newInSomeRelease".to_owned(), serde_json::json!({ "x": [1] }));
    }
    answer.to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn missing_null_extra_and_re_typed_fields_never_cost_a_row(
        disturbances in prop::collection::vec((any::<usize>(), prop::option::of(any_json())), 1..6),
    ) {
        let disturbed = |name: &str, key: &str, kept: &[&str]| {
            Recorder::json(&[&disturb(&fixture(name), key, kept, &disturbances)]).read()
        };
        let count = |name: &str, key: &str| {
            serde_json::from_str::<Value>(&fixture(name)).unwrap()[key].as_array().unwrap().len()
        };
        let client = disturbed("admin-users-detail.json", "users", &["id"]);
        let people = client.find_people(PeopleQuery::default()).now_or_never().unwrap().unwrap();
        prop_assert_eq!(people.len(), count("admin-users-detail.json", "users"));

        let client = disturbed("admin-organizations.json", "organizations", &["id"]);
        let complete = client.organizations(&mut |_| Continue::Yes).now_or_never().unwrap().unwrap();
        prop_assert_eq!(complete.rows, count("admin-organizations.json", "organizations"));

        let client = disturbed("admin-teams.json", "teams", &["id"]);
        let teams = client.teams(OrganizationId(1)).now_or_never().unwrap().unwrap();
        prop_assert_eq!(teams.len(), count("admin-teams.json", "teams"));

        let client = disturbed("teams-user-team-roles.json", "userTeamRoles", &["userId", "teamId", "usersRoleId"]);
        let rows = client.team_memberships(TeamId(310)).now_or_never().unwrap().unwrap();
        prop_assert_eq!(rows.len(), count("teams-user-team-roles.json", "userTeamRoles"));
    }
}

#[tokio::test]
async fn a_page_that_is_cut_to_its_first_row_is_not_the_end() {
    let users = |ids: &[u64]| {
        let rows: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":{id}}}"#)).collect();
        format!(r#"{{"users":[{}]}}"#, rows.join(","))
    };
    let pages = [&[1, 2, 3, 4, 5, 6, 7, 8][..], &[8], &[9, 10], &[8, 9, 10], &[10], &[]].map(users);
    let recorder = Recorder::json(&pages.each_ref().map(String::as_str));
    let (ids, complete) = everyone(&recorder.read()).await;
    assert_eq!((ids, complete.is_whole()), ((1..=10).collect(), true));
    assert_eq!(offsets(&recorder), ["0", "7", "8", "7", "9", "10"]);
}
