//! Roles that an organization made for itself, and roles that the instance shows nowhere.

use domain::plan::Warning;
use domain::plan::leave::{Blocker, LeaveKind};
use domain::{OrganizationId, RoleId, UserId};
use practice::{CustomRole, CustomRoleList, MemberRole, PublicLists, RoleCategory, RoleColumns, Size, Switches, World};
use usecases::view::leave::{LeaveDraft, LeaveInput, LeaveStart};
use usecases::view::review::ReviewLine;
use usecases::view::run::{RunState, StepWord};
use usecases::{evidence, leave, runs};

use crate::house::{HOLDING, House, JONAS, KITCHEN, MARA, readings};

const ELIF: u64 = 4716;
/// An organization of Grace Obi.
const HARBOR: u64 = 140;
const PLANNER: u64 = 20_731;
const SHIFT: u64 = 20_732;

/// Elif is a "Kitchen planner" of the kitchen.
fn with_planner() -> World {
    let mut world = World::generate(Size::Tiny, 0);
    world.give_custom_role(ELIF, KITCHEN, PLANNER, "Kitchen planner").unwrap();
    world
}

/// The kitchen's first team, in which Mara has a role of the kitchen's own that lets her do more than look.
fn with_shift() -> (World, u64) {
    let mut world = World::generate(Size::Tiny, 0);
    let permissions = vec!["scenario view".to_owned(), "scenario edit".to_owned(), "datastore view".to_owned()];
    let (name, category) = ("Shift lead".to_owned(), RoleCategory::Team);
    world.add_custom_role(CustomRole { id: SHIFT, name, organization_id: KITCHEN, category, permissions }).unwrap();
    let team = world.teams_of(KITCHEN).next().unwrap().id;
    world.team_members.get_mut(&team).unwrap().get_mut(&MARA).unwrap().role = SHIFT;
    (world, team)
}

/// No list and no filter tells what the role is.
fn hidden() -> Switches {
    Switches { custom_roles: CustomRoleList::Never, ..Switches::default() }
}

