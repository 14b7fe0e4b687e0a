//! Over real sockets: nothing is followed, nothing is repeated, and errors say whether a request may have arrived.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use domain::journal::Answer;
use domain::{OrganizationId, RoleId, TeamId, UserId};
use http::Request;
use make_api::transport::{Deadlines, Network, Transport, TransportError};
use make_api::{Address, ErrorKind, ReadClient, WriteClient};
use practice::faults::{BadBody, Fault, Framing, Match, Moment, Rule, Schedule, Target};
use practice::{Instance, Served, Size, Switches, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::mpsc::UnboundedReceiver;

use crate::support::{KEY, instance, key};

const USER: UserId = UserId(5);
const TEAM: TeamId = TeamId(7);

fn listening(fault: Option<Fault>) -> (Instance, Served, Address) {
    let instance = instance(Size::Tiny, Switches::default());
    let rules = fault.into_iter().map(|fault| Rule { when: Match::default(), fault }).collect();
    instance.set_schedule(Schedule { rules, ..Schedule::default() });
    let served = serve(&instance, 0).unwrap();
    let address = Address::understand(&served.url()).unwrap();
    (instance, served, address)
}

fn reader(address: &Address) -> ReadClient {
    ReadClient::new(address, key(), Arc::new(Network::pooled()))
}

fn writer(address: &Address) -> WriteClient {
    WriteClient::new(address, key(), Arc::new(Network::fresh()))
}

#[tokio::test]
async fn readings_and_writes_reach_a_listening_instance() {
    let (instance, _served, address) = listening(None);
    let client = reader(&address);
    client.ping().await.unwrap();
    assert_eq!(client.me().await.unwrap().id.0, instance.world().operator);
    let world = instance.world();
    let organization = world.owned_by(world.main_user)[0];
    let sent =
        writer(&address).set_organization_role(UserId(world.holding), OrganizationId(organization), RoleId(13)).await;
    assert_eq!(sent.answer, Answer::Claimed);
    assert_eq!(instance.world().role_in(world.holding, organization), Some(13));
}

#[tokio::test]
async fn redirects_are_never_followed() {
    for status in [301, 302, 303, 307, 308] {
        for target in [Target::SameOrigin, Target::OtherOrigin] {
            let (instance, _served, address) =
                listening(Some(Fault::Redirect { status, target, moment: Moment::BeforeApply }));
            assert_eq!(reader(&address).me().await.unwrap_err().kind, ErrorKind::Redirected);
            assert_eq!(instance.audit().len(), 1);
            let sent = writer(&address).set_team_role(USER, TEAM, RoleId(3)).await;
            assert!(matches!(sent.answer, Answer::Unknown(_)), "{:?}", sent.answer);
            assert_eq!(instance.audit().len(), 2);
        }
    }
}

#[tokio::test]
async fn a_write_is_sent_once_whatever_happens_to_its_connection() {
    for fault in [
        Fault::ResetBeforeRead,
        Fault::ResetAfterApply,
        Fault::CloseAfterApply,
        Fault::Truncated { keep: 5, framing: Framing::Length },
        Fault::Truncated { keep: 5, framing: Framing::Chunked },
        Fault::Body { body: BadBody::GzipBomb, moment: Moment::AfterApply },
        Fault::Body { body: BadBody::Huge, moment: Moment::AfterApply },
        Fault::Status { status: 503, moment: Moment::AfterApply, retry_after: None },
    ] {
        let (instance, _served, address) = listening(Some(fault.clone()));
        let (world, client) = (instance.world(), writer(&address));
        let team = TeamId(*world.teams.keys().next().unwrap());
        let sent = client.remove_from_team(UserId(world.main_user), team).await;
        assert!(matches!(sent.answer, Answer::Unknown(_)), "{fault:?}: {:?}", sent.answer);
        assert_eq!(instance.audit().len(), 1, "{fault:?}");
    }
}

#[tokio::test]
async fn bodies_above_the_limits_are_refused() {
    for body in [BadBody::GzipBomb, BadBody::Huge] {
        let (_instance, _served, address) = listening(Some(Fault::Body { body, moment: Moment::BeforeApply }));
        assert_eq!(reader(&address).me().await.unwrap_err().kind, ErrorKind::TooLarge, "{body:?}");
    }
}

/// A listener that tells what arrives on which connection, counted from 1, and answers as told.
async fn listener(answer: &'static str) -> (Address, UnboundedReceiver<(usize, String)>) {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = Address::understand(&socket.local_addr().unwrap().to_string()).unwrap();
    let (told, heard) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        for connection in 1.. {
            let (mut stream, _) = socket.accept().await.unwrap();
            let told = told.clone();
            tokio::spawn(async move {
                let mut buffer = vec![0; 65536];
                while let Ok(count @ 1..) = stream.read(&mut buffer).await {
                    told.send((connection, String::from_utf8_lossy(&buffer[..count]).into_owned())).ok();
                    stream.write_all(answer.as_bytes()).await.ok();
                }
            });
        }
    });
    (address, heard)
}

