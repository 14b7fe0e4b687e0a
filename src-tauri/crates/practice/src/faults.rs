//! Failing on purpose: a schedule of faults, a second admin, barriers, an audit of every arrival.
//!
//! Every request is numbered, matched against the [`Schedule`], and answered or broken accordingly. Kinds are those
//! of the fault catalogue, FT1 to FT24; [`Fault::code`] names them. Faults of the wire work over sockets and in
//! process: in process the response carries a [`WireFault`] extension, which the transport turns into its error
//! (a truncated body simply ends in an error). Late requests are applied when virtual time or a later arrival says
//! so; whoever looks at the state next sees them applied.
//!
//! This module carries the decisions out; what can be decided is in `schedule` and `second_admin`, bodies that are no
//! answer in `bodies`, and orders from outside the process come in through [`control`].

mod audit;
mod bodies;
mod churn;
pub mod control;
mod latency;
mod odd;
mod replica;
mod schedule;
mod second_admin;
mod stage;

use std::collections::BTreeMap;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use chrono::{DateTime, Utc};

pub use self::audit::{AppliedEffect, AuditEntry, ForeignEffect, Phase};
pub use self::churn::{Change, Churn};
pub use self::latency::{Latency, Slow};
pub use self::odd::Oddity;
pub use self::schedule::{
    BadBody, Barrier, Due, Fault, Framing, LateReply, Match, Moment, RetryAfter, Rule, Schedule, Target,
};
pub use self::second_admin::{Effect, Script};
use self::stage::Decision;
pub(crate) use self::stage::Stage;
use crate::instance::{Arrival, Core, Instance, Processed, body, open};
pub use crate::serve::WireFault;
use crate::switches::{CapEcho, Switches};
use crate::world::World;

/// What goes back to the caller.
pub(crate) enum Outcome {
    Reply(Response),
    Wire(WireFault),
    /// Nothing, for as long as the caller waits.
    Never,
}

impl Instance {
    /// Sets what goes wrong from now on; match counts and arrival counts of the schedule start at the next request.
    /// Audit numbers, and late requests that still wait, go on.
    pub fn set_schedule(&self, schedule: Schedule) {
        self.lock().stage.set_schedule(schedule);
    }

    /// Every arrival so far, in order.
    pub fn audit(&self) -> Vec<AuditEntry> {
        self.lock().stage.audit.clone()
    }

    /// What the second admin has done so far.
    pub fn foreign_effects(&self) -> Vec<ForeignEffect> {
        self.lock().stage.foreign.clone()
    }

    /// How often each kind of fault has happened, by its code.
    pub fn fired(&self) -> BTreeMap<String, u64> {
        self.lock().stage.fired.clone()
    }

    /// A hash of the whole state; equal states have equal hashes.
    pub fn state_hash(&self) -> String {
        self.lock().world.hash()
    }

    /// Lets the second admin do something now.
    pub fn act(&self, effect: &Effect) {
        self.lock().act(effect);
    }

    /// Number of requests that wait to be applied late.
    pub fn waiting(&self) -> usize {
        self.lock().stage.late.len()
    }

    /// Applies every request that still waits to be applied late.
    pub fn settle(&self) {
        let now = self.now();
        self.lock().apply_all_late(now);
    }
}

/// The way of a request when faults are built in.
pub(crate) async fn handle(instance: &Instance, request: Request) -> Response {
    let (arrival, rest) = open(request);
    let decision = {
        let now = instance.now();
        instance.lock().announce(&arrival, now)
    };
    if !decision.latency.is_zero() {
        tokio::time::sleep(decision.latency).await;
    }
    let refused = {
        let now = instance.now();
        instance.lock().refuse_too_many(&arrival, &decision, now)
    };
    if let Some(response) = refused {
        return finish(instance, &decision, Outcome::Reply(response)).await;
    }
    wait_for_barriers(instance, &decision).await;
    if decision.fault == Some(Fault::ResetBeforeRead) {
        instance.lock().stage.note_fault(&decision, Phase::NotRead);
        return finish(instance, &decision, Outcome::Wire(WireFault::ResetBeforeRead)).await;
    }
    let outcome = match body(rest).await {
        Err(refusal) => Outcome::Reply(Processed::refused(&refusal).response()),
        Ok(bytes) => {
            let now = instance.now();
            instance.lock().perform(&Arrival { body: bytes, ..arrival }, &decision, now)
        }
    };
    finish(instance, &decision, outcome).await
}

/// Holds a request back until what it waits for has been processed.
async fn wait_for_barriers(instance: &Instance, decision: &Decision) {
    for barrier in &decision.barriers {
        loop {
            let progress = instance.shared.progress.notified();
            tokio::pin!(progress);
            progress.as_mut().enable();
            if instance.lock().stage.is_open(*barrier) {
                break;
            }
            progress.await;
        }
    }
}

