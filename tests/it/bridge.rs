//! The bridge under fire: a window that is not ours any more sends what it likes. Whatever arrives that is not exactly a
//! call of this kind of window is refused, nothing panics, and nothing changes.
//!
//! A seed is printed with each run; `GATEHOUSE_SEED=<number>` runs the same messages again. The test command sends 10,000,
//! `--full` a million.

mod known;
mod messages;
mod picture;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use known::{Command, bindings, commands};
use messages::{Call, Dice, Verdict};
use picture::Picture;
use serde_json::json;
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponse};
use tauri::test::{INVOKE_KEY, MockRuntime};
use tauri::webview::InvokeRequest;
use tauri::{Manager as _, WebviewWindow};

use crate::commands::{Shell, invoke, shell};

/// The sample data with their window, the start window, and two windows that may do nothing.
struct Windows {
    shell: Shell,
    start: WebviewWindow<MockRuntime>,
    instance: WebviewWindow<MockRuntime>,
    nobodys: WebviewWindow<MockRuntime>,
    stranger: WebviewWindow<MockRuntime>,
}

impl Windows {
    /// Comes back when everything was read and nothing happens by itself any more.
    fn open() -> Self {
        let shell = shell();
        let start = shell.window("main");
        invoke(&start, "open_practice", json!({})).expect("the sample data open");
        let instance = shell.app.get_webview_window("instance-practice").expect("the window of the sample data");
        let nobodys = shell.window("instance-0a1b2c3d-1111-4222-8333-444455556666");
        let stranger = shell.window("stranger");
        let windows = Self { shell, start, instance, nobodys, stranger };
        windows.at_rest();
        windows
    }

    /// Waits until two looks in a row are the same.
    fn at_rest(&self) -> Picture {
        let mut last = Picture::of(self);
        for _ in 0..200 {
            std::thread::sleep(std::time::Duration::from_millis(250));
            let now = Picture::of(self);
            if now == last && now.is_all_read() {
                return now;
            }
            last = now;
        }
        panic!("it never comes to rest: {last:?}");
    }

    /// Sends a message; `Err` is a refusal in words.
    fn send(&self, call: Call) -> Result<(), String> {
        let window = match call.from {
            messages::From::Start => &self.start,
            messages::From::Instance => &self.instance,
            messages::From::Nobodys => &self.nobodys,
            messages::From::Stranger => &self.stranger,
        };
        let request = InvokeRequest {
            cmd: call.command,
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().expect("an address"),
            body: call.body,
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        let (told, answer) = std::sync::mpsc::sync_channel(1);
        let tell = Box::new(move |_window, _command, response, _callback, _error| {
            told.send(response).ok();
        });
        window.as_ref().clone().on_message(request, tell);
        match answer.recv_timeout(std::time::Duration::from_secs(30)).expect("every message is answered") {
            InvokeResponse::Ok(_) => Ok(()),
            InvokeResponse::Err(error) => Err(error.0.to_string()),
        }
    }
}

/// Counts panics, wherever they happen; those of this thread still end the test.
fn count_panics() -> Arc<AtomicUsize> {
    let count = Arc::new(AtomicUsize::new(0));
    let (counted, usual) = (Arc::clone(&count), std::panic::take_hook());
    std::panic::set_hook(Box::new(move |panic| {
        counted.fetch_add(1, Ordering::SeqCst);
        usual(panic);
    }));
    count
}

fn seed() -> u64 {
    let given = std::env::var("GATEHOUSE_SEED").ok().and_then(|text| text.parse().ok());
    given.unwrap_or(20_261_122)
}

#[test]
#[allow(clippy::print_stdout, reason = "the count belongs into the record")]
fn counted_whatever_a_window_sends_nothing_panics_and_nothing_changes() {
    let full = std::env::var_os("GATEHOUSE_FULL").is_some();
    let (messages, seed) = (if full { 1_000_000 } else { 10_000 }, seed());
    let (panics, windows, commands) = (count_panics(), Windows::open(), commands());
    let before = windows.at_rest();
    let mut dice = Dice::new(seed);
    let (mut refused, mut sent) = (0_u64, BTreeSet::new());
    for number in 0..messages {
        let call = Call::thrown(&commands, &mut dice);
        let (name, verdict, shown) = (call.command.clone(), call.verdict, call.to_string());
        let answer = windows.send(call);
        match (verdict, &answer) {
            (Verdict::NotAllowed, Err(words)) => {
                assert!(words.contains("not allowed") || words.contains("not found"), "{shown}: {words}");
            }
            (Verdict::Refused, Err(_)) | (Verdict::ChangesNothing, _) => {}
            (Verdict::NotAllowed | Verdict::Refused, Ok(())) => {
                panic!("message {number} of seed {seed} was taken: {shown}")
            }
        }
        refused += u64::from(answer.is_err());
        sent.insert(name);
        if number % 1_000 == 999 && !full {
            let changed = Picture::of(&windows).unlike(&before);
            assert!(changed.is_empty(), "changed before message {number} of seed {seed}: {changed:#?}");
        }
    }
    let changed = windows.at_rest().unlike(&before);
    assert!(changed.is_empty(), "changed under seed {seed}: {changed:#?}");
    assert_eq!(panics.load(Ordering::SeqCst), 0, "seed {seed}");
    let missed: Vec<&Command> = commands.iter().filter(|command| !sent.contains(&command.name)).collect();
    assert!(missed.is_empty(), "never sent: {missed:?}");
    println!(
        "{messages} messages of seed {seed} for {} commands: {refused} refused, 0 panics, 0 changes",
        commands.len()
    );
}

#[test]
fn a_change_would_be_seen() {
    let windows = Windows::open();
    let before = windows.at_rest();
    let wish = json!({ "user": 4715, "place": "org-118", "wish": { "kind": "remove" } });
    let staged = invoke(&windows.instance, "tray_stage", wish);
    let changed = Picture::of(&windows).unlike(&before);
    assert!(changed.iter().any(|what| what == "tray") && changed.len() >= 2, "{changed:?} after {staged:?}");
}

#[test]
fn no_command_answers_with_a_type_that_could_hold_a_key() {
    let bindings = bindings();
    let secret = |text: &str| text.contains("TypedKey") || text.contains("TypedPassword");
    let (mut asked, mut types) = (0, 0);
    for line in bindings.lines() {
        if let Some((parameters, answer)) = line.split_once("typedError<").filter(|_| line.contains("__TAURI_INVOKE("))
        {
            let answer = answer.split("(__TAURI_INVOKE").next().unwrap_or_default();
            assert!(!secret(answer), "{line}");
            asked += usize::from(secret(parameters));
        } else if secret(line) {
            assert!(
                line == "export type TypedKey = string;" || line == "export type TypedPassword = string;",
                "{line}"
            );
            types += 1;
        }
    }
    assert!(asked >= 6 && types == 2, "the bindings are read wrongly: {asked}, {types}");
}

/// What a raw body may be.
fn raw(bytes: &[u8]) -> InvokeBody {
    InvokeBody::Raw(bytes.to_vec())
}
