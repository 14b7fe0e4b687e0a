//! The key check: what an instance tells of a key, and what it then lacks for a job.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use domain::AdminRoleId;
use http::{Request, Response};
use make_api::transport::{Transport, TransportError};
use make_api::{Address, Administration, Error, ErrorKind, Hint, Lack, Needs, PeopleQuery, ReadClient, Standing};

use crate::support::{Recorder, answer, fixture, instance, key, reader};

const CHANGE_ROLES: Needs = Needs { scopes: &["admin:write", "user:write"], rights: &["users edit"] };

/// An instance that answers each of the three readings in its own way.
struct Instance {
    me: Response<Bytes>,
    authorization: Response<Bytes>,
    roles: Response<Bytes>,
}

#[async_trait]
impl Transport for Instance {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        Ok(match request.uri().path() {
            "/api/v2/users/me" => self.me.clone(),
            "/api/v2/users/me/current-authorization" => self.authorization.clone(),
            "/api/v2/admin/users/admins-roles" => self.roles.clone(),
            _ => answer(404, &fixture("error-404.json")),
        })
    }
}

fn plain() -> Instance {
    Instance {
        me: answer(200, &fixture("users-me.columns.json")),
        authorization: answer(200, &fixture("users-me-current-authorization.json")),
        roles: answer(200, &fixture("admin-users-admins-roles.json")),
    }
}

async fn check(instance: Instance) -> Result<Standing, Error> {
    let address = Address::understand("https://acme.onmake.com").unwrap();
    ReadClient::new(&address, key(), Arc::new(instance)).with_seed(3).standing().await
}

#[tokio::test]
async fn an_administrators_key_is_told_with_scopes_and_rights_and_what_it_lacks() {
    let standing = check(plain()).await.unwrap();
    assert_eq!(standing.me.as_ref().unwrap().name, "Ines Berg");
    assert_eq!(standing.scopes.as_deref().unwrap(), ["admin:read", "user:read"]);
    let Administration::Role(role) = &standing.administration else { panic!("{standing:?}") };
    assert_eq!(role.id, AdminRoleId(4));
    assert_eq!(standing.lacks(&CHANGE_ROLES), [Lack::Scope("admin:write"), Lack::Scope("user:write")]);
}

#[tokio::test]
async fn somebody_who_is_no_administrator_is_told_so_in_each_of_the_known_ways() {
    let null = r#"{"authUser":{"id":3,"usersAdminsRoleId":null}}"#;
    let untold = r#"{"authUser":{"id":3}}"#;
    let refused = || answer(403, &fixture("error-403.json"));
    for (me, roles, expected) in [
        (null, refused(), Administration::None),
        (untold, refused(), Administration::None),
        (untold, answer(200, &fixture("admin-users-admins-roles.json")), Administration::Untold),
        (r#"{"authUser":{"id":3,"usersAdminsRoleId":99}}"#, plain().roles, Administration::Unlisted(AdminRoleId(99))),
        (r#"{"authUser":{"id":3,"usersAdminsRoleId":"4"}}"#, refused(), Administration::Unlisted(AdminRoleId(4))),
    ] {
        let standing = check(Instance { me: answer(200, me), roles, ..plain() }).await.unwrap();
        assert_eq!(standing.administration, expected, "{me}");
        assert_eq!(standing.lacks(&CHANGE_ROLES).contains(&Lack::Administration), expected == Administration::None);
    }
}

#[tokio::test]
async fn an_older_instance_that_tells_little_is_no_error() {
    let missing = || answer(404, &fixture("error-404.json"));
    let standing = check(Instance { me: missing(), authorization: missing(), roles: missing() }).await.unwrap();
    assert_eq!(standing, Standing { me: None, scopes: None, administration: Administration::Untold });
    assert_eq!(standing.lacks(&CHANGE_ROLES), []);
}

#[tokio::test]
async fn a_refused_key_and_a_public_zone_are_errors_that_say_so() {
    let error = check(Instance { me: answer(401, &fixture("error-401.json")), ..plain() }).await.unwrap_err();
    assert!(error.is_key_problem() && error.hint().is_none());
    for place in 0..3 {
        let zone = || answer(403, &fixture("error-403.public-cloud.json"));
        let mut instance = plain();
        *[&mut instance.me, &mut instance.authorization, &mut instance.roles][place] = zone();
        let error = check(instance).await.unwrap_err();
        assert_eq!((error.hint(), error.is_public_zone_hint()), (Some(Hint::PublicZone), true), "{place}");
    }
    let filtered = Recorder::new([Ok(answer(403, "error code: 1010"))]);
    let error = filtered.read().me().await.unwrap_err();
    assert!(matches!(error.kind, ErrorKind::NotMake { status: 403, .. }));
    assert_eq!((error.hint(), error.is_public_zone_hint()), (Some(Hint::FilteredOut), false));
}

#[tokio::test]
async fn the_practice_instance_tells_everything_of_its_key() {
    let instance = instance(practice::Size::Tiny, practice::Switches::default());
    let standing = reader(&instance).standing().await.unwrap();
    assert!(matches!(standing.administration, Administration::Role(_)), "{standing:?}");
    assert_eq!(standing.lacks(&CHANGE_ROLES), []);
    assert!(!reader(&instance).find_people(PeopleQuery::default()).await.unwrap().is_empty());
}
