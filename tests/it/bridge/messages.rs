//! Hostile messages: for every command of the bindings, from every kind of window, with values that do not belong there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Map, Value, json};
use tauri::ipc::InvokeBody;

/// Which window sends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum From {
    /// The start window.
    Start,
    /// The window of the sample data.
    Instance,
    /// A window for an instance that is not open.
    Nobodys,
    /// A window of no kind.
    Stranger,
}

/// What must come of a message.
#[derive(Debug, Clone, Copy)]
pub(super) enum Verdict {
    /// This kind of window has no such command.
    NotAllowed,
    /// The command must not take it.
    Refused,
    /// Well formed, about something that does not exist: it may say so or do nothing.
    ChangesNothing,
}

/// A command with its parameters and their types, as the bindings have them.
#[derive(Debug)]
pub(super) struct Command {
    pub(super) name: String,
    parameters: Vec<(String, Kind)>,
    /// Whether the start window may call it.
    of_start: bool,
    /// Whether the window of an instance may.
    of_instance: bool,
}

/// What a parameter is, as far as a wrong value needs to know.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Number,
    YesNo,
    /// An object, a list, one of some words, a channel.
    Shape,
    /// Text or nothing.
    MaybeText,
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
    found
}

/// The commands that a kind of window may call, by its capability and the permissions in it.
fn granted(capability: &str) -> BTreeSet<String> {
    let capability: Value =
        serde_json::from_str(&read(&format!("src-tauri/capabilities/{capability}.json"))).expect("it is JSON");
    let permissions: BTreeSet<&str> =
        capability["permissions"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/permissions");
    let mut commands = BTreeSet::new();
    for file in folder.read_dir().expect("the folder can be read") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("the file can be read");
        for block in text.split("[[permission]]").skip(1) {
            let of = |field: &str| block.lines().find_map(|line| line.strip_prefix(field)?.trim().strip_prefix('='));
            let name: String = serde_json::from_str(of("identifier").expect("a name")).expect("a text");
            if permissions.contains(name.as_str()) {
                let listed: Vec<String> = serde_json::from_str(of("commands.allow").expect("a list")).expect("texts");
                commands.extend(listed);
            }
        }
    }
    commands
}

fn command(
    line: &str,
    aliases: &BTreeMap<&str, &str>,
    start: &BTreeSet<String>,
    instance: &BTreeSet<String>,
) -> Command {
    let name = line.split("__TAURI_INVOKE(\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a name");
    let (_, rest) = line.split_once('(').expect("parameters");
    let (list, _) = rest.split_once(") =>").expect("parameters");
    let parts = list.split(", ").filter(|part| !part.is_empty());
    let parameters = parts.map(|part| {
        let (name, kind) = part.split_once(": ").expect("a parameter with its type");
        (name.to_owned(), kind_of(aliases.get(kind).copied().unwrap_or(kind)))
    });
    Command {
        name: name.to_owned(),
        parameters: parameters.collect(),
        of_start: start.contains(name),
        of_instance: instance.contains(name),
    }
}

fn kind_of(kind: &str) -> Kind {
    match kind {
        "string" => Kind::Text,
        "number" => Kind::Number,
        "boolean" => Kind::YesNo,
        "TypedPassword | null" => Kind::MaybeText,
        _ => Kind::Shape,
    }
}

/// One message.
pub(super) struct Call {
    pub(super) from: From,
    pub(super) command: String,
    pub(super) body: InvokeBody,
    pub(super) verdict: Verdict,
}

impl Call {
    pub(super) fn thrown(commands: &[Command], dice: &mut Dice) -> Self {
        let command = &commands[dice.below(commands.len())];
        let from = [From::Start, From::Instance, From::Instance, From::Nobodys, From::Stranger][dice.below(5)];
        let allowed = match from {
            From::Start => command.of_start,
            From::Instance | From::Nobodys => command.of_instance,
            From::Stranger => false,
        };
        if !allowed {
            let (name, body) = (strange_name(&command.name, dice), any_body(command, dice));
            return Self { from, command: name, body, verdict: Verdict::NotAllowed };
        }
        if let Some(values) = unknown(command, dice).filter(|_| dice.below(4) == 0) {
            let body = InvokeBody::Json(Value::Object(values));
            return Self { from, command: command.name.clone(), body, verdict: Verdict::ChangesNothing };
        }
        match wrong_body(command, dice) {
            Some(body) => Self { from, command: command.name.clone(), body, verdict: Verdict::Refused },
            // Without parameters nothing is wrong with a call, so it comes from where it is not allowed.
            None => Self {
                from: From::Stranger,
                command: command.name.clone(),
                body: any_body(command, dice),
                verdict: Verdict::NotAllowed,
            },
        }
    }
}

impl std::fmt::Display for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let body = match &self.body {
            InvokeBody::Json(value) => value.to_string(),
            InvokeBody::Raw(bytes) => format!("{} raw bytes", bytes.len()),
        };
        let short: String = body.chars().take(600).collect();
        write!(f, "{} from {:?} with {short}", self.command, self.from)
    }
}

/// Mostly the name itself; sometimes something like it.
fn strange_name(name: &str, dice: &mut Dice) -> String {
    match dice.below(8) {
        0 => format!("{name} "),
        1 => format!("plugin:gatehouse|{name}"),
        2 => [
            "plugin:fs|read",
            "plugin:shell|open",
            "plugin:opener|open_url",
            "plugin:event|emit",
            "plugin:window|create",
            "plugin:webview|create_webview",
            "__proto__",
            "",
        ][dice.below(8)]
        .to_owned(),
        3 => name.to_uppercase(),
        _ => name.to_owned(),
    }
}

