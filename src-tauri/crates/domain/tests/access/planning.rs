//! The plan that is made of a tray, step by step.

use domain::access::{CellKey, CellState, Refusal, Stale, Tray, Wish, staging};
use domain::plan::access::{Access, Hindrance, MANY_LINES, plan};
use domain::plan::fact::{Subject, Value};
use domain::plan::step::{Reliance, Step, Why};
use domain::plan::{Plan, PlanKind, TroublePolicy, Warning};
use domain::role::{ADMIN, MEMBER, TEAM_ADMIN, TEAM_OPERATOR};
use domain::{TeamId, UserId};

use crate::carrying::made;
use crate::spelled::{at, give, in_team};
use crate::world::{ACCOUNTANT, Row, TEAM_MEMBER, World, book, org, world};

fn tray_in(world: &World, wishes: &[(CellKey, Wish)]) -> Tray {
    let mut tray = Tray::default();
    let wishes: Vec<_> = wishes.iter().map(|(key, wish)| (*key, Some(*wish))).collect();
    let staged = staging::stage(&mut tray, &world.known(), &wishes);
    assert_eq!((staged.changed, staged.refused), (wishes.len(), Vec::new()));
    tray
}

fn planned(wishes: &[(CellKey, Wish)]) -> Plan {
    made(&world(), &tray_in(&world(), wishes)).unwrap()
}

/// One line for each step: what, who, where, before → after, what it waits for.
fn lines(plan: &Plan) -> Vec<String> {
    let role = |value: &Value| match value {
        Value::Role(Some(role)) => role.to_string(),
        Value::Role(None) => "none".to_owned(),
        other => panic!("{other:?}"),
    };
    let line = |step: &Step| {
        let place = match step.change.team() {
            Some(team) => format!("team-{team}"),
            None => format!("org-{}", step.change.organization().unwrap()),
        };
        let after = step.depends_on.iter().fold(String::new(), |text, id| text + &format!(" after {id}"));
        let (word, user) = (step.change.word(), step.change.user().unwrap());
        format!("{} {word} u{user} {place} {} {}{after}", step.id, role(&step.before), role(&step.after))
    };
    plan.steps.iter().map(line).collect()
}

fn closing(plan: &Plan) -> Vec<(u64, u64, Vec<Value>)> {
    let row = |row: &domain::plan::Expectation| match row.subject {
        Subject::TeamRole { user, team, .. } => (user.0, team.0, row.fine.clone()),
        ref other => panic!("{other:?}"),
    };
    plan.closing.iter().map(row).collect()
}

#[test]
fn organizations_come_one_after_the_other_and_in_them_people_and_their_teams() {
    let elsewhere = CellKey::organization(UserId(103), org(8));
    let plan = planned(&[
        (elsewhere, give(ACCOUNTANT)),
        (in_team(104, 72), give(TEAM_MEMBER)),
        (in_team(103, 71), Wish::Remove),
        (at(104), give(ACCOUNTANT)),
        (in_team(104, 71), give(TEAM_ADMIN)),
    ]);
    assert_eq!(
        lines(&plan),
        [
            "1 remove-from-team u103 team-71 6 none",
            "2 set-org-role u104 org-7 13 15",
            "3 set-team-role u104 team-71 none 1",
            "4 set-team-role u104 team-72 none 3",
            "5 set-org-role u103 org-8 13 15",
        ]
    );
    assert!(plan.steps.iter().all(|step| step.why == Why::Chosen));
    assert_eq!((plan.kind, plan.policy, plan.person), (PlanKind::Access, TroublePolicy::GoOnWithOthers, None));
    assert_eq!((plan.closing, plan.warnings, plan.typed_name), (Vec::new(), Vec::new(), None));
}

#[test]
fn a_new_admin_is_one_step_and_their_teams_are_looked_at_in_the_end() {
    let plan = planned(&[(at(103), give(ADMIN))]);
    assert_eq!(lines(&plan), ["1 set-org-role u103 org-7 13 12"]);
    let fine = vec![Value::Role(Some(TEAM_ADMIN))];
    assert_eq!(closing(&plan), [71, 72, 73].map(|team| (103, team, fine.clone())));
}

#[test]
fn a_removal_is_one_step_and_the_teams_are_looked_at_in_the_end() {
    let plan = planned(&[(at(103), Wish::Remove)]);
    assert_eq!(lines(&plan), ["1 remove-from-org u103 org-7 13 none"]);
    assert_eq!(closing(&plan), [(103, 71, vec![Value::Role(None)])]);
    assert_eq!(plan.typed_name.as_deref(), Some("Place 7"));
}

