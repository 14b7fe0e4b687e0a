//! How fast the practice instance serves everybody of `big`, against how fast the client reads them: the larger of the two is
//! what a person waits for, and it should be the client.
//!
//! `cargo run --release -p make-api --example served`. Both go over a socket, in turns; the best of five counts.
#![allow(clippy::print_stdout, reason = "a program that prints what it measured")]

use std::error::Error;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use make_api::transport::Network;
use make_api::{Address, Continue, Key, ReadClient};
use practice::{Instance, Options, Served, Size, World, serve};
use secrecy::SecretString;

const KEY: &str = "0a1b2c3d-1111-4222-8333-444455556666";
const ROUNDS: usize = 5;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let options = Options { key: KEY.to_owned(), ..Options::default() };
    let served = serve(&Instance::new(World::generate(Size::Big, 7), options), 0)?;
    let (mut large, mut small, mut client) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for round in 1..=ROUNDS {
        large = large.min(drained(&served, 10_000).await?);
        small = small.min(drained(&served, 1_000).await?);
        client = client.min(read(&served).await?);
        println!("round {round}: served {large:?} (pages of 10,000), {small:?} (of 1,000); read {client:?}");
    }
    let times = |served: Duration| client.as_secs_f64() / served.as_secs_f64();
    println!("the client takes {:.1} times as long as 10,000 a page, {:.1} times as 1,000", times(large), times(small));
    Ok(())
}

/// All hundred thousand as bytes that nobody looks at.
async fn drained(served: &Served, page: usize) -> Result<Duration, Box<dyn Error>> {
    let address = served.address;
    let took = tokio::task::spawn_blocking(move || drain(address, page)).await??;
    Ok(took)
}

fn drain(address: SocketAddr, page: usize) -> std::io::Result<Duration> {
    let (began, mut buffer) = (Instant::now(), Vec::new());
    for offset in (0..100_000).step_by(page) {
        let mut stream = TcpStream::connect(address)?;
        let query = format!("pg[limit]={page}&pg[offset]={offset}&pg[sortBy]=id&pg[sortDir]=asc");
        write!(stream, "GET /api/v2/admin/users-detail?{query} HTTP/1.1\r\nhost: {address}\r\n")?;
        write!(stream, "authorization: Token {KEY}\r\nconnection: close\r\n\r\n")?;
        buffer.clear();
        stream.read_to_end(&mut buffer)?;
        assert!(buffer.starts_with(b"HTTP/1.1 200") && buffer.len() > page * 100, "no page of people");
    }
    Ok(began.elapsed())
}

async fn read(served: &Served) -> Result<Duration, Box<dyn Error>> {
    let address = Address::understand(&served.url())?;
    let client = ReadClient::new(&address, Key::new(SecretString::from(KEY)), Arc::new(Network::pooled()));
    let (began, mut people) = (Instant::now(), Vec::new());
    client
        .people(&mut |page| {
            people.extend(page.rows);
            Continue::Yes
        })
        .await?;
    assert_eq!(people.len(), 100_000, "everybody is read");
    Ok(began.elapsed())
}
