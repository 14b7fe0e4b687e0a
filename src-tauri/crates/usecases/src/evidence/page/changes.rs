//! The changes, organization by organization, with what was read back; differences first.

use domain::OrganizationId;
use domain::plan::change::PersonField;

use super::super::text::shown;
use super::words::{day_and_zone, license_key, license_value, state, time, time_on, trouble};
use crate::review::value::NOT_SHOWN;
use crate::view::evidence::{Difference, Evidence, EvidenceLine};
use crate::view::review::ReviewLine;
use crate::view::run::StepTrouble;

pub(super) fn differences(evidence: &Evidence) -> String {
    if evidence.complete {
        return "<div class=\"box\"><p>The whole case was read once more at the end. Everything is as it should be.</p></div>"
            .to_owned();
    }
    if evidence.differences.is_empty() {
        return "<div class=\"box warn\"><p>The case was not read once more as a whole: it did not come to its end.</p></div>"
            .to_owned();
    }
    let rows: String = evidence.differences.iter().map(difference).collect();
    format!(
        "<div class=\"box warn\"><p>The whole case was read once more at the end. This is different:</p><ul>{rows}</ul></div>"
    )
}

fn difference(row: &Difference) -> String {
    let person = row.person.as_deref().map_or_else(String::new, |person| format!(", {}", shown(person)));
    let read = match (&row.read, &row.read_at) {
        (Some(read), Some(at)) => format!("{} <span class=\"hint\">read at {}</span>", spelled(read), time(at)),
        (Some(_) | None, _) => "could not be read".to_owned(),
    };
    let step = row.step.map_or_else(String::new, |step| format!(" <span class=\"hint\">line {step}</span>"));
    format!("<li>{}{person}: {read}{step}</li>", shown(&row.place))
}

fn spelled(read: &str) -> String {
    match read {
        "none" => "nobody, or no access".to_owned(),
        NOT_SHOWN => "a role that the instance does not show".to_owned(),
        read => shown(read),
    }
}

pub(super) fn changes(evidence: &Evidence) -> String {
    let mut groups: Vec<(Option<OrganizationId>, Vec<&EvidenceLine>)> = Vec::new();
    for line in &evidence.lines {
        let place = line.line.line.organization;
        match groups.iter_mut().find(|(known, _)| *known == place) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((place, vec![line])),
        }
    }
    let groups: String = groups.iter().map(|(place, lines)| group(evidence, *place, lines)).collect();
    format!(
        "<h2>What was changed, and what was read back</h2><p class=\"hint\">Times without a day are of {}.</p>{groups}",
        day_and_zone(&evidence.ended_at)
    )
}

fn group(evidence: &Evidence, place: Option<OrganizationId>, lines: &[&EvidenceLine]) -> String {
    let name = evidence.review.organizations.iter().find(|known| Some(known.id) == place);
    let heading = match (name, place) {
        (Some(name), Some(id)) => format!("{} <span class=\"hint\">(#{id})</span>", shown(&name.name)),
        (_, Some(id)) => format!("#{id}"),
        (_, None) => "On the instance".to_owned(),
    };
    let rows: String = lines.iter().map(|line| row(evidence, line)).collect();
    format!(
        "<h3>{heading}</h3><table><thead><tr><th>What</th><th>Before</th><th>Wanted</th><th>Read back</th><th>Line</th></tr></thead>\
         <tbody>{rows}</tbody></table>"
    )
}

fn row(evidence: &Evidence, line: &EvidenceLine) -> String {
    let (word, class) = state(line.state);
    let planned = &line.line.line;
    let matter = matter(line).map_or_else(String::new, |matter| format!("<span class=\"hint\">{matter}</span>"));
    let read_at = line.read_at.as_deref();
    let read_at = read_at.map_or_else(String::new, |at| {
        format!("<span class=\"hint\">read at {}</span>", time_on(at, &evidence.ended_at))
    });
    format!(
        "<tr><td>{what}</td><td>{before}</td><td>{wanted}</td><td class=\"read\">{read}{read_at}</td>\
         <td><span class=\"hint\">{step}</span><span class=\"state state-{class}\">{word}</span>{matter}</td></tr>",
        what = what(planned),
        before = value(planned, &planned.before, planned.before_name.as_deref()),
        wanted = value(planned, &planned.after, planned.after_name.as_deref()) + &then(evidence, planned),
        read =
            line.read.as_deref().map_or("not read".to_owned(), |read| value(planned, read, line.read_name.as_deref())),
        step = planned.step,
    )
}

