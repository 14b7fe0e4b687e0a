//! `WebKitWebDriver`, one per start of the application: it takes one session, and the application is its child.

use std::fs::OpenOptions;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Stdio;
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use super::process::{self, Group};
use super::world::World;

/// How long the application may take to open its first window.
const OPENING: Duration = Duration::from_secs(40);

/// A driver that listens.
pub(crate) struct Driver {
    port: u16,
    group: Group,
}

impl Driver {
    /// Starts one in this world. What it and the application write goes to `app.log` in the world's folder.
    pub(crate) fn start(world: &World) -> Self {
        // Between finding a free port and listening on it another program may take it: then again.
        (0..5).find_map(|_| Self::attempt(world)).expect("WebKitWebDriver did not start")
    }

    fn attempt(world: &World) -> Option<Self> {
        let port = free_port();
        let log = OpenOptions::new().create(true).append(true).open(world.folder().root().join("app.log"));
        let log = log.expect("the application's log");
        let mut command = world.command("WebKitWebDriver");
        command.args(["--host=127.0.0.1", &format!("--port={port}")]).env("TAURI_WEBVIEW_AUTOMATION", "true");
        command.stdin(Stdio::null()).stdout(log.try_clone().expect("a second handle")).stderr(log);
        let mut group = Group::start(&mut command);
        let listens = || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
        process::await_outside("WebKitWebDriver", Duration::from_secs(10), || !group.is_running() || listens());
        group.is_running().then_some(Self { port, group })
    }

    /// Opens this program with these arguments under the driver.
    pub(crate) async fn open(&self, program: &str, arguments: &[&str]) -> Client {
        let mut wanted = Capabilities::new();
        wanted.insert("webkitgtk:browserOptions".into(), json!({ "binary": program, "args": arguments }));
        wanted.insert("timeouts".into(), json!({ "script": 20_000, "pageLoad": 20_000 }));
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = format!("http://127.0.0.1:{}", self.port);
        let opened = tokio::time::timeout(OPENING, builder.capabilities(wanted).connect(&address)).await;
        opened.expect("the application opens in time").expect("the application opens under WebDriver")
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}
