//! The memory of a released build is closed to others. The test asks a process of its own, because there is no way back.

#![cfg(target_os = "linux")]

use std::process::Command;

use rustix::process::{DumpableBehavior, dumpable_behavior};

const CLOSED: &str = "GATEHOUSE_TEST_CLOSED";

#[test]
fn a_process_that_closes_its_memory_can_be_neither_dumped_nor_looked_into() {
    if std::env::var_os(CLOSED).is_some() {
        return closed();
    }
    let mut itself = Command::new(std::env::current_exe().expect("this program"));
    let name = "protection::a_process_that_closes_its_memory_can_be_neither_dumped_nor_looked_into";
    itself.args(["--exact", name, "--nocapture"]).env(CLOSED, "1");
    let output = itself.output().expect("this program starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::Dumpable), "only the other process is closed");
}

/// The other role of the test.
fn closed() {
    assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::Dumpable), "closed before anything was done");
    gatehouse::protection::protect_memory();
    assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::NotDumpable));
    let limits = std::fs::read_to_string("/proc/self/limits").expect("the limits of this process");
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("a line about core dumps");
    let numbers: Vec<&str> = core.split_whitespace().filter(|word| *word == "0").collect();
    assert_eq!(numbers.len(), 2, "{core}");
}

#[test]
fn a_build_for_tests_stays_open_and_a_released_one_does_not() {
    assert_eq!(gatehouse::protection::PROTECTED, !cfg!(debug_assertions));
    let shell = include_str!("../../src-tauri/src/lib.rs");
    let (before, after) = shell.split_once("protection::protect_memory();").expect("it is closed at the start");
    assert!(
        before.contains("if protection::PROTECTED {\n") && after.contains("build(folders)"),
        "too late or not at all"
    );
}
