//! Every call of the two clients goes out as documented, byte for byte, and reads its documented answer.
//!
//! The lines are in `coverage/readings.rs` and `coverage/writes.rs`. A call of the clients without a line, or without
//! its documented path and scope in its comment, fails here.

mod readings;
mod source;
mod writes;

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::journal::Answer;
use futures_util::future::BoxFuture;
use make_api::{
    Listing, MemberColumn, MemberQuery, MemberSort, NotAMember, OrganizationColumn, OrganizationQuery, PeopleQuery,
    PersonColumn, PersonSort, Sent, Word,
};

use crate::support::{Recorder, fixture};

/// One call: its name in the client, its documented form, what goes out (brackets unescaped), its documented answer.
pub(crate) struct Line {
    pub(crate) method: &'static str,
    documented: &'static str,
    sends: &'static str,
    pub(crate) fixture: &'static str,
    pub(crate) call: fn(Arc<Recorder>) -> BoxFuture<'static, Result<(), String>>,
}

/// A line for a reading.
macro_rules! read {
    ($method:ident($($argument:expr),* $(,)?), $documented:literal, $sends:expr, $fixture:literal) => {
        $crate::coverage::Line {
            method: stringify!($method),
            documented: $documented,
            sends: $sends,
            fixture: $fixture,
            call: |recorder| Box::pin(async move {
                let client = recorder.read();
                client.$method($($argument),*).await.map(drop).map_err(|error| error.to_string())
            }),
        }
    };
}

/// A line for a write.
macro_rules! write {
    ($method:ident($($argument:expr),* $(,)?), $documented:literal, $sends:expr, $fixture:literal) => {
        $crate::coverage::Line {
            method: stringify!($method),
            documented: $documented,
            sends: $sends,
            fixture: $fixture,
            call: |recorder| Box::pin(async move {
                let client = recorder.write();
                $crate::coverage::Told::told(client.$method($($argument),*).await)
            }),
        }
    };
}

use {read, write};

/// What a write tells of itself: it has to be a claim that can be read.
trait Told {
    fn told(self) -> Result<(), String>;
}

impl Told for Sent {
    fn told(self) -> Result<(), String> {
        if self.answer == Answer::Claimed && self.claim.is_some() { Ok(()) } else { Err(format!("{self:?}")) }
    }
}

impl Told for Result<Sent, NotAMember> {
    fn told(self) -> Result<(), String> {
        self.map_err(|error| error.to_string())?.told()
    }
}

fn lines() -> Vec<Line> {
    readings::lines().into_iter().chain(writes::lines()).collect()
}

/// The lines of readings whose documented answer is a list.
pub(crate) fn readings_of_lists() -> Vec<Line> {
    let is_list = |line: &Line| {
        let text = if line.fixture.is_empty() { "{}".to_owned() } else { fixture(&format!("{}.json", line.fixture)) };
        crate::tolerance::list_of(&serde_json::from_str(&text).unwrap()).is_some()
    };
    // One person, one organization and the owners are looked for in a list, and their numbers have to be there.
    let one = ["person", "organization", "owners"];
    readings::lines().into_iter().filter(|line| is_list(line) && !one.contains(&line.method)).collect()
}

/// What a line says is sent, as it travels.
fn travelling(sends: &str) -> String {
    let (line, body) = sends.split_once(" {").map_or((sends, None), |(line, body)| (line, Some(body)));
    let (method, path) = line.split_once(' ').unwrap();
    let path = path.replace("[]", "%5B%5D").replace("pg[", "pg%5B").replace("]=", "%5D=");
    let body = body.map(|body| format!(" {{{body}")).unwrap_or_default();
    format!("{method} /api/v2{path}{body}")
}

#[tokio::test]
async fn counted_every_call_goes_out_as_documented_and_reads_its_documented_answer() {
    let lines = lines();
    for line in &lines {
        let answer =
            if line.fixture.is_empty() { "pong".to_owned() } else { fixture(&format!("{}.json", line.fixture)) };
        let recorder = Recorder::json(&[&answer]);
        let outcome = (line.call)(Arc::clone(&recorder)).await;
        assert_eq!(recorder.lines()[0], travelling(line.sends), "{}", line.method);
        outcome.unwrap_or_else(|problem| panic!("{} does not read {}: {problem}", line.method, line.fixture));
    }
    let distinct = |of: fn(&Line) -> &'static str| lines.iter().map(of).collect::<BTreeSet<_>>().len();
    let (calls, documented) = (distinct(|line| line.method), distinct(|line| line.documented));
    println!("requests as documented: {} lines, {calls} calls, {documented} documented forms", lines.len());
}

#[test]
fn every_call_of_the_clients_has_a_line() {
    let listed: BTreeSet<&str> = lines().iter().map(|line| line.method).collect();
    let there: BTreeSet<String> = source::calls().into_iter().map(|call| call.name).collect();
    let there: BTreeSet<&str> = there.iter().map(String::as_str).collect();
    assert_eq!(there.difference(&listed).collect::<Vec<_>>(), Vec::<&&str>::new(), "calls without a line");
    assert_eq!(listed.difference(&there).collect::<Vec<_>>(), Vec::<&&str>::new(), "lines without a call");
}

