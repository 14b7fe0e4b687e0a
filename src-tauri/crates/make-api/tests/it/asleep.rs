//! FT29: the computer slept. Every kept connection is dead then, and nobody said so: the other end, or a router between, has forgotten it, and
//! what is sent there is never answered. Clocks that went apart are a matter of editing (`usecases`), not of the wire.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use domain::journal::Answer;
use domain::{TeamId, UserId};
use make_api::transport::{Deadlines, Network};
use make_api::{Address, ReadClient, WriteClient};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::{Barrier, watch};

use crate::support::key;

const ME: &str = "{\"authUser\":{\"id\":1}}";
const ROW: &str = "{\"userTeamRole\":{}}";
/// As long as an answer may take to begin, here.
const PATIENCE: Duration = Duration::from_millis(400);

/// An instance whose connections all die silently when it is told to forget them; new ones are answered.
struct Instance {
    address: Address,
    forgotten: watch::Sender<usize>,
    connections: Arc<AtomicUsize>,
    answered: Arc<AtomicUsize>,
}

impl Instance {
    /// The first `together` requests are answered only once all of them are there, so that each has a connection of its own.
    async fn start(together: usize) -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = Address::understand(&socket.local_addr().unwrap().to_string()).unwrap();
        let (forgotten, forgets) = watch::channel(0);
        let (connections, answered) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let all = Arc::new(Barrier::new(together));
        let (counted, counts) = (Arc::clone(&connections), Arc::clone(&answered));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = socket.accept().await {
                let number = counted.fetch_add(1, Ordering::SeqCst) + 1;
                let (forgets, counts, all) = (forgets.clone(), Arc::clone(&counts), Arc::clone(&all));
                tokio::spawn(async move {
                    let (mut buffer, mut first) = (vec![0; 65536], number <= together);
                    while let Ok(count @ 1..) = stream.read(&mut buffer).await {
                        if number <= *forgets.borrow() {
                            // Neither an answer nor an end: what a connection is that nobody remembers.
                            std::future::pending::<()>().await;
                        }
                        if std::mem::take(&mut first) {
                            all.wait().await;
                        }
                        let body = if buffer[..count].starts_with(b"GET") { ME } else { ROW };
                        let head = format!("content-type: application/json\r\ncontent-length: {}", body.len());
                        stream.write_all(format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n{body}").as_bytes()).await.ok();
                        counts.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        Self { address, forgotten, connections, answered }
    }

    /// What a long sleep does to every connection there is.
    fn forget_all(&self) {
        self.forgotten.send(self.connections.load(Ordering::SeqCst)).unwrap();
    }

    fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

fn deadlines(all: Deadlines) -> Deadlines {
    Deadlines { first_byte: PATIENCE, gap: PATIENCE, ..all }
}

fn reader(instance: &Instance) -> ReadClient {
    let network = Network::pooled().with_deadlines(deadlines(Deadlines::READ));
    ReadClient::new(&instance.address, key(), Arc::new(network))
}

/// A client that holds so many kept connections.
async fn awake(instance: &Instance, connections: usize) -> ReadClient {
    let client = reader(instance);
    let all = (0..connections).map(|_| client.me());
    for answer in futures_util::future::join_all(all).await {
        assert_eq!(answer.unwrap().id, UserId(1));
    }
    assert_eq!(instance.connections(), connections);
    client
}

#[tokio::test]
async fn ft29_a_reading_after_a_long_sleep_comes_back_on_a_fresh_connection() {
    let instance = Instance::start(1).await;
    let client = awake(&instance, 1).await;
    client.me().await.unwrap();
    assert_eq!(instance.connections(), 1, "connections are kept");
    instance.forget_all();
    let began = Instant::now();
    assert_eq!(client.me().await.unwrap().id, UserId(1));
    assert_eq!(instance.connections(), 2);
    assert!(began.elapsed() < PATIENCE * 3, "{:?}", began.elapsed());
}

#[tokio::test]
async fn ft29_as_many_dead_connections_as_a_list_uses_cost_a_reading_no_more_than_its_attempts() {
    let instance = Instance::start(8).await;
    let client = awake(&instance, 8).await;
    instance.forget_all();
    let began = Instant::now();
    assert_eq!(client.me().await.unwrap().id, UserId(1));
    assert!(began.elapsed() < PATIENCE * 4, "{:?}", began.elapsed());
}

#[tokio::test]
async fn ft29_a_write_after_a_long_sleep_never_meets_a_dead_connection() {
    let instance = Instance::start(1).await;
    let network = Network::fresh().with_deadlines(deadlines(Deadlines::WRITE));
    let client = WriteClient::new(&instance.address, key(), Arc::new(network));
    let remove = async || client.remove_from_team(UserId(5), TeamId(7)).await.answer;
    assert_eq!(remove().await, Answer::Claimed);
    instance.forget_all();
    assert_eq!(remove().await, Answer::Claimed);
    assert_eq!((instance.connections(), instance.answered.load(Ordering::SeqCst)), (2, 2));
}

#[tokio::test]
async fn ft29_a_write_that_the_sleep_cuts_off_is_unknown_and_is_not_sent_again() {
    let instance = Instance::start(2).await;
    let network = Network::fresh().with_deadlines(deadlines(Deadlines::WRITE));
    let client = WriteClient::new(&instance.address, key(), Arc::new(network));
    // The instance waits for a second request before it answers, and none comes.
    let sent = client.remove_from_team(UserId(5), TeamId(7)).await;
    assert!(matches!(sent.answer, Answer::Unknown(_)), "{:?}", sent.answer);
    assert_eq!((instance.connections(), instance.answered.load(Ordering::SeqCst)), (1, 0));
}
