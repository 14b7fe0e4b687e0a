//! The harness itself: that a world's password safe is real, private, and gets into the states that journeys ask for.

use std::process::Stdio;

use crate::support::keyring::PASSWORD;
use crate::support::practice::Practice;
use crate::support::process::{self, Group};
use crate::support::{Safe, World};

fn store(world: &World, secret: &str) {
    let mut tool = world.command("secret-tool");
    let mut tool = tool.args(["store", "--label", "test", "service", "gatehouse-harness"]);
    tool = tool.stdin(Stdio::piped());
    let mut child = tool.spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), secret.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success(), "the password safe did not take the secret");
}

fn lookup(world: &World) -> String {
    process::output(&mut asking(world))
}

fn asking(world: &World) -> std::process::Command {
    let mut tool = world.command("timeout");
    tool.args(["20", "secret-tool", "lookup", "service", "gatehouse-harness"]);
    tool
}

#[test]
fn a_secret_comes_back_from_an_open_safe_and_is_in_no_other_world() {
    let (world, other) = (World::new(), World::new());
    store(&world, "open sesame");
    assert_eq!(lookup(&world), "open sesame");
    assert!(!asking(&other).output().unwrap().status.success(), "two worlds share a password safe");
}

#[test]
fn a_locked_safe_gives_nothing_until_it_is_opened() {
    let world = World::new();
    store(&world, "open sesame");
    world.keyring().lock();
    assert!(asking(&world).output().unwrap().stdout.is_empty(), "a locked safe gave its secret");
    world.keyring().unlock();
    assert_eq!(lookup(&world), "open sesame");
}

#[test]
fn a_locked_safe_that_asks_waits_for_its_password() {
    let world = World::with(Safe::LockedAsking);
    let mut waiting = Group::start(
        world.command("secret-tool").args(["store", "--label", "test", "service", "x"]).stdin(Stdio::piped()),
    );
    std::io::Write::write_all(&mut waiting.child().stdin.take().unwrap(), b"late").unwrap();
    world.answer_prompt(PASSWORD);
    assert!(waiting.child().wait().unwrap().success(), "the answer did not arrive");
}

#[test]
fn a_paused_safe_answers_when_it_goes_on() {
    let world = World::new();
    store(&world, "open sesame");
    world.keyring().pause();
    let mut waiting = Group::start(asking(&world).stdout(Stdio::null()));
    assert!(waiting.is_running());
    world.keyring().resume();
    assert!(waiting.child().wait().unwrap().success(), "the late answer did not count");
}

#[test]
fn without_a_safe_or_a_bus_the_answer_is_a_refusal() {
    for safe in [Safe::Absent, Safe::NoBus] {
        let world = World::with(safe);
        assert!(!asking(&world).output().unwrap().status.success(), "{safe:?} gave an answer");
    }
}

#[test]
fn nothing_of_a_world_outlives_it() {
    let world = World::new();
    let (root, running) = (world.folder().root().to_owned(), world.processes());
    assert!(running.len() >= 2, "the bus and the safe run in it: {running:?}");
    drop(world);
    assert!(!root.exists());
    for id in running {
        assert!(!std::path::Path::new(&format!("/proc/{id}")).exists(), "process {id} is left");
    }
}

#[tokio::test]
async fn a_practice_instance_keeps_an_audit_and_ends_with_its_test() {
    let practice = Practice::start("tiny");
    let ask = async |key: &str| {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let request = client.get(format!("{}/api/v2/users/me", practice.address()));
        request.header("authorization", format!("Token {key}")).send().await.unwrap().status().as_u16()
    };
    assert_eq!(ask(practice.key()).await, 200);
    practice.revoke_keys().await;
    assert_eq!(ask(practice.key()).await, 401);
    let audit = practice.audit().await;
    assert_eq!(audit["arrivals"].as_array().map(Vec::len), Some(2), "{audit}");
}
