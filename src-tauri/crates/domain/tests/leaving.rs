//! The plans for leaving: what is in them, in which order, and what stands in their way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/customer.rs"]
mod customer;

use std::collections::BTreeSet;

use customer::{BOSS, COLLEAGUE, CONSULTANT, HOLDING, ORGANIZATION, choices, facts, holding};
use domain::plan::change::Change;
use domain::plan::fact::{Subject, Value};
use domain::plan::here::hand_over::{self, HandOver};
use domain::plan::leave::{Blocker, LeaveChoices, LeaveKind, plan};
use domain::plan::step::{Judgement, Why};
use domain::plan::{Plan, Warning, holding as holding_plan};
use domain::role::{Role, RoleBook, RoleCategory};
use domain::{RoleId, StepId, TeamId, role};

fn words(plan: &Plan) -> Vec<&'static str> {
    plan.steps.iter().map(|step| step.change.word()).collect()
}

#[test]
fn a_customer_is_frozen_then_handed_over_then_limited() {
    let plan = plan(&facts(), &choices(), &holding()).unwrap();
    let expected = [
        "license",
        "set-org-role",
        "transfer",
        "set-org-role",
        "remove-from-team",
        "set-team-role",
        "set-team-role",
        "remove-from-team",
    ];
    assert_eq!(words(&plan), expected);
    let depends: Vec<Vec<u64>> =
        plan.steps.iter().map(|step| step.depends_on.iter().map(|id| id.0).collect()).collect();
    assert_eq!(depends, [vec![], vec![1], vec![2], vec![3], vec![4], vec![5], vec![4], vec![4]]);
}

#[test]
fn an_organization_with_two_owners_or_none_has_no_owner_that_a_plan_could_go_by() {
    let mut place = facts().organizations.remove(0);
    assert_eq!(place.owner(), Some(BOSS));
    place.members.push(customer::member(HOLDING, role::OWNER));
    assert_eq!(place.owner(), None);
    place.members.retain(|member| member.role != Some(role::OWNER));
    assert_eq!(place.owner(), None);
}

#[test]
fn freezing_changes_operations_and_transfer_and_nothing_else() {
    let plan = plan(&facts(), &choices(), &holding()).unwrap();
    let Change::SetLicense { keys, .. } = &plan.steps[0].change else { panic!("the first step freezes") };
    let changed: Vec<_> = keys.iter().map(|key| (key.key.as_str(), key.right.as_deref())).collect();
    assert_eq!(changed, [("operations", Some("0")), ("transfer", Some("104857600"))]);
}

#[test]
fn the_license_to_send_comes_from_the_fresh_reading_not_from_the_plan() {
    let plan = plan(&facts(), &choices(), &holding()).unwrap();
    let fresh = customer::license().with("dslimit", "\"20\"").with("unheard", "[1.50]");
    let sent = plan.steps[0].change.license_from(&fresh).unwrap();
    assert_eq!(sent, fresh.with("operations", "0").with("transfer", "104857600"));
}

#[test]
fn a_member_who_takes_over_is_not_added_again() {
    let mut facts = facts();
    facts.organizations[0].members.push(customer::member(HOLDING, role::MEMBER));
    let plan = plan(&facts, &choices(), &holding()).unwrap();
    assert_eq!(words(&plan)[..3], ["license", "transfer", "set-org-role"]);
}

#[test]
fn no_access_to_teams_means_that_every_team_role_is_removed() {
    let choices = domain::plan::leave::LeaveChoices { limited_team_role: None, ..choices() };
    let plan = plan(&facts(), &choices, &holding()).unwrap();
    let removals: Vec<_> = plan.steps.iter().filter(|step| step.change.word() == "remove-from-team").collect();
    assert_eq!(removals.len(), 3);
    assert!(removals.iter().all(|step| step.also_after.is_empty()));
}

#[test]
fn a_chosen_colleague_is_limited_and_only_after_the_transfer() {
    let mut choices = choices();
    choices.limit_colleagues.insert(ORGANIZATION, BTreeSet::from([COLLEAGUE]));
    let plan = plan(&facts(), &choices, &holding()).unwrap();
    let step = plan.steps.iter().find(|step| step.why == Why::ColleagueAdmin).unwrap();
    let change = Change::SetOrganizationRole { user: COLLEAGUE, organization: ORGANIZATION, role: role::MEMBER };
    assert_eq!((&step.change, &step.depends_on), (&change, &vec![StepId(3)]));
}

#[test]
fn an_admin_who_is_elsewhere_too_is_kept_and_pointed_out() {
    let facts = facts();
    let (limit, kept) = domain::plan::leave::colleague_admins(&facts, &facts.organizations[0]);
    assert_eq!(limit, [COLLEAGUE]);
    assert_eq!(kept, [Warning::KeptConsultant(CONSULTANT)]);
}

