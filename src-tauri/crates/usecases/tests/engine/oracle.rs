//! The truth oracle: compares what the journal claims with what the instance was at that time. It shares no code with
//! the engine, and judges by the world's own state.

use std::collections::BTreeSet;

use domain::StepId;
use domain::journal::{Answer, Decision, Entry, Event, FinalLine, Phase, Reading, RunStatus, StepState, Trouble};
use domain::plan::change::{Change, PersonEdit};
use domain::plan::fact::{Subject, Value};
use domain::plan::step::Step;
use practice::Object;
use practice::faults::AuditEntry;

use crate::record::{Write, is_true};
use crate::sim::Told;

/// Everything that is not as it must be; empty for an honest run.
pub(crate) fn violations(told: &Told) -> Vec<String> {
    let mut found = told.record.violations.clone();
    looks_are_true(told, &mut found);
    readings_were_made(told, &mut found);
    claims_hold(told, &mut found);
    writes_are_the_plans(told, &mut found);
    answers_are_the_instances(told, &mut found);
    nothing_is_sent_blindly(told, &mut found);
    nothing_follows_a_redirect(told, &mut found);
    every_step_has_a_class(told, &mut found);
    closing_is_complete(told, &mut found);
    found
}

fn looks_are_true(told: &Told, found: &mut Vec<String>) {
    for look in &told.record.looks {
        let mut states = told.record.states[look.states.clone()].iter();
        if !states.any(|world| is_true(world, &look.subject, &look.reading.seen)) {
            found.push(format!("a reading that was never true: {:?} {:?}", look.subject, look.reading));
        }
    }
}

fn readings_were_made(told: &Told, found: &mut Vec<String>) {
    for entry in &told.entries {
        for (subject, reading) in readings(&told.status, entry) {
            let made = told.record.looks.iter().any(|look| look.subject == subject && look.reading == reading);
            if !made {
                found.push(format!("entry {} has a reading that nobody made: {reading:?}", entry.sequence));
            }
        }
    }
}

/// The readings in an entry with where they were made.
fn readings(status: &RunStatus, entry: &Entry) -> Vec<(Subject, Reading)> {
    let of = |step: &StepId| step_of(status, *step).change.subject();
    match &entry.event {
        Event::Intent { step, fresh, .. } => vec![(of(step), fresh.clone())],
        Event::Outcome { step, reading: Some(reading), .. } => vec![(of(step), reading.clone())],
        Event::Settled { step, settlement, reading: Some(reading) } => {
            let subject = match settlement {
                domain::journal::Settlement::ChangedMeanwhile { subject } => subject.clone(),
                // A step may end with what was seen at another step of the same organization, team or person.
                domain::journal::Settlement::NoLongerExists(_) => return Vec::new(),
                _ => of(step),
            };
            vec![(subject, reading.clone())]
        }
        Event::FinalCheck { lines } => {
            lines.iter().filter_map(|line| Some((line.subject.clone(), line.reading.clone()?))).collect()
        }
        _ => Vec::new(),
    }
}

fn step_of(status: &RunStatus, id: StepId) -> &Step {
    status.plan.step(id).unwrap()
}

fn is_wanted(step: &Step, seen: &Value) -> bool {
    match (&step.change, seen) {
        (Change::CreateHoldingAccount { .. } | Change::CreatePerson(_), seen) => {
            matches!(seen, Value::Account(Some(_)))
        }
        (Change::CreateTeam { .. }, seen) => matches!(seen, Value::Team(Some(_))),
        (Change::CreateOrganization(new), seen) => {
            let Value::Organization(Some(found)) = seen else { return false };
            found.owner == Some(new.owner) && found.license.as_ref().is_some_and(|license| license.holds(&new.license))
        }
        (Change::DeletePerson { .. }, seen) => *seen == Value::Gone(domain::plan::fact::Gone::Account),
        (_, seen) => seen.satisfies(&step.after) || step.also_after.iter().any(|value| seen.satisfies(value)),
    }
}