fn says(draft: &LeaveDraft, place: u64, user: u64) -> &usecases::view::leave::Colleague {
    let place = draft.organizations.iter().find(|found| found.id.0 == place).unwrap();
    place.colleagues.iter().find(|colleague| colleague.person.id.0 == user).unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_customer_with_a_colleague_in_a_role_of_their_own_leaves_whole() {
    for switches in readings() {
        let house = House::on(with_planner(), switches.clone()).await;
        let draft = house.nordlicht().await;
        assert_eq!(draft.problem, None, "{switches:?}");
        let elif = says(&draft, KITCHEN, ELIF);
        assert_eq!((elif.role, &*elif.role_name), (Some(RoleId(PLANNER)), "Kitchen planner"), "{switches:?}");
        assert!(!draft.warnings.iter().any(|warning| matches!(warning, Warning::RoleNotShown { .. })), "{switches:?}");
        let run = house.start(&leave::review(&house.session, draft.draft).await.unwrap()).await;
        assert_eq!(house.rest(&run).await.state, RunState::Finished, "{switches:?}");
        assert_eq!(house.instance.world().role_in(ELIF, KITCHEN), Some(PLANNER));
        assert!(evidence::evidence(&house.session, run).await.unwrap().complete, "{switches:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_customer_with_a_colleague_whose_role_is_not_shown_leaves_and_the_colleague_is_untouched() {
    for public_lists in [PublicLists::Refused, PublicLists::Open] {
        let switches = Switches { public_lists, member_role: MemberRole::Null, member_role_of: vec![ELIF], ..hidden() };
        let house = House::on(with_planner(), switches.clone()).await;
        let draft = house.nordlicht().await;
        assert_eq!(draft.problem, None, "{switches:?}");
        let elif = says(&draft, KITCHEN, ELIF);
        if public_lists == PublicLists::Open {
            // Her own row still tells the number.
            assert_eq!((elif.role, &*elif.role_name), (Some(RoleId(PLANNER)), "Role 20731"));
            continue;
        }
        assert_eq!((elif.role, &*elif.role_name, elif.can_be_limited), (None, "", false));
        let warning = Warning::RoleNotShown { user: UserId(ELIF), organization: OrganizationId(KITCHEN) };
        assert!(draft.warnings.contains(&warning) && draft.people.iter().any(|person| person.id.0 == ELIF));
        let review = leave::review(&house.session, draft.draft).await.unwrap();
        assert!(review.warnings.contains(&warning) && review.stays == draft.stays);
        let stays = &review.stays.not_shown;
        assert_eq!((stays.len(), &*stays[0].person.name, stays[0].left_out), (1, "Elif Kaya", false));
        assert_eq!(stays[0].place, "Nordlicht Catering Kitchen");
        assert!(!review.lines.iter().any(|line| line.user.as_ref().is_some_and(|user| user.id.0 == ELIF)));

        let before = house.instance.world();
        let run = house.start(&review).await;
        assert_eq!(house.rest(&run).await.state, RunState::Finished);
        let after = house.instance.world();
        assert_eq!(before.role_in(ELIF, KITCHEN), after.role_in(ELIF, KITCHEN));
        for team in after.teams_of(KITCHEN) {
            assert_eq!(before.team_role_in(ELIF, team.id), after.team_role_in(ELIF, team.id));
        }
        let proof = evidence::evidence(&house.session, run.clone()).await.unwrap();
        assert!(proof.complete, "{:#?}", proof.differences);
        let saved = evidence::export(&house.session, run, house.folder.join("out")).await.unwrap();
        let html = std::fs::read_to_string(&saved.html).unwrap();
        assert!(
            html.contains("Elif Kaya</bdi> stays in <bdi>Nordlicht Catering Kitchen</bdi>: the instance does not show")
        );
    }
}

#[tokio::test(start_paused = true)]
async fn somebodys_own_place_in_a_role_that_is_not_shown_is_named_as_left_out() {
    for public_lists in [PublicLists::Refused, PublicLists::Open] {
        let mut world = World::generate(Size::Tiny, 0);
        world.give_custom_role(MARA, HARBOR, PLANNER, "Harbor master").unwrap();
        let switches =
            Switches { public_lists, member_role: MemberRole::Missing, member_role_of: vec![MARA], ..hidden() };
        let house = House::on(world, switches.clone()).await;
        let draft = house.begin(LeaveStart::Person(UserId(MARA))).await;
        assert_eq!((&draft.problem, draft.completeness.found), (&None, 5), "{switches:?}");
        let harbor = draft.organizations.iter().find(|place| place.id.0 == HARBOR).unwrap();
        assert_eq!(draft.organizations.iter().filter(|place| place.owned).count(), 4, "{switches:?}");
        if public_lists == PublicLists::Open {
            assert_eq!(harbor.role_name, "Role 20731");
            continue;
        }
        assert_eq!(harbor.role_name, "");
        let unknown = Warning::RoleNotShown { user: UserId(MARA), organization: OrganizationId(HARBOR) };
        assert!(draft.warnings.contains(&unknown), "{:?}", draft.warnings);

        let input = LeaveInput { kind: LeaveKind::Person, successor: Some(UserId(JONAS)), ..draft.choices };
        let draft = leave::choose(&house.session, draft.draft, input).await.unwrap();
        let left_out = Warning::LeftOut { user: UserId(MARA), organization: OrganizationId(HARBOR), team: None };
        assert!(draft.warnings.contains(&left_out) && !draft.warnings.contains(&unknown));
        let review = leave::review(&house.session, draft.draft).await.unwrap();
        assert!(!review.lines.iter().any(|line| line.organization == Some(OrganizationId(HARBOR))));
        assert!(review.stays.not_shown.iter().any(|row| row.left_out && row.place == "Blue Harbor Trading"));
        let run = house.start(&review).await;
        assert_eq!(house.rest(&run).await.state, RunState::Finished);
        let world = house.instance.world();
        assert_eq!((world.role_in(MARA, HARBOR), world.role_in(MARA, KITCHEN)), (Some(PLANNER), None));
        let proof = evidence::evidence(&house.session, run.clone()).await.unwrap();
        assert!(!proof.complete, "a place that was left out is no end");
        let [difference] = &proof.differences[..] else { panic!("{:#?}", proof.differences) };
        assert_eq!((&*difference.place, difference.read.as_deref()), ("Blue Harbor Trading", Some("not-shown")));
        let saved = evidence::export(&house.session, run, house.folder.join("out")).await.unwrap();
        let html = std::fs::read_to_string(&saved.html).unwrap();
        assert!(html.contains("a role that the instance does not show") && html.contains("This case left it out."));
    }
}

#[tokio::test(start_paused = true)]
async fn who_is_only_where_their_role_is_not_shown_has_nothing_to_leave() {
    let mut world = World::generate(Size::Tiny, 0);
    let free = 4_799;
    let person = practice::Person { id: free, admin_role: None, ..world.people[&ELIF].clone() };
    world.people.insert(free, person);
    world.give_custom_role(free, HARBOR, PLANNER, "Harbor master").unwrap();
    let house = House::on(world, hidden()).await;
    let draft = house.begin(LeaveStart::Person(UserId(free))).await;
    let input = LeaveInput { kind: LeaveKind::Person, ..draft.choices };
    let draft = leave::choose(&house.session, draft.draft, input).await.unwrap();
    assert_eq!(draft.blockers, [Blocker::NothingToDo]);
}

#[tokio::test(start_paused = true)]
async fn a_role_in_a_team_is_limited_where_it_is_shown_and_left_out_where_it_is_not() {
    for (custom_roles, role_columns, shown) in [
        (CustomRoleList::WithOrganization, RoleColumns::Missing, true),
        (CustomRoleList::WithOrganization, RoleColumns::Present, true),
        (CustomRoleList::Never, RoleColumns::Missing, false),
    ] {
        let (world, team) = with_shift();
        let house = House::on(world, Switches { custom_roles, role_columns, ..Switches::default() }).await;
        let draft = house.nordlicht().await;
        assert_eq!(draft.problem, None);
        let input = LeaveInput { limited_team_role: None, ..draft.choices.clone() };
        let draft = leave::choose(&house.session, draft.draft, input).await.unwrap();
        let review = leave::review(&house.session, draft.draft).await.unwrap();
        let is_it = |line: &&ReviewLine| {
            let hers = line.user.as_ref().is_some_and(|user| user.id.0 == MARA);
            hers && line.team.as_ref().is_some_and(|row| row.id.0 == team)
        };
        let own = review.lines.iter().find(is_it);
        assert_eq!(own.is_some(), shown);
        if let Some(line) = own {
            assert_eq!((&*line.before, line.before_name.as_deref()), ("20732", Some("Shift lead")));
        }
        let name = house.instance.world().teams[&team].name.clone();
        let left_out =
            Warning::LeftOut { user: UserId(MARA), organization: OrganizationId(KITCHEN), team: Some(name.clone()) };
        assert_eq!(review.warnings.contains(&left_out), !shown, "{:?}", review.warnings);
        let run = house.start(&review).await;
        let view = house.rest(&run).await;
        assert_eq!(view.state, RunState::Finished, "{view:#?}");
        let role = house.instance.world().team_role_in(MARA, team);
        assert_eq!(role, if shown { None } else { Some(SHIFT) });
        let proof = evidence::evidence(&house.session, run).await.unwrap();
        assert_eq!(proof.complete, shown, "{:#?}", proof.differences);
        if !shown {
            assert_eq!(proof.differences.len(), 1);
            assert_eq!(proof.differences[0].place, format!("Nordlicht Catering Kitchen · {name}"));
            assert_eq!(proof.differences[0].person.as_deref(), Some("Mara Lindqvist"));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_role_that_somebody_gave_meanwhile_is_seen_for_what_it_is_and_never_as_no_access() {
    for (switches, read, named) in [(Switches::default(), "20731", Some("Role 20731")), (hidden(), "not-shown", None)] {
        let house = House::with(switches).await;
        let review = house.nordlicht_review().await;
        let step = review
            .lines
            .iter()
            .find(|line| line.change == "set-org-role" && line.user.as_ref().is_some_and(|user| user.id.0 == MARA))
            .unwrap();
        let give = practice::faults::Effect::GiveCustomRole {
            user: MARA,
            organization: KITCHEN,
            role: PLANNER,
            name: "Kitchen planner".to_owned(),
        };
        let transfer = format!("/admin/users/{HOLDING}/user-organization-roles/{KITCHEN}/transfer");
        let script = practice::faults::Script {
            when: practice::faults::Match::every("POST", &transfer),
            moment: practice::faults::Moment::AfterApply,
            effects: vec![give],
        };
        house.instance.set_schedule(practice::faults::Schedule { second_admin: vec![script], ..Default::default() });
        let run = house.start(&review).await;
        let view = house.rest(&run).await;
        let own = view.steps.iter().find(|own| own.step == step.step).unwrap();
        assert_eq!((own.state, own.read.as_deref()), (StepWord::ChangedMeanwhile, Some(read)), "{own:#?}");
        assert_eq!(own.read_name.as_deref(), named);
        runs::abandon(&house.session, run).await.unwrap();
    }
}