/// Values of the right types for things that do not exist; `None` where that would still be an ordinary call.
fn unknown(command: &Command, dice: &mut Dice) -> Option<Map<String, Value>> {
    let about = ["id", "run", "plan", "draft", "view", "key"];
    let plain = |kind: Kind| matches!(kind, Kind::Text | Kind::Number | Kind::YesNo);
    // A key or a new name would be taken for what it is: only calls that name something else first.
    let first = command.parameters.first().filter(|(name, _)| about.contains(&name.as_str()))?;
    if !command.parameters.iter().all(|(_, kind)| plain(*kind)) || (first.0 == "key" && first.1 != Kind::Text) {
        return None;
    }
    if command.parameters.iter().skip(1).any(|(name, _)| ["password", "sessionOnly"].contains(&name.as_str())) {
        return None;
    }
    if command.name == "provide_key" {
        return None;
    }
    let value = |kind: Kind, dice: &mut Dice| match kind {
        Kind::Number => json!([0_u64, 4_000_000_000, 77, 65_536][dice.below(4)]),
        Kind::YesNo => json!(dice.below(2) == 0),
        Kind::Text | Kind::Shape | Kind::MaybeText => json!(hostile_text(dice)),
    };
    Some(command.parameters.iter().map(|(name, kind)| (name.clone(), value(*kind, dice))).collect())
}

/// A body with at least one value that cannot be read as what it should be.
fn wrong_body(command: &Command, dice: &mut Dice) -> Option<InvokeBody> {
    if command.parameters.is_empty() {
        return None;
    }
    match dice.below(12) {
        0 => return Some(super::raw(&[0xff, 0, 1])),
        1 => return Some(InvokeBody::Json(json!([]))),
        2 => return Some(InvokeBody::Json(nested(dice.below(100)))),
        _ => {}
    }
    let wrong = dice.below(command.parameters.len());
    let mut values = Map::new();
    for (at, (name, kind)) in command.parameters.iter().enumerate() {
        let value = if at == wrong { wrong_value(*kind, dice) } else { Some(likely_value(*kind, dice)) };
        // Absent is wrong too.
        values.extend(value.map(|value| (name.clone(), value)));
    }
    Some(InvokeBody::Json(Value::Object(values)))
}

/// Anything at all, also what would be right.
fn any_body(command: &Command, dice: &mut Dice) -> InvokeBody {
    let values = command.parameters.iter().map(|(name, kind)| (name.clone(), likely_value(*kind, dice))).collect();
    match dice.below(6) {
        0 => super::raw(hostile_text(dice).as_bytes()),
        1 => InvokeBody::Json(nested(dice.below(100))),
        _ => InvokeBody::Json(Value::Object(values)),
    }
}

fn likely_value(kind: Kind, dice: &mut Dice) -> Value {
    match kind {
        Kind::Text | Kind::MaybeText => json!(hostile_text(dice)),
        Kind::Number => json!(dice.below(5_000)),
        Kind::YesNo => json!(dice.below(2) == 0),
        Kind::Shape => {
            [json!({}), json!([]), json!("shown"), json!({ "kind": "all", "detail": 1 })][dice.below(4)].clone()
        }
    }
}

/// A value that is not of this kind; `None` leaves it out.
fn wrong_value(kind: Kind, dice: &mut Dice) -> Option<Value> {
    let huge = || json!("x".repeat(100_000));
    let text = json!(hostile_text(dice));
    let all = match kind {
        Kind::Text => vec![json!(7), json!(true), json!([]), json!({ "a": 1 }), Value::Null, nested(50)],
        Kind::MaybeText => vec![json!(7), json!(true), json!([]), json!({}), nested(50)],
        Kind::Number => vec![
            json!("7"),
            json!(-1),
            json!(1.5),
            json!(1e300),
            json!(-9_007_199_254_740_993_i64),
            huge(),
            json!([1]),
            Value::Null,
        ],
        Kind::YesNo => vec![json!("true"), json!(1), json!([]), json!({}), huge(), Value::Null],
        Kind::Shape => vec![
            json!(-7.5),
            json!("no such word"),
            text,
            json!({ "kind": "no such kind" }),
            nested(50),
            huge(),
            Value::Null,
        ],
    };
    // One more than there are: left out.
    let at = dice.below(all.len() + usize::from(kind != Kind::MaybeText));
    all.into_iter().nth(at)
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(json!(1), |inner, level| if level % 2 == 0 { json!([inner]) } else { json!({ "a": inner }) })
}

fn hostile_text(dice: &mut Dice) -> String {
    let texts = [
        "",
        "practice",
        "0a1b2c3d-1111-4222-8333-444455556666",
        "../../../etc/passwd",
        "..\\..\\windows",
        "'; DROP TABLE journal; --",
        "\u{0}",
        "\u{202e}\u{200b}",
        "<script>window.__ran = 1</script>",
        "%2e%2e%2f",
        "{}",
        "NaN",
        "org-18446744073709551616",
        "team--1",
    ];
    match dice.below(10) {
        0 => "ä".repeat(dice.below(50_000)),
        _ => texts[dice.below(texts.len())].to_owned(),
    }
}

/// Numbers that follow from a seed alone.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`, by `SplitMix64`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % (end.max(1) as u64)).expect("below a size")
    }
}
