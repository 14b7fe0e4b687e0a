//! The commands of the bridge as the bindings have them, and what each kind of window is granted.

use std::collections::BTreeMap;
use std::path::Path;

/// A command with its parameters and their types, as the bindings have them, and the windows that may call it.
#[derive(Debug)]
pub(super) struct Command {
    pub(super) name: String,
    pub(super) parameters: Vec<Parameter>,
    pub(super) start_may: bool,
    pub(super) instance_may: bool,
}

/// One parameter.
#[derive(Debug)]
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) kind: Kind,
    /// Nothing is a value of it too.
    pub(super) optional: bool,
}

/// What a parameter is, as far as a wrong value needs to know.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Text,
    Number,
    YesNo,
    /// An object, a list, one of some words, a channel.
    Shape,
}

/// The bindings of the web view.
pub(super) fn bindings() -> String {
    read("ui/src/ipc/bindings.ts")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file can be read")
}

/// Every command of the bridge.
pub(super) fn commands() -> Vec<Command> {
    let (bindings, start, instance) = (bindings(), granted("start"), granted("instance"));
    let aliases: BTreeMap<&str, &str> = bindings
        .lines()
        .filter_map(|line| line.strip_prefix("export type ")?.strip_suffix(';')?.split_once(" = "))
        .filter(|(_, what)| ["string", "number", "boolean"].contains(what))
        .collect();
    let calls = bindings.lines().filter(|line| line.contains("__TAURI_INVOKE(\""));
    let found: Vec<Command> = calls.map(|line| command(line, &aliases, &start, &instance)).collect();
    assert!(found.len() > 60, "the bindings are read wrongly");
    assert!(found.iter().all(|one| one.start_may || one.instance_may), "the permissions are read wrongly");
    found
}

/// What a capability grants, by the permissions that it names.
fn granted(capability: &str) -> String {
    let capability = read(&format!("src-tauri/capabilities/{capability}.json"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/permissions");
    let files = folder.read_dir().expect("the permissions").map(|file| file.expect("an entry").path());
    let texts: Vec<String> = files.map(|file| std::fs::read_to_string(file).expect("a permission")).collect();
    let permissions = texts.iter().flat_map(|text| text.split("[[permission]]").skip(1));
    let named = |permission: &&str| {
        let identifier = permission.split("identifier = ").nth(1).and_then(|rest| rest.lines().next());
        capability.contains(identifier.expect("an identifier"))
    };
    permissions.filter(named).collect()
}

fn command(line: &str, aliases: &BTreeMap<&str, &str>, start: &str, instance: &str) -> Command {
    let name = line.split("__TAURI_INVOKE(\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a name");
    let (_, rest) = line.split_once('(').expect("parameters");
    let (list, _) = rest.split_once(") =>").expect("parameters");
    let parts = list.split(", ").filter(|part| !part.is_empty());
    let parameters = parts.map(|part| parameter(part, aliases)).collect();
    let quoted = format!("\"{name}\"");
    let (start_may, instance_may) = (start.contains(&quoted), instance.contains(&quoted));
    Command { name: name.to_owned(), parameters, start_may, instance_may }
}

fn parameter(part: &str, aliases: &BTreeMap<&str, &str>) -> Parameter {
    let (name, whole) = part.split_once(": ").expect("a parameter with its type");
    let plain = whole.trim_end_matches(" | null");
    let kind = match aliases.get(plain).copied().unwrap_or(plain) {
        "string" => Kind::Text,
        "number" => Kind::Number,
        "boolean" => Kind::YesNo,
        _ => Kind::Shape,
    };
    Parameter { name: name.to_owned(), kind, optional: plain != whole }
}
