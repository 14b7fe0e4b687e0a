//! F41, N3: what this application never does, whatever somebody stages, chooses and confirms. Random trays, random changes of the
//! panels and random leaves go through the same calls as the windows', on calm and on bad days; every request that changes
//! something and arrives at the practice instance is held against the list that people read on the page "What this app
//! will never do".
//!
//! Each rule has a test nearer to its type as well: bodies and flags in `make-api` (`write/*`), lines of a tray in
//! `domain/tests/access/never.rs`, sent bytes against the plan in `tests/engine/oracle.rs`.

mod rules;

use std::collections::BTreeMap;

use domain::{AdminRoleId, OrganizationId, RoleId, TeamId, UserId};
use practice::faults::{AuditEntry, Fault, Match, Moment, Rule};
use practice::{Size, World};
use rand::Rng;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use usecases::view::access::StageWish;
use usecases::view::changes::ChangeWish;
use usecases::view::leave::{Decision, DecisionInput, LeaveInput, LimitInput};
use usecases::view::review::Review;
use usecases::view::tray::TrayDecision;
use usecases::{access, changes, leave, runs};

use crate::desk::all_read;
use crate::house::{EVENTS, HOLDING, House, KITCHEN, PRIVATE, SANDBOX, organizations, readings};
use rules::broken;

/// Houses, and what is tried in each; `GATEHOUSE_FULL=1` asks for more houses.
const HOUSES: u64 = 10;
const FULL: u64 = 200;
const ROUNDS: usize = 30;

/// Numbers that are there and some that are not.
struct Dice {
    rng: ChaCha8Rng,
    people: Vec<u64>,
    organizations: Vec<u64>,
    teams: Vec<u64>,
}

impl Dice {
    fn new(seed: u64, world: &World) -> Self {
        let mut people: Vec<u64> = world.people.keys().copied().collect();
        people.push(999_999);
        let mut organizations = vec![KITCHEN, KITCHEN, EVENTS, SANDBOX, PRIVATE, 101, 140, 999_999];
        organizations.extend(world.organizations.keys());
        let mut teams: Vec<u64> = world.teams_of(KITCHEN).map(|team| team.id).collect();
        teams.extend(world.teams_of(EVENTS).map(|team| team.id));
        teams.push(999_999);
        Self { rng: ChaCha8Rng::seed_from_u64(seed), people, organizations, teams }
    }

    fn person(&mut self) -> UserId {
        UserId(*self.people.choose(&mut self.rng).unwrap())
    }

    fn organization(&mut self) -> OrganizationId {
        OrganizationId(*self.organizations.choose(&mut self.rng).unwrap())
    }

    fn team(&mut self) -> TeamId {
        TeamId(*self.teams.choose(&mut self.rng).unwrap())
    }

    /// Of organizations, of teams, the owner's, none at all, and one that nobody knows.
    fn role(&mut self) -> RoleId {
        RoleId(*[12, 13, 14, 15, 1, 3, 4, 6, 11, 0, 77].choose(&mut self.rng).unwrap())
    }

    fn stroke(&mut self) -> (UserId, String, StageWish) {
        let place = if self.rng.random_bool(0.5) {
            format!("org-{}", self.organization())
        } else {
            format!("team-{}", self.team())
        };
        let wish = match self.rng.random_range(0..8) {
            0..5 => StageWish::Role(self.role()),
            5..7 => StageWish::Remove,
            _ => StageWish::Clear,
        };
        (self.person(), place, wish)
    }

    fn change(&mut self) -> ChangeWish {
        let (user, organization) = (self.person(), self.organization());
        match self.rng.random_range(0..7) {
            0 => ChangeWish::HandOver {
                organizations: vec![organization],
                to: user,
                former: self.rng.random_bool(0.5).then(|| self.role()),
            },
            1 => ChangeWish::AdminRole { user, role: self.rng.random_bool(0.5).then_some(AdminRoleId(4)) },
            2 | 3 => ChangeWish::RemoveFrom {
                user,
                organization,
                team: self.rng.random_bool(0.5).then(|| self.team()),
                with_connections: self.rng.random_bool(0.5),
            },
            4 => ChangeWish::BringIn { user, organization, role: self.role(), invitation: false, note: None },
            5 => ChangeWish::RenameTeam { organization, team: self.team(), name: "Night shift".to_owned() },
            _ => ChangeWish::DeletePerson { user },
        }
    }

