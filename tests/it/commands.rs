//! Commands over Tauri's mock runtime with the real capabilities: who may call what, and what a window is about.

use gatehouse::State;
use serde_json::json;
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};

pub(crate) struct Shell {
    pub(crate) app: App<MockRuntime>,
    pub(crate) folder: Folder,
}

pub(crate) struct Folder(pub(crate) std::path::PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn shell() -> Shell {
    let folder = Folder(std::env::temp_dir().join(format!("gatehouse-it-{}", uuid::Uuid::new_v4())));
    let app = mock_builder()
        .plugin(gatehouse::plugin(State::below(&folder.0)))
        .invoke_handler(gatehouse::bindings_builder::<MockRuntime>().invoke_handler())
        .build(gatehouse::context())
        .expect("the application can be built");
    Shell { app, folder }
}

impl Shell {
    pub(crate) fn window(&self, label: &str) -> WebviewWindow<MockRuntime> {
        WebviewWindowBuilder::new(&self.app, label, tauri::WebviewUrl::default()).build().expect("a window")
    }
}

pub(crate) fn invoke(
    window: &WebviewWindow<MockRuntime>,
    command: &str,
    body: serde_json::Value,
) -> Result<serde_json::Value, serde_json::Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: tauri::ipc::CallbackFn(0),
        error: tauri::ipc::CallbackFn(1),
        url: "tauri://localhost".parse().expect("an address"),
        body: body.into(),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().expect("JSON"))
}

#[test]
fn the_start_window_lists_instances_and_an_instance_window_may_not() {
    let shell = shell();
    assert_eq!(invoke(&shell.window("main"), "list_instances", json!({})), Ok(json!([])));
    let refused = invoke(&shell.window("instance-x"), "list_instances", json!({})).expect_err("refused");
    assert!(refused.as_str().is_some_and(|text| text.contains("not allowed")), "{refused}");
}

#[test]
fn the_start_window_can_neither_look_at_people_nor_start_a_run() {
    let shell = shell();
    let start = shell.window("main");
    for (command, body) in [
        ("people", json!({})),
        ("run_start", json!({"plan": "x", "token": "y"})),
        ("evidence_export", json!({"run": "x"})),
    ] {
        let refused = invoke(&start, command, body).expect_err("refused");
        assert!(refused.as_str().is_some_and(|text| text.contains("not allowed")), "{command}: {refused}");
    }
}

#[test]
fn a_window_with_another_name_may_call_nothing() {
    let shell = shell();
    let stranger = shell.window("stranger");
    for command in ["list_instances", "instance_info", "people", "run_start"] {
        assert!(invoke(&stranger, command, json!({})).is_err(), "{command}");
    }
}

#[test]
fn an_instance_window_without_a_session_gets_a_problem_and_no_data() {
    let shell = shell();
    let problem = invoke(&shell.window("instance-gone"), "instance_info", json!({})).expect_err("a problem");
    assert_eq!(problem["code"]["kind"], "internal");
}