const ROW: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 19\r\n\r\n{\"userTeamRole\":{}}";

#[tokio::test]
async fn remove_is_zero_bytes_on_the_wire_and_each_write_has_its_own_connection() {
    let (address, mut heard) = listener(ROW).await;
    let client = writer(&address);
    for number in 1..=2 {
        assert_eq!(client.remove_from_team(USER, TEAM).await.answer, Answer::Claimed);
        let (connection, request) = heard.recv().await.unwrap();
        assert_eq!(connection, number);
        let (lines, body) = request.split_once("\r\n\r\n").unwrap();
        assert_eq!(lines.lines().next(), Some("POST /api/v2/admin/users/5/user-team-roles/7 HTTP/1.1"));
        let lines = lines.to_ascii_lowercase();
        assert_eq!(lines.matches("content-length").count(), 1);
        assert!(lines.contains("content-length: 0") && !lines.contains("transfer-encoding") && body.is_empty());
        assert!(!lines.contains("content-type") && lines.contains(&format!("authorization: token {KEY}")));
        assert!(lines.contains("user-agent: gatehouse/") && !lines.contains("referer"));
    }
}

#[tokio::test]
async fn nobody_listening_is_not_sent() {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = Address::understand(&socket.local_addr().unwrap().to_string()).unwrap();
    drop(socket);
    for address in [
        address.clone(),
        Address::understand(&format!("https://{}", address.origin().trim_start_matches("http://"))).unwrap(),
    ] {
        let sent = writer(&address).set_team_role(USER, TEAM, RoleId(3)).await;
        assert!(matches!(sent.answer, Answer::NotSent(_)), "{address}: {:?}", sent.answer);
        let error = reader(&address).me().await.unwrap_err();
        assert!(matches!(error.kind, ErrorKind::NotSent(_)) && !error.may_have_applied());
        assert!(!format!("{error} {error:?}").contains(KEY));
    }
}

#[tokio::test]
async fn a_server_that_cannot_prove_itself_gets_nothing_of_the_request() {
    let (address, mut heard) = listener(ROW).await;
    let secure = Address::understand(&address.origin().replace("http://", "https://")).unwrap();
    let sent = writer(&secure).set_team_role(USER, TEAM, RoleId(3)).await;
    assert!(matches!(sent.answer, Answer::NotSent(_)), "{:?}", sent.answer);
    while let Ok((_, text)) = heard.try_recv() {
        assert!(!text.contains(KEY));
    }
}

#[tokio::test]
async fn deadlines_hold_over_sockets() {
    let short = Deadlines {
        connect: Duration::from_secs(5),
        first_byte: Duration::from_millis(200),
        gap: Duration::from_millis(200),
        grace: Duration::from_secs(60),
        total: None,
    };
    let half = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 19\r\n\r\n{\"user";
    for answer in ["", half] {
        let (address, _heard) = listener(answer).await;
        let request = Request::get(format!("{address}/api/v2/users/me")).body(Bytes::new()).unwrap();
        let error = Network::fresh().with_deadlines(short).send(request).await.unwrap_err();
        assert!(matches!(error, TransportError::TimedOut(_)) && error.may_have_arrived(), "{error:?}");
    }
}

#[tokio::test]
async fn an_answer_that_only_trickles_is_given_up() {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = Address::understand(&socket.local_addr().unwrap().to_string()).unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = socket.accept().await.unwrap();
        assert!(stream.read(&mut [0; 4096]).await.unwrap() > 0);
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n").await.unwrap();
        while stream.write_all(b" ").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    let short = Deadlines { grace: Duration::from_millis(300), ..Deadlines::READ };
    let request = Request::get(format!("{address}/api/v2/users/me")).body(Bytes::new()).unwrap();
    let error = Network::pooled().with_deadlines(short).send(request).await.unwrap_err();
    assert!(matches!(&error, TransportError::TimedOut(why) if why.contains("bytes of the answer")), "{error:?}");
}

/// The system's proxy is read when a process starts, so the request is made in a process of its own.
#[tokio::test]
async fn a_proxy_that_asks_for_a_sign_in_is_named_and_never_sees_the_key() {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let proxy = format!("http://somebody:proxyword@{}", socket.local_addr().unwrap());
    let (told, mut heard) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = socket.accept().await {
            let mut buffer = vec![0; 65536];
            let count = stream.read(&mut buffer).await.unwrap();
            told.send(String::from_utf8_lossy(&buffer[..count]).into_owned()).unwrap();
            let no =
                "HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\ncontent-length: 0\r\n\r\n";
            stream.write_all(no.as_bytes()).await.unwrap();
        }
    });
    let mut asking = tokio::process::Command::new(std::env::current_exe().unwrap());
    asking.args(["--exact", "network::asks_through_the_proxy_of_the_system", "--ignored", "--nocapture"]);
    asking.env("HTTPS_PROXY", &proxy).env_remove("https_proxy").env_remove("NO_PROXY").env_remove("no_proxy");
    let output = asking.output().await.unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("reading: ProxySignIn") && said.contains("writing: NotSent"), "{said}");
    assert!(!said.contains("proxyword"), "what the proxy was told is in an error: {said}");
    let mut requests = 0;
    while let Ok(request) = heard.try_recv() {
        assert!(request.starts_with("CONNECT gatehouse.invalid:443 ") && !request.contains(KEY), "{request}");
        // "somebody:proxyword"; nothing else is told to it.
        assert!(
            request.to_ascii_lowercase().contains("proxy-authorization: basic c29tzwjvzhk6chjvehl3b3jk"),
            "{request}"
        );
        requests += 1;
    }
    assert_eq!(requests, 2, "a proxy that refuses is asked once for each call");
}

#[tokio::test]
#[ignore = "run by the test before it, with a proxy in its environment"]
#[allow(clippy::print_stdout, reason = "what it found out is read by the test that runs it")]
async fn asks_through_the_proxy_of_the_system() {
    let address = Address::understand("https://gatehouse.invalid").unwrap();
    println!("reading: {:?}", reader(&address).me().await.unwrap_err().kind);
    println!("writing: {:?}", writer(&address).set_team_role(USER, TEAM, RoleId(3)).await.answer);
}
