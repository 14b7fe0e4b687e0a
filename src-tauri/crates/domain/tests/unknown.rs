//! Roles that an organization made for itself, roles that the instance shows nowhere, and what the closing check
//! watches because nobody could know it when the plan was made.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/customer.rs"]
mod customer;

use std::collections::BTreeSet;

use customer::{BOSS, COLLEAGUE, HOLDING, ORGANIZATION, choices, facts, holding, member};
use domain::plan::fact::{SeenTeam, Subject, Value};
use domain::plan::leave::{Blocker, LeaveChoices, LeaveFacts, LeaveKind, plan};
use domain::plan::{Plan, Warning};
use domain::role::{Role, RoleCategory};
use domain::snapshot::{Member, OrganizationFacts};
use domain::{AdminRoleId, OrganizationId, RoleId, TeamId, UserId, role};

const ELSEWHERE: OrganizationId = OrganizationId(8);
const PLANNER: RoleId = RoleId(20_731);

fn hidden(user: UserId) -> Member {
    Member { role: None, ..member(user, role::MEMBER) }
}

/// The boss is also in an organization of somebody else.
fn elsewhere(own: Member) -> LeaveFacts {
    let mut facts = facts();
    let mut place =
        OrganizationFacts { members: vec![own], team_members: Vec::new(), ..facts.organizations[0].clone() };
    place.organization.id = ELSEWHERE;
    facts.organizations.push(place);
    facts
}

fn only_the_person() -> LeaveChoices {
    LeaveChoices { kind: LeaveKind::Person, ..choices() }
}

fn touches(plan: &Plan, user: UserId, organization: OrganizationId) -> bool {
    plan.steps.iter().any(|step| step.change.user() == Some(user) && step.change.organization() == Some(organization))
}

fn fine_at<'a>(plan: &'a Plan, subject: &Subject) -> Option<&'a [Value]> {
    plan.closing.iter().find(|row| row.subject == *subject).map(|row| row.fine.as_slice())
}

#[test]
fn a_colleague_whose_role_is_not_shown_is_named_and_never_touched() {
    let mut facts = facts();
    facts.organizations[0].members[1] = hidden(COLLEAGUE);
    let mut choices = choices();
    choices.limit_colleagues.insert(ORGANIZATION, BTreeSet::from([COLLEAGUE]));
    let plan = plan(&facts, &choices, &holding()).unwrap();
    assert!(!touches(&plan, COLLEAGUE, ORGANIZATION));
    assert!(plan.warnings.contains(&Warning::RoleNotShown { user: COLLEAGUE, organization: ORGANIZATION }));
    let (limit, _) = domain::plan::leave::colleague_admins(&facts, &facts.organizations[0]);
    assert!(limit.is_empty());
}

#[test]
fn who_takes_over_from_a_role_that_is_not_shown_stays_in_none() {
    let mut facts = facts();
    facts.organizations[0].members.push(hidden(HOLDING));
    let plan = plan(&facts, &choices(), &holding()).unwrap();
    assert!(!plan.warnings.iter().any(|warning| matches!(warning, Warning::RoleNotShown { .. })));
}

#[test]
fn a_role_in_a_team_that_is_not_shown_is_left_out_said_and_looked_at_in_the_end() {
    let mut facts = facts();
    facts.organizations[0].team_members[0].role = None;
    let plan = plan(&facts, &choices(), &holding()).unwrap();
    assert!(!plan.steps.iter().any(|step| step.change.team() == Some(TeamId(71))));
    let left_out = Warning::LeftOut { user: BOSS, organization: ORGANIZATION, team: Some("Team 71".into()) };
    assert!(plan.warnings.contains(&left_out), "{:?}", plan.warnings);
    let subject = Subject::TeamRole { user: BOSS, organization: ORGANIZATION, team: TeamId(71) };
    let fine = fine_at(&plan, &subject).unwrap();
    assert_eq!(fine, [Value::Role(Some(role::TEAM_OPERATOR)), Value::Role(None)]);
    assert!(!fine.iter().any(|fine| Value::RoleNotShown.satisfies(fine)), "a role that is not shown is never fine");
}

#[test]
fn a_place_of_the_person_with_a_role_that_is_not_shown_is_left_out_and_said() {
    let facts = elsewhere(hidden(BOSS));
    let leaving = plan(&facts, &only_the_person(), &holding()).unwrap();
    assert!(touches(&leaving, BOSS, ORGANIZATION) && !touches(&leaving, BOSS, ELSEWHERE));
    assert!(leaving.warnings.contains(&Warning::LeftOut { user: BOSS, organization: ELSEWHERE, team: None }));
    let subject = Subject::OrganizationRole { user: BOSS, organization: ELSEWHERE };
    assert_eq!(fine_at(&leaving, &subject), Some(&[Value::Role(None)][..]));

    let customer = plan(&facts, &choices(), &holding()).unwrap();
    assert!(customer.warnings.contains(&Warning::RoleNotShown { user: BOSS, organization: ELSEWHERE }));
    let known = plan(&elsewhere(member(BOSS, role::MEMBER)), &only_the_person(), &holding()).unwrap();
    assert!(touches(&known, BOSS, ELSEWHERE) && !known.warnings.iter().any(|w| matches!(w, Warning::LeftOut { .. })));
}

