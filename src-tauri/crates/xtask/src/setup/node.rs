//! Node in a version that the frontend's tools accept, and the frontend's packages exactly as the lockfile says.

use std::path::PathBuf;

use crate::shell::{self, Stop};
use crate::stamp;
use crate::workspace::Workspace;

/// Inside `node_modules`, so that it goes away together with what it speaks of.
const STAMP: &str = "node_modules/.gatehouse-lock";

/// Checks Node's version and installs the frontend's packages when the lockfile has changed since the last time.
pub(crate) fn ensure(workspace: &Workspace) -> Result<(), Stop> {
    let found = shell::answer(shell::command("node").arg("--version"));
    match found.as_deref().map(accepted) {
        Some(true) => packages(workspace),
        Some(false) => Err(Stop(format!("Node {} is too old. {ADVICE}", found.unwrap_or_default()))),
        None => Err(Stop(format!("Node was not found. {ADVICE}"))),
    }
}

const ADVICE: &str = "Please install Node 20.19 or newer of the 20 series, or 22.12 or newer: https://nodejs.org/";

/// What Vite asks for: `^20.19.0 || >=22.12.0`.
fn accepted(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let (major, minor) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    (major == 20 && minor >= 19) || (major, minor) >= (22, 12)
}

fn packages(workspace: &Workspace) -> Result<(), Stop> {
    let ui = workspace.root().join("ui");
    let wanted = stamp::of_files(&ui, &["package-lock.json", "package.json", ".npmrc"].map(PathBuf::from));
    if std::fs::read_to_string(ui.join(STAMP)).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    println!("Installing the frontend's packages from its lockfile.");
    // No package gets to run a script of its own on this computer. The least age in ui/.npmrc is for choosing versions;
    // the lockfile has chosen, and its hashes say that nothing else arrives.
    shell::must(
        shell::command("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--min-release-age=0"])
            .current_dir(&ui),
    )?;
    std::fs::write(ui.join(STAMP), wanted).map_err(|error| Stop(format!("{STAMP} cannot be written: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_is_accepted_from_the_versions_that_vite_names() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0"] {
            assert!(accepted(good), "{good}");
        }
        for bad in ["v18.20.4", "v20.18.3", "v21.7.0", "v22.11.0", "unknown"] {
            assert!(!accepted(bad), "{bad}");
        }
    }
}
