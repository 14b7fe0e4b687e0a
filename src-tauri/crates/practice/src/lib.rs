//! A simulated Make White Label instance to practise on and to test against.
//!
//! A [`World`] is plain data made from a seed; an [`Instance`] answers requests about it as Make documents them,
//! its odd rules included, over sockets ([`serve`]) or in process ([`Instance::router`] with `tower`'s `oneshot`).
//! Where the documents are silent there is a switch ([`Switches`]), the harsher reading by default. With the feature
//! `faults` the instance also fails on purpose (`faults`), which no application carries.
//!
//! This crate shares no type with the client on purpose: two readings of Make's documents check each other.

mod answer;
mod clock;
mod instance;
mod key;
mod license;
mod limits;
mod lines;
mod object;
mod paging;
mod query;
mod routes;
mod serve;
mod switches;
mod world;

#[cfg(feature = "faults")]
pub mod faults;

pub use clock::Clock;
pub use instance::{AppliedHook, Instance, Options};
pub use key::KeyKind;
pub use limits::{Limit, LimitKind, LimitPer, LimitTells};
pub use object::Object;
pub use serve::{Place, Served, WireFault, serve};
pub use switches::*;
pub use world::{
    ADMIN, Category as RoleCategory, Consumption, CustomRole, MEMBER, NotPossible, OWNER, Organization, Person,
    Scenario, Seat, Size, TEAM_ADMIN, TEAM_MEMBER, TEAM_MONITORING, TEAM_OPERATOR, Team, TeamSeat, UnknownSize, World,
};
