//! A yardstick for the bridge, in builds for measuring alone (feature `bench`): a command that answers with the very bytes
//! it was given before, so that an answer of the core can be held against the mere passing of as many bytes.

use std::sync::{Mutex, PoisonError};

use tauri::Runtime;
use tauri::ipc::{Invoke, InvokeBody, InvokeResponseBody, Response};

static KEPT: Mutex<String> = Mutex::new(String::new());

/// The commands of the bridge, and `bench_echo` beside them: with a `reply` (JSON text) it keeps that, without one it
/// answers with it.
pub(crate) fn with_echo<R: Runtime>(others: impl Fn(Invoke<R>) -> bool) -> impl Fn(Invoke<R>) -> bool {
    move |invoke| {
        if invoke.message.command() != "bench_echo" {
            return others(invoke);
        }
        let reply = answer(invoke.message.payload());
        // Like the commands it stands beside, away from the thread that draws.
        tauri::async_runtime::spawn(
            async move { invoke.resolver.resolve(Response::new(InvokeResponseBody::Json(reply))) },
        );
        true
    }
}

fn answer(payload: &InvokeBody) -> String {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let given = match payload {
        InvokeBody::Json(arguments) => arguments.get("reply").and_then(|reply| reply.as_str()),
        InvokeBody::Raw(_) => None,
    };
    let Some(given) = given else { return kept.clone() };
    given.clone_into(&mut kept);
    "null".to_owned()
}
