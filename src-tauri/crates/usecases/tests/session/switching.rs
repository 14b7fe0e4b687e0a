//! Several instances at once (S7): what is done in a window happens at its own instance, however the windows change in between. All
//! instances hold the same people under the same numbers, so nothing but the window tells them apart; each knows another key.

use std::sync::Arc;
use std::time::Duration;

use domain::{OrganizationId, UserId};
use practice::{Instance, Options, Served, Size, World, serve};
use rand::Rng as _;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use usecases::core::Core;
use usecases::problem::Code;
use usecases::session::{self, Session};
use usecases::view::changes::ChangeWish;
use usecases::view::connect::NewInstance;
use usecases::view::instance::{Kind, Look};
use usecases::view::review::Review;
use usecases::view::run::RunState;
use usecases::{changes, confirm, connect, directory, editing, instances, organization, person, runs};
use vault::Vault;
use vault::double::Safe;

use crate::stage::{Ear, Folder, secret};

const ELIF: u64 = 4716;
const MARA: u64 = 4711;
const HOLDING: u64 = 41;
/// Two organizations of Mara's, of which a test hands over the first alone.
const CHOSEN: u64 = 131;
const OTHER: u64 = 118;
const NAMES: [&str; 3] = ["Flowline EU", "Flowline US", "Flowline Test"];

/// One instance, and its window while it is open.
struct House {
    instance: Instance,
    _served: Served,
    key: String,
    id: String,
    window: Option<Arc<Session>>,
}

struct Town {
    core: Arc<Core>,
    houses: Vec<House>,
    folder: Folder,
    safe: Safe,
}

impl Town {
    /// Three saved instances; only the last is one to try things out on.
    async fn new() -> Self {
        let (folder, safe) = (Folder::new(), Safe::new());
        let core = Core::open_with(&folder.0, Vault::in_memory(&safe, Duration::from_secs(2))).unwrap();
        let mut town = Self { core, houses: Vec::new(), folder, safe };
        for (number, name) in (0..).zip(NAMES) {
            let key = format!("{number}a1b2c3d-1111-4222-8333-44445555666{number}");
            let options = Options { key: key.clone(), ..Options::default() };
            let instance = Instance::new(World::generate(Size::Tiny, 7), options);
            let served = serve(&instance, 0).unwrap();
            let kind = if number == 2 { Kind::Test } else { Kind::Live };
            let new = NewInstance { address: served.url(), name: name.to_owned(), kind, look: None };
            let id = connect::save(&town.core, new, secret(&key), false).await.unwrap();
            town.houses.push(House { instance, _served: served, key, id, window: None });
        }
        town
    }

    /// Brings the window of an instance forward, which opens it where it is closed.
    async fn switch(&mut self, to: usize) -> Arc<Session> {
        let house = &mut self.houses[to];
        let window = session::open(&self.core, &house.id).await.unwrap();
        assert_eq!(window.profile().name, NAMES[to]);
        house.window = Some(Arc::clone(&window));
        window
    }

    /// Every request at every instance carried its own key, and none of another window's marks.
    fn nothing_went_astray(&self) -> usize {
        let mut arrivals = 0;
        for (here, house) in self.houses.iter().enumerate() {
            for entry in house.instance.audit() {
                arrivals += 1;
                let silent = entry.path.ends_with("/ping");
                assert!(entry.key_right || silent, "a key of another instance at {}: {entry:?}", NAMES[here]);
                let said = format!("{} {} {}", entry.path, entry.query, entry.body);
                for other in (0..NAMES.len()).filter(|other| *other != here) {
                    assert!(!said.contains(&mark(other)), "{} at {}: {entry:?}", NAMES[other], NAMES[here]);
                }
            }
        }
        arrivals
    }

    fn writes(&self, at: usize) -> Vec<String> {
        let audit = self.houses[at].instance.audit();
        audit
            .iter()
            .filter(|it| it.method != "GET")
            .map(|it| format!("{} {} {}", it.method, it.path, it.body))
            .collect()
    }

    fn name_of_elif(&self, at: usize) -> String {
        self.houses[at].instance.world().people[&ELIF].name.clone()
    }
}

/// Stands in everything that the window of an instance sends of its own.
fn mark(of: usize) -> String {
    format!("mark{}of", ["alpha", "beta", "gamma"][of])
}