#[test]
fn every_call_names_its_path_and_scopes() {
    let calls = source::calls();
    for line in lines() {
        let call = calls.iter().find(|call| call.name == line.method).unwrap();
        let wanted = source::without_names(line.documented);
        assert!(call.comment.contains(&wanted), "{} does not name {}:\n{}", line.method, line.documented, call.comment);
        let scoped =
            ["`admin:", "`user", "`organizations:", "`teams:", "`scenarios:", "no scope", "No scope", "as above"];
        let found = scoped.iter().any(|scope| call.comment.contains(scope)) || call.module.contains("no scope");
        assert!(found, "{} does not name its scopes", line.method);
    }
}

#[test]
fn every_line_sends_what_its_documented_form_says() {
    for line in lines() {
        let sent = line.sends.split(['?']).next().unwrap().split(" {").next().unwrap();
        let words: Vec<&str> = line.documented.split(['/', '?']).collect();
        let numbers = |(word, documented): (&str, &str)| {
            if documented.starts_with('{') { word.parse::<u64>().is_ok() } else { word == documented }
        };
        let fits = sent.split('/').zip(words.iter().copied()).all(numbers);
        assert!(fits && sent.split('/').count() == words.len(), "{}: {sent}", line.documented);
    }
}

/// Calls that are documented without a body.
const BODILESS: [&str; 10] = [
    "remove_from_organization",
    "remove_from_organization_showing",
    "remove_from_team",
    "remove_with_connections",
    "transfer_ownership",
    "delete_person",
    "delete_organization",
    "delete_team",
    "start_scenario",
    "stop_scenario",
];

#[tokio::test]
async fn empty_bodies_and_dangerous_flags_leave_from_their_own_calls_only() {
    for line in writes::lines() {
        let recorder = Recorder::json(&["{}"]);
        let _ = (line.call)(Arc::clone(&recorder)).await;
        let requests = recorder.requests.lock().unwrap();
        let (uri, body) = (requests[0].uri().to_string(), std::str::from_utf8(requests[0].body()).unwrap());
        let may_be_empty = BODILESS.contains(&line.method);
        assert_eq!(body.is_empty() || body == "{}", may_be_empty, "{}", line.method);
        for flag in ["confirmed", "deleteConnections"] {
            let carries = uri.contains(flag) || body.contains(flag);
            assert_eq!(carries, line.method == "remove_with_connections", "{} {flag}", line.method);
        }
        assert_eq!(requests.len(), 1, "{} is sent once", line.method);
    }
}

#[test]
fn the_dangerous_flags_are_written_in_one_file_only() {
    let named: Vec<String> =
        source::files_with("\"deleteConnections\"").into_iter().chain(source::files_with("\"confirmed\"")).collect();
    assert_eq!(named, ["write/memberships.rs"; 2]);
}

#[tokio::test]
async fn every_column_and_sort_key_is_spelled_as_documented() {
    let recorder = Recorder::json(&[r#"{"users":[],"organizations":[],"scenarios":[]}"#]);
    let client = recorder.read();
    let words = |words: &[&str]| words.iter().map(|word| format!("cols%5B%5D={word}")).collect::<Vec<_>>().join("&");
    let all = Listing::<PersonColumn, PersonSort> { columns: PersonColumn::ALL.to_vec(), ..Listing::default() };
    client.people_page(&PeopleQuery::default(), &all).await.unwrap();
    let all = Listing::<MemberColumn, MemberSort> { columns: MemberColumn::ALL.to_vec(), ..Listing::default() };
    client.members_page(&MemberQuery::default(), &all).await.unwrap();
    let all = Listing::<OrganizationColumn> { columns: OrganizationColumn::ALL.to_vec(), ..Listing::default() };
    client.organizations_page(&OrganizationQuery::default(), &all).await.unwrap();
    let person =
        ["id", "name", "email", "language", "timezoneId", "localeId", "countryId", "features", "avatar", "lastLogin"];
    let detail =
        ["organizations", "scenarios", "activeScenarios", "deleted", "created", "usersAdminsRoleId", "tfaEnabled"];
    let member = ["deleted", "created", "usersAdminsRoleId", "teamRoleId", "organizationRoleId", "tfaStatus"];
    let organization = [
        "id",
        "name",
        "timezoneId",
        "countryId",
        "license",
        "serviceName",
        "teams",
        "isPaused",
        "zone",
        "externalId",
        "scenarios",
        "activeScenarios",
        "deleted",
        "tfaEnforced",
    ];
    let sent = recorder.lines();
    assert_eq!(sent[0], format!("GET /api/v2/admin/users-detail?{}&{}", words(&person), words(&detail)));
    assert_eq!(sent[1], format!("GET /api/v2/admin/users?{}&{}", words(&person), words(&member)));
    assert_eq!(sent[2], format!("GET /api/v2/admin/organizations?{}", words(&organization)));
    let keys: Vec<&str> = PersonSort::ALL.iter().map(|key| key.word()).collect();
    assert_eq!(keys, ["name", "id", "userAdminsRoleId"]);
    let keys: Vec<&str> = MemberSort::ALL.iter().map(|key| key.word()).collect();
    assert_eq!(keys, ["name", "id", "email", "userAdminsRoleId"]);
}

#[test]
fn every_documented_answer_is_read_by_a_test() {
    let read: BTreeSet<String> = lines().iter().map(|line| format!("{}.json", line.fixture)).collect();
    let named = source::text_of_tests();
    for name in source::fixtures() {
        assert!(read.contains(&name) || named.contains(&format!("\"{name}\"")), "{name} is read by no test");
    }
}
