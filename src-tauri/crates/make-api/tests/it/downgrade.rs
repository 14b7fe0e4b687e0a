//! FT31 and FT32: somebody on the way who offers less than a secure connection to the instance. An old version of TLS, one that was talked
//! down, no TLS at all, the page of a captive portal: none of them gets a byte of a request, and nothing counts as done.

use std::sync::Arc;

use domain::journal::Answer;
use domain::{RoleId, TeamId, UserId};
use make_api::transport::Network;
use make_api::{Address, ErrorKind, ReadClient, WriteClient};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::mpsc::UnboundedReceiver;

use crate::support::{KEY, key};

const PORTAL: &str =
    "<!doctype html><html><title>Welcome to our network</title><form action=\"/login\">Accept</form></html>";

/// A port that says this to everybody who said something, one part each time, with all that it was told.
async fn saying(answers: Vec<Vec<u8>>) -> (u16, UnboundedReceiver<Vec<u8>>) {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = socket.local_addr().unwrap().port();
    let (told, heard) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = socket.accept().await {
            let (told, mut answers) = (told.clone(), answers.clone().into_iter());
            tokio::spawn(async move {
                let mut buffer = vec![0; 65536];
                while let Ok(count @ 1..) = stream.read(&mut buffer).await {
                    told.send(buffer[..count].to_vec()).ok();
                    if let Some(answer) = answers.next() {
                        stream.write_all(&answer).await.ok();
                    }
                }
            });
        }
    });
    (port, heard)
}

/// What a reading and a write to `address` came to.
async fn asked(address: &str) -> (Result<(), ErrorKind>, Answer) {
    let address = Address::understand(address).unwrap();
    let read = ReadClient::new(&address, key(), Arc::new(Network::pooled())).me().await;
    let write = WriteClient::new(&address, key(), Arc::new(Network::fresh()));
    let sent = write.set_team_role(UserId(5), TeamId(7), RoleId(3)).await;
    (read.map(drop).map_err(|error| error.kind), sent.answer)
}

/// A server's first words in this version, with random bytes that end like this, and with the cipher suite that such servers had.
fn server_hello(version: u8, suite: [u8; 2], random_end: [u8; 8]) -> Vec<u8> {
    let mut hello = vec![3, version];
    hello.extend([0x17; 24]);
    hello.extend(random_end);
    hello.extend([0, suite[0], suite[1], 0]);
    let length = u8::try_from(hello.len()).unwrap();
    let message = [&[2, 0, 0, length], hello.as_slice()].concat();
    [&[0x16, 3, version.min(3), 0, length + 4], message.as_slice()].concat()
}

