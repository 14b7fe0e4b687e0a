//! Nobody and no secret stands in the log, whatever is looked at and however much is worth a line.

use std::io::Write;
use std::sync::{Arc, Mutex};

use gatehouse::logging::{WORTH, to_writer};
use practice::{Size, World};
use serde_json::json;
use tauri::Manager as _;

use crate::commands::{invoke, shell};

/// A log that can be read.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// 50 texts that must not be found again: emails in every way of writing them, and lines that were never written.
fn canaries() -> Vec<(String, &'static str)> {
    let emails = (0..30).map(|number| {
        let (name, sign) = (format!("canary{number}"), ["@", "%40", "＠"][number % 3]);
        let email = format!("{name}{sign}singing.example");
        let around = ["<{}>", "\"{}\"", "email={}", "no answer for {}", "{\"email\":\"{}\"}", "/users?name=x&email={}"];
        (around[number % 6].replace("{}", &email), "singing.example")
    });
    let lines = (0..20).map(|number| {
        let end = ["\n", "\r\n", "\u{2028}", "\u{85}", "\u{1b}[1A\r"][number % 5];
        (
            format!("x{end}2026-11-22T00:00:00Z  INFO forged {number}"),
            ["\n2026", "\r", "\u{2028}", "\u{85}", "\u{1b}"][number % 5],
        )
    });
    emails.chain(lines).collect()
}

#[test]
fn fifty_canaries_are_not_heard_in_the_log() {
    let (log, canaries) = (Kept::default(), canaries());
    assert_eq!(canaries.len(), 50);
    tracing::subscriber::with_default(to_writer(log.clone(), WORTH), || {
        for (canary, _) in &canaries {
            tracing::error!(error = %canary, "shown");
            tracing::warn!(target: "usecases", error = ?canary, "debugged");
            tracing::warn!("in words: {canary}");
        }
    });
    let text = log.text();
    assert_eq!(text.lines().count(), 150, "{text}");
    assert!(text.lines().all(|line| line.contains("ERROR") || line.contains("WARN")));
    for (_, trace) in canaries {
        assert!(!text.contains(trace) || trace == "\n2026", "{trace:?} is in {text}");
    }
}

#[test]
fn whoever_was_looked_at_is_not_in_the_log_even_where_everything_is_worth_a_line() {
    let log = Kept::default();
    let all = "gatehouse=trace,usecases=trace,make_api=trace,store=trace,vault=trace,practice=trace";
    // Work goes on in threads of its own, so this is for the whole process; the runner gives each test one.
    if tracing::subscriber::set_global_default(to_writer(log.clone(), all)).is_err() {
        return;
    }
    let shell = shell();
    invoke(&shell.window("main"), "open_practice", json!({})).unwrap();
    let window = shell.app.get_webview_window("instance-practice").unwrap();
    let world = World::generate(Size::Tiny, 1);
    for (id, person) in &world.people {
        let query = json!({ "query": { "search": person.email, "sort": "name", "descending": false, "offset": 0, "count": 50, "filters": [] } });
        invoke(&window, "people", query).unwrap();
        invoke(&window, "search_server", json!({ "text": person.name })).unwrap();
        invoke(&window, "person_panel", json!({ "user": id })).ok();
        invoke(&window, "change_find_people", json!({ "text": person.email })).ok();
        invoke(&window, "run_view", json!({ "run": person.name })).unwrap_err();
    }
    for organization in world.organizations.keys() {
        invoke(&window, "organization_panel", json!({ "organization": organization })).ok();
    }
    let text = log.text();
    assert!(text.lines().count() > 20, "{text}");
    for person in world.people.values() {
        assert!(!text.contains(&person.name) && !text.contains(&person.email), "{} is in {text}", person.name);
    }
    for organization in world.organizations.values() {
        assert!(!text.contains(&organization.name), "{} is in {text}", organization.name);
    }
}