    /// Now and then something goes wrong on the way.
    fn faults(&mut self) -> Vec<Rule> {
        if self.rng.random_bool(0.6) {
            return Vec::new();
        }
        let status = *[403, 404, 500, 503].choose(&mut self.rng).unwrap();
        let moment = *[Moment::BeforeApply, Moment::AfterApply].choose(&mut self.rng).unwrap();
        let when = Match::nth_write(self.rng.random_range(1..=3));
        vec![Rule { when, fault: Fault::Status { status, moment, retry_after: None } }]
    }
}

/// The review of some random strokes; nothing where none could be staged.
async fn tray(house: &House, dice: &mut Dice) -> Option<Review> {
    for _ in 0..dice.rng.random_range(1..8) {
        let (user, place, wish) = dice.stroke();
        // What is refused, and where there is no such place, nothing is staged.
        drop(access::stage_one(&house.session, user, place, wish).await);
    }
    let answer = access::review(&house.session).await.unwrap();
    if answer.review.is_some() {
        return answer.review;
    }
    for line in answer.stale.iter().chain(answer.refused.iter().map(|one| &one.line)) {
        let decision = *[TrayDecision::Mine, TrayDecision::Theirs, TrayDecision::Later].choose(&mut dice.rng).unwrap();
        access::decide(&house.session, line.key.clone(), decision).await.unwrap();
    }
    access::review(&house.session).await.unwrap().review
}

/// The review of a leave with random choices.
async fn leaves(house: &House, dice: &mut Dice) -> Option<Review> {
    // Once they have different owners, there is no such customer any more.
    let draft = leave::begin(&house.session, organizations(&[KITCHEN, EVENTS, SANDBOX])).await.ok()?;
    let draft = house.found(draft.draft).await;
    let limit = vec![LimitInput { organization: OrganizationId(KITCHEN), people: vec![dice.person(), dice.person()] }];
    let decision = *[Decision::Leave, Decision::Include].choose(&mut dice.rng).unwrap();
    let input = LeaveInput {
        successor: Some(UserId(HOLDING)),
        decisions: vec![DecisionInput { organization: OrganizationId(PRIVATE), decision }],
        limited_team_role: dice.rng.random_bool(0.5).then(|| dice.role()),
        limit,
        ..draft.choices.clone()
    };
    leave::choose(&house.session, draft.draft, input).await.ok()?;
    leave::review(&house.session, draft.draft).await.ok()
}

/// Confirms and starts it, waits until nobody is at it, and gives it up where it is stuck.
async fn carried_out(house: &House, review: &Review) {
    let typed = review.typed_name.clone().unwrap_or_default();
    let Ok(token) = usecases::confirm::confirm(&house.session, review.plan.clone(), typed).await else { return };
    let Ok(run) = runs::start(&house.session, review.plan.clone(), token.token).await else { return };
    if !house.rest(&run).await.over {
        runs::abandon(&house.session, run).await.unwrap();
    }
}

/// One house: what arrived that changes something, by its kind.
async fn play(seed: u64, arrived: &mut BTreeMap<&'static str, usize>) {
    let switches = readings()[usize::try_from(seed).unwrap() % 4].clone();
    let house = House::on(World::generate(Size::Tiny, 0), switches).await;
    all_read(&house).await;
    let mut dice = Dice::new(seed, &house.instance.world());
    for round in 0..ROUNDS {
        let before = house.instance.world();
        let review = match round % 3 {
            _ if round == 0 && seed % 2 == 1 => leaves(&house, &mut dice).await,
            0 | 1 => tray(&house, &mut dice).await,
            _ => {
                let wish = dice.change();
                changes::review(&house.session, wish).await.ok()
            }
        };
        let faults = dice.faults();
        house.fail(faults);
        let already = house.instance.audit().len();
        if let Some(review) = &review {
            carried_out(&house, review).await;
        }
        let writes = house.instance.audit().into_iter().skip(already).filter(|entry| entry.method != "GET");
        for write in writes {
            *arrived.entry(rules::kind(&write)).or_default() += 1;
            let found = review
                .as_ref()
                .map_or_else(|| vec!["nothing was confirmed".to_owned()], |review| broken(&write, review, &before));
            assert!(found.is_empty(), "house {seed}, round {round}: {found:#?}\n{write:#?}");
        }
        house.fail(Vec::new());
        access::clear(&house.session).await.unwrap();
    }
    assert_eq!(rules::gone(&house.instance.world()), rules::gone(&World::generate(Size::Tiny, 0)), "house {seed}");
}