/// After every entry: what is called done was read as wanted, what is called not done was not.
fn claims_hold(told: &Told, found: &mut Vec<String>) {
    let mut status = RunStatus::fold(&told.entries[..1]).unwrap();
    for entry in &told.entries[1..] {
        status.apply(&entry.event);
        let (Event::Outcome { step, .. } | Event::Settled { step, .. }) = &entry.event else { continue };
        let own = status.step(*step).unwrap();
        let wanted = own.reading.as_ref().map(|reading| is_wanted(step_of(&told.status, *step), &reading.seen));
        let wrong = match (own.state, &own.trouble) {
            (StepState::Done | StepState::AlreadySo, _) => wanted != Some(true),
            (StepState::NeedsYou, Some(Trouble::Refused(_))) => wanted.is_none(),
            (StepState::NeedsYou | StepState::ChangedMeanwhile, _) => {
                wanted == Some(true) && !matches!(own.trouble, Some(Trouble::ChangedMeanwhile))
            }
            _ => false,
        };
        if wrong {
            found.push(format!("entry {}: false {:?} ({:?})", entry.sequence, own.state, own.reading));
        }
    }
}

/// Each write follows an intent of its own, synced, and is exactly what that step says.
fn writes_are_the_plans(told: &Told, found: &mut Vec<String>) {
    let mut spent = BTreeSet::new();
    for write in &told.record.writes {
        let Some(Event::Intent { step, attempt, fresh }) = &write.intent else {
            found.push(format!("{} left without an intent in the journal", write.path));
            continue;
        };
        if !spent.insert((*step, *attempt)) {
            found.push(format!("step {step} attempt {attempt} was sent twice"));
        }
        if let Some(why) = differs(write, &step_of(&told.status, *step).change, &fresh.seen) {
            found.push(format!("step {step} sent {} {}: {why}", write.method, write.path));
        }
    }
}

