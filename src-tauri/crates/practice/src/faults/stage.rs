//! The running side of a schedule: counts of matches, the audit being written, requests that wait.
//!
//! Decisions are made when a request arrives, in order of arrival; they are carried out in `faults`.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use tokio::time::Instant;

use super::audit::{AppliedEffect, AuditEntry, ForeignEffect, Phase};
use super::churn::Churn;
use super::latency::Latency;
use super::replica::Replica;
use super::schedule::{Due, Fault, Match, Moment, Schedule};
use super::second_admin::Effect;
use crate::instance::{Arrival, Core, Reached};

/// What was decided about one arrival.
pub(crate) struct Decision {
    /// Its place in the audit.
    pub(super) entry: usize,
    method: String,
    path: String,
    since_schedule: u64,
    pub(super) fault: Option<Fault>,
    pub(super) before: Vec<Effect>,
    pub(super) after: Vec<Effect>,
    /// Places of the barriers that hold it.
    pub(super) barriers: Vec<usize>,
    /// How long it takes before anything happens.
    pub(super) latency: Duration,
    /// How the list may change before it, with the number that decides.
    pub(super) churn: Option<(Churn, u64)>,
    churn_place: usize,
}

/// A request that is applied after its caller gave up.
pub(super) struct Late {
    entry: usize,
    arrival: Arrival,
    at: Option<Instant>,
    before_arrival: Option<u64>,
}

/// Counts how often a match fitted.
#[derive(Default, Clone, Copy)]
struct Count(u64);

impl Count {
    /// Whether this arrival is the one that is meant.
    fn hit(&mut self, when: &Match, method: &str, path: &str, arrival: u64, default_nth: Option<u64>) -> bool {
        if !when.fits(method, path) {
            return false;
        }
        self.0 += 1;
        let nth = if when.arrival.is_some() { when.nth } else { when.nth.or(default_nth) };
        when.arrival.is_none_or(|number| number == arrival) && nth.is_none_or(|nth| nth == self.0)
    }
}

/// The state of a schedule.
#[derive(Default)]
pub(crate) struct Stage {
    schedule: Schedule,
    rules: Vec<Count>,
    scripts: Vec<Count>,
    holds: Vec<Count>,
    processed: Vec<Count>,
    open: Vec<bool>,
    since_schedule: u64,
    pub(super) audit: Vec<AuditEntry>,
    pub(super) foreign: Vec<ForeignEffect>,
    pub(super) fired: BTreeMap<String, u64>,
    pub(super) late: Vec<Late>,
    slow: Vec<Count>,
    churn: Vec<Count>,
    churned: Vec<u64>,
    pub(super) replica: Replica,
}

impl Stage {
    pub(super) fn set_schedule(&mut self, schedule: Schedule) {
        self.rules = vec![Count::default(); schedule.rules.len()];
        self.scripts = vec![Count::default(); schedule.second_admin.len()];
        self.holds = vec![Count::default(); schedule.barriers.len()];
        self.processed = vec![Count::default(); schedule.barriers.len()];
        self.open = vec![false; schedule.barriers.len()];
        self.slow = vec![Count::default(); schedule.slow.len()];
        self.churn = vec![Count::default(); schedule.churn.len()];
        self.churned = vec![0; schedule.churn.len()];
        self.replica.start(schedule.rules.iter().any(|rule| matches!(rule.fault, Fault::Stale { .. })));
        self.since_schedule = 0;
        self.schedule = schedule;
    }

    /// Number of the last arrival.
    pub(super) fn arrivals(&self) -> u64 {
        u64::try_from(self.audit.len()).unwrap_or(u64::MAX)
    }

