//! PF12: how large what is shipped is: the program, a package with it, and what the web view loads.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::shell::{self, Stop};
use crate::workspace::Workspace;

const MB: f64 = 1_000_000.0;
const KB: f64 = 1_000.0;

/// Builds what is shipped, in the profile for that, and writes how large it is.
pub(super) fn measure(workspace: &Workspace, folder: &Path) -> Result<(), Stop> {
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--profile", "dist", "--locked", "--package", "gatehouse", "--bin", "gatehouse"]);
    shell::must(cargo.args(shell::unless_watched("--quiet")))?;
    let program = workspace.target().join("dist/gatehouse");
    let web = packed(&files(&workspace.root().join("ui/dist"))?)?;
    let mut lines = vec![line("the program, without symbols", length(&program)?, MB, 15.0)];
    match package(workspace, &program)? {
        Some(package) => lines.push(line("a .deb with it (gzip, as Tauri packs it)", length(&package)?, MB, 8.0)),
        None => println!("There is no dpkg-deb here, so no package was made."),
    }
    lines.push(line("JS and CSS, gzip", web.iter().map(|(_, size)| size).sum(), KB, 250.0));
    let samples: Vec<Value> = web.iter().map(|(name, size)| json!({ "file": name, "gzip": size })).collect();
    let text = json!({ "lines": lines, "samples": samples }).to_string();
    let file = folder.join("PF12-size.json");
    fs::write(&file, text).map_err(|error| told(&file, &error))
}

fn line(what: &str, size: u64, unit: f64, most: f64) -> Value {
    let name = if unit < MB { "KB" } else { "MB" };
    #[allow(clippy::cast_precision_loss, reason = "sizes of files")]
    let size = size as f64 / unit;
    let (measured, wanted) = (format!("{size:.1} {name}"), format!("≤ {most:.0} {name}"));
    json!({ "goal": "PF12", "what": what, "measured": measured, "wanted": wanted, "met": size <= most })
}

/// The scripts and style sheets below a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| told(folder, &error))? {
        let path = entry.map_err(|error| told(folder, &error))?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|end| end == "js" || end == "css") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Their names with their sizes when packed.
fn packed(files: &[PathBuf]) -> Result<Vec<(String, u64)>, Stop> {
    let pack = |file: &PathBuf| {
        let output = shell::command("gzip").args(["-9", "--stdout", "--no-name"]).arg(file).output();
        let output = output.map_err(|error| told(Path::new("gzip"), &error))?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, u64::try_from(output.stdout.len()).unwrap_or(u64::MAX)))
    };
    files.iter().map(pack).collect()
}

/// A package with what Tauri's own would hold: the program, its icons and its entry in the menu.
fn package(workspace: &Workspace, program: &Path) -> Result<Option<PathBuf>, Stop> {
    if shell::answer(shell::command("dpkg-deb").arg("--version")).is_none() {
        return Ok(None);
    }
    let stage = workspace.target().join("bench-deb");
    fs::remove_dir_all(&stage).ok();
    let icons = workspace.root().join("icons");
    copy(program, &stage.join("usr/bin/gatehouse"))?;
    for (file, size) in [("32x32.png", "32x32"), ("128x128.png", "128x128"), ("icon.png", "512x512")] {
        copy(&icons.join(file), &stage.join(format!("usr/share/icons/hicolor/{size}/apps/gatehouse.png")))?;
    }
    let entry = "[Desktop Entry]\nCategories=\nExec=gatehouse\nIcon=gatehouse\nName=Gatehouse\nType=Application\n";
    write(&stage.join("usr/share/applications/Gatehouse.desktop"), entry)?;
    let control = "Package: gatehouse\nVersion: 0.1.0\nArchitecture: amd64\nMaintainer: Gatehouse\n\
        Depends: libwebkit2gtk-4.1-0, libgtk-3-0\nDescription: Look after the customers of a Make White Label instance\n";
    write(&stage.join("DEBIAN/control"), control)?;
    let package = workspace.target().join("bench.deb");
    let mut pack = shell::command("dpkg-deb");
    pack.args(["--build", "--root-owner-group", "-Zgzip"]).arg(&stage).arg(&package);
    shell::answer(&mut pack).ok_or_else(|| Stop("`dpkg-deb` failed.".into()))?;
    fs::remove_dir_all(&stage).ok();
    Ok(Some(package))
}

fn copy(from: &Path, to: &Path) -> Result<(), Stop> {
    make_room(to)?;
    fs::copy(from, to).map(drop).map_err(|error| told(from, &error))
}

fn write(to: &Path, text: &str) -> Result<(), Stop> {
    make_room(to)?;
    fs::write(to, text).map_err(|error| told(to, &error))
}

fn make_room(file: &Path) -> Result<(), Stop> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).map_err(|error| told(folder, &error))
}

fn length(file: &Path) -> Result<u64, Stop> {
    fs::metadata(file).map(|about| about.len()).map_err(|error| told(file, &error))
}

fn told(place: &Path, error: &std::io::Error) -> Stop {
    Stop(format!("{}: {error}", place.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_held_against_its_goal_in_its_unit() {
        assert_eq!(line("x", 15_000_001, MB, 15.0)["met"], json!(false));
        assert_eq!(line("x", 250_000, KB, 250.0)["met"], json!(true));
        assert_eq!(line("x", 282_400, KB, 250.0)["measured"], json!("282.4 KB"));
    }

    #[test]
    fn scripts_and_style_sheets_are_found_wherever_they_lie() {
        let folder = std::env::temp_dir().join(format!("gatehouse-size-{}", std::process::id()));
        for name in ["index.html", "assets/a.js", "assets/b.css", "assets/deep/c.js", "assets/d.woff2"] {
            write(&folder.join(name), "text text text text").unwrap();
        }
        let found = packed(&files(&folder).unwrap()).unwrap();
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["a.js", "b.css", "c.js"]);
        assert!(found.iter().all(|(_, size)| *size > 0));
        fs::remove_dir_all(folder).unwrap();
    }
}
