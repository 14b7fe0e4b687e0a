//! Organizations, teams, and who is in them.

use std::time::Duration;

use domain::news::NewsLine;
use domain::plan::Warning;
use domain::plan::here::Obstacle;
use domain::{OrganizationId, TeamId, UserId, role};
use practice::{MEMBER, Object};
use usecases::problem::Code;
use usecases::view::changes::{ChangeWish, LicenseEntry, StartingAllowances};
use usecases::view::run::{RunState, StepTrouble};
use usecases::{changes, directory, evidence};

use crate::house::{House, KITCHEN, MARA};
use crate::wishes::{ELIF, HANA, NEW_PLACE, bring_in, carry_out, done, new_place, refused, removal, review, sent};

#[tokio::test(start_paused = true)]
async fn connections_are_kept_unless_it_was_said_and_no_other_call_ever_carries_a_flag() {
    for (team, with) in [(None, false), (None, true), (Some(402), false), (Some(402), true)] {
        let house = House::new().await;
        let review = review(&house, removal(ELIF, team, with)).await;
        assert_eq!(review.warnings.contains(&Warning::ConnectionsGo(UserId(ELIF))), with);
        assert_eq!(review.typed_name.as_deref(), Some("Elif Kaya"));
        assert_eq!(review.lines[0].change.ends_with("-with-connections"), with);
        let run = house.start(&review).await;
        assert_eq!(house.rest(&run).await.state, RunState::Finished);
        let [(_, query, body)] = &sent(&house)[..] else { panic!("one write") };
        let flags = ["deleteConnections=true", "confirmed=true"];
        assert!(flags.iter().all(|flag| query.contains(flag) == with), "{query}");
        assert_eq!(body, "");
        let world = house.instance.world();
        assert_eq!(world.role_in(ELIF, KITCHEN).is_none(), team.is_none());
        assert_eq!(world.team_role_in(ELIF, 402), None);
        let kept = world.connections.get(&402).is_some_and(|people| people.contains_key(&ELIF));
        let before = House::new().await.instance.world();
        let had = before.connections.get(&402).is_some_and(|people| people.contains_key(&ELIF));
        assert_eq!(kept, had && !with);
    }
}

#[tokio::test(start_paused = true)]
async fn who_owns_it_or_is_not_there_cannot_be_removed() {
    let house = House::new().await;
    let kitchen = OrganizationId(KITCHEN);
    for (wish, obstacle) in [
        (removal(MARA, None, false), Obstacle::OwnerStays(kitchen)),
        (removal(MARA, None, true), Obstacle::OwnerStays(kitchen)),
        (removal(HANA, None, false), Obstacle::NotThere(kitchen)),
        (removal(ELIF, Some(403), false), Obstacle::NotThere(kitchen)),
    ] {
        assert_eq!(refused(&house, wish).await, Code::CannotPlan(vec![obstacle]));
    }
}

