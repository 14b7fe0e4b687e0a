//! What the closing check finds that no step is about: teams and organizations that came during the run, rights on the
//! instance.

use domain::UserId;
use domain::plan::Warning;
use practice::faults::{Fault, Match, Moment, Rule};
use practice::{Size, Switches, TEAM_ADMIN, Team, TeamSeat, World};
use usecases::view::evidence::{Difference, Evidence};
use usecases::view::run::{RunState, StepWord};
use usecases::{evidence, runs};

use crate::house::{House, JONAS, KITCHEN, MARA, readings};

/// An organization of Grace Obi.
const HARBOR: u64 = 140;
const LATER: u64 = 990;

/// The case of the Nordlicht customer, in the middle of which, with Mara still Admin of the kitchen, this happens.
async fn with_in_the_middle(switches: Switches, happens: impl FnOnce(&mut World)) -> (House, Evidence) {
    let house = House::with(switches).await;
    let review = house.nordlicht_review().await;
    let path = format!("/admin/users/{MARA}/user-organization-roles/{KITCHEN}");
    let fault = Fault::Status { status: 403, moment: Moment::BeforeApply, retry_after: None };
    house.fail(vec![Rule { when: Match::every("POST", &path), fault }]);
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    let stopped = view.steps.iter().find(|step| step.state == StepWord::NeedsYou).unwrap().step;
    let mut world = house.instance.world();
    assert_eq!(world.role_in(MARA, KITCHEN), Some(practice::ADMIN));
    happens(&mut world);
    house.instance.replace_world(world);
    house.fail(Vec::new());
    runs::retry(&house.session, run.clone(), stopped).await.unwrap();
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::Finished, "{view:#?}");
    let proof = evidence::evidence(&house.session, run).await.unwrap();
    (house, proof)
}

/// A team of the kitchen that a second admin makes, who puts these people in as Team Admins.
fn team_of(world: &mut World, people: &[u64]) {
    let name = "Night shifts".to_owned();
    world.teams.insert(LATER, Team { id: LATER, name, organization_id: KITCHEN, deleted: false, external_id: None });
    let seat = || TeamSeat { role: TEAM_ADMIN, changeable: false, sso_pending: false };
    world.team_members.insert(LATER, people.iter().map(|user| (*user, seat())).collect());
}

fn told(difference: &Difference) -> (&str, Option<&str>, Option<&str>) {
    (&difference.place, difference.person.as_deref(), difference.read.as_deref())
}

#[tokio::test(start_paused = true)]
async fn a_team_that_came_during_the_run_is_named_where_somebody_limited_is_in_it() {
    for switches in readings() {
        let (house, proof) = with_in_the_middle(switches.clone(), |world| team_of(world, &[MARA, JONAS])).await;
        assert_eq!(house.instance.world().team_role_in(MARA, LATER), Some(TEAM_ADMIN), "nobody touched it");
        assert!(!proof.complete, "{switches:?}");
        let place = "Nordlicht Catering Kitchen · Night shifts";
        let differences: Vec<_> = proof.differences.iter().map(told).collect();
        let expected =
            [(place, Some("Mara Lindqvist"), Some("Team Admin")), (place, Some("Jonas Weber"), Some("Team Admin"))];
        assert_eq!(differences, expected, "{switches:?}");
        assert!(proof.differences.iter().all(|difference| difference.read_at.is_some() && difference.step.is_none()));
    }
}

#[tokio::test(start_paused = true)]
async fn a_team_that_came_during_the_run_is_no_difference_where_nobody_limited_is_in_it() {
    for switches in readings() {
        let (_, proof) = with_in_the_middle(switches.clone(), |world| team_of(world, &[])).await;
        assert!(proof.complete, "{switches:?} {:#?}", proof.differences);
    }
}

#[tokio::test(start_paused = true)]
async fn what_the_person_still_owns_and_administers_is_named() {
    for switches in readings() {
        let (house, proof) = with_in_the_middle(switches.clone(), |world| {
            let seats = world.members.get_mut(&HARBOR).unwrap();
            let owner = seats.iter_mut().find(|(_, seat)| seat.role == practice::OWNER).unwrap();
            owner.1.role = practice::ADMIN;
            let seat = practice::Seat { role: practice::OWNER, invitation: None, sso_pending: false };
            seats.insert(MARA, seat);
            world.people.get_mut(&MARA).unwrap().admin_role = Some(4);
        })
        .await;
        assert!(!proof.complete, "{switches:?}");
        let differences: Vec<_> = proof.differences.iter().map(told).collect();
        let mara = Some("Mara Lindqvist");
        let expected = [
            ("Administration of the instance", mara, Some("Administration role 4")),
            ("Blue Harbor Trading", mara, Some("Owner")),
        ];
        assert_eq!(differences, expected, "{switches:?}");
        let saved = evidence::export(&house.session, proof.run, house.folder.join("out")).await.unwrap();
        let html = std::fs::read_to_string(&saved.html).unwrap();
        assert!(html.contains("<bdi>Blue Harbor Trading</bdi>, <bdi>Mara Lindqvist</bdi>: <bdi>Owner</bdi>"), "{html}");
    }
}

#[tokio::test(start_paused = true)]
async fn rights_on_the_instance_that_were_there_before_are_named_as_staying() {
    let mut world = World::generate(Size::Tiny, 0);
    world.people.get_mut(&MARA).unwrap().admin_role = Some(22);
    let house = House::on(world, Switches::default()).await;
    let review = house.nordlicht_review().await;
    assert!(review.warnings.contains(&Warning::LeaverIsInstanceAdmin(UserId(MARA))));
    let stays = review.stays.administrator.as_ref().map(|person| &*person.name);
    assert_eq!(stays, Some("Mara Lindqvist"));
    let run = house.start(&review).await;
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    let proof = evidence::evidence(&house.session, run.clone()).await.unwrap();
    assert!(proof.complete, "{:#?}", proof.differences);
    let saved = evidence::export(&house.session, run, house.folder.join("out")).await.unwrap();
    let html = std::fs::read_to_string(&saved.html).unwrap();
    assert!(html.contains("<bdi>Mara Lindqvist</bdi> keeps the administration role on the instance"));
}
