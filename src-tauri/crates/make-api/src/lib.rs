//! Make's Web API for White Label administrators, and the only user of HTTP.
//!
//! Two clients with two temperaments: [`ReadClient`] repeats, pages, waits and decodes tolerantly; [`WriteClient`] sends
//! once on a fresh connection and says honestly what it knows of the outcome. Both speak domain types; Make's own
//! shapes stay in `wire`, its paths in `endpoints`. What to do next (read back, send again, ask a person) is decided in
//! `usecases`; keys are kept by `vault`.

mod address;
mod classify;
mod endpoints;
mod error;
#[cfg(feature = "fuzz")]
pub mod fuzz;
mod key;
mod listing;
mod pacing;
mod paging;
mod read;
mod reply;
mod request;
mod standing;
pub mod transport;
mod wire;
mod write;

pub use address::{Address, AddressProblem};
pub use error::{Error, ErrorKind, Hint};
pub use key::Key;
pub use listing::{
    AdminRoleCategory, AdminRoleColumn, Direction, Echo, Kept, Listed, Listing, MeColumn, MemberColumn, MemberSort,
    OrganizationColumn, Page, PersonColumn, PersonSort, PlaceColumn, PublicOrganizationColumn, PublicPersonColumn, Raw,
    RoleColumn, ScenarioColumn, TeamColumn, TeamPlaceColumn, TeamSort, Word,
};
pub use pacing::{Notice, Observer, Progress};
pub use paging::{Complete, Continue, PageOf};
pub use read::{
    Account, AdminStanding, InTeam, Me, MemberPlace, MemberQuery, OrganizationQuery, PeopleQuery,
    PublicOrganizationQuery, PublicPeopleQuery, ReadClient, RoleQuery, ScenarioPlace, ScenarioQuery, SecondFactor,
    TeamQuery,
};
pub use standing::{Administration, Lack, Needs, Standing};
pub use write::{
    Changes, Claim, EmptyBody, FirstSignIn, Invite, NewOrganization, NewPerson, NotAMember, OrganizationChange,
    OrganizationChanges, PersonChange, PersonChanges, RemoveWithConnections, Sent, StartingLicense, WriteClient,
};