#[tokio::test(start_paused = true)]
async fn a_new_organization_is_sent_with_exactly_the_license_that_was_reviewed() {
    let house = House::new().await;
    let kitchen = house.instance.world().organizations[&KITCHEN].license.clone();
    let wish = new_place(Some(StartingAllowances::CopyOf(OrganizationId(KITCHEN))));
    let review = review(&house, wish).await;
    let line = &review.lines[0];
    assert_eq!((&*line.change, &*line.before, line.user.as_ref().unwrap().id), ("create-org", "none", UserId(MARA)));
    assert!(review.warnings.contains(&Warning::CountryForGood));
    assert_eq!(line.license.len(), Object::parse(&line.after).unwrap().iter().count());
    let run = house.start(&review).await;
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    let (call, _, body) = sent(&house).remove(0);
    assert_eq!(call, "POST /api/v2/admin/organizations");
    let license = body.split_once(r#""license":"#).unwrap().1.strip_suffix('}').unwrap();
    assert_eq!(license, line.after, "byte for byte");
    assert!(body.contains(r#""timezoneId":113"#) && body.contains(r#""countryId":204"#), "{body}");
    let world = house.instance.world();
    let made = world.organizations.values().find(|found| found.name == NEW_PLACE).unwrap();
    assert_eq!(made.license.value("operations"), kitchen.value("operations"));
    assert_eq!((world.owner_of(made.id), made.country_id), (Some(MARA), 204));
    let proof = evidence::evidence(&house.session, run).await.unwrap();
    assert!(proof.complete, "{:?}", proof.differences);
}

/// The news, once there are as many and everything was read.
async fn news(house: &House, lines: usize) -> Vec<NewsLine> {
    loop {
        let heard = house.heard();
        let news = directory::news(&house.session).await.unwrap();
        if news.complete && news.lines.len() >= lines {
            return news.lines;
        }
        if news.since.is_none() {
            // Nothing tells when the first look is kept.
            tokio::time::sleep(Duration::from_millis(5)).await;
            continue;
        }
        if news.complete {
            // What was read began before the change.
            directory::refresh(&house.session).await.unwrap();
        }
        house.hear(heard).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_new_organization_is_no_news_to_those_who_made_it() {
    let house = House::new().await;
    assert_eq!(news(&house, 0).await, []);
    done(&house, new_place(typed(&SMALL))).await;
    let mut world = house.instance.world();
    let made = world.organizations.values().find(|found| found.name == NEW_PLACE).unwrap().clone();
    let others = practice::Organization { id: made.id + 1_000, name: "Of somebody else".to_owned(), ..made };
    world.members.insert(others.id, world.members[&KITCHEN].clone());
    world.organizations.insert(others.id, others);
    house.instance.replace_world(world);
    let told = news(&house, 1).await;
    let [NewsLine::OrganizationNew(place)] = &told[..] else { panic!("{told:?}") };
    assert_eq!(place.name, "Of somebody else");
}

#[allow(clippy::unnecessary_wraps, reason = "a wish takes it like this")]
fn typed(pairs: &[(&str, &str)]) -> Option<StartingAllowances> {
    let one = |(key, json): &(&str, &str)| LicenseEntry { key: (*key).to_owned(), json: (*json).to_owned() };
    Some(StartingAllowances::Typed(pairs.iter().map(one).collect()))
}

const SMALL: [(&str, &str); 7] = [
    ("operations", "1000"),
    ("transfer", "104857600"),
    ("dslimit", "1"),
    ("dsslimit", "1048576"),
    ("interval", "15"),
    ("fslimit", "5242880"),
    ("iolimit", "100"),
];

#[tokio::test(start_paused = true)]
async fn without_a_license_of_its_own_there_is_no_plan_and_typed_allowances_are_checked() {
    let house = House::new().await;
    assert_eq!(refused(&house, new_place(None)).await, Code::CannotPlan(vec![Obstacle::LicenseMissing]));
    let lacks = new_place(typed(&SMALL[1..]));
    assert_eq!(refused(&house, lacks).await, Code::CannotPlan(vec![Obstacle::LicenseLacks("operations".into())]));
    let mut much = SMALL;
    much[4] = ("interval", "90");
    let wrong = refused(&house, new_place(typed(&much))).await;
    assert_eq!(wrong, Code::CannotPlan(vec![Obstacle::LicenseValue("interval".into())]));
    assert_eq!(house.writes(), 0);
    done(&house, new_place(typed(&SMALL))).await;
    let world = house.instance.world();
    let made = world.organizations.values().find(|found| found.name == NEW_PLACE).unwrap();
    assert_eq!(made.license.value("operations"), Some(1000.into()));
}

#[tokio::test(start_paused = true)]
async fn a_name_that_is_in_use_and_a_place_that_was_not_chosen_stand_in_the_way() {
    let house = House::new().await;
    let ChangeWish::CreateOrganization { owner, license, .. } = new_place(typed(&SMALL)) else { panic!() };
    let wish = |name: &str, time_zone, country| {
        let (name, license) = (name.to_owned(), license.clone());
        ChangeWish::CreateOrganization { name, owner, time_zone, country, license }
    };
    let in_use = refused(&house, wish("Mara private", Some(113), Some(204))).await;
    assert_eq!(in_use, Code::CannotPlan(vec![Obstacle::NameInUse]));
    let odd = refused(&house, wish("<b>", Some(113), Some(204))).await;
    assert_eq!(odd, Code::CannotPlan(vec![Obstacle::NameNotTaken]));
    let Code::CannotPlan(missing) = refused(&house, wish(NEW_PLACE, None, None)).await else { panic!() };
    assert_eq!(missing.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_organization_of_the_name_with_another_license_is_not_taken_for_ours() {
    let house = House::new().await;
    let late = review(&house, new_place(typed(&SMALL))).await;
    done(&house, new_place(Some(StartingAllowances::CopyOf(OrganizationId(KITCHEN))))).await;
    let before = house.writes();
    let run = house.start(&late).await;
    let view = house.rest(&run).await;
    assert_eq!(view.steps[0].trouble, Some(StepTrouble::ChangedMeanwhile), "{view:#?}");
    assert_eq!(house.writes(), before);
}

#[tokio::test(start_paused = true)]
async fn a_team_is_created_under_its_owner_and_renamed() {
    let house = House::new().await;
    let organization = OrganizationId(KITCHEN);
    done(&house, ChangeWish::CreateTeam { organization, name: " Desserts ".to_owned() }).await;
    let world = house.instance.world();
    let team = world.teams.values().find(|team| team.name == "Desserts").unwrap().id;
    assert_eq!(world.team_role_in(MARA, team), Some(practice::TEAM_ADMIN));
    let same = ChangeWish::CreateTeam { organization, name: "Desserts".to_owned() };
    assert_eq!(refused(&house, same).await, Code::CannotPlan(vec![Obstacle::NameInUse]));
    let wish = |name: &str| ChangeWish::RenameTeam { organization, team: TeamId(team), name: name.to_owned() };
    assert_eq!(refused(&house, wish("Menus")).await, Code::CannotPlan(vec![Obstacle::NameInUse]));
    let review = review(&house, wish("Cakes")).await;
    assert_eq!(
        (&*review.lines[0].change, &*review.lines[0].before, &*review.lines[0].after),
        ("rename-team", "Desserts", "Cakes")
    );
    let run = house.start(&review).await;
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    assert_eq!(house.instance.world().teams[&team].name, "Cakes");
}

#[tokio::test(start_paused = true)]
async fn an_invitation_is_refused_to_outsiders_and_adding_directly_is_the_way_that_stays() {
    let house = House::new().await;
    let wish = bring_in(HANA, KITCHEN, true);
    let said = review(&house, wish.clone()).await;
    assert!(said.warnings.contains(&Warning::InviteMayBeRefused(OrganizationId(KITCHEN))));
    let view = carry_out(&house, wish).await;
    assert!(matches!(view.steps[0].trouble, Some(StepTrouble::Refused { status: 403, .. })), "{view:#?}");
    assert_eq!(house.instance.world().role_in(HANA, KITCHEN), None);
    usecases::runs::abandon(&house.session, view.run).await.unwrap();
    done(&house, bring_in(HANA, KITCHEN, false)).await;
    assert_eq!(house.instance.world().role_in(HANA, KITCHEN), Some(MEMBER));
    let there = refused(&house, bring_in(HANA, KITCHEN, true)).await;
    assert_eq!(there, Code::CannotPlan(vec![Obstacle::ThereAlready(OrganizationId(KITCHEN))]));
}

#[tokio::test(start_paused = true)]
async fn an_invitation_into_ones_own_organization_carries_the_words_and_is_open_afterwards() {
    let house = House::new().await;
    let wish = ChangeWish::BringIn {
        user: UserId(HANA),
        organization: OrganizationId(101),
        role: role::MEMBER,
        invitation: true,
        note: Some(" Welcome ".to_owned()),
    };
    let view = done(&house, wish).await;
    assert!(view.review.warnings.is_empty());
    assert!(sent(&house)[0].2.contains(r#""note":"Welcome""#));
    let open = house.instance.world().members[&101][&HANA].invitation.clone();
    assert_eq!(open.as_deref(), Some("pending"));
    let facts = changes::place(&house.session, OrganizationId(101)).await.unwrap();
    assert!(facts.may_invite);
}
