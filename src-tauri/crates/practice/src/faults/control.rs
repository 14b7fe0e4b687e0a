//! The control interface for tests outside the process, on a port and with a token of its own.
//!
//! Every request carries `Authorization: Token <token>`; anything else is answered 401.
//!
//! | Call | Body | Answer |
//! |---|---|---|
//! | `GET /audit` | | `{"arrivals": [AuditEntry], "foreign": [ForeignEffect], "fired": {"FT6": 1}, "waiting": 0}` |
//! | `GET /state` | | `{"hash": "…", "world": World}` |
//! | `POST /schedule` | [`Schedule`] | `{}` |
//! | `POST /key` | `"revoke"`, `{"replace": {"key": "…", "kind": "full"}}` or `{"add": {…}}` | `{}` |
//! | `POST /second-admin` | one [`Effect`], for example `{"do": "delete-user", "user": 41}` | `{}` |
//! | `POST /switches` | [`Switches`] as JSON; what is absent takes its default | `{}` |
//! | `POST /limit` | [`Limit`], for example `{"requests": 60}`, or `null` | `{}` |
//! | `POST /settle` | | `{}`; late requests are applied |
//!
//! It is not part of the instance's own port, and not compiled into any application.

use std::io;

use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use http::{StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::schedule::Schedule;
use super::second_admin::Effect;
use crate::instance::Instance;
use crate::key::KeyKind;
use crate::limits::Limit;
use crate::serve::{Served, serve_router};
use crate::switches::Switches;

/// A listening control interface. It stops when this is dropped.
#[derive(Debug)]
pub struct Control {
    /// Where it listens.
    pub served: Served,
    /// What opens it, new at each start.
    pub token: String,
}

/// Serves the control of an instance on a port of this computer; 0 takes any free one.
pub fn serve(instance: &Instance, port: u16) -> io::Result<Control> {
    let token = Uuid::new_v4().to_string();
    let served = serve_router(router(instance, &token), port.into())?;
    Ok(Control { served, token })
}

fn router(instance: &Instance, token: &str) -> Router {
    Router::new()
        .route("/audit", get(audit))
        .route("/state", get(state))
        .route("/schedule", post(schedule))
        .route("/key", post(key))
        .route("/second-admin", post(second_admin))
        .route("/switches", post(switches))
        .route("/limit", post(limit))
        .route("/settle", post(settle))
        .with_state(instance.clone())
        .layer(from_fn_with_state(format!("Token {token}"), check))
}

async fn check(State(wanted): State<String>, request: Request, next: Next) -> Response {
    let given = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if given == Some(&wanted) { next.run(request).await } else { StatusCode::UNAUTHORIZED.into_response() }
}

async fn audit(State(instance): State<Instance>) -> Json<Value> {
    Json(json!({
        "arrivals": instance.audit(),
        "foreign": instance.foreign_effects(),
        "fired": instance.fired(),
        "waiting": instance.waiting(),
    }))
}

async fn state(State(instance): State<Instance>) -> Response {
    let world = instance.world();
    let text = format!(
        r#"{{"hash":"{}","world":{}}}"#,
        world.hash(),
        serde_json::to_string(&world).unwrap_or_else(|_| "null".to_owned())
    );
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

async fn schedule(State(instance): State<Instance>, Json(schedule): Json<Schedule>) -> Json<Value> {
    instance.set_schedule(schedule);
    Json(json!({}))
}

/// What to do with keys.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum KeyOrder {
    Revoke,
    Replace(NewKey),
    Add(NewKey),
}

#[derive(Deserialize)]
struct NewKey {
    key: String,
    #[serde(default)]
    kind: KeyKind,
}

async fn key(State(instance): State<Instance>, Json(order): Json<KeyOrder>) -> Json<Value> {
    match order {
        KeyOrder::Revoke => instance.revoke_keys(),
        KeyOrder::Replace(new) => {
            instance.revoke_keys();
            instance.add_key(&new.key, new.kind);
        }
        KeyOrder::Add(new) => instance.add_key(&new.key, new.kind),
    }
    Json(json!({}))
}

async fn second_admin(State(instance): State<Instance>, Json(effect): Json<Effect>) -> Json<Value> {
    instance.act(&effect);
    Json(json!({}))
}

async fn switches(State(instance): State<Instance>, Json(switches): Json<Switches>) -> Json<Value> {
    instance.set_switches(switches);
    Json(json!({}))
}

async fn limit(State(instance): State<Instance>, Json(limit): Json<Option<Limit>>) -> Json<Value> {
    instance.set_limit(limit);
    Json(json!({}))
}

async fn settle(State(instance): State<Instance>) -> Json<Value> {
    instance.settle();
    Json(json!({}))
}