#[test]
fn a_person_who_can_only_be_left_where_they_are_leaves_nothing_to_do() {
    let mut facts = elsewhere(hidden(BOSS));
    facts.organizations.remove(0);
    assert_eq!(plan(&facts, &only_the_person(), None), Err(vec![Blocker::NothingToDo]));
}

#[test]
fn roles_of_the_organizations_own_have_names_and_are_compared_by_what_they_allow() {
    let team_role = |id: RoleId, allows: &[&str]| Role {
        id,
        name: format!("Own {id}"),
        category: RoleCategory::Team,
        permissions: allows.iter().map(ToString::to_string).collect(),
    };
    let mut facts = facts();
    facts.roles.roles.push(team_role(role::TEAM_OPERATOR, &["see"]));
    facts.organizations[0].team_members[1].role = Some(PLANNER);
    facts.organizations[0].own_roles = vec![team_role(PLANNER, &["see", "build"])];
    let plan = plan(&facts, &choices(), &holding()).unwrap();
    let exchanged = |step: &domain::plan::step::Step| step.change.team() == Some(TeamId(72));
    assert_eq!(plan.steps.iter().find(|step| exchanged(step)).unwrap().before, Value::Role(Some(PLANNER)));
    assert_eq!(plan.names.roles.get(&PLANNER).map(String::as_str), Some("Own 20731"));
    let book = facts.roles.with(&facts.organizations[0].own_roles);
    assert_eq!((book.name(PLANNER), book.roles.len()), ("Own 20731".to_owned(), 2));
    assert_eq!(book.with(&book.roles).roles.len(), 2, "nothing twice");
}

#[test]
fn the_closing_check_looks_for_teams_that_came_later() {
    let mut choices = choices();
    choices.limit_colleagues.insert(ORGANIZATION, BTreeSet::from([COLLEAGUE]));
    let plan = plan(&facts(), &choices, &holding()).unwrap();
    for user in [BOSS, COLLEAGUE] {
        let known = vec![TeamId(71), TeamId(72), TeamId(73)];
        let subject = Subject::TeamsBesides { user, organization: ORGANIZATION, known };
        let fine = fine_at(&plan, &subject).unwrap();
        let came = SeenTeam { team: TeamId(74), name: "Later".into(), role: None };
        assert!(fine.iter().any(|fine| Value::Teams(Vec::new()).satisfies(fine)));
        assert!(!fine.iter().any(|fine| Value::Teams(vec![came.clone()]).satisfies(fine)));
    }
}

#[test]
fn the_closing_check_looks_for_what_is_still_owned_and_for_rights_on_the_instance() {
    for kind in [LeaveKind::Customer, LeaveKind::Person] {
        for admin_role in [None, Some(AdminRoleId(4))] {
            let mut facts = facts();
            facts.leaver.admin_role = admin_role;
            let plan = plan(&facts, &LeaveChoices { kind, ..choices() }, &holding()).unwrap();
            let owned = Subject::OwnedBesides { user: BOSS, known: vec![ORGANIZATION] };
            assert_eq!(fine_at(&plan, &owned), Some(&[Value::Organizations(Vec::new())][..]));
            let fine = fine_at(&plan, &Subject::AdminRole { user: BOSS }).unwrap();
            let kept = plan.warnings.contains(&Warning::LeaverIsInstanceAdmin(BOSS));
            assert_eq!(kept, admin_role.is_some(), "what stays is named");
            assert!(fine.contains(&Value::AdminRole(None)) && fine.contains(&Value::AdminRole(admin_role)));
            assert!(!fine.contains(&Value::AdminRole(Some(AdminRoleId(1)))), "never more than before");
        }
    }
}

#[test]
fn what_the_closing_check_sees_reads_back_from_a_journal_as_it_was() {
    let team = SeenTeam { team: TeamId(74), name: "Later".into(), role: Some(role::TEAM_ADMIN) };
    for seen in [
        Value::RoleNotShown,
        Value::Teams(vec![team]),
        Value::Organizations(vec![(ELSEWHERE, "Elsewhere".into())]),
        Value::AdminRole(Some(AdminRoleId(4))),
    ] {
        let text = serde_json::to_string(&seen).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), seen, "{text}");
    }
}

#[test]
fn a_return_ticket_written_before_roles_could_be_hidden_reads_as_it_did() {
    let place = facts().organizations.remove(0);
    let json = serde_json::to_value(&place).unwrap();
    assert_eq!(json["members"][0]["role"], 11);
    assert!(json.get("own_roles").is_none());
    assert_eq!(serde_json::from_value::<OrganizationFacts>(json).unwrap(), place);
}