async fn finish(instance: &Instance, decision: &Decision, outcome: Outcome) -> Response {
    let status = match &outcome {
        Outcome::Reply(response) => Some(response.status().as_u16()),
        Outcome::Wire(_) | Outcome::Never => None,
    };
    instance.lock().stage.finish(decision, status);
    instance.shared.progress.notify_waiters();
    match outcome {
        Outcome::Reply(response) => response,
        Outcome::Never => std::future::pending().await,
        Outcome::Wire(fault) => {
            let mut response = Response::new(Body::empty());
            response.extensions_mut().insert(fault);
            response
        }
    }
}

impl Core {
    /// What comes of a request whose turn it is: the second admin first, then the request or its fault, then the
    /// second admin again.
    fn perform(&mut self, arrival: &Arrival, decision: &Decision, now: DateTime<Utc>) -> Outcome {
        self.stage.note_body(decision, &arrival.body);
        for effect in &decision.before {
            self.act(effect);
        }
        if let Some((churn, place)) = &decision.churn
            && let Some(effect) = self.churn(churn, arrival, self.stage.seed(), *place)
        {
            self.stage.count_churn(decision);
            self.act_as(&effect, "FT17");
        }
        let outcome = match &decision.fault {
            None => Outcome::Reply(self.run(arrival, decision, now, None).response()),
            Some(fault) => {
                self.stage.note_fault(decision, Phase::Arrived);
                self.fail(arrival, decision, fault, now)
            }
        };
        for effect in &decision.after {
            self.act(effect);
        }
        outcome
    }

    /// Processes a request as it is and writes into the audit how far it got.
    fn run(
        &mut self,
        arrival: &Arrival,
        decision: &Decision,
        now: DateTime<Utc>,
        switches: Option<&Switches>,
    ) -> Processed {
        if arrival.method != "GET" {
            self.stage.replica.keep(&self.world);
        }
        let processed = self.process(arrival, now, switches);
        self.stage.note_reached(decision.entry, &processed.reached);
        processed
    }

    fn fail(&mut self, arrival: &Arrival, decision: &Decision, fault: &Fault, now: DateTime<Utc>) -> Outcome {
        if fault.moment() == Some(Moment::AfterApply) {
            let processed = self.run(arrival, decision, now, None);
            return bodies::instead(fault, Some(processed), now);
        }
        match fault {
            Fault::NotApplied => Outcome::Reply(self.pretend(arrival, now).response()),
            Fault::PageCap { limit, echo } => {
                let echo = if *echo { CapEcho::Echoed } else { CapEcho::Silent };
                let switches = Switches { page_cap: Some(*limit), page_cap_echo: echo, ..self.switches.clone() };
                Outcome::Reply(self.run(arrival, decision, now, Some(&switches)).response())
            }
            Fault::Late { due, reply } => {
                self.stage.wait(arrival, decision, *due);
                bodies::late_reply(*reply)
            }
            Fault::Stale { lag_millis } => {
                Outcome::Reply(self.read_behind(arrival, decision, *lag_millis, now).response())
            }
            Fault::StallAfterHead { .. }
            | Fault::Dribble { .. }
            | Fault::Odd { .. }
            | Fault::TooManyRequests { .. }
            | Fault::Status { .. }
            | Fault::ResetBeforeRead
            | Fault::ResetAfterApply
            | Fault::CloseAfterApply
            | Fault::Truncated { .. }
            | Fault::Body { .. }
            | Fault::Redirect { .. }
            | Fault::Stall { .. } => bodies::instead(fault, None, now),
        }
    }

    /// Answers a read from the state as it was a while ago (FT19).
    fn read_behind(&mut self, arrival: &Arrival, decision: &Decision, millis: u64, now: DateTime<Utc>) -> Processed {
        let past = self.stage.replica.behind(Duration::from_millis(millis)).cloned();
        match past {
            Some(world) if arrival.method == "GET" => {
                let processed = self.twin_of(world).process(arrival, now, None);
                self.stage.note_reached(decision.entry, &processed.reached);
                processed
            }
            Some(_) | None => self.run(arrival, decision, now, None),
        }
    }

    /// The refusal when the limit is reached; nothing else happens to the request.
    fn refuse_too_many(&mut self, arrival: &Arrival, decision: &Decision, now: DateTime<Utc>) -> Option<Response> {
        let response = self.limited(arrival, now)?;
        self.stage.note_limit(decision);
        Some(response)
    }

    /// Answers as if the request were applied and changes nothing (FT20).
    fn pretend(&self, arrival: &Arrival, now: DateTime<Utc>) -> Processed {
        self.twin_of(World::clone(&self.world)).process(arrival, now, None)
    }
}