fn http(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// What captive portals answer, whatever they were asked.
fn portals() -> [(&'static str, Vec<u8>); 3] {
    let html = "content-type: text/html\r\n";
    let redirect = format!("{html}location: http://portal.example/login\r\n");
    [
        ("a page", http("200 OK", html, PORTAL)),
        ("a redirect", http("302 Found", &redirect, "")),
        ("a request to sign in", http("511 Network Authentication Required", html, PORTAL)),
    ]
}

#[tokio::test]
async fn ft31_less_than_tls_1_2_is_no_connection_and_nothing_of_a_request_is_told() {
    let old = [0x00, 0x2f];
    let new = [0xc0, 0x2f];
    let mut offers = vec![
        ("TLS 1.0", server_hello(1, old, [0x17; 8])),
        ("TLS 1.1", server_hello(2, old, [0x17; 8])),
        ("SSL 3", server_hello(0, old, [0x17; 8])),
        ("TLS 1.2 by somebody who talked a newer server down", server_hello(3, new, *b"DOWNGRD\x01")),
        ("TLS 1.1 by somebody who talked a newer server down", server_hello(2, old, *b"DOWNGRD\x00")),
        ("a server that knows no version of ours", vec![0x15, 3, 1, 0, 2, 2, 70]),
        ("not TLS", b"220 mail.example ESMTP\r\n".to_vec()),
    ];
    offers.extend(portals());
    for (what, answer) in offers {
        let (port, mut heard) = saying(vec![answer]).await;
        let (read, sent) = asked(&format!("https://localhost:{port}")).await;
        assert!(matches!(read, Err(ErrorKind::Untrusted(_))), "{what}: {read:?}");
        assert!(matches!(sent, Answer::NotSent(_)), "{what}: {sent:?}");
        let mut connections = 0;
        while let Ok(bytes) = heard.try_recv() {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains(KEY) && !text.contains("HTTP/"), "{what} was told: {text}");
            connections += usize::from(bytes.first() == Some(&0x16));
        }
        assert_eq!(connections, 2, "{what}: one try for each call, for this does not pass by itself");
    }
}

/// A portal whose certificate this computer trusts (a company's gate): it hears the request, and is still not the instance. Plain http to this
/// computer stands for it here; what a trusted certificate is, `tls` tests.
#[tokio::test]
async fn ft32_the_page_of_a_portal_is_no_answer_to_a_reading_and_leaves_a_write_open() {
    for (what, answer) in portals() {
        let (port, _heard) = saying(vec![answer]).await;
        let (read, sent) = asked(&format!("http://127.0.0.1:{port}")).await;
        match what {
            "a redirect" => assert_eq!(read, Err(ErrorKind::Redirected)),
            _ => assert!(matches!(&read, Err(ErrorKind::NotMake { start, .. }) if start == PORTAL), "{what}: {read:?}"),
        }
        assert!(matches!(sent, Answer::Unknown(_)), "{what}: {sent:?}");
    }
}

#[tokio::test]
async fn ft32_a_portal_that_says_it_is_json_is_believed_no_more() {
    for body in [PORTAL, "{\"login\":\"http://portal.example\"}", "{}", "[]", ""] {
        let (port, _heard) = saying(vec![http("200 OK", "content-type: application/json\r\n", body)]).await;
        let (read, sent) = asked(&format!("http://127.0.0.1:{port}")).await;
        assert!(matches!(read, Err(ErrorKind::Undecodable { .. } | ErrorKind::NotMake { .. })), "{body}: {read:?}");
        assert!(matches!(sent, Answer::Unknown(_)), "{body}: {sent:?}");
    }
}

/// The system's proxy is read when a process starts, so the question is asked by a process of its own.
#[tokio::test]
async fn ft32_a_proxy_that_answers_in_the_place_of_the_instance_is_not_the_instance() {
    let tunnel = b"HTTP/1.1 200 Connection established\r\n\r\n".to_vec();
    let page = http("200 OK", "content-type: text/html\r\n", PORTAL);
    let mut proxies: Vec<_> = portals().map(|(what, answer)| (what, vec![answer])).into_iter().skip(1).collect();
    proxies.push(("a tunnel to a page without TLS", vec![tunnel.clone(), page]));
    proxies.push(("a tunnel to old TLS", vec![tunnel, server_hello(1, [0x00, 0x2f], [0x17; 8])]));
    for (what, answers) in proxies {
        let (port, mut heard) = saying(answers).await;
        let mut asking = tokio::process::Command::new(std::env::current_exe().unwrap());
        asking.args(["--exact", "downgrade::asks_through_the_proxy_of_the_system", "--ignored", "--nocapture"]);
        asking.env("HTTPS_PROXY", format!("http://127.0.0.1:{port}"));
        for other in ["https_proxy", "NO_PROXY", "no_proxy"] {
            asking.env_remove(other);
        }
        let output = asking.output().await.unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.contains("found: nothing read, not sent"), "{what}: {said}");
        while let Ok(bytes) = heard.try_recv() {
            assert!(!String::from_utf8_lossy(&bytes).contains(KEY), "{what} was told the key");
        }
    }
}

#[tokio::test]
#[ignore = "run by the test before it, with a proxy in its environment"]
#[allow(clippy::print_stdout, reason = "what it found out is read by the test that runs it")]
async fn asks_through_the_proxy_of_the_system() {
    let (read, sent) = asked("https://gatehouse.invalid").await;
    println!("{read:?} {sent:?}");
    let nothing = matches!(read, Err(ErrorKind::NotSent(_) | ErrorKind::Untrusted(_)));
    let read = if nothing { "nothing read" } else { "something read" };
    println!("found: {read}, {}", if matches!(sent, Answer::NotSent(_)) { "not sent" } else { "sent" });
}
