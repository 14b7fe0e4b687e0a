//! The lists of people and organizations.

use std::sync::Arc;
use std::time::Duration;

use practice::faults::{Fault, Match, Moment, Rule, Schedule};
use practice::{Size, Switches, TextFilter};
use usecases::directory;
use usecases::problem::Code;
use usecases::session::{self, Session};
use usecases::view::instance::Kind;
use usecases::view::people::{ListQuery, ListState, PeoplePage, SortKey};

use crate::stage::{Ear, Stage, closed, places, query};

async fn page(session: &Arc<Session>, search: &str) -> PeoplePage {
    directory::people(session, query(search, 5000)).await.unwrap()
}

/// Waits until the list of people is no longer loading.
async fn loaded(session: &Arc<Session>) -> PeoplePage {
    let mut ear = Ear::on(session);
    ear.until(async || Some(page(session, "").await).filter(|page| page.state != ListState::Loading)).await
}

#[tokio::test]
async fn all_thousand_people_are_listed_although_the_instance_gives_ten_at_a_time() {
    let stage = Stage::new(Size::Team, Switches { page_cap: Some(10), ..Switches::default() });
    let session = stage.opened().await;
    let page = loaded(&session).await;
    assert_eq!((page.state, page.total, page.shown), (ListState::Complete, 1000, 1000));
    let mut listed: Vec<u64> = page.rows.iter().map(|row| row.id).collect();
    listed.sort_unstable();
    let everybody: Vec<u64> = stage.instance.world().people.keys().copied().collect();
    assert_eq!(listed, everybody, "deleted people too");
    assert!(page.rows.iter().any(|row| row.deleted));
}

#[tokio::test]
async fn rows_can_be_used_while_more_are_arriving() {
    let stage = Stage::new(Size::Team, Switches { page_cap: Some(10), ..Switches::default() });
    let session = stage.opened().await;
    let mut ear = Ear::on(&session);
    let early = ear.until(async || Some(page(&session, "").await).filter(|page| page.total > 0)).await;
    assert_eq!(early.state, ListState::Loading);
    assert!(early.total < 1000);
    let told = ear.all().len();
    ear.until(async || Some(page(&session, "").await).filter(|page| page.state == ListState::Complete)).await;
    assert!(ear.all().len() - told < 60, "100 pages are not told one by one");
}

#[tokio::test]
async fn a_search_ignores_case_and_accents_and_finds_numbers() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    loaded(&session).await;
    let world = stage.instance.world();
    let accented = world.people.values().find(|person| !person.name.is_ascii()).expect("someone has an accent");
    let found = page(&session, "LINDQVIST mara").await;
    assert_eq!(found.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [4711]);
    assert_eq!(page(&session, "4711").await.shown, 1);
    assert!(page(&session, &accented.name.to_uppercase()).await.rows.iter().any(|row| row.id == accented.id));
    assert_eq!(page(&session, "nobody at all").await.shown, 0);
}

#[tokio::test]
async fn a_slice_is_sorted_and_cut_and_the_counts_are_of_everything() {
    let stage = Stage::new(Size::Team, Switches::default());
    let session = stage.opened().await;
    loaded(&session).await;
    let ask = async |descending, offset| {
        let (search, filters) = (String::new(), Vec::new());
        let query = ListQuery { search, sort: SortKey::Id, descending, offset, count: 10, filters };
        directory::people(&session, query).await.unwrap()
    };
    let (first, last) = (ask(false, 0).await, ask(true, 990).await);
    assert_eq!((first.shown, first.rows.len(), last.rows.len()), (1000, 10, 10));
    let forwards: Vec<u64> = first.rows.iter().map(|row| row.id).collect();
    let backwards: Vec<u64> = last.rows.iter().rev().map(|row| row.id).collect();
    assert_eq!(forwards, backwards);
    assert!(forwards.is_sorted());
}

#[tokio::test]
async fn organizations_are_listed_with_deleted_and_frozen_ones() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let mut ear = Ear::on(&session);
    let page = ear
        .until(async || {
            let page = directory::organizations(&session, places("", 100)).await.unwrap();
            Some(page).filter(|page| page.state == ListState::Complete)
        })
        .await;
    let world = stage.instance.world();
    assert_eq!(page.total as usize, world.organizations.len());
    assert_eq!(
        page.rows.iter().filter(|row| row.deleted).count(),
        world.organizations.values().filter(|organization| organization.deleted).count()
    );
    assert!(page.rows.iter().any(|row| row.frozen) && page.rows.iter().any(|row| !row.frozen));
}