fn renamed(name: &str) -> ChangeWish {
    let name = Some(name.to_owned());
    ChangeWish::EditPerson { user: UserId(ELIF), name, email: None, language: None, time_zone: None, country: None }
}

/// Confirms a review and begins its run in this window.
async fn begin(window: &Arc<Session>, review: &Review) -> Result<String, Code> {
    let typed = review.typed_name.clone().unwrap_or_default();
    let confirmation = confirm::confirm(window, review.plan.clone(), typed).await.map_err(|problem| problem.code)?;
    runs::start(window, review.plan.clone(), confirmation.token).await.map_err(|problem| problem.code)
}

async fn finished(window: &Arc<Session>, run: &str) -> RunState {
    Ear::on(window)
        .until(async || {
            let view = runs::view(window, run.to_owned()).await.unwrap();
            (!view.live).then_some(view.state)
        })
        .await
}

#[tokio::test]
async fn a_form_opened_in_one_window_and_sent_after_a_switch_goes_to_its_own_instance() {
    let mut town = Town::new().await;
    let eu = town.switch(0).await;
    let form = changes::review(&eu, renamed("Elif of the EU")).await.unwrap();
    let us = town.switch(1).await;
    for window in [&eu, &us] {
        editing::unlock(window).await.unwrap();
    }
    person::panel(&us, UserId(ELIF)).await.unwrap();
    let before = town.name_of_elif(1);
    let run = begin(&eu, &form).await.unwrap();
    assert_eq!(finished(&eu, &run).await, RunState::Finished);
    assert_eq!((town.name_of_elif(0).as_str(), town.name_of_elif(1)), ("Elif of the EU", before));
    assert_eq!((town.writes(0).len(), town.writes(1).len()), (1, 0));
    town.nothing_went_astray();
}

#[tokio::test]
async fn a_command_that_was_made_in_one_window_is_refused_by_every_other_and_sends_nothing() {
    let mut town = Town::new().await;
    let (eu, us) = (town.switch(0).await, town.switch(1).await);
    for window in [&eu, &us] {
        editing::unlock(window).await.unwrap();
    }
    let review = changes::review(&eu, renamed("Elif of the EU")).await.unwrap();
    assert_eq!(begin(&us, &review).await.unwrap_err(), Code::UnknownPlan);
    let token = confirm::confirm(&eu, review.plan.clone(), String::new()).await.unwrap().token;
    let stolen = runs::start(&us, review.plan.clone(), token.clone()).await.unwrap_err().code;
    assert_eq!(stolen, Code::ConfirmationSpent, "a confirmation is good in its own window alone");
    assert_eq!((town.writes(0), town.writes(1)), (Vec::new(), Vec::new()));
    let run = runs::start(&eu, review.plan.clone(), token).await.expect("it is still good where it was made");
    finished(&eu, &run).await;
    assert!(runs::go_on(&us, run.clone()).await.is_err() && runs::view(&us, run).await.is_err());
    assert_eq!(town.writes(1), [] as [String; 0]);
}

#[tokio::test]
async fn run_for_the_selected_one_touches_the_selected_one_alone() {
    let mut town = Town::new().await;
    let test = town.switch(2).await;
    let wish = ChangeWish::HandOver { organizations: vec![OrganizationId(CHOSEN)], to: UserId(HOLDING), former: None };
    let review = changes::review(&test, wish).await.unwrap();
    let run = begin(&test, &review).await.unwrap();
    assert_eq!(finished(&test, &run).await, RunState::Finished);
    let owner = |organization: u64| town.houses[2].instance.world().owner_of(organization);
    assert_eq!((owner(CHOSEN), owner(OTHER)), (Some(HOLDING), Some(MARA)));
    for write in town.writes(2) {
        assert!(write.contains(&CHOSEN.to_string()) && !write.contains(&OTHER.to_string()), "{write}");
    }
    assert_eq!((town.writes(0).len(), town.writes(1).len()), (0, 0));
}