    fn decide(&mut self, method: &str, path: &str) -> Decision {
        self.since_schedule += 1;
        let arrival = self.since_schedule;
        let mut decision = Decision {
            entry: self.audit.len(),
            method: method.to_owned(),
            path: path.to_owned(),
            since_schedule: arrival,
            fault: None,
            before: Vec::new(),
            after: Vec::new(),
            barriers: Vec::new(),
            latency: Duration::ZERO,
            churn: None,
            churn_place: 0,
        };
        for (rule, count) in self.schedule.rules.iter().zip(&mut self.rules) {
            if count.hit(&rule.when, method, path, arrival, None) && decision.fault.is_none() {
                decision.fault = Some(rule.fault.clone());
            }
        }
        for (script, count) in self.schedule.second_admin.iter().zip(&mut self.scripts) {
            if count.hit(&script.when, method, path, arrival, Some(1)) {
                let effects = match script.moment {
                    Moment::BeforeApply => &mut decision.before,
                    Moment::AfterApply => &mut decision.after,
                };
                effects.extend(script.effects.iter().cloned());
            }
        }
        for (place, (barrier, count)) in self.schedule.barriers.iter().zip(&mut self.holds).enumerate() {
            if count.hit(&barrier.hold, method, path, arrival, None) {
                decision.barriers.push(place);
            }
        }
        self.decide_latency(&mut decision);
        self.decide_churn(&mut decision);
        decision
    }

    /// How long the request takes; the first entry that fits counts.
    fn decide_latency(&mut self, decision: &mut Decision) {
        let arrival = decision.since_schedule;
        let entries = self.schedule.slow.iter().zip(&mut self.slow);
        let hits: Vec<Latency> = entries
            .filter_map(|(slow, count)| {
                count.hit(&slow.when, &decision.method, &decision.path, arrival, None).then_some(slow.latency)
            })
            .collect();
        if let Some(latency) = hits.first() {
            decision.latency = latency.of(self.schedule.seed, arrival);
            *self.fired.entry("FT1".to_owned()).or_default() += 1;
        }
    }

    /// Whether the list changes before this page, should it be a later one.
    fn decide_churn(&mut self, decision: &mut Decision) {
        let arrival = decision.since_schedule;
        for (place, (churn, count)) in self.schedule.churn.iter().zip(&mut self.churn).enumerate() {
            let hit = count.hit(&churn.when, &decision.method, &decision.path, arrival, None);
            if hit && decision.churn.is_none() && self.churned[place] < churn.most {
                decision.churn = Some((churn.clone(), arrival));
                decision.churn_place = place;
            }
        }
    }

    /// Counts a change between pages.
    pub(super) fn count_churn(&mut self, decision: &Decision) {
        if let Some(count) = self.churned.get_mut(decision.churn_place) {
            *count += 1;
        }
    }

    /// The schedule's seed.
    pub(super) fn seed(&self) -> u64 {
        self.schedule.seed
    }

    /// Notes that a request was one too many.
    pub(super) fn note_limit(&mut self, decision: &Decision) {
        *self.fired.entry("limit".to_owned()).or_default() += 1;
        if let Some(entry) = self.audit.get_mut(decision.entry) {
            entry.fault = Some("limit".to_owned());
            entry.phase = Phase::Refused;
        }
    }

    pub(super) fn is_open(&self, barrier: usize) -> bool {
        self.open.get(barrier).copied().unwrap_or(true)
    }

    /// Notes the fault that hits a request and how far the request has got.
    pub(super) fn note_fault(&mut self, decision: &Decision, phase: Phase) {
        let Some(fault) = &decision.fault else { return };
        *self.fired.entry(fault.code().to_owned()).or_default() += 1;
        if let Some(entry) = self.audit.get_mut(decision.entry) {
            entry.fault = Some(fault.code().to_owned());
            entry.phase = phase;
        }
    }

    pub(super) fn note_body(&mut self, decision: &Decision, body: &Bytes) {
        if let Some(entry) = self.audit.get_mut(decision.entry) {
            entry.body = String::from_utf8_lossy(body).into_owned();
        }
    }

