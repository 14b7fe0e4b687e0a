//! The top of the page: which instance, what happened, who, when.

use std::collections::BTreeSet;

use domain::plan::step::Why;
use domain::plan::{PersonLabel, PlanKind};

use super::super::text::{shown, shown_lines};
use super::words::{date, kind_word, moment, plural};
use crate::view::evidence::Evidence;
use crate::view::review::ReviewLine;
use crate::view::run::StepWord;

/// The first characters of a run's id, safe in a file name and in markup.
pub(crate) fn short(run: &str) -> String {
    run.chars().filter(char::is_ascii_alphanumeric).take(8).collect()
}

pub(super) fn head(evidence: &Evidence) -> String {
    format!(
        "<p class=\"instance\">{tile}<span><strong>{name}</strong><br>{address}</span><span class=\"pill\">{kind}</span></p>\
         <h1>{title}</h1><p class=\"lead\">{lead}</p><dl>{facts}</dl>",
        tile = tile(evidence.look.shape),
        name = shown(&evidence.instance),
        address = shown(&evidence.address),
        kind = kind_word(evidence.kind),
        title = title(evidence),
        lead = lead(evidence),
        facts = facts(evidence),
    )
}

fn title(evidence: &Evidence) -> String {
    let name = shown(&evidence.review.title);
    let person = evidence.review.person.as_ref().map_or_else(String::new, |person| shown(&person.name));
    match (evidence.review.kind, evidence.complete) {
        (PlanKind::CustomerLeaves, true) => format!("{name} has left"),
        (PlanKind::PersonLeaves, true) => format!("{person} has left"),
        (PlanKind::PersonLeaves, false) => format!("{person}: not everything is done"),
        (PlanKind::CreateHoldingAccount | PlanKind::CreatePerson, true) => format!("The account {name} was created"),
        (PlanKind::CreateHoldingAccount | PlanKind::CreatePerson | PlanKind::DeletePerson, false) => {
            format!("The account {name}: not everything is done")
        }
        (PlanKind::DeletePerson, true) => format!("The account {name} was deleted"),
        (PlanKind::HandOver, true) => {
            match evidence.review.lines.iter().filter(|line| line.change == "transfer").count() {
                1 => format!("{name} was handed over"),
                many => format!("{many} organizations of {name} were handed over"),
            }
        }
        (PlanKind::EditPerson, true) => format!("{name} was changed"),
        (PlanKind::AdminRole, true) => format!("The admin rights of {name} were changed"),
        (PlanKind::RemoveFrom, true) => format!("{name} was removed"),
        (PlanKind::Invite, true) => format!("{name} was invited"),
        (PlanKind::AddMember, true) => format!("{name} was added"),
        (PlanKind::CreateOrganization, true) => format!("The organization {name} was created"),
        (PlanKind::CreateTeam, true) => format!("The team {name} was created"),
        (PlanKind::RenameTeam, true) => format!("The team {name} was renamed"),
        (PlanKind::Access, true) => format!("{name}: access was changed"),
        (
            PlanKind::CustomerLeaves
            | PlanKind::HandOver
            | PlanKind::EditPerson
            | PlanKind::AdminRole
            | PlanKind::RemoveFrom
            | PlanKind::Invite
            | PlanKind::AddMember
            | PlanKind::CreateOrganization
            | PlanKind::CreateTeam
            | PlanKind::RenameTeam
            | PlanKind::Access,
            false,
        ) => format!("{name}: not everything is done"),
    }
}

/// What is said about deletion, from the kinds of the lines. Organizations and data are never deleted.
pub(super) fn deletion(lines: &[&ReviewLine]) -> &'static str {
    let any = |is: &dyn Fn(&str) -> bool| lines.iter().any(|line| is(&line.change));
    if any(&|change| change == "delete-user") {
        return "The account was deleted for good. Nothing else is deleted.";
    }
    if any(&|change| change.ends_with("-with-connections")) {
        return "The connections of the person there were to be deleted with it; whether they are gone cannot be read. \
                Nothing else is deleted.";
    }
    "Nothing is deleted."
}