#[tokio::test]
async fn the_editing_lock_survives_saving_reloading_and_restarting() {
    let mut town = Town::new().await;
    let locked = |window: &Arc<Session>| editing::require_open(window).err().map(|problem| problem.code);
    let (eu, test) = (town.switch(0).await, town.switch(2).await);
    assert_eq!((locked(&eu), locked(&test)), (Some(Code::Locked), None));
    let id = eu.profile_id().0;
    let look = |color, shape| Look { color, shape };
    connect::update(&town.core, &id, "Flowline Europe".to_owned(), Kind::Live, look(3, 9)).await.unwrap();
    instances::set_group(&town.core, &id, "South").await.unwrap();
    assert_eq!(locked(&eu), Some(Code::Locked), "saving its name, look and group unlocks nothing");
    let test_id = test.profile_id().0;
    connect::update(&town.core, &test_id, "Now live".to_owned(), Kind::Live, look(4, 10)).await.unwrap();
    assert_eq!(locked(&test), Some(Code::Locked), "what is made live locks at once in its open window");
    editing::unlock(&eu).await.unwrap();
    assert_eq!((locked(&eu), locked(&test)), (None, Some(Code::Locked)), "one window is unlocked, not all");
    let other = changes::review(&test, renamed("Elif")).await.unwrap();
    assert_eq!(begin(&test, &other).await.unwrap_err(), Code::Locked);
    town.houses.iter_mut().for_each(|house| house.window = None);
    for window in [eu, test] {
        crate::stage::closed(window).await;
    }
    let reloaded = session::open(&town.core, &id).await.unwrap();
    assert_eq!(locked(&reloaded), Some(Code::Locked), "a window that opens anew is locked");
    drop(reloaded);
    let again = Core::open_with(&town.folder.0, Vault::in_memory(&town.safe, Duration::from_secs(2))).unwrap();
    for id in [&id, &test_id] {
        let window = session::open(&again, id).await.unwrap();
        assert_eq!(locked(&window), Some(Code::Locked), "after a restart");
    }
    assert!(town.houses.iter().all(|house| house.instance.audit().iter().all(|entry| entry.method == "GET")));
}

#[tokio::test]
async fn a_thousand_random_turns_between_three_instances_send_nothing_to_the_wrong_one() {
    let mut town = Town::new().await;
    let mut random = ChaCha8Rng::seed_from_u64(368);
    let mut sent = [0_usize; 3];
    for turn in 0..1_000 {
        for here in 0..3 {
            if random.random_bool(0.05) {
                // Its window is closed; what goes on for it ends, and it opens anew.
                town.houses[here].window = None;
            }
        }
        let here = random.random_range(0..3);
        let window = town.switch(here).await;
        match random.random_range(0..20) {
            0..6 => drop(person::panel(&window, UserId(random.random_range(4711..4720))).await),
            6..9 => drop(organization::panel(&window, OrganizationId(OTHER)).await),
            9..14 => drop(directory::search_server(&window, format!("{}{turn}", mark(here))).await),
            14 => drop(directory::refresh(&window).await),
            15 => drop(instances::switch(&town.core, &town.houses[here].id).await.unwrap()),
            16 => drop(editing::lock(&window).await),
            _ => sent[here] += usize::from(change(&mut town, &mut random, here, turn).await),
        }
    }
    let arrivals = town.nothing_went_astray();
    assert!(arrivals > 1_000, "{arrivals} requests mean little");
    for (here, sent) in sent.into_iter().enumerate() {
        assert!(sent > 5, "{sent} changes at {}", NAMES[here]);
        let writes = town.writes(here);
        assert_eq!(writes.len(), sent, "{writes:?}");
        assert!(writes.iter().all(|write| write.contains(&mark(here))), "{writes:?}");
    }
    let keys = town.houses.iter().map(|house| &house.key).collect::<std::collections::HashSet<_>>();
    assert_eq!(keys.len(), 3, "one key for all would hide what goes astray");
}

/// A change is prepared, another window comes forward and tries to carry it out, then its own does. Whether it was sent.
async fn change(town: &mut Town, random: &mut ChaCha8Rng, here: usize, turn: u32) -> bool {
    let window = town.switch(here).await;
    let review = changes::review(&window, renamed(&format!("{}{turn}", mark(here)))).await.unwrap();
    let other = town.switch((here + random.random_range(1..3)) % 3).await;
    assert_eq!(begin(&other, &review).await.unwrap_err(), Code::UnknownPlan);
    if random.random_bool(0.7) {
        editing::unlock(&window).await.unwrap();
    }
    match begin(&window, &review).await {
        Ok(run) => {
            assert_eq!(finished(&window, &run).await, RunState::Finished);
            true
        }
        Err(code) => {
            assert_eq!(code, Code::Locked);
            false
        }
    }
}
