//! Lists that somebody else changes while they are read: whoever is there all the time is listed exactly once, or the list
//! says that it changed.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};
use make_api::transport::{Transport, TransportError};
use make_api::{Address, Complete, Continue, PageOf, ReadClient};

use crate::support::{Dice, answer, key, parameter, schedules};

const CAPS: [usize; 7] = [1, 10, 99, 100, 137, 1_000, 10_000];

/// How the instance sorts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Sorted {
    AsAsked,
    Downwards,
    ByName,
}

/// How much happens between two pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Changes {
    None,
    Once,
    Some,
    Many,
    Floods,
}

struct State {
    rows: BTreeSet<u64>,
    /// In the list since the first request.
    throughout: BTreeSet<u64>,
    gone: Vec<u64>,
    dice: Dice,
    requests: usize,
    disturbed: usize,
}

/// An instance with one list.
struct Instance {
    cap: usize,
    echoes_cap: bool,
    sorted: Sorted,
    changes: Changes,
    ignores_paging: bool,
    state: Mutex<State>,
}

impl Instance {
    fn of(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let turn = usize::try_from(seed).unwrap();
        let cap = CAPS[turn % CAPS.len()];
        let sorted = [Sorted::AsAsked, Sorted::AsAsked, Sorted::Downwards, Sorted::ByName][turn / 7 % 4];
        let changes = [Changes::None, Changes::Once, Changes::Some, Changes::Many, Changes::Floods, Changes::Many];
        let changes = changes[turn / 28 % changes.len()];
        let most = match cap {
            1 => 14,
            1_000 => 2_300,
            10_000 if dice.one_in(10) => 10_600,
            10_000 => 900,
            cap => cap * 5 + 3,
        };
        let count = dice.below(most + 1);
        let rows: BTreeSet<u64> = (0..count).map(|_| dice.number()).collect();
        let throughout = rows.clone();
        let state = Mutex::new(State { rows, throughout, gone: Vec::new(), dice, requests: 0, disturbed: 0 });
        Self { cap, echoes_cap: seed.is_multiple_of(2), sorted, changes, ignores_paging: seed % 31 == 30, state }
    }

    fn client(self: &Arc<Self>) -> ReadClient {
        let address = Address::understand("https://acme.onmake.com").unwrap();
        ReadClient::new(&address, key(), Arc::<Self>::clone(self))
    }
}

impl State {
    fn disturb(&mut self, changes: Changes) {
        let times = match changes {
            Changes::Once => usize::from(self.disturbed == 0 && self.dice.one_in(2)),
            Changes::Some => usize::from(self.dice.one_in(4)),
            Changes::Many => self.dice.below(5),
            Changes::Floods if self.dice.one_in(3) => self.dice.below(self.rows.len() / 2 + 2),
            Changes::None | Changes::Floods => 0,
        };
        self.disturbed += usize::from(times > 0);
        // A flood goes one way, so that it shifts the rest by more than a page.
        let (flood, only_goings) = (changes == Changes::Floods, self.dice.one_in(2));
        for _ in 0..times {
            let goes = if flood { only_goings } else { self.dice.one_in(2) };
            if goes { self.remove() } else { self.insert() }
        }
    }

    fn remove(&mut self) {
        let Some(row) = self.rows.iter().nth(self.dice.below(self.rows.len().max(1))).copied() else { return };
        self.rows.remove(&row);
        self.throughout.remove(&row);
        self.gone.push(row);
    }

    /// Somebody new, or somebody who was here before.
    fn insert(&mut self) {
        let back = (!self.gone.is_empty() && self.dice.one_in(2)).then(|| self.dice.below(self.gone.len()));
        let row = back.map_or_else(|| self.dice.number(), |place| self.gone.swap_remove(place));
        self.rows.insert(row);
    }

    fn sorted(&self, sorted: Sorted) -> Vec<u64> {
        let mut rows: Vec<u64> = self.rows.iter().copied().collect();
        match sorted {
            Sorted::AsAsked => {}
            Sorted::Downwards => rows.reverse(),
            Sorted::ByName => rows.sort_by_key(|row| Dice(*row).number()),
        }
        rows
    }
}

