//! System packages. On Debian and Ubuntu they are installed, by name and out loud; elsewhere it is said what is needed.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::shell::{self, Stop};

/// What compiling and running the application needs. Screenshots depend on the fonts.
pub(crate) const BUILD: &[&str] = &[
    "ca-certificates",
    "fonts-dejavu-core",
    "gcc",
    "libc6-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "make",
    "pkg-config",
];

/// What the journeys in the real window need: a display, a driver, a private bus and a private password safe.
pub(crate) const WINDOWS: &[&str] = &[
    "dbus",
    "gnome-keyring",
    "imagemagick",
    "libglib2.0-bin",
    "libsecret-tools",
    "webkit2gtk-driver",
    "x11-apps",
    "xauth",
    "xdotool",
    "xvfb",
];

/// What the long parts need besides: a spreadsheet program that opens what was saved.
pub(crate) const LONG: &[&str] = &["libreoffice-calc-nogui"];

/// What measurements stand beside.
pub(crate) const YARDSTICKS: &[&str] = &["wrk"];

/// What shows, on a Linux that is not Debian's, that a need is met: a program, or a library that pkg-config knows.
const PROBES: &[(&str, &str)] = &[
    ("cc", "a C compiler"),
    ("make", "make"),
    ("pkg-config", "pkg-config"),
    ("Xvfb", "Xvfb"),
    ("WebKitWebDriver", "WebKitGTK's WebDriver (WebKitWebDriver)"),
    ("dbus-daemon", "D-Bus"),
    ("gnome-keyring-daemon", "gnome-keyring"),
    ("secret-tool", "secret-tool (libsecret)"),
    ("gdbus", "gdbus (GLib)"),
    ("import", "import (ImageMagick)"),
    ("xdotool", "xdotool"),
];

/// Is there a display to open a window on?
pub(crate) fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Installs what is missing of these groups, or says what to install and stops.
pub(crate) fn ensure(groups: &[&[&str]]) -> Result<(), Stop> {
    if !cfg!(target_os = "linux") {
        return only_to_open(groups);
    }
    let wanted: Vec<&str> = groups.iter().copied().flatten().copied().collect();
    match installed() {
        Some(installed) => {
            let missing: Vec<&str> = wanted.into_iter().filter(|name| !installed.contains(*name)).collect();
            if missing.is_empty() { Ok(()) } else { install(&missing) }
        }
        None => probe(&wanted),
    }
}

/// macOS and Windows bring their own web view; the journeys in the real window need Linux.
fn only_to_open(groups: &[&[&str]]) -> Result<(), Stop> {
    if groups.contains(&WINDOWS) {
        return Err(Stop(
            "The journeys in the real window run on Linux only: use Debian, Ubuntu or a container.".into(),
        ));
    }
    Ok(())
}

/// All installed Debian packages and everything they provide (`pkgconf` provides `pkg-config`), where dpkg and apt-get
/// are in charge.
fn installed() -> Option<BTreeSet<String>> {
    if !Path::new("/usr/bin/apt-get").is_file() {
        return None;
    }
    let format = "${db:Status-Status}\t${Package}\t${Provides}\n";
    shell::answer(shell::command("dpkg-query").args(["--show", "--showformat", format])).map(|list| names(&list))
}

fn names(list: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for line in list.lines() {
        let mut fields = line.split('\t');
        if fields.next() != Some("installed") {
            continue;
        }
        let provided = |field: &str| field.split(' ').next().unwrap_or_default().to_owned();
        names.extend(fields.next().map(str::to_owned));
        names.extend(fields.next().unwrap_or_default().split(", ").map(provided));
    }
    names
}

fn install(missing: &[&str]) -> Result<(), Stop> {
    println!("These system packages are missing: {}", missing.join(" "));
    let by_hand = format!("sudo apt-get install --no-install-recommends {}", missing.join(" "));
    let Some(lead) = lead() else {
        return Err(Stop(format!("Installing needs root or sudo. Please run:\n  sudo apt-get update\n  {by_hand}")));
    };
    println!("Installing them with apt-get.");
    // One of the computer's package sources may be out of reach without hindering ours.
    shell::succeeds(as_root(lead).arg("update").arg("-qq"))?;
    let mut apt = as_root(lead);
    apt.args(["install", "-y", "-qq", "--no-install-recommends"]).args(missing);
    if shell::succeeds(&mut apt)? {
        Ok(())
    } else {
        Err(Stop(format!("The packages could not be installed. By hand:\n  {by_hand}")))
    }
}

/// How to become root: not at all, by sudo, or by sudo without a question where nobody could answer it.
fn lead() -> Option<&'static [&'static str]> {
    if shell::answer(shell::command("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    let sudo = |arguments: &[&str]| shell::answer(shell::command("sudo").args(arguments)).is_some();
    if sudo(&["-n", "true"]) {
        return Some(&["sudo", "-n"]);
    }
    (std::io::stdin().is_terminal() && sudo(&["--version"])).then_some(&["sudo"])
}

fn as_root(lead: &[&str]) -> Command {
    // Through env, because sudo hands on no variables of ours.
    let all = [lead, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]].concat();
    let mut command = shell::command(all.first().copied().unwrap_or("env"));
    command.args(all.iter().skip(1));
    if lead == ["sudo"] {
        command.stdin(Stdio::inherit());
    }
    command
}

fn probe(wanted: &[&str]) -> Result<(), Stop> {
    let in_path = |program: &str| {
        std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|at| at.join(program).is_file()))
    };
    let windows = wanted.contains(&"xvfb");
    let mut missing: Vec<&str> = PROBES
        .iter()
        .take(if windows { PROBES.len() } else { 3 })
        .filter(|(program, _)| !in_path(program))
        .map(|(_, name)| *name)
        .collect();
    if shell::answer(shell::command("pkg-config").args(["--exists", "webkit2gtk-4.1"])).is_none() {
        missing.push("WebKitGTK 4.1 with its development files (pkg-config: webkit2gtk-4.1)");
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(Stop(format!(
        "This is not Debian or Ubuntu, so nothing is installed for you. Please install:\n  {}\n(On Debian these are: {})",
        missing.join("\n  "),
        wanted.join(" ")
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_installed_packages_and_what_they_provide_count() {
        let list = "installed\tpkgconf\tpkg-config (= 1.8.1-1), pkg-config:any\n\
                    config-files\txvfb\t\n\
                    not-installed\tdbus\t\n\
                    installed\tmake\t";
        let names = names(list);
        for name in ["pkgconf", "pkg-config", "make"] {
            assert!(names.contains(name), "{name}");
        }
        for name in ["xvfb", "dbus"] {
            assert!(!names.contains(name), "{name}");
        }
    }
}