#[tokio::test(start_paused = true)]
async fn whatever_is_staged_chosen_and_confirmed_no_request_breaks_a_rule() {
    let full = std::env::var("GATEHOUSE_FULL").is_ok_and(|value| value == "1");
    let houses = if full { FULL } else { HOUSES };
    let mut arrived = BTreeMap::new();
    for seed in 0..houses {
        play(seed, &mut arrived).await;
    }
    println!("never: {houses} houses of {ROUNDS} rounds, requests that change something: {arrived:?}");
    for kind in rules::KINDS {
        assert!(arrived.contains_key(kind), "no {kind} arrived at all: {arrived:?}");
    }
}

/// The judge itself: requests that nobody may send, beside a review of one change and one removal.
#[tokio::test(start_paused = true)]
async fn each_rule_is_broken_by_a_request_that_breaks_it() {
    let house = House::new().await;
    all_read(&house).await;
    let (elif, sofia) = (UserId(4716), UserId(4720));
    let stage = |user, place: &str, wish| access::stage_one(&house.session, user, place.to_owned(), wish);
    stage(elif, "org-118", StageWish::Role(RoleId(14))).await.unwrap();
    stage(sofia, "team-403", StageWish::Remove).await.unwrap();
    let review = access::review(&house.session).await.unwrap().review.unwrap();
    carried_out(&house, &review).await;
    let world = house.instance.world();
    let sent: Vec<_> = house.instance.audit().into_iter().filter(|entry| entry.method != "GET").collect();
    assert_eq!(sent.len(), 2);
    assert!(sent.iter().all(|write| broken(write, &review, &world).is_empty()), "what was confirmed breaks nothing");

    let planted = |method: &str, path: &str, query: &str, body: &str| {
        let (method, path) = (method.to_owned(), format!("/api/v2/admin/{path}"));
        let write = AuditEntry { method, path, query: query.to_owned(), body: body.to_owned(), ..sent[0].clone() };
        broken(&write, &review, &world)
    };
    let (role, flags) = (r#"{"usersRoleId":14}"#, "deleteConnections=true&confirmed=true");
    let cases = [
        planted("POST", "users/4716/user-organization-roles/118", "", ""),
        planted("POST", "users/4716/user-organization-roles/118", "", r#"{"usersRoleId":12}"#),
        planted("POST", "users/4716/user-organization-roles/118", flags, role),
        planted("POST", "users/4716/user-organization-roles/119", "", role),
        planted("POST", "users/4715/user-organization-roles/118", "", role),
        planted("POST", "users/4720/user-team-roles/403", flags, ""),
        planted("POST", "users/4716/user-organization-roles/118/transfer", "", ""),
        planted("PATCH", "organizations/118", "", r#"{"license":{"operations":0}}"#),
        planted("PATCH", "users/4716", "", r#"{"usersAdminsRoleId":4}"#),
        planted("DELETE", "users/4716", "", ""),
        planted("DELETE", "users/4711", "confirmed=true", ""),
        planted("DELETE", "organizations/118", "", ""),
        planted("DELETE", "teams/403", "", ""),
        planted("POST", "users", "", r#"{"name":"X"}"#),
    ];
    for (at, found) in cases.iter().enumerate() {
        assert!(!found.is_empty(), "request {at} breaks nothing");
    }
}
