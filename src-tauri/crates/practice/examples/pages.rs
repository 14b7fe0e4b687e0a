//! What a page of everybody in `big` costs the practice instance, in processor time of the thread that serves it: the first time, and once
//! the rows are written; without a socket, and over one of this computer.
//!
//! `cargo run --release -p practice --example pages`. Processor time is what other programs falsify least; Linux tells it of a thread.
#![allow(clippy::print_stdout, reason = "a program that prints what it measured")]

use std::error::Error;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::http::Request;
use practice::{Instance, Options, Size, World, serve};
use tower::ServiceExt as _;

const KEY: &str = "0a1b2c3d-1111-4222-8333-444455556666";
const PEOPLE: usize = 100_000;
const ROUNDS: usize = 7;

type Failed = Box<dyn Error + Send + Sync>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failed> {
    let began = Instant::now();
    let world = World::generate(Size::Big, 7);
    println!("made in {:?}, {} MB of memory", began.elapsed(), memory()?);
    let instance = Instance::new(world, Options { key: KEY.to_owned(), ..Options::default() });
    for page in [1_000, 10_000] {
        let rounds = repeated(&instance, page).await?;
        let (first, rest) = rounds.split_first().ok_or("no round")?;
        println!("{page} a page, without a socket: first {first:?}, then {:?} a page", median(rest)?);
        println!("{page} a page, over a socket: {:?} a page", median(&served(&instance, page).await?)?);
    }
    println!("{} MB of memory, {} at most", memory()?, highest()?);
    Ok(())
}

/// What a page took, round by round.
async fn repeated(instance: &Instance, page: usize) -> Result<Vec<Duration>, Failed> {
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let began = used()?;
        for offset in (0..PEOPLE).step_by(page) {
            let request = Request::get(path(page, offset)).header("authorization", format!("Token {KEY}"));
            let answer = instance.router().oneshot(request.body(Body::empty())?).await?;
            assert!(to_bytes(answer.into_body(), usize::MAX).await?.len() > page * 100, "no page of people");
        }
        rounds.push(each(began, page)?);
    }
    Ok(rounds)
}

/// The same over one connection, whose other end is read by a thread of its own.
async fn served(instance: &Instance, page: usize) -> Result<Vec<Duration>, Failed> {
    let served = serve(instance, 0)?;
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let (began, address) = (used()?, served.address);
        tokio::task::spawn_blocking(move || drain(address, page)).await??;
        rounds.push(each(began, page)?);
    }
    Ok(rounds)
}

fn drain(address: SocketAddr, page: usize) -> Result<(), Failed> {
    let (mut stream, mut buffer) = (TcpStream::connect(address)?, vec![0; 1 << 20]);
    for offset in (0..PEOPLE).step_by(page) {
        write!(stream, "GET {} HTTP/1.1\r\nhost: {address}\r\n", path(page, offset))?;
        write!(stream, "authorization: Token {KEY}\r\n\r\n")?;
        let mut whole = None;
        let mut read = 0;
        while whole.is_none_or(|whole| read < whole) {
            let count = stream.read(&mut buffer[..])?;
            if whole.is_none() {
                whole = Some(length(&buffer[..count])?);
            }
            read += count;
        }
    }
    Ok(())
}

/// How long head and body are together, told from the head.
fn length(start: &[u8]) -> Result<usize, Failed> {
    let text = String::from_utf8_lossy(start);
    let (head, _) = text.split_once("\r\n\r\n").ok_or("no head")?;
    let told = head.lines().find_map(|line| line.strip_prefix("content-length: ")).ok_or("no length")?;
    Ok(head.len() + 4 + told.parse::<usize>()?)
}

fn path(page: usize, offset: usize) -> String {
    format!("/api/v2/admin/users-detail?pg[limit]={page}&pg[offset]={offset}&pg[sortBy]=id&pg[sortDir]=asc")
}

fn each(began: Duration, page: usize) -> Result<Duration, Failed> {
    Ok(used()?.saturating_sub(began) / u32::try_from(PEOPLE / page)?)
}

fn median(rounds: &[Duration]) -> Result<Duration, Failed> {
    let mut sorted = rounds.to_vec();
    sorted.sort();
    Ok(*sorted.get(sorted.len() / 2).ok_or("no round")?)
}

/// Processor time of this thread so far.
fn used() -> Result<Duration, Failed> {
    let told = fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(Duration::from_nanos(told.split(' ').next().unwrap_or_default().parse()?))
}

fn memory() -> Result<u64, Failed> {
    status("VmRSS:")
}

fn highest() -> Result<u64, Failed> {
    status("VmHWM:")
}

fn status(name: &str) -> Result<u64, Failed> {
    let told = fs::read_to_string("/proc/self/status")?;
    let line = told.lines().find_map(|line| line.strip_prefix(name)).ok_or("not told")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? / 1024)
}