#[test]
fn who_is_only_wanted_in_teams_is_made_a_member_first() {
    let plan = planned(&[(in_team(105, 71), give(TEAM_MEMBER)), (in_team(105, 73), give(TEAM_ADMIN))]);
    let expected = [
        "1 set-org-role u105 org-7 none 13",
        "2 set-team-role u105 team-71 none 3 after 1",
        "3 set-team-role u105 team-73 none 1 after 1",
    ];
    assert_eq!(lines(&plan), expected);
    assert_eq!((plan.steps[0].why, plan.steps[1].why), (Why::MemberFirst, Why::Chosen));
    let user = UserId(105);
    let usable = Reliance { subject: Subject::Account { user }, value: Value::Account(Some(user)) };
    assert_eq!(plan.steps[0].relies_on, std::slice::from_ref(&usable));
    let chosen = planned(&[(at(105), give(ACCOUNTANT)), (in_team(105, 71), give(TEAM_MEMBER))]);
    assert_eq!(lines(&chosen), ["1 set-org-role u105 org-7 none 15", "2 set-team-role u105 team-71 none 3 after 1"]);
    assert_eq!((chosen.steps[0].why, &chosen.steps[0].relies_on), (Why::Chosen, &vec![usable]));
}

#[test]
fn a_former_admin_passes_through_the_teams_by_removal() {
    let plan =
        planned(&[(at(102), give(MEMBER)), (in_team(102, 71), give(TEAM_OPERATOR)), (in_team(102, 72), Wish::Remove)]);
    assert_eq!(
        lines(&plan),
        [
            "1 set-org-role u102 org-7 12 13",
            "2 remove-from-team u102 team-71 1 none after 1",
            "3 set-team-role u102 team-71 none 6 after 2",
            "4 remove-from-team u102 team-72 1 none after 1",
        ]
    );
    assert_eq!(plan.steps[1].also_after, [Value::Role(Some(TEAM_OPERATOR))], "the role that the next step gives");
    assert_eq!(plan.steps[3].also_after, []);
    let why: Vec<Why> = plan.steps.iter().map(|step| step.why).collect();
    assert_eq!(why, [Why::Chosen, Why::FixedTeamAdmin, Why::FixedTeamAdmin, Why::Chosen]);
    let keeps = Warning::KeepsTeamAdmin { user: UserId(102), organization: org(7), teams: 1 };
    assert_eq!(plan.warnings, [keeps]);
}

#[test]
fn a_team_admin_is_exchanged_directly_only_where_the_instance_says_so() {
    let steps = |changeable: bool, tells: bool| {
        let mut world = World { tells, ..world() };
        world.rows.insert((UserId(104), TeamId(71)), Row { role: TEAM_ADMIN, changeable });
        let tray = tray_in(&world, &[(in_team(104, 71), give(TEAM_MEMBER))]);
        lines(&made(&world, &tray).unwrap())
    };
    let direct = ["1 set-team-role u104 team-71 1 3"];
    let around = ["1 remove-from-team u104 team-71 1 none", "2 set-team-role u104 team-71 none 3 after 1"];
    assert_eq!(steps(true, true), direct);
    assert_eq!(steps(false, true), around, "of an Admin of earlier");
    assert_eq!(steps(true, false), around, "nobody says");
}

#[test]
fn a_line_waits_only_for_what_it_needs() {
    let plan = planned(&[(at(104), give(ACCOUNTANT)), (in_team(104, 71), give(TEAM_MEMBER))]);
    assert_eq!(plan.steps[1].depends_on, [], "a member either way");
    let mut world = world();
    world.rows.remove(&(UserId(102), TeamId(71)));
    let tray = tray_in(&world, &[(at(102), give(MEMBER)), (in_team(102, 71), give(TEAM_MEMBER))]);
    assert_eq!(made(&world, &tray).unwrap().steps[1].depends_on, [], "nothing fixed there");
}

#[test]
fn a_wish_whose_facts_changed_stands_in_the_way_and_so_does_one_that_is_not_possible_any_more() {
    let mut world = world();
    let tray = tray_in(
        &world,
        &[
            (at(103), give(ACCOUNTANT)),
            (at(104), give(ADMIN)),
            (at(102), give(MEMBER)),
            (in_team(105, 71), give(TEAM_MEMBER)),
        ],
    );
    world.seats.get_mut(&(UserId(103), org(7))).unwrap().role = ADMIN;
    world.seats.get_mut(&(UserId(102), org(7))).unwrap().waiting = true;
    world.teams.get_mut(&org(7)).unwrap().remove(&TeamId(71));
    let now = |role| CellState::Present(Some(role));
    let expected = [
        Hindrance::Stale(Stale { key: at(103), seen: Some(MEMBER), now: now(ADMIN) }),
        Hindrance::Stale(Stale { key: in_team(105, 71), seen: None, now: CellState::Gone }),
        Hindrance::Refused { key: at(102), refusal: Refusal::WaitingForCompanySignIn },
    ];
    assert_eq!(made(&world, &tray).unwrap_err(), expected);
}