#[async_trait]
impl Transport for Instance {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let mut state = self.state.lock().unwrap();
        if state.requests > 0 {
            state.disturb(self.changes);
        }
        state.requests += 1;
        let (asked, offset) = (parameter(&request, "pg[limit]").unwrap(), parameter(&request, "pg[offset]").unwrap());
        let limit = asked.min(self.cap);
        let rows = state.sorted(self.sorted);
        let page: Vec<String> = if self.ignores_paging {
            rows.iter().map(|row| format!(r#"{{"id":{row}}}"#)).collect()
        } else {
            rows.iter().skip(offset).take(limit).map(|row| format!(r#"{{"id":{row}}}"#)).collect()
        };
        let echo = if self.echoes_cap { limit } else { asked };
        Ok(answer(200, &format!(r#"{{"organizations":[{}],"pg":{{"limit":{echo}}}}}"#, page.join(","))))
    }
}

#[derive(Default)]
struct Counts {
    schedules: usize,
    disturbed: usize,
    whole: usize,
    whole_though_disturbed: usize,
    said_changed: usize,
    rows: usize,
    requests: usize,
}

async fn read(seed: u64) -> (Arc<Instance>, Vec<u64>, Complete) {
    let instance = Arc::new(Instance::of(seed));
    let mut ids = Vec::new();
    let mut keep = |page: PageOf<domain::organization::Organization>| {
        ids.extend(page.rows.iter().map(|organization| organization.id.0));
        assert_eq!(page.so_far, ids.len());
        Continue::Yes
    };
    let complete = instance.client().organizations(&mut keep).await.unwrap();
    (instance, ids, complete)
}

#[tokio::test]
async fn counted_whoever_is_there_throughout_is_listed_once_or_the_list_says_that_it_changed() {
    let (mut all, mut by_kind) = (Counts::default(), HashMap::<_, (usize, usize)>::new());
    for seed in 0..schedules() {
        let (instance, ids, complete) = read(seed).await;
        let (state, what) = (instance.state.lock().unwrap(), (instance.cap, instance.sorted, instance.changes));
        let listed: BTreeSet<u64> = ids.iter().copied().collect();
        assert_eq!(listed.len(), ids.len(), "seed {seed} {what:?}: somebody is listed twice");
        let missing = state.throughout.difference(&listed).count();
        assert!(missing == 0 || complete.changed_while_loading, "seed {seed} {what:?}: {missing} silently left out");
        assert_eq!((complete.rows, complete.unreadable_rows), (ids.len(), 0));
        if state.disturbed == 0 {
            assert!(complete.is_whole(), "seed {seed} {what:?}: nothing happened");
            assert_eq!(listed, state.rows, "seed {seed} {what:?}");
        }
        all.schedules += 1;
        all.disturbed += usize::from(state.disturbed > 0);
        all.whole += usize::from(complete.is_whole());
        all.whole_though_disturbed += usize::from(complete.is_whole() && state.disturbed > 0);
        all.said_changed += usize::from(complete.changed_while_loading);
        (all.rows, all.requests) = (all.rows + ids.len(), all.requests + state.requests);
        if state.disturbed > 0 {
            let (disturbed, changed) = by_kind.entry((instance.sorted, instance.cap > 1)).or_default();
            *disturbed += 1;
            *changed += usize::from(complete.changed_while_loading);
        }
    }
    println!(
        "RL8: {} schedules, {} of them disturbed; silent omissions 0, rows twice 0; whole {} ({} though disturbed), changed while \
         loading {}; {} rows in {} requests",
        all.schedules, all.disturbed, all.whole, all.whole_though_disturbed, all.said_changed, all.rows, all.requests
    );
    println!("RL8: disturbed and said changed, by order and pages of more than one row: {by_kind:?}");
    assert!(all.disturbed * 2 > all.schedules, "only {} lists were disturbed", all.disturbed);
    let sorted = by_kind[&(Sorted::AsAsked, true)];
    assert!(sorted.1 * 50 <= sorted.0, "a list sorted by number repairs itself: {sorted:?}");
}