/// What is the matter; who was to take over and is gone is said by name, not as somebody's change of this line.
fn matter(line: &EvidenceLine) -> Option<String> {
    let matter = line.line.trouble.as_ref()?;
    if *matter == StepTrouble::ChangedMeanwhile && line.line.read.as_deref() == Some("gone-account") {
        return Some("The account that takes over can no longer be used. Someone may have deleted it.".to_owned());
    }
    Some(trouble(matter))
}

/// A later line about the same place says what is found there in the end: the role given after a removal, the
/// ownership that a new member receives.
fn then(evidence: &Evidence, line: &ReviewLine) -> String {
    let user = line.user.as_ref().map(|user| user.id);
    let same = |other: &&ReviewLine| {
        let person = user.is_some() && other.user.as_ref().map(|user| user.id) == user;
        let place = other.organization == line.organization
            && (other.team == line.team || (other.change == "transfer" && line.change == "set-org-role"));
        person && place && other.step > line.step
    };
    let later = evidence.lines.iter().map(|other| &other.line.line).find(same);
    later.map_or_else(String::new, |later| {
        let end = if later.change == "transfer" {
            "Owner".to_owned()
        } else {
            shown(later.after_name.as_deref().unwrap_or("no access"))
        };
        format!("<span class=\"hint\">then {end}, line {}</span>", later.step)
    })
}

fn what(line: &ReviewLine) -> String {
    let user = line.user.as_ref();
    let name = user
        .map_or_else(String::new, |user| format!("{} <span class=\"hint\">(#{})</span>", shown(&user.name), user.id));
    let team = line.team.as_ref().map_or_else(String::new, |team| shown(&team.name));
    match line.change.as_str() {
        "license" => "License".to_owned(),
        "transfer" => "Owner".to_owned(),
        "set-org-role" => format!("Role of {name}"),
        "remove-from-org" => format!("Access of {name}"),
        "set-team-role" => format!("Role in team {team} of {name}"),
        "remove-from-team" => format!("Access to team {team} of {name}"),
        "remove-from-org-with-connections" => format!("Access of {name}, and their connections there"),
        "remove-from-team-with-connections" => format!("Access to team {team} of {name}, and their connections there"),
        "update-user" => field_of(line),
        "set-admin-role" => format!("Administration role of {name}"),
        "invite" => format!("Role of {name}, by invitation"),
        "create-org" => format!("New organization, owned by {name}"),
        "create-team" => "New team".to_owned(),
        "rename-team" => "Name of the team".to_owned(),
        _ => user.map_or_else(|| "Account".to_owned(), |user| format!("Account {}", shown(&user.email))),
    }
}

/// Which value of a person a line changes.
fn field_of(line: &ReviewLine) -> String {
    match line.field {
        Some(PersonField::Name) => "Name",
        Some(PersonField::Email) => "Email",
        Some(PersonField::Language) => "Language",
        Some(PersonField::TimeZone) => "Time zone",
        Some(PersonField::Country) => "Country",
        None => "Account",
    }
    .to_owned()
}

fn value(line: &ReviewLine, spelled: &str, name: Option<&str>) -> String {
    match (line.change.as_str(), spelled, name) {
        ("create-org" | "create-team", "none", _) => "not there".to_owned(),
        ("license" | "create-org", spelled, _) => license(spelled),
        ("delete-user", "gone-account", _) => "deleted".to_owned(),
        ("set-admin-role", "none", _) => "none".to_owned(),
        ("update-user", "none", _) => "not set".to_owned(),
        (_, "gone-organization" | "gone-team" | "gone-account", _) => "no longer exists".to_owned(),
        ("transfer", "none", _) => "nobody".to_owned(),
        ("create-user", "none", _) => "no account".to_owned(),
        (_, "none", _) => "no access".to_owned(),
        (_, NOT_SHOWN, _) => "a role that the instance does not show".to_owned(),
        ("transfer" | "create-user" | "create-team" | "delete-user", spelled, Some(name))
            if spelled.parse::<u64>().is_ok() =>
        {
            format!("{} <span class=\"hint\">(#{})</span>", shown(name), shown(spelled))
        }
        (_, _, Some(name)) => shown(name),
        (_, spelled, None) => shown(spelled),
    }
}

/// The changed keys, one in each row.
fn license(spelled: &str) -> String {
    let Ok(keys) = domain::license::License::parse(spelled) else { return shown(spelled) };
    let row = |(key, json)| format!("<li>{}: {}</li>", license_key(key), license_value(key, Some(json)));
    let rows: String = keys.entries().map(row).collect();
    if rows.is_empty() { "as it should be".to_owned() } else { format!("<ul class=\"keys\">{rows}</ul>") }
}
