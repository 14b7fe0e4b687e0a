//! The same instance over sockets.

use std::time::Duration;

use practice::{Instance, Options, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::desk::{Desk, KEY};

/// Sends one request by hand and reads until the other side closes.
pub(crate) async fn talk(address: std::net::SocketAddr, head: &str, body: &str) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address).await?;
    let text = format!(
        "{head} HTTP/1.1\r\nhost: practice\r\nauthorization: Token {KEY}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(text.as_bytes()).await?;
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer).await {
        Err(error) if answer.is_empty() => Err(error),
        Ok(_) | Err(_) => Ok(answer),
    }
}

#[tokio::test]
async fn it_answers_over_a_socket_as_in_process() {
    let desk = Desk::new();
    let served = serve(&desk.instance, 0).unwrap();
    let answer = talk(served.address, "GET /api/v2/admin/users-detail?id=4711", "").await.unwrap();
    let text = String::from_utf8(answer).unwrap();
    assert!(text.starts_with("HTTP/1.1 200 OK\r\n"), "{text}");
    assert!(text.contains("content-type: application/json") && text.contains("Mara Lindqvist"));
}

#[tokio::test]
async fn it_listens_on_this_computer_only_and_stops_when_dropped() {
    let desk = Desk::new();
    let served = serve(&desk.instance, 0).unwrap();
    let address = served.address;
    assert!(address.ip().is_loopback());
    assert!(talk(address, "GET /api/v2/ping", "").await.is_ok());
    served.shutdown().await;
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn it_takes_a_listener_that_is_already_bound() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let served = serve(&Desk::new().instance, listener).unwrap();
    assert_eq!(served.address, address);
    assert_eq!(served.url(), format!("http://{address}"));
}

#[tokio::test(start_paused = true)]
async fn each_request_waits_for_the_latency() {
    let options = Options { key: KEY.to_owned(), latency: Duration::from_millis(50), ..Options::default() };
    let desk = Desk::open(options);
    let start = tokio::time::Instant::now();
    desk.get("/ping").await;
    desk.get("/users/me").await;
    assert_eq!(start.elapsed(), Duration::from_millis(100));
}

#[tokio::test]
async fn two_instances_know_nothing_of_each_other() {
    let (first, second) = (Desk::new(), Desk::new());
    first.role(41, 118, 13).await;
    assert_eq!(first.instance.world().role_in(41, 118), Some(13));
    assert_eq!(second.instance.world().role_in(41, 118), None);
    let same: Instance = first.instance.clone();
    assert_eq!(same.world().role_in(41, 118), Some(13), "clones are the same instance");
}
