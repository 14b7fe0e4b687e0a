//! cargo-nextest, which runs the Rust tests: one process per test, time limits, groups.

use crate::shell::{self, Stop};

/// Known to work with `.config/nextest.toml`; a version that is already there is used as it is.
const VERSION: &str = "0.9.143";

/// Installs cargo-nextest where it is missing.
pub(crate) fn ensure() -> Result<(), Stop> {
    if shell::answer(shell::cargo().args(["nextest", "--version"])).is_some() {
        return Ok(());
    }
    println!("Installing cargo-nextest {VERSION} (a few minutes, once).");
    // Without our build folder: Cargo then uses a temporary one and removes it.
    let mut install = shell::cargo();
    install.env_remove("CARGO_TARGET_DIR").args(["install", "--locked", "cargo-nextest", "--version", VERSION]);
    shell::must(&mut install)
}