/// Counted from what was reached, not from what was planned.
fn lead(evidence: &Evidence) -> String {
    let reached: Vec<&ReviewLine> = evidence
        .lines
        .iter()
        .filter(|line| matches!(line.state, StepWord::Done | StepWord::AlreadySo))
        .map(|line| &line.line.line)
        .collect();
    let lines = |word: &str| reached.iter().filter(|line| line.change == word).count();
    let people = |is: &dyn Fn(&ReviewLine) -> bool| {
        let users = reached.iter().filter(|line| is(line)).filter_map(|line| line.user.as_ref());
        users.map(|user| user.id).collect::<BTreeSet<_>>().len()
    };
    let limits =
        |line: &ReviewLine| line.change == "set-org-role" && matches!(line.why, Why::StillAdmin | Why::ColleagueAdmin);
    // Organizations, not lines: a license may be replaced twice.
    let licenses = reached.iter().filter(|line| line.change == "license");
    let frozen = licenses.filter_map(|line| line.organization).collect::<BTreeSet<_>>().len();
    let parts: Vec<String> = [
        (frozen, "organization frozen", "organizations frozen"),
        (lines("transfer"), "organization handed over", "organizations handed over"),
        (people(&limits), "person limited", "people limited"),
        (people(&|line| line.change.starts_with("remove-from-org")), "person removed", "people removed"),
        (lines("create-user"), "account created", "accounts created"),
        (lines("delete-user"), "account deleted", "accounts deleted"),
        (lines("update-user"), "value changed", "values changed"),
        (lines("set-admin-role"), "administration role changed", "administration roles changed"),
        (lines("invite"), "invitation sent", "invitations sent"),
        (lines("create-org"), "organization created", "organizations created"),
        (lines("create-team"), "team created", "teams created"),
        (lines("rename-team"), "team renamed", "teams renamed"),
    ]
    .into_iter()
    .filter(|(number, _, _)| *number > 0)
    .map(|(number, one, many)| plural(number, one, many))
    .collect();
    let parts = if parts.is_empty() { "Nothing was changed".to_owned() } else { parts.join(", ") };
    format!("{parts}. {}", deletion(&reached))
}

fn facts(evidence: &Evidence) -> String {
    let review = &evidence.review;
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: Option<String>| {
        facts.extend(value.map(|value| format!("<dt>{name}</dt><dd>{value}</dd>")));
    };
    fact("Customer", (review.kind == PlanKind::CustomerLeaves).then(|| shown(&review.title)));
    fact("Person", review.person.as_ref().map(person));
    fact("Taken over by", review.successor.as_ref().map(person));
    fact("Reference", review.reference.as_deref().map(shown));
    fact("Leave date", review.leave_date.as_deref().map(date));
    fact("Started", Some(moment(&evidence.started_at)));
    fact(if evidence.complete { "Ended" } else { "As of" }, Some(moment(&evidence.ended_at)));
    fact("Carried out by", Some(shown(&evidence.operator)));
    fact("Case", Some(short(&evidence.run)));
    fact("Note", review.note.as_deref().map(shown_lines));
    facts.concat()
}

/// Name, email, number.
pub(super) fn person(person: &PersonLabel) -> String {
    let number =
        if person.id.0 == 0 { String::new() } else { format!(" <span class=\"hint\">(#{})</span>", person.id) };
    format!("{}, {}{number}", shown(&person.name), shown(&person.email))
}

fn tile(shape: u8) -> String {
    const SHAPES: [&str; 8] = [
        "<circle cx='12' cy='12' r='5.5'/>",
        "<path d='M12 5.2 18.8 12 12 18.8 5.2 12Z'/>",
        "<rect x='7' y='7' width='10' height='10' rx='1'/>",
        "<path d='M10 6h4v4h4v4h-4v4h-4v-4H6v-4h4Z'/>",
        "<path d='M12 6.2 18.6 17.4H5.4Z'/>",
        "<path d='m12 5.6 5.6 3.2v6.4L12 18.4l-5.6-3.2V8.8Z'/>",
        "<path d='M6.5 17.5V12a5.5 5.5 0 0 1 11 0v5.5h-3.4V12a2.1 2.1 0 0 0-4.2 0v5.5Z'/>",
        "<path d='M6.5 6.8h11v2.4h-11Zm0 4h11v2.4h-11Zm0 4h11v2.4h-11Z'/>",
    ];
    let shape = SHAPES[usize::from(shape % 8)];
    format!(
        "<svg width=\"36\" height=\"36\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><rect class=\"tile\" width=\"24\" height=\"24\" rx=\"6\"/>\
         <rect class=\"ring\" x=\".5\" y=\".5\" width=\"23\" height=\"23\" rx=\"5.5\"/><g class=\"shape\">{shape}</g></svg>"
    )
}
