//! An ordinary web server that knows nothing of Make: it answers every request with a page and remembers what came.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

const PAGE: &str = "<!doctype html><html><head><title>Welcome</title></head><body>It works.</body></html>";

/// A listening server. It ends with the test's process.
pub(crate) struct Website {
    address: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Website {
    /// Starts one on a free port of this computer.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let remembered = Arc::clone(&seen);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                remembered.lock().expect("nobody panicked").push(answer(stream));
            }
        });
        Self { address, seen }
    }

    /// `http://127.0.0.1:<port>`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The heads of all requests so far.
    pub(crate) fn seen(&self) -> Vec<String> {
        self.seen.lock().expect("nobody panicked").clone()
    }
}

/// Answers one request and gives its head.
fn answer(mut stream: TcpStream) -> String {
    let mut head = String::new();
    let lines = BufReader::new(stream.try_clone().expect("a second handle")).lines();
    for line in lines.map_while(Result::ok).take_while(|line| !line.is_empty()) {
        head.push_str(&line);
        head.push('\n');
    }
    let length = PAGE.len();
    let reply = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{PAGE}"
    );
    // Whoever does not wait for the answer may go.
    stream.write_all(reply.as_bytes()).ok();
    head
}
