//! A stand-alone practice instance as a child process, with its faults and its audit behind a control port. It is built
//! apart from the application, which never carries the faults; `cargo xtask test` says where it is.

use std::io::{BufRead, BufReader, Lines};
use std::process::{ChildStdout, Command, Stdio};

use reqwest::Method;
use serde_json::{Value, json};

use super::process::Group;

/// A running instance.
pub(crate) struct Practice {
    address: String,
    key: String,
    control: Control,
    _server: Group,
    // Held open: the server may write on, and must not meet a closed pipe.
    _lines: Lines<BufReader<ChildStdout>>,
}

/// Where the control interface listens, and what it wants to hear.
struct Control {
    address: String,
    token: String,
}

impl Practice {
    /// An instance of this size (`tiny`, `team`) on free ports.
    pub(crate) fn start(size: &str) -> Self {
        Self::with(&["--size", size])
    }

    /// An instance with these arguments; the ports are added.
    pub(crate) fn with(arguments: &[&str]) -> Self {
        let program = program("GATEHOUSE_PRACTICE_BIN");
        let mut command = Command::new(program);
        command.args(arguments).args(["--port", "0", "--control-port", "0"]);
        let mut server = Group::start(command.stdin(Stdio::null()).stdout(Stdio::piped()));
        let mut lines = BufReader::new(server.child().stdout.take().expect("a pipe")).lines();
        let mut next = || lines.next().and_then(Result::ok).expect("a line from the practice instance");
        let (first, second) = (next(), next());
        let (address, key) = first.split_once(' ').unwrap_or_else(|| panic!("unexpected first line"));
        let second = second.strip_prefix("control ").unwrap_or(&second);
        let (at, token) = second.split_once(' ').unwrap_or_else(|| panic!("unexpected second line"));
        let control = Control { address: at.to_owned(), token: token.to_owned() };
        Self { address: address.to_owned(), key: key.to_owned(), control, _server: server, _lines: lines }
    }

    /// `http://127.0.0.1:<port>`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The key of its operator.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// Every arrival so far, effects of others, and which faults fired.
    pub(crate) async fn audit(&self) -> Value {
        self.control(Method::GET, "/audit", None).await
    }

    /// The whole instance as it is now, and a hash of it.
    pub(crate) async fn state(&self) -> Value {
        self.control(Method::GET, "/state", None).await
    }

    /// What shall go wrong from now on.
    pub(crate) async fn schedule(&self, schedule: &Value) {
        self.control(Method::POST, "/schedule", Some(schedule)).await;
    }

    /// The operator's key stops working.
    pub(crate) async fn revoke_keys(&self) {
        self.control(Method::POST, "/key", Some(&json!("revoke"))).await;
    }

    /// A further key works from now on.
    pub(crate) async fn add_key(&self, key: &str) {
        self.control(Method::POST, "/key", Some(&json!({ "add": { "key": key } }))).await;
    }

    /// Another admin does this, now.
    pub(crate) async fn second_admin(&self, effect: &Value) {
        self.control(Method::POST, "/second-admin", Some(effect)).await;
    }

    /// How the instance reads what Make's documents leave open; what is absent takes its default.
    pub(crate) async fn switches(&self, switches: &Value) {
        self.control(Method::POST, "/switches", Some(switches)).await;
    }

    /// Requests that a fault holds back are applied now.
    pub(crate) async fn settle(&self) {
        self.control(Method::POST, "/settle", None).await;
    }

    /// Any request to the control interface; panics unless it is answered with success. An empty answer is `null`.
    pub(crate) async fn control(&self, method: Method, path: &str, body: Option<&Value>) -> Value {
        let what = format!("{method} {path}");
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let mut request = client.request(method, format!("{}{path}", self.control.address));
        request = request.header("authorization", format!("Token {}", self.control.token));
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        let answer = request.send().await.unwrap_or_else(|error| panic!("{what}: {error}"));
        let status = answer.status();
        let text = answer.text().await.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(status.is_success(), "{what}: {status}: {text}");
        if text.is_empty() {
            Value::Null
        } else {
            serde_json::from_str(&text).expect("JSON from the control interface")
        }
    }
}

/// A program that `cargo xtask test` has built and named in this variable.
fn program(variable: &str) -> std::ffi::OsString {
    std::env::var_os(variable).unwrap_or_else(|| {
        panic!(
            "{variable} is not set. Run the journeys with `cargo xtask test --only app`, or build the program with \
             `cargo build -p practice --features faults --target-dir target/tools` and set \
             {variable}=target/tools/debug/practice"
        )
    })
}
