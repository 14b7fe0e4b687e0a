//! The same with reqwest and serde alone: no seams, no limits, no second look, and it knows how many pages there are.

use futures_util::{StreamExt as _, stream};
use serde::Deserialize;

use crate::server::Server;
use crate::{AHEAD, PAGE, PEOPLE};

/// A page as documented; anything else fails.
#[derive(Debug, Deserialize)]
pub(crate) struct Page {
    pub(crate) users: Vec<User>,
}

/// What Gatehouse keeps of a person.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "what is read is only counted")]
pub(crate) struct User {
    id: u64,
    name: String,
    email: String,
    language: Option<String>,
    country_id: Option<u64>,
    timezone_id: Option<u64>,
    locale_id: Option<u64>,
    last_login: Option<String>,
    created: Option<String>,
    organizations: Option<u64>,
    scenarios: Option<u64>,
    active_scenarios: Option<u64>,
    deleted: Option<bool>,
    users_admins_role_id: Option<u64>,
    tfa_enabled: Option<bool>,
}

/// Reads everybody.
pub(crate) async fn people(server: &Server) -> Vec<User> {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let fetch = |page| {
        let request =
            client.get(server.page(PAGE, page * PAGE)).header("authorization", format!("Token {}", server.key));
        async move {
            let body = request.send().await.unwrap().bytes().await.unwrap();
            serde_json::from_slice::<Page>(&body).unwrap().users
        }
    };
    let pages = stream::iter(0..PEOPLE / PAGE).map(fetch).buffered(AHEAD);
    pages
        .fold(Vec::new(), async |mut all: Vec<User>, users| {
            all.extend(users);
            all
        })
        .await
}
