//! Cargo's helpers: cargo-nextest, which runs the Rust tests (one process per test, time limits, groups), and cargo-deny,
//! which looks through the crates of others.

use crate::shell::{self, Stop};

/// Known to work with `.config/nextest.toml`; a version that is already there is used as it is.
const NEXTEST: &str = "0.9.143";
/// Known to work with `deny.toml`.
const DENY: &str = "0.20.2";

/// Installs cargo-nextest where it is missing.
pub(crate) fn nextest() -> Result<(), Stop> {
    ensure("nextest", NEXTEST)
}

/// Installs cargo-deny where it is missing.
pub(crate) fn deny() -> Result<(), Stop> {
    ensure("deny", DENY)
}

fn ensure(name: &str, version: &str) -> Result<(), Stop> {
    if shell::answer(shell::cargo().args([name, "--version"])).is_some() {
        return Ok(());
    }
    println!("Installing cargo-{name} {version} (a few minutes, once).");
    // Without our build folder: Cargo then uses a temporary one and removes it.
    let mut install = shell::cargo();
    let package = format!("cargo-{name}");
    install.env_remove("CARGO_TARGET_DIR").args(["install", "--locked", &package, "--version", version]);
    shell::must(&mut install)
}
