//! Set-up: what the other commands need before they can start. Each part looks first and installs only what is missing.
//!
//! System packages are in `packages`, Node and the frontend's packages in `node`, cargo-nextest and cargo-deny in `tools`.

mod node;
mod packages;
mod tools;

use crate::shell::Stop;
use crate::workspace::Workspace;

pub(crate) use packages::has_display;
pub(crate) use tools::deny;

/// Everything that building, the window journeys and the Rust tests need.
pub(crate) fn everything(workspace: &Workspace) -> Result<(), Stop> {
    packages::ensure(&[packages::BUILD, packages::WINDOWS])?;
    node::ensure(workspace)?;
    tools::nextest()
}

/// What the long parts of the tests need besides.
pub(crate) fn long_parts() -> Result<(), Stop> {
    packages::ensure(&[packages::LONG])
}

/// What the client is measured beside; where it cannot be installed, that comparison is left out and said.
pub(crate) fn yardsticks() -> Result<(), Stop> {
    packages::ensure(&[packages::YARDSTICKS])
}

/// What building and opening the application needs.
pub(crate) fn to_open(workspace: &Workspace) -> Result<(), Stop> {
    packages::ensure(&[packages::BUILD])?;
    node::ensure(workspace)
}