#[tokio::test]
async fn the_last_known_people_show_at_once_and_stay_when_the_instance_is_gone() {
    let mut stage = Stage::tiny();
    let id = stage.saved(Kind::Live).await;
    let session = session::open(&stage.core, &id).await.unwrap();
    let first = loaded(&session).await;
    closed(session).await;
    wait_for_memory(&stage, &id).await;
    stage.go_offline().await;

    let session = session::open(&stage.core, &id).await.unwrap();
    let at_once = page(&session, "").await;
    assert_eq!((at_once.total, at_once.as_of.clone()), (first.total, first.as_of.clone()));
    let later = loaded(&session).await;
    assert_eq!((later.state, later.total, later.as_of), (ListState::Stale, first.total, first.as_of));
    assert_eq!(later.problem.unwrap().code, Code::Offline);
}

async fn wait_for_memory(stage: &Stage, id: &str) {
    let profile = store::ProfileId(id.to_owned());
    let waiting = async {
        while stage.core.home().remembered::<domain::person::Person>(&profile, store::Remembered::People).is_none() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), waiting).await.expect("the rows are remembered");
}

#[tokio::test]
async fn a_list_that_breaks_off_keeps_its_rows_and_loads_whole_at_the_next_try() {
    let stage = Stage::new(Size::Team, Switches { page_cap: Some(100), ..Switches::default() });
    let session = stage.opened().await;
    let rules = (5..=60).map(|nth| Rule {
        when: Match::nth("GET", "/admin/users-detail", nth),
        fault: Fault::Status { status: 502, moment: Moment::BeforeApply, retry_after: None },
    });
    stage.instance.set_schedule(Schedule { rules: rules.collect(), ..Schedule::default() });
    let broken = loaded(&session).await;
    assert_eq!((broken.state, broken.total), (ListState::Stale, 397), "pages overlap by a row");
    stage.instance.set_schedule(Schedule::default());
    directory::refresh(&session).await.unwrap();
    let whole = loaded(&session).await;
    assert_eq!((whole.state, whole.total, whole.problem), (ListState::Complete, 1000, None));
}

#[tokio::test]
async fn while_loading_the_instance_is_asked_by_name_and_by_email() {
    for text_filter in [TextFilter::Partial, TextFilter::Exact] {
        let stage = Stage::new(Size::Tiny, Switches { text_filter, ..Switches::default() });
        let session = stage.opened().await;
        let stalled = Rule {
            when: Match::nth("GET", "/admin/users-detail", 1),
            fault: Fault::Stall { moment: Moment::BeforeApply },
        };
        stage.instance.set_schedule(Schedule { rules: vec![stalled], ..Schedule::default() });
        let before = lists(&stage);
        assert_eq!(page(&session, "").await.total, 0);
        let asked = async {
            while lists(&stage) == before {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), asked).await.expect("the list is asked for");
        directory::search_server(&session, "Mara Lindqvist".to_owned()).await.unwrap();
        let found = page(&session, "mara lind").await;
        assert_eq!((found.shown, found.state), (1, ListState::Loading));
    }
}

fn lists(stage: &Stage) -> usize {
    stage.instance.audit().iter().filter(|arrival| arrival.path.ends_with("/users-detail")).count()
}

#[tokio::test]
async fn loading_stops_when_the_window_is_gone() {
    let stage = Stage::new(Size::Team, Switches { page_cap: Some(1), ..Switches::default() });
    let session = stage.opened().await;
    let mut ear = Ear::on(&session);
    ear.until(async || Some(page(&session, "").await).filter(|page| page.total > 0)).await;
    let (weak, read) = (Arc::downgrade(&session), session.read().unwrap());
    drop((session, ear));
    let gone = async {
        while weak.strong_count() > 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), gone).await.expect("nothing keeps the session alive");
    let asked = lists(&stage);
    for _ in 0..50 {
        read.ping().await.unwrap();
    }
    // A page that was under way may still arrive; had loading gone on, many more would have.
    assert!(lists(&stage) <= asked + 1, "{asked} pages before, {} after", lists(&stage));
}
