//! A stand-alone practice instance as a child process, with its faults and its audit behind a control port. It is built
//! apart from the application, which never carries the faults; `cargo xtask test` says where it is.

use std::io::{BufRead, BufReader, Lines};
use std::process::{ChildStdout, Command, Stdio};

use reqwest::Method;
use serde_json::Value;

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
        let control = second.strip_prefix("control ").and_then(|rest| rest.split_once(' '));
        let (at, token) = control.unwrap_or_else(|| panic!("unexpected second line: is it built with its faults?"));
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

    /// Asks the control interface.
    pub(crate) async fn get(&self, path: &str) -> Value {
        self.control(Method::GET, path, None).await
    }

    /// Tells the control interface something.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Value {
        self.control(Method::POST, path, Some(body)).await
    }

    /// Any request to the control interface; panics unless it is answered with success. An empty answer is `null`.
    pub(crate) async fn control(&self, method: Method, path: &str, body: Option<&Value>) -> Value {
        let what = format!("{method} {path}");
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let mut request = client.request(method, format!("{}{path}", self.control.address));
        request = request.header("authorization", format!("Bearer {}", self.control.token));
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