#[test]
fn a_team_without_a_role_is_cleared_of_what_the_transfer_may_leave_there() {
    let plan = plan(&facts(), &choices(), &holding()).unwrap();
    let subject = Subject::TeamRole { user: BOSS, organization: ORGANIZATION, team: TeamId(73) };
    let step = plan.steps.iter().find(|step| step.change.subject() == subject).unwrap();
    assert_eq!((step.change.word(), step.why), ("remove-from-team", Why::FixedTeamAdmin));
    assert_eq!((&step.before, &step.after), (&Value::Role(None), &Value::Role(None)), "what is there now");
    assert_eq!(step.depends_on, [StepId(4)], "only the demotion makes it free");
    assert_eq!(step.judge(&Value::Role(None)), Judgement::AsWanted);
    assert_eq!(step.judge(&Value::Role(Some(role::TEAM_ADMIN))), Judgement::AsBefore);
    assert_eq!(step.judge(&Value::Role(Some(RoleId(3)))), Judgement::Different);
}

#[test]
fn a_team_role_that_stays_is_looked_at_in_the_end() {
    let choices = domain::plan::leave::LeaveChoices { limited_team_role: Some(RoleId(3)), ..choices() };
    let plan = plan(&facts(), &choices, &holding()).unwrap();
    let subject = Subject::TeamRole { user: BOSS, organization: ORGANIZATION, team: TeamId(72) };
    let watched: Vec<_> = plan.closing.iter().filter(|row| matches!(row.subject, Subject::TeamRole { .. })).collect();
    assert_eq!(watched.len(), 1);
    assert_eq!(watched[0].subject, subject);
    assert_eq!(watched[0].fine, [Value::Role(Some(RoleId(3))), Value::Role(None)]);
}

fn handed_over(former: RoleId, former_team: Option<RoleId>) -> Plan {
    let member = Role { category: RoleCategory::Organization, ..team_role(former, &[]) };
    let (places, roles) = (facts().organizations, RoleBook { roles: vec![member] });
    hand_over::plan(&HandOver { places, to: holding(), former: Some(former), former_team, roles }).unwrap()
}

#[test]
fn whoever_only_hands_over_is_limited_where_they_ruled_teams_and_keeps_other_roles() {
    let plan = handed_over(role::MEMBER, Some(role::TEAM_OPERATOR));
    let teams = ["remove-from-team", "set-team-role", "remove-from-team"];
    assert_eq!(words(&plan), [&["set-org-role", "transfer", "set-org-role"][..], &teams].concat());
    let [.., limited, taken, given, cleared] = plan.steps.as_slice() else { panic!("{plan:?}") };
    let teams = [taken, given, cleared].map(|step| step.change.team());
    assert_eq!(teams, [71, 71, 73].map(|team| Some(TeamId(team))));
    assert_eq!((&taken.depends_on, &given.depends_on), (&vec![limited.id], &vec![taken.id]));
    assert_eq!(given.after, Value::Role(Some(role::TEAM_OPERATOR)));
    assert_eq!(cleared.judge(&Value::Role(None)), Judgement::AsWanted);
    let taken_only = handed_over(role::MEMBER, None);
    assert_eq!(words(&taken_only)[3..], ["remove-from-team", "remove-from-team"]);
    assert_eq!(words(&handed_over(role::ADMIN, Some(role::TEAM_OPERATOR))), ["set-org-role", "transfer"]);
}

fn team_role(id: RoleId, permissions: &[&str]) -> Role {
    let permissions = permissions.iter().map(ToString::to_string).collect();
    Role { id, name: format!("Role {id}"), category: RoleCategory::Team, permissions }
}

/// Whether a plan changes the role that the boss has in team 72 (Team Member) to the chosen one.
fn is_exchanged(roles: Vec<Role>, limited: RoleId) -> bool {
    let facts = domain::plan::leave::LeaveFacts { roles: RoleBook { roles }, ..facts() };
    let choices = domain::plan::leave::LeaveChoices { limited_team_role: Some(limited), ..choices() };
    let plan = plan(&facts, &choices, &holding()).unwrap();
    plan.steps.iter().any(|step| step.change.word() == "set-team-role" && step.change.team() == Some(TeamId(72)))
}

#[test]
fn a_team_role_is_exchanged_only_for_one_that_allows_less() {
    let member = || team_role(RoleId(3), &["see", "start", "build"]);
    assert!(is_exchanged(vec![member(), team_role(RoleId(6), &["see", "start"])], RoleId(6)));
    assert!(!is_exchanged(vec![member(), team_role(RoleId(6), &["see", "start", "build"])], RoleId(6)), "the same");
    assert!(!is_exchanged(vec![member(), team_role(RoleId(6), &["see", "pay"])], RoleId(6)), "one thing more");
}

