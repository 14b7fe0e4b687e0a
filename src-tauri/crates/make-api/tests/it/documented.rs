//! What holds for all requests: their headers, who may send an empty body. Their documented forms are in `coverage`.

use std::sync::Arc;

use domain::license::License;
use domain::{OrganizationId, RoleId, TeamId, UserId};
use http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, USER_AGENT};
use make_api::{Continue, EmptyBody, NewPerson};
use secrecy::SecretString;

use crate::support::{KEY, Recorder};

const USER: UserId = UserId(5);
const ORGANIZATION: OrganizationId = OrganizationId(22);
const TEAM: TeamId = TeamId(111);

pub(crate) fn new_person() -> NewPerson {
    let email = "holding@flowline.example".to_owned();
    NewPerson::without_mail("Ho\"lding".to_owned(), email, SecretString::from("my-Password1?"))
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
