//! `cargo xtask bench`: measured in release builds, never part of the test command. What is measured and how is in the
//! programs it starts; they write their raw samples into the folder named by `GATEHOUSE_BENCH`.

use crate::setup;
use crate::shell::{self, Stop};
use crate::workspace::Workspace;

/// Package and example of everything that measures.
const BENCHES: &[(&str, &str)] = &[("usecases", "reference-run")];

/// Runs every benchmark; true when all of them ended well.
pub(crate) fn run(workspace: &Workspace) -> Result<bool, Stop> {
    setup::to_open(workspace)?;
    let folder = workspace.results("bench");
    std::fs::create_dir_all(&folder).map_err(|error| Stop(format!("{} cannot be made: {error}", folder.display())))?;
    let mut good = true;
    for (package, example) in BENCHES {
        let mut cargo = workspace.cargo();
        cargo.args(["run", "--quiet", "--release", "--locked", "--package", package, "--example", example]);
        good &= shell::succeeds(cargo.env("GATEHOUSE_BENCH", &folder))?;
    }
    println!("\nRaw samples are in {}", folder.display());
    Ok(good)
}