    pub(super) fn note_reached(&mut self, entry: usize, reached: &Reached) {
        let Some(entry) = self.audit.get_mut(entry) else { return };
        (entry.phase, entry.effect) = match reached {
            Reached::Refused => (Phase::Refused, None),
            Reached::Answered => (Phase::Answered, None),
            Reached::Applied { effect, done } => {
                let applied = AppliedEffect { id: *effect, what: done.what.clone(), changed: done.changed };
                (Phase::Applied, Some(applied))
            }
        };
    }

    /// Notes the reply and opens the barriers that waited for this request.
    pub(super) fn finish(&mut self, decision: &Decision, status: Option<u16>) {
        if let Some(entry) = self.audit.get_mut(decision.entry) {
            entry.status = status;
        }
        let counts = self.processed.iter_mut().zip(&mut self.open);
        for (barrier, (count, open)) in self.schedule.barriers.iter().zip(counts) {
            *open |= count.hit(&barrier.until, &decision.method, &decision.path, decision.since_schedule, Some(1));
        }
    }

    /// Puts a request aside to be applied later.
    pub(super) fn wait(&mut self, arrival: &Arrival, decision: &Decision, due: Due) {
        let (at, before_arrival) = match due {
            Due::AfterMillis(millis) => (Some(Instant::now() + Duration::from_millis(millis)), None),
            Due::AfterArrivals(count) => (None, Some(self.arrivals() + count)),
        };
        self.late.push(Late { entry: decision.entry, arrival: arrival.clone(), at, before_arrival });
        if let Some(entry) = self.audit.get_mut(decision.entry) {
            entry.phase = Phase::Waiting;
        }
    }

    /// The late requests whose time has come, earliest first.
    fn take_due(&mut self, is_due: impl Fn(&Late) -> bool) -> Vec<Late> {
        let (mut due, waiting): (Vec<Late>, Vec<Late>) = self.late.drain(..).partition(is_due);
        self.late = waiting;
        due.sort_by_key(|late| late.at);
        due
    }
}

impl Core {
    /// Numbers an arrival, applies what was due before it, and decides what will happen to it.
    pub(super) fn announce(&mut self, arrival: &Arrival, now: DateTime<Utc>) -> Decision {
        let number = self.stage.arrivals() + 1;
        let due = self.stage.take_due(|late| late.before_arrival.is_some_and(|wanted| wanted <= number));
        self.apply_late(due, now);
        let decision = self.stage.decide(&arrival.method, &arrival.path);
        let key_right = self.key_of(arrival).is_some();
        self.stage.audit.push(AuditEntry {
            number,
            at: now.timestamp_millis(),
            method: arrival.method.clone(),
            path: arrival.path.clone(),
            query: arrival.query.clone(),
            body: String::new(),
            key_right,
            phase: Phase::Arrived,
            effect: None,
            status: None,
            fault: None,
            applied_after: None,
        });
        decision
    }

    /// Applies the late requests whose moment has passed.
    pub(crate) fn apply_due(&mut self, now: DateTime<Utc>) {
        if self.stage.late.is_empty() {
            return;
        }
        let present = Instant::now();
        let due = self.stage.take_due(|late| late.at.is_some_and(|at| at <= present));
        self.apply_late(due, now);
    }

    /// Applies all late requests, due or not.
    pub(super) fn apply_all_late(&mut self, now: DateTime<Utc>) {
        let due = self.stage.take_due(|_| true);
        self.apply_late(due, now);
    }

    fn apply_late(&mut self, due: Vec<Late>, now: DateTime<Utc>) {
        for late in due {
            self.stage.replica.keep(&self.world);
            let processed = self.process(&late.arrival, now, None);
            self.stage.note_reached(late.entry, &processed.reached);
            let arrivals = self.stage.arrivals();
            if let Some(entry) = self.stage.audit.get_mut(late.entry) {
                entry.applied_after = Some(arrivals);
            }
        }
    }
}
