//! The whole case of the Nordlicht customer: three organizations, however the instance shows its memberships.

use practice::World;
use usecases::view::leave::LeaveStart;
use usecases::view::review::ReviewLine;
use usecases::view::run::{RunState, StepWord};
use usecases::{evidence, leave, runs};

use crate::house::{EVENTS, HOLDING, House, KITCHEN, MARA, PRIVATE, SANDBOX, readings};

#[tokio::test(start_paused = true)]
async fn three_organizations_leave_and_the_proof_equals_the_server() {
    for switches in readings() {
        let house = House::with(switches.clone()).await;
        let review = house.nordlicht_review().await;
        assert_eq!(
            (review.summary.frozen, review.summary.handed_over, review.summary.limited),
            (3, 3, 2),
            "{switches:?}"
        );
        let before = house.instance.world();
        let run = house.start(&review).await;
        let view = house.rest(&run).await;
        assert_eq!((view.state, view.over), (RunState::Finished, true), "{switches:?} {view:#?}");
        assert!(
            view.steps.iter().all(|step| matches!(step.state, StepWord::Done | StepWord::AlreadySo)),
            "{switches:?}"
        );
        reached(&house.instance.world());
        untouched(&before, &house.instance.world());

        let proof = evidence::evidence(&house.session, run).await.unwrap();
        assert!(proof.complete && proof.differences.is_empty(), "{:#?}", proof.differences);
        let world = house.instance.world();
        for (line, planned) in proof.lines.iter().zip(&review.lines) {
            assert_eq!(line.step, planned.step);
            assert_eq!(line.read.as_deref(), Some(&*on_server(&world, planned)), "{switches:?} {planned:?}");
            assert!(line.read_at.as_ref().is_some_and(|at| chrono::DateTime::parse_from_rfc3339(at).is_ok()));
        }
    }
}

/// What the server holds where a line is about, spelled as the proof spells it.
pub(crate) fn on_server(world: &World, line: &ReviewLine) -> String {
    let none = || "none".to_owned();
    let user = line.user.as_ref().map(|user| user.id.0).unwrap_or_default();
    let organization = line.organization.map(|id| id.0).unwrap_or_default();
    match line.change.as_str() {
        "license" => {
            let license = serde_json::to_value(&world.organizations[&organization].license).unwrap();
            let keys = line.license.iter().map(|change| format!("\"{}\":{}", change.key, license[&change.key]));
            format!("{{{}}}", keys.collect::<Vec<_>>().join(","))
        }
        "transfer" => {
            let owner = world.members[&organization].iter().find(|(_, seat)| seat.role == practice::OWNER);
            owner.map_or_else(none, |(id, _)| id.to_string())
        }
        "set-org-role" | "remove-from-org" => {
            world.members[&organization].get(&user).map_or_else(none, |seat| seat.role.to_string())
        }
        "set-team-role" | "remove-from-team" => {
            let team = line.team.as_ref().unwrap().id.0;
            world.team_members[&team].get(&user).map_or_else(none, |seat| seat.role.to_string())
        }
        other => panic!("{other}"),
    }
}

fn reached(world: &World) {
    for id in [KITCHEN, EVENTS, SANDBOX] {
        let license = serde_json::to_value(&world.organizations[&id].license).unwrap();
        assert_eq!((&license["operations"], &license["transfer"]), (&0.into(), &104_857_600.into()));
        assert_eq!(world.members[&id][&HOLDING].role, practice::OWNER);
        assert_eq!(world.members[&id][&MARA].role, practice::MEMBER);
        for team in world.teams.values().filter(|team| team.organization_id == id && !team.deleted) {
            let seat = world.team_members[&team.id].get(&MARA);
            assert!(seat.is_none_or(|seat| seat.role == practice::TEAM_OPERATOR), "team {}", team.id);
        }
    }
}

/// Everything else is as it was.
fn untouched(before: &World, after: &World) {
    assert_eq!(before.people.len(), after.people.len());
    for (id, place) in &before.organizations {
        if ![KITCHEN, EVENTS, SANDBOX].contains(id) {
            let now = &after.organizations[id];
            assert_eq!(serde_json::to_value(place).unwrap(), serde_json::to_value(now).unwrap(), "organization {id}");
            assert_eq!(before.members[id].len(), after.members[id].len());
        }
        assert_eq!(place.deleted, after.organizations[id].deleted);
    }
    assert_eq!(after.members[&PRIVATE][&MARA].role, practice::OWNER);
}

#[tokio::test(start_paused = true)]
async fn a_case_that_ended_is_listed_remembered_and_closed_for_good() {
    let house = House::new().await;
    let run = house.start(&house.nordlicht_review().await).await;
    house.rest(&run).await;
    loop {
        let seen = house.heard();
        if house.session.profile().holding_account.is_some() {
            break;
        }
        house.hear(seen).await;
    }
    assert_eq!(house.session.profile().holding_account, Some(domain::UserId(HOLDING)));
    let list = runs::list(&house.session).await.unwrap();
    assert_eq!((list.len(), list[0].state, list[0].over), (1, RunState::Finished, true));
    assert_eq!((&*list[0].title, list[0].ended), ("Nordlicht Catering", list[0].steps));

    let sent = house.writes();
    runs::go_on(&house.session, run.clone()).await.unwrap();
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    assert_eq!(house.writes(), sent, "a closed case sends nothing");

    let again = leave::begin(&house.session, LeaveStart::Person(domain::UserId(MARA))).await.unwrap();
    assert!(again.successor.is_some_and(|successor| successor.remembered && successor.person.id.0 == HOLDING));
}

#[tokio::test(start_paused = true)]
async fn the_lines_of_a_review_are_spelled_as_outside_tests_read_them() {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    let line = |change: &str| review.lines.iter().find(|line| line.change == change).unwrap();
    let license = line("license");
    assert_eq!(license.after, r#"{"operations":0,"transfer":104857600}"#);
    let before = serde_json::from_str::<serde_json::Value>(&license.before).unwrap();
    assert_eq!(before.as_object().unwrap().len(), 2);
    assert_eq!((&*line("transfer").before, &*line("transfer").after), ("4711", "41"));
    let member = line("set-org-role");
    assert_eq!((&*member.before, &*member.after, member.after_name.as_deref()), ("none", "13", Some("Member")));
    let removed = line("remove-from-team");
    assert_eq!((&*removed.before, &*removed.after), ("1", "none"));
    let given = line("set-team-role");
    assert_eq!((&*given.before, &*given.after), ("none", "6"));
    assert_eq!(review.summary.lines as usize, review.lines.len());
    assert_eq!(review.stays.left_alone, ["Mara private"]);
}
