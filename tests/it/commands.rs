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
    /// The window that the shell opened for an instance.
    fn opened(&self, profile: &str) -> WebviewWindow<MockRuntime> {
        tauri::Manager::get_webview_window(&self.app, &format!("instance-{profile}")).expect("its window")
    }

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

/// A file with two instances, as the start window takes it in.
fn two_instances() -> serde_json::Value {
    let one = |name: &str, color: u8| {
        json!({
            "name": name, "address": format!("https://{}.example", name.to_lowercase()), "kind": "live", "color": color,
            "shape": color, "group": null, "holdingAccount": null, "limitedRole": null, "limitedTeamRole": null,
        })
    };
    let text = json!({ "what": "gatehouse-instances", "format": 1, "instances": [one("Hofmann", 1), one("Kiosk", 2)] });
    json!({ "text": text.to_string() })
}

#[test]
fn a_command_that_carries_another_windows_identity_is_about_its_own_window_all_the_same() {
    let shell = shell();
    let start = shell.window("main");
    assert_eq!(invoke(&start, "import_instances", two_instances()), Ok(json!(2)));
    let listed = invoke(&start, "list_instances", json!({})).expect("the list");
    let [hofmann, kiosk] = [0, 1].map(|place| listed[place]["id"].as_str().expect("an id").to_owned());
    for id in [&hofmann, &kiosk] {
        assert_eq!(invoke(&start, "open_instance", json!({ "id": id })), Ok(json!(null)));
    }
    let own = shell.opened(&hofmann);
    let identities = [
        json!({ "id": kiosk, "profile": kiosk, "instance": kiosk }),
        json!({ "window": format!("instance-{kiosk}"), "label": format!("instance-{kiosk}") }),
        json!({ "webview": format!("instance-{kiosk}"), "state": kiosk, "session": kiosk }),
    ];
    for body in &identities {
        let info = invoke(&own, "instance_info", body.clone()).expect("its instance");
        assert_eq!((info["name"].as_str(), info["id"].as_str()), (Some("Hofmann"), Some(hofmann.as_str())), "{body}");
        let unlocked = invoke(&own, "unlock_editing", body.clone()).expect("unlocked");
        assert_eq!(unlocked["id"].as_str(), Some(hofmann.as_str()));
        let other = invoke(&shell.opened(&kiosk), "instance_info", json!({})).expect("the other");
        assert_eq!(other["editing"]["open"], json!(false), "the other window stays locked: {body}");
    }
    // What was prepared in another window is not known here, and a run of another one cannot be carried on.
    for (command, body) in [
        ("run_start", json!({ "plan": "of-the-other", "token": "of-the-other", "id": kiosk })),
        ("run_continue", json!({ "run": "of-the-other", "id": kiosk })),
        ("confirm_plan", json!({ "plan": "of-the-other", "typed": "", "id": kiosk })),
    ] {
        let problem = invoke(&own, command, body).expect_err("refused");
        assert!(problem["code"]["kind"].is_string(), "{command}: {problem}");
    }
}

#[test]
fn switching_brings_another_window_forward_and_changes_nobodys_instance() {
    let shell = shell();
    let start = shell.window("main");
    invoke(&start, "import_instances", two_instances()).expect("taken in");
    let listed = invoke(&start, "list_instances", json!({})).expect("the list");
    let [hofmann, kiosk] = [0, 1].map(|place| listed[place]["id"].as_str().expect("an id").to_owned());
    invoke(&start, "open_instance", json!({ "id": hofmann })).expect("opened");
    let own = shell.opened(&hofmann);
    let others = invoke(&own, "other_instances", json!({})).expect("the list");
    assert_eq!((others[0]["here"].as_bool(), others[1]["here"].as_bool()), (Some(true), Some(false)));
    assert!(others.to_string().find("https").is_none(), "a switcher needs no addresses: {others}");
    assert_eq!(invoke(&own, "switch_to_instance", json!({ "id": kiosk })), Ok(json!(null)));
    for (id, name) in [(&hofmann, "Hofmann"), (&kiosk, "Kiosk")] {
        assert_eq!(invoke(&shell.opened(id), "instance_info", json!({})).expect("its instance")["name"], json!(name));
    }
    assert_eq!(
        invoke(&own, "switch_to_instance", json!({ "id": "nobody" })).expect_err("refused")["code"]["kind"],
        "not-found"
    );
    for window in ["main", "instance-without-session", "stranger"] {
        let window = tauri::Manager::get_webview_window(&shell.app, window).unwrap_or_else(|| shell.window(window));
        for (command, body) in [("other_instances", json!({})), ("switch_to_instance", json!({ "id": kiosk }))] {
            assert!(invoke(&window, command, body).is_err(), "{command} from {}", window.label());
        }
    }
}