#[test]
fn where_the_instance_does_not_say_what_a_team_role_allows_the_documented_order_decides() {
    let down = [role::TEAM_ADMIN, RoleId(3), RoleId(6), RoleId(4)];
    for (at, present) in down.iter().enumerate() {
        for (to, limited) in down.iter().enumerate() {
            assert_eq!(RoleBook::default().role_allows_more(*present, *limited), at < to, "{present} to {limited}");
        }
        assert!(!RoleBook::default().role_allows_more(*present, RoleId(77)), "nobody knows");
        assert!(!RoleBook::default().role_allows_more(RoleId(77), *present), "nobody knows");
    }
}

#[test]
fn a_plan_needs_a_day_and_a_note_that_fits() {
    let with = |change: fn(&mut LeaveChoices)| {
        let mut choices = choices();
        change(&mut choices);
        plan(&facts(), &choices, &holding())
    };
    assert_eq!(with(|choices| choices.leave_date = None), Err(vec![Blocker::LeaveDateUnclear]));
    assert_eq!(with(|choices| choices.note = Some("ä".repeat(4001))), Err(vec![Blocker::NoteTooLong]));
    let plan = with(|choices| choices.note = Some("ä".repeat(4000))).unwrap();
    assert_eq!((plan.leave_date, plan.note), (choices().leave_date, Some("ä".repeat(4000))));
}

#[test]
fn a_plan_made_before_dates_were_asked_for_reads_and_seals_as_it_did() {
    let mut plan = with_api_limit();
    (plan.leave_date, plan.note) = (None, None);
    let json = serde_json::to_value(&plan).unwrap();
    assert!(json.get("leave_date").is_none() && json.get("note").is_none());
    assert_eq!(serde_json::from_value::<Plan>(json).unwrap().fingerprint(), plan.fingerprint());
}

fn with_api_limit() -> Plan {
    let mut facts = facts();
    let license = customer::license().with("apiLimit", "60");
    facts.organizations[0].organization.license = Some(license);
    let keys = BTreeSet::from(["apiLimit".to_owned(), "dslimit".to_owned()]);
    let further_consumables = std::collections::BTreeMap::from([(ORGANIZATION, keys)]);
    let choices = domain::plan::leave::LeaveChoices { further_consumables, ..choices() };
    plan(&facts, &choices, &holding()).unwrap()
}

fn changed_keys(step: &domain::plan::step::Step) -> Vec<&str> {
    let Change::SetLicense { keys, .. } = &step.change else { panic!("{step:?}") };
    keys.iter().map(|key| key.key.as_str()).collect()
}

#[test]
fn the_api_limit_is_lowered_last_because_it_may_cut_off_reading() {
    let plan = with_api_limit();
    let (first, last) = (&plan.steps[0], plan.steps.last().unwrap());
    assert_eq!(changed_keys(first), ["operations", "transfer", "dslimit"]);
    assert_eq!((changed_keys(last), last.why), (vec!["apiLimit"], Why::Freeze));
    assert_eq!(last.before, first.after);
    assert_eq!(last.depends_on, [StepId(1), StepId(3)]);
}

#[test]
fn the_second_replacement_of_a_license_starts_from_what_the_instance_made_of_the_first() {
    let plan = with_api_limit();
    let last = plan.steps.last().unwrap();
    let Value::License(left) = &last.before else { panic!("{last:?}") };
    let seen = left.clone().with("gracePeriod", "0");
    assert_eq!(last.judge(&Value::License(seen.clone())), Judgement::AsBefore, "a key that the instance added");
    assert_eq!(last.judge(&Value::License(seen.with("apiLimit", "0"))), Judgement::AsWanted);
    assert_eq!(last.judge(&Value::License(left.clone().with("operations", "9"))), Judgement::Different);
    let added = Value::License(customer::license().with("apiLimit", "60").with("gracePeriod", "0"));
    assert_eq!(plan.steps[0].judge(&added), Judgement::Different, "before the first nobody of us replaced it");
}

#[test]
fn an_undecided_organization_blocks() {
    let choices = domain::plan::leave::LeaveChoices { included: BTreeSet::new(), ..choices() };
    let blockers = plan(&facts(), &choices, &holding()).unwrap_err();
    assert!(blockers.contains(&Blocker::Undecided(ORGANIZATION)), "{blockers:?}");
}

#[test]
fn a_successor_who_is_deleted_or_the_leaver_blocks() {
    let gone = domain::person::Person { deleted: true, ..holding() };
    assert!(plan(&facts(), &choices(), &gone).unwrap_err().contains(&Blocker::SuccessorDeleted));
    let leaver = facts().leaver;
    assert!(plan(&facts(), &choices(), &leaver).unwrap_err().contains(&Blocker::SuccessorIsLeaver));
}

