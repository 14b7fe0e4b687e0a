//! Hostile messages: for every command of the bindings, from every kind of window, with values that do not belong there.

use serde_json::{Map, Value, json};
use tauri::ipc::InvokeBody;

use super::known::{Command, Kind, Parameter};

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
            From::Start => command.start_may,
            From::Instance | From::Nobodys => command.instance_may,
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
    let secrets = ["password", "sessionOnly"];
    let first = command.parameters.first().filter(|one| about.contains(&one.name.as_str()))?;
    // A key or a new name would be taken for what it is: only calls that name something else first.
    let keeps_a_secret = command.parameters.iter().any(|one| secrets.contains(&one.name.as_str()));
    let plain = command.parameters.iter().all(|one| one.kind != Kind::Shape);
    if !plain || keeps_a_secret || (first.name == "key" && first.kind != Kind::Text) {
        return None;
    }
    let value = |kind: Kind, dice: &mut Dice| match kind {
        Kind::Number => json!([0_u64, 4_000_000_000, 77, 65_536][dice.below(4)]),
        Kind::YesNo => json!(dice.below(2) == 0),
        Kind::Text | Kind::Shape => json!(hostile_text(dice)),
    };
    Some(command.parameters.iter().map(|one| (one.name.clone(), value(one.kind, dice))).collect())
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
    for (at, one) in command.parameters.iter().enumerate() {
        let value = if at == wrong { wrong_value(one, dice) } else { Some(likely_value(one.kind, dice)) };
        // Absent is wrong too.
        values.extend(value.map(|value| (one.name.clone(), value)));
    }
    Some(InvokeBody::Json(Value::Object(values)))
}

/// Anything at all, also what would be right.
fn any_body(command: &Command, dice: &mut Dice) -> InvokeBody {
    let values = command.parameters.iter().map(|one| (one.name.clone(), likely_value(one.kind, dice))).collect();
    match dice.below(6) {
        0 => super::raw(hostile_text(dice).as_bytes()),
        1 => InvokeBody::Json(nested(dice.below(100))),
        _ => InvokeBody::Json(Value::Object(values)),
    }
}

fn likely_value(kind: Kind, dice: &mut Dice) -> Value {
    match kind {
        Kind::Text => json!(hostile_text(dice)),
        Kind::Number => json!(dice.below(5_000)),
        Kind::YesNo => json!(dice.below(2) == 0),
        Kind::Shape => {
            [json!({}), json!([]), json!("shown"), json!({ "kind": "all", "detail": 1 })][dice.below(4)].clone()
        }
    }
}

/// A value that this parameter cannot have; `None` leaves it out.
fn wrong_value(parameter: &Parameter, dice: &mut Dice) -> Option<Value> {
    let huge = || json!("x".repeat(100_000));
    let mut all = match parameter.kind {
        Kind::Text => vec![json!(7), json!(true), json!([]), json!({ "a": 1 }), nested(50)],
        Kind::Number => {
            let numbers = [json!(-1), json!(1.5), json!(1e300), json!(-9_007_199_254_740_993_i64)];
            numbers.into_iter().chain([json!("7"), huge(), json!([1])]).collect()
        }
        Kind::YesNo => vec![json!("true"), json!(1), json!([]), json!({}), huge()],
        Kind::Shape => {
            let words = [json!("no such word"), json!(hostile_text(dice)), json!({ "kind": "no such kind" })];
            words.into_iter().chain([json!(-7.5), nested(50), huge()]).collect()
        }
    };
    if !parameter.optional {
        all.push(Value::Null);
    }
    // One more than there are: left out.
    let at = dice.below(all.len() + usize::from(!parameter.optional));
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