#[test]
fn without_a_reading_of_its_organization_a_wish_is_stale() {
    let tray = tray_in(&world(), &[(at(103), give(ACCOUNTANT))]);
    let (people, roles) = (world().all_people(), book());
    let mut facts = world().facts_of(org(7));
    let with = |places: &[domain::snapshot::OrganizationFacts]| {
        plan(&Access { places, people: &people, roles: &roles, tray: &tray, operator: None, instance: "House" })
    };
    let stale = |now| Err(vec![Hindrance::Stale(Stale { key: at(103), seen: Some(MEMBER), now })]);
    assert_eq!(with(&[]), stale(CellState::NotRead));
    assert!(with(&[facts.clone()]).is_ok());
    facts.organization.deleted = true;
    assert_eq!(with(&[facts]), stale(CellState::Gone));
}

#[test]
fn nobody_without_a_name_is_brought_in() {
    let tray = tray_in(&world(), &[(at(105), give(MEMBER))]);
    let (places, roles) = (world().facts(), book());
    let access = Access { places: &places, people: &[], roles: &roles, tray: &tray, operator: None, instance: "House" };
    assert_eq!(plan(&access), Err(vec![Hindrance::PersonNotKnown(UserId(105))]));
}

#[test]
fn what_is_to_be_decided_later_is_in_no_plan() {
    let mut tray = tray_in(&world(), &[(at(103), give(ACCOUNTANT)), (at(104), give(ACCOUNTANT))]);
    tray.decide(at(103), domain::access::tray::Decision::Later, None);
    assert_eq!(lines(&made(&world(), &tray).unwrap()), ["1 set-org-role u104 org-7 13 15"]);
    tray.decide(at(104), domain::access::tray::Decision::Later, None);
    assert_eq!(made(&world(), &tray), Err(vec![Hindrance::NothingToDo]));
    assert_eq!(made(&world(), &Tray::default()), Err(vec![Hindrance::NothingToDo]));
}

#[test]
fn a_name_is_typed_where_people_are_removed_or_there_is_much() {
    assert_eq!(planned(&[(in_team(103, 71), Wish::Remove)]).typed_name, None, "a team is no organization");
    let elsewhere = CellKey::organization(UserId(103), org(8));
    let two = planned(&[(at(104), Wish::Remove), (elsewhere, Wish::Remove)]);
    assert_eq!((two.title.as_str(), two.typed_name.as_deref()), ("House", Some("House")));
    let one = planned(&[(at(103), give(ADMIN)), (elsewhere, give(ACCOUNTANT))]);
    assert_eq!((one.title.as_str(), one.typed_name), ("Person 103", None));
    let many = |lines: u64| {
        let mut world = world();
        world.people.extend((1000..1000 + lines).map(UserId));
        let wishes: Vec<_> = (1000..1000 + lines).map(|user| (at(user), give(MEMBER))).collect();
        made(&world, &tray_in(&world, &wishes)).unwrap().typed_name
    };
    assert_eq!(many(MANY_LINES as u64), None);
    assert_eq!(many(MANY_LINES as u64 + 1).as_deref(), Some("Place 7"));
}

#[test]
fn a_name_that_nobody_can_type_is_not_asked_for() {
    let tray = tray_in(&world(), &[(at(103), Wish::Remove)]);
    let (mut places, people, roles) = (world().facts(), world().all_people(), book());
    places[0].organization.name = "Hidden\u{200b}".to_owned();
    let with = |instance| {
        let access = Access { places: &places, people: &people, roles: &roles, tray: &tray, operator: None, instance };
        plan(&access).unwrap().typed_name
    };
    assert_eq!(with(" House ").as_deref(), Some("House"));
    assert_eq!(with("\u{202e}"), None);
}

#[test]
fn a_plan_names_what_it_mentions_and_reads_back_from_a_journal() {
    let plan = planned(&[(at(103), give(ADMIN)), (in_team(105, 71), give(TEAM_MEMBER))]);
    assert_eq!(plan.names.people.keys().map(|user| user.0).collect::<Vec<_>>(), [103, 105]);
    assert_eq!(plan.names.people[&UserId(105)].email, "person105@example.com");
    assert_eq!(plan.names.organizations.keys().collect::<Vec<_>>(), [&org(7)]);
    assert_eq!(plan.names.teams.len(), 3);
    assert_eq!(plan.names.roles[&ADMIN], "Admin");
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
fn a_note_stands_at_the_step_that_does_what_was_wished() {
    let mut tray = tray_in(&world(), &[(at(102), give(MEMBER)), (in_team(102, 71), give(TEAM_OPERATOR))]);
    tray.note(at(102), "leaves sales");
    tray.note(in_team(102, 71), "until spring");
    let plan = made(&world(), &tray).unwrap();
    let notes: Vec<_> = plan.steps.iter().map(|step| step.note.as_deref()).collect();
    assert_eq!(notes, [Some("leaves sales"), None, Some("until spring")]);
    tray.note(at(102), "");
    let plan = made(&world(), &tray).unwrap();
    assert!(serde_json::to_value(&plan.steps[0]).unwrap().get("note").is_none(), "as steps were kept before");
}
