//! What every test needs: a tiny instance in process and a way to ask it.

use axum::body::{Body, to_bytes};
use http::Request;
use practice::{Instance, KeyKind, Options, Size, Switches, World};
use serde_json::Value;
use tower::ServiceExt;

pub(crate) const KEY: &str = "2b8e7d0c-8a43-4d5e-9f63-3c1d2e4f5a6b";
pub(crate) const INES: u64 = 3;
pub(crate) const MARA: u64 = 4711;
pub(crate) const JONAS: u64 = 4715;
pub(crate) const ELIF: u64 = 4716;
pub(crate) const HOLDING: u64 = 41;
pub(crate) const KITCHEN: u64 = 118;
pub(crate) const EVENTS: u64 = 119;
pub(crate) const MENUS: u64 = 402;
pub(crate) const OPERATIONS: u64 = 101;

/// An instance with its router.
pub(crate) struct Desk {
    pub(crate) instance: Instance,
    pub(crate) key: String,
}

/// A status and a JSON body.
pub(crate) type Reply = (u16, Value);

impl Desk {
    pub(crate) fn new() -> Self {
        Self::with(Switches::default())
    }

    pub(crate) fn with(switches: Switches) -> Self {
        Self::open(Options { key: KEY.to_owned(), switches, ..Options::default() })
    }

    pub(crate) fn of_kind(kind: KeyKind) -> Self {
        Self::open(Options { key: KEY.to_owned(), kind, ..Options::default() })
    }

    pub(crate) fn open(options: Options) -> Self {
        let key = options.key.clone();
        Self { instance: Instance::new(World::generate(Size::Tiny, 1), options), key }
    }

    pub(crate) fn request(&self, method: &str, path: &str, body: &str) -> Request<Body> {
        Request::builder()
            .method(method)
            .uri(format!("/api/v2{path}"))
            .header("authorization", format!("Token {}", self.key))
            .body(Body::from(body.to_owned()))
            .unwrap()
    }

    pub(crate) async fn raw(&self, method: &str, path: &str, body: &str) -> axum::response::Response {
        self.instance.router().oneshot(self.request(method, path, body)).await.unwrap()
    }

    pub(crate) async fn send(&self, method: &str, path: &str, body: &str) -> Reply {
        let response = self.raw(method, path, body).await;
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send("GET", path, "").await
    }

    pub(crate) async fn post(&self, path: &str, body: &str) -> Reply {
        self.send("POST", path, body).await
    }

    /// Sets an organization role.
    pub(crate) async fn role(&self, user: u64, organization: u64, role: u64) -> Reply {
        self.post(&organization_role(user, organization), &format!(r#"{{"usersRoleId":{role}}}"#)).await
    }

    /// Sets a team role.
    pub(crate) async fn team_role(&self, user: u64, team: u64, role: u64) -> Reply {
        self.post(&team_role(user, team), &format!(r#"{{"usersRoleId":{role}}}"#)).await
    }

    /// Hands an organization over.
    pub(crate) async fn transfer(&self, user: u64, organization: u64) -> Reply {
        self.post(&format!("{}/transfer", organization_role(user, organization)), "").await
    }
}

pub(crate) fn organization_role(user: u64, organization: u64) -> String {
    format!("/admin/users/{user}/user-organization-roles/{organization}")
}

pub(crate) fn team_role(user: u64, team: u64) -> String {
    format!("/admin/users/{user}/user-team-roles/{team}")
}

/// The numbers of the rows under a key.
pub(crate) fn ids(body: &Value, key: &str) -> Vec<u64> {
    body[key].as_array().unwrap().iter().map(|row| row["id"].as_u64().unwrap()).collect()
}