#[test]
fn a_role_that_does_not_limit_blocks() {
    let mut choices = choices();
    (choices.limited_role, choices.limited_team_role) = (role::ADMIN, Some(role::TEAM_ADMIN));
    let blockers = plan(&facts(), &choices, &holding()).unwrap_err();
    assert_eq!(blockers, [Blocker::RoleNotLimited(role::ADMIN), Blocker::RoleNotLimited(role::TEAM_ADMIN)]);
}

#[test]
fn a_license_that_could_not_be_read_blocks() {
    let mut facts = facts();
    facts.organizations[0].organization.license = None;
    assert_eq!(plan(&facts, &choices(), &holding()).unwrap_err(), [Blocker::LicenseUnreadable(ORGANIZATION)]);
}

#[test]
fn a_person_who_leaves_is_handed_over_and_removed_and_nothing_is_frozen() {
    let choices = domain::plan::leave::LeaveChoices { kind: LeaveKind::Person, ..choices() };
    let plan = plan(&facts(), &choices, &holding()).unwrap();
    assert_eq!(words(&plan), ["set-org-role", "transfer", "remove-from-org"]);
    assert_eq!(plan.steps[2].before, Value::Role(Some(role::ADMIN)));
}

#[test]
fn every_step_of_a_plan_starts_from_what_an_earlier_one_leaves() {
    let plan = plan(&facts(), &choices(), &holding()).unwrap();
    for (at, step) in plan.steps.iter().enumerate() {
        assert_eq!(step.id, StepId(at as u64 + 1));
        assert!(step.depends_on.iter().all(|id| *id < step.id), "{step:?}");
        let earlier = plan.steps[..at].iter().rev().find(|other| other.change.subject() == step.change.subject());
        if let Some(earlier) = earlier {
            assert_eq!(step.before, earlier.after);
        }
    }
}

#[test]
fn one_other_byte_in_a_plan_is_another_fingerprint() {
    let one = plan(&facts(), &choices(), &holding()).unwrap();
    let mut other = one.clone();
    assert_eq!(one.fingerprint(), other.fingerprint());
    other.title.push(' ');
    assert_ne!(one.fingerprint(), other.fingerprint());
}

#[test]
fn a_reading_of_a_step_is_as_wanted_as_before_or_someone_elses() {
    let plan = plan(&facts(), &choices(), &holding()).unwrap();
    let remove = &plan.steps[4];
    let judged = |role: Option<RoleId>| remove.judge(&Value::Role(role));
    assert_eq!(judged(Some(role::TEAM_ADMIN)), Judgement::AsBefore);
    assert_eq!(judged(None), Judgement::AsWanted);
    assert_eq!(judged(Some(role::TEAM_OPERATOR)), Judgement::AsWanted, "the place that the next step gives");
    assert_eq!(judged(Some(RoleId(3))), Judgement::Different);
}

#[test]
fn a_frozen_license_that_misses_a_key_is_not_as_wanted() {
    let plan = plan(&facts(), &choices(), &holding()).unwrap();
    let frozen = customer::license().with("operations", "0").with("transfer", "\"104857600\"");
    assert_eq!(plan.steps[0].judge(&Value::License(frozen.clone())), Judgement::AsWanted);
    let text = frozen.to_json().replace(r#","mystery":{"b":1,"a":1.50}"#, "");
    let poorer = domain::license::License::parse(&text).unwrap();
    assert_eq!(plan.steps[0].judge(&Value::License(poorer)), Judgement::Different);
}

#[test]
fn a_holding_account_is_created_only_where_there_is_none() {
    let step = &holding_plan::plan("Holding", "holding@flowline.example").steps[0];
    assert_eq!(step.judge(&Value::Account(None)), Judgement::AsBefore);
    assert_eq!(step.judge(&Value::Account(Some(HOLDING))), Judgement::AsWanted);
}

#[test]
fn a_plan_reads_back_from_a_journal_event_as_it_was() {
    let plan = plan(&facts(), &choices(), &holding()).unwrap();
    let event = domain::journal::Event::Started {
        plan: Box::new(plan),
        snapshot: None,
        instance: "https://house.example".to_owned(),
        operator: "Ines".to_owned(),
    };
    let text = serde_json::to_string(&event).unwrap();
    assert_eq!(serde_json::from_str::<domain::journal::Event>(&text).unwrap(), event);
}

#[test]
fn a_person_who_is_nowhere_leaves_nothing_to_do() {
    let mut nowhere = facts();
    nowhere.organizations.clear();
    let choices = domain::plan::leave::LeaveChoices { kind: LeaveKind::Person, ..choices() };
    assert_eq!(plan(&nowhere, &choices, None), Err(vec![Blocker::NothingToDo]));
    assert!(!plan(&facts(), &choices, &holding()).unwrap().steps.is_empty());
}