fn differs(write: &Write, change: &Change, fresh: &Value) -> Option<String> {
    let body = String::from_utf8_lossy(&write.body).into_owned();
    let role = |role: u64| format!(r#"{{"usersRoleId":{role}}}"#);
    let (method, path, expected) = match change {
        Change::SetLicense { organization, keys } => {
            let path = format!("/api/v2/admin/organizations/{organization}");
            let keys: Vec<(&str, &str)> =
                keys.iter().map(|key| (key.key.as_str(), key.right.as_deref().unwrap())).collect();
            ("PATCH", path, license_body(fresh, &keys))
        }
        Change::SetOrganizationRole { user, organization, role: id } => {
            ("POST", format!("/api/v2/admin/users/{user}/user-organization-roles/{organization}"), role(id.0))
        }
        Change::RemoveFromOrganization { user, organization } => {
            ("POST", format!("/api/v2/admin/users/{user}/user-organization-roles/{organization}"), String::new())
        }
        Change::TransferOwnership { organization, to, .. } => {
            ("POST", format!("/api/v2/admin/users/{to}/user-organization-roles/{organization}/transfer"), String::new())
        }
        Change::SetTeamRole { user, team, role: id, .. } => {
            ("POST", format!("/api/v2/admin/users/{user}/user-team-roles/{team}"), role(id.0))
        }
        Change::RemoveFromTeam { user, team, .. } => {
            ("POST", format!("/api/v2/admin/users/{user}/user-team-roles/{team}"), String::new())
        }
        Change::CreateHoldingAccount { .. } => return None,
        other => return differs_here(write, other, &body),
    };
    let same = write.method == method && write.path == path && write.query.is_empty() && body == expected;
    (!same).then(|| format!("expected {method} {path} {expected}, was {}?{} {body}", write.path, write.query))
}

/// The same for changes from the panels. Only the two removals that say so carry flags, and exactly two.
fn differs_here(write: &Write, change: &Change, body: &str) -> Option<String> {
    let text = |text: &str| serde_json::to_string(text).unwrap();
    let (method, path, query, expected) = match change {
        Change::UpdatePerson { user, edit } => {
            let value = match edit {
                PersonEdit::Name(name) => format!(r#"{{"name":{}}}"#, text(name)),
                PersonEdit::Email(email) => format!(r#"{{"email":{}}}"#, text(email)),
                PersonEdit::Language(code) => format!(r#"{{"language":{}}}"#, text(code)),
                PersonEdit::TimeZone(number) => format!(r#"{{"timezoneId":{number}}}"#),
                PersonEdit::Country(number) => format!(r#"{{"countryId":{number}}}"#),
            };
            ("PATCH", format!("/api/v2/admin/users/{user}"), "", value)
        }
        Change::SetAdminRole { user, role } => {
            let role = role.map_or("null".to_owned(), |role| role.to_string());
            ("PATCH", format!("/api/v2/admin/users/{user}"), "", format!(r#"{{"usersAdminsRoleId":{role}}}"#))
        }
        Change::DeletePerson { user } => ("DELETE", format!("/api/v2/admin/users/{user}"), "", String::new()),
        Change::RemoveFromOrganizationWithConnections { user, organization } => {
            let path = format!("/api/v2/admin/users/{user}/user-organization-roles/{organization}");
            ("POST", path, "deleteConnections=true&confirmed=true", String::new())
        }
        Change::RemoveFromTeamWithConnections { user, team, .. } => {
            let path = format!("/api/v2/admin/users/{user}/user-team-roles/{team}");
            ("POST", path, "confirmed=true&deleteConnections=true", String::new())
        }
        Change::CreateTeam { organization, name, admin } => {
            let body = format!(r#"{{"name":{},"organizationId":{organization},"userTeamAdmin":{admin}}}"#, text(name));
            ("POST", "/api/v2/admin/teams".to_owned(), "", body)
        }
        Change::RenameTeam { team, name, .. } => {
            ("PATCH", format!("/api/v2/admin/teams/{team}"), "", format!(r#"{{"name":{}}}"#, text(name)))
        }
        Change::CreateOrganization(new) => {
            let (name, license) = (text(&new.name), new.license.to_json());
            let (zone, country, owner) = (new.time_zone, new.country, new.owner);
            let body = format!(
                r#"{{"name":{name},"timezoneId":{zone},"countryId":{country},"userOrgAdmin":{owner},"license":{license}}}"#
            );
            ("POST", "/api/v2/admin/organizations".to_owned(), "", body)
        }
        Change::CreatePerson(new) => {
            let body = format!(r#"{{"name":{},"email":{},"sendEmail":true}}"#, text(&new.name), text(&new.email));
            ("POST", "/api/v2/admin/users".to_owned(), "", body)
        }
        Change::Invite(new) => {
            let (email, name, role) = (text(&new.email), text(&new.name), new.role);
            let body = format!(r#"{{"usersRoleId":{role},"email":{email},"name":{name}}}"#);
            ("POST", format!("/api/v2/organizations/{}/invite", new.organization), "", body)
        }
        _ => return Some("nobody said how this is sent".to_owned()),
    };
    let same = write.method == method && write.path == path && write.query == query && body == expected;
    (!same).then(|| format!("expected {method} {path}?{query} {expected}, was {}?{} {body}", write.path, write.query))
}

/// The license as it was read with nothing but these keys replaced, put together by the practice crate's own object.
fn license_body(fresh: &Value, keys: &[(&str, &str)]) -> String {
    let Value::License(license) = fresh else { return String::new() };
    let mut object = Object::parse(&license.to_json()).unwrap();
    for (key, json) in keys {
        object.set(key, &serde_json::from_str(json).unwrap());
    }
    format!(r#"{{"license":{}}}"#, serde_json::to_string(&object).unwrap())
}

/// What the journal says was answered is what the instance answered.
fn answers_are_the_instances(told: &Told, found: &mut Vec<String>) {
    let arrivals: Vec<&AuditEntry> = told.audit.iter().filter(|entry| entry.method != "GET").collect();
    if arrivals.len() != told.record.writes.len() {
        found.push(format!("{} writes left and {} arrived", told.record.writes.len(), arrivals.len()));
        return;
    }
    for (write, arrival) in told.record.writes.iter().zip(arrivals) {
        let Some(Event::Intent { step, attempt, .. }) = &write.intent else { continue };
        let answers = told.entries.iter().filter_map(|entry| match &entry.event {
            Event::Outcome { step: s, attempt: a, answer, .. } if (s, a) == (step, attempt) => Some(answer),
            _ => None,
        });
        for answer in answers {
            let wrong = match answer {
                Answer::Claimed => arrival.status != Some(200),
                Answer::Refused(refusal) => arrival.status != Some(refusal.status) || arrival.effect.is_some(),
                Answer::NotSent(_) => true,
                Answer::Unknown(_) | Answer::Lost => false,
            };
            if wrong {
                found.push(format!("step {step}: {answer:?}, but the instance answered {:?}", arrival.status));
            }
        }
    }
}

/// A transfer, a creation or a deletion goes out again only when the sending before was refused with a request to wait, or a
/// person said so after it was known what had become of it.
fn nothing_is_sent_blindly(told: &Told, found: &mut Vec<String>) {
    let delicate = told.status.plan.steps.iter().filter(|step| {
        matches!(
            step.change,
            Change::TransferOwnership { .. }
                | Change::CreateHoldingAccount { .. }
                | Change::CreatePerson(_)
                | Change::CreateOrganization(_)
                | Change::CreateTeam { .. }
                | Change::Invite(_)
                | Change::DeletePerson { .. }
                | Change::RemoveFromOrganizationWithConnections { .. }
                | Change::RemoveFromTeamWithConnections { .. }
        )
    });
    for step in delicate {
        let (mut sent, mut read_back, mut free) = (false, false, true);
        for entry in &told.entries {
            match &entry.event {
                Event::Intent { step: s, .. } if *s == step.id => {
                    if !free {
                        found.push(format!("step {} was sent again blindly", step.id));
                    }
                    (sent, read_back, free) = (true, false, false);
                }
                Event::Outcome { step: s, answer, reading, .. } if *s == step.id => {
                    // A plain refusal needs no reading to be known: this sending changed nothing.
                    read_back = reading.is_some() || matches!(answer, Answer::Refused(_));
                    let refused =
                        matches!(answer, Answer::Refused(refusal) if matches!(refusal.status, 401 | 429 | 503));
                    free |= refused || matches!(answer, Answer::NotSent(_));
                }
                Event::Decided { step: s, decision: Decision::TryAgain } if *s == step.id => free |= sent && read_back,
                _ => {}
            }
        }
    }
}

/// Where something on the way answered with a redirect, the step goes out again only after a person let the run go on.
fn nothing_follows_a_redirect(told: &Told, found: &mut Vec<String>) {
    let arrivals: Vec<&AuditEntry> = told.audit.iter().filter(|entry| entry.method != "GET").collect();
    for (write, arrival) in told.record.writes.iter().zip(arrivals) {
        let Some(Event::Intent { step, attempt, .. }) = &write.intent else { continue };
        if !arrival.status.is_some_and(|status| (300..400).contains(&status)) {
            continue;
        }
        let after = told.entries.iter().skip_while(
            |entry| !matches!(&entry.event, Event::Intent { step: s, attempt: a, .. } if (s, a) == (step, attempt)),
        );
        let next = after.skip(1).find(|entry| {
            matches!(entry.event, Event::Continued { .. })
                || matches!(&entry.event, Event::Intent { step: s, .. } if s == step)
        });
        if matches!(next.map(|entry| &entry.event), Some(Event::Intent { .. })) {
            found.push(format!("step {step} was sent again after a redirect"));
        }
    }
}

fn every_step_has_a_class(told: &Told, found: &mut Vec<String>) {
    for step in &told.status.steps {
        let open = matches!(step.state, StepState::Doing);
        let unsettled = told.status.phase == Phase::Finished && !step.state.is_settled();
        if open || unsettled {
            found.push(format!("step {} ended as {:?}", step.id, step.state));
        }
    }
}

/// A finished run has looked at every fact of the plan after its last write, and says rightly what is fine.
fn closing_is_complete(told: &Told, found: &mut Vec<String>) {
    if told.status.phase != Phase::Finished {
        return;
    }
    let Some(lines) = &told.status.final_check else {
        found.push("finished without a closing check".into());
        return;
    };
    let plan = &told.status.plan;
    let subjects = plan.steps.iter().map(|step| step.change.subject());
    for subject in subjects.chain(plan.closing.iter().map(|watched| watched.subject.clone())) {
        if lines.iter().filter(|line| line.subject == subject && line.reading.is_some()).count() != 1 {
            found.push(format!("the closing check lacks {subject:?}"));
        }
    }
    let last =
        told.entries.iter().rev().find(|entry| matches!(entry.event, Event::Outcome { .. } | Event::Settled { .. }));
    for line in lines {
        if line.reading.as_ref().is_some_and(|reading| last.is_some_and(|last| reading.at < last.at)) {
            found.push(format!("the closing check shows an old reading of {:?}", line.subject));
        }
        if line.fine != is_fine(told, line) {
            found.push(format!("the closing check says fine={} of {line:?}", line.fine));
        }
    }
}

fn is_fine(told: &Told, line: &FinalLine) -> bool {
    let Some(reading) = &line.reading else { return false };
    let plan = &told.status.plan;
    let last = plan.steps.iter().rev().find(|step| step.change.subject() == line.subject);
    let watched = plan.closing.iter().find(|watched| watched.subject == line.subject);
    matches!(reading.seen, Value::Gone(_))
        || last.is_some_and(|step| is_wanted(step, &reading.seen))
        || (last.is_none() && watched.is_some_and(|watched| watched.fine.contains(&reading.seen)))
}
