//! People and organizations as lists, and one person with everything they can reach. How much is known of memberships
//! is in `directory`, one organization in `organization`.

use domain::plan::PersonLabel;
use serde::{Deserialize, Serialize};

use super::directory::{Coverage, HappenedHere};

/// How complete a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum ListState {
    /// Rows are still arriving.
    Loading,
    /// Everything is here.
    Complete,
    /// It changed while it was loading, or rows of it could not be read; some may be missing.
    Changed,
    /// Last known rows; the instance has not answered since.
    Stale,
}

/// What a list should show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListQuery {
    /// Search text; empty for all.
    pub search: String,
    /// Column to sort by.
    pub sort: SortKey,
    /// Downwards.
    pub descending: bool,
    /// First row wanted.
    pub offset: u32,
    /// How many rows.
    pub count: u32,
    /// What else must hold of a row, all of it.
    pub filters: Vec<PeopleFilter>,
}

/// What a list of organizations should show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OrganizationsQuery {
    /// Search text; empty for all.
    pub search: String,
    /// Column to sort by.
    pub sort: SortKey,
    /// Downwards.
    pub descending: bool,
    /// First row wanted.
    pub offset: u32,
    /// How many rows.
    pub count: u32,
    /// What else must hold of a row, all of it.
    pub filters: Vec<OrganizationFilter>,
}

/// Something that holds of some people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum PeopleFilter {
    /// The instance says that they never signed in.
    NeverSignedIn,
    /// Last sign-in more than 90 days ago, or never. Whoever the instance says nothing of is not among them.
    #[serde(rename = "not-for-90-days")]
    NotFor90Days,
    /// Owns an organization that is not deleted. Needs memberships.
    OwnsOrganization,
    /// Has administration rights on the instance.
    AdminRights,
    /// An invitation into an organization is open. Needs memberships.
    InvitationOpen,
    /// Waits for company sign-in in an organization. Needs memberships.
    WaitingForCompanySignIn,
    /// Deleted.
    Deleted,
    /// A case in which the person left as a customer was finished here.
    FormerCustomer,
    /// The second factor is off.
    TwoStepOff,
}

/// Something that holds of some organizations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum OrganizationFilter {
    /// Operations are 0.
    Frozen,
    /// Deleted.
    Deleted,
    /// Owned by a holding account: the one remembered for the instance, or one that took over in a case here. Needs
    /// memberships.
    HeldByHoldingAccount,
    /// A case in which its owner left as a customer was finished here.
    FormerCustomer,
}

/// Columns a list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum SortKey {
    /// By name.
    Name,
    /// By email.
    Email,
    /// By number.
    Id,
    /// By last sign-in.
    LastSignIn,
    /// By the number of organizations (people) or of teams (organizations).
    Count,
    /// By status.
    Status,
    /// By the customer: the name of the first organization (people), the name of the owner (organizations). Those of whom it is not
    /// known come last.
    Customer,
    /// By the number of members (organizations); people as by [`SortKey::Count`].
    Members,
}

/// A slice of the list of people with its counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PeoplePage {
    /// Rows that match.
    pub shown: u32,
    /// All rows of the instance, deleted ones included.
    pub total: u32,
    /// How complete it is.
    pub state: ListState,
    /// When the rows were read (RFC 3339).
    pub as_of: Option<String>,
    /// Why the rows are stale or not all there, where that is known.
    pub problem: Option<crate::problem::Problem>,
    /// How far memberships are read.
    pub coverage: Coverage,
    /// A chosen filter depends on memberships: the counts are only complete where `coverage` is.
    pub needs_memberships: bool,
    /// A chosen filter asks for something that this instance has not told of any member so far.
    pub not_told: bool,
    /// The wanted slice.
    pub rows: Vec<PersonRow>,
}

/// A person in a list.
#[allow(clippy::struct_excessive_bools, reason = "independent marks of a row, each shown by itself")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// Number on the instance.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub id: u64,
    /// Name.
    pub name: String,
    /// Email.
    pub email: String,
    /// Last sign-in (RFC 3339); `never` has its own flag.
    pub last_sign_in: Option<String>,
    /// The instance says that they never signed in.
    pub never_signed_in: bool,
    /// In how many organizations, counted by the instance.
    pub organizations: Option<u32>,
    /// Deleted.
    pub deleted: bool,
    /// Has administration rights on the instance.
    pub admin: bool,
    /// Second factor; absent where the instance does not say.
    pub two_step: Option<bool>,
    /// Name of the one organization, or of the first owned one, as far as memberships are read.
    pub customer: Option<String>,
    /// Further organizations, as far as memberships are read.
    pub more_organizations: u32,
    /// An invitation is open in one of them.
    pub invitation: bool,
    /// Waits for company sign-in in one of them.
    pub sso_pending: bool,
    /// A case in which the person left as a customer was finished here.
    pub former_customer: bool,
    /// Somebody else whom they could be mistaken for.
    pub looks_like: Option<LooksLike>,
}

/// Why a name should be read twice before somebody is chosen by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum LooksLike {
    /// Its name looks like the name of this one, but is written with other characters.
    Name(Resembled),
    /// Its email looks like the email of this one, but is written with other characters.
    Email(Resembled),
    /// A word in its name or email mixes letters of different alphabets.
    Mixed,
}

/// The person or organization that another one could be mistaken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Resembled {
    /// Number on the instance.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub id: u64,
    /// Name.
    pub name: String,
    /// Email; empty for an organization.
    pub email: String,
}

/// A slice of the list of organizations with its counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OrganizationsPage {
    /// Rows that match.
    pub shown: u32,
    /// All rows of the instance, deleted ones included.
    pub total: u32,
    /// How complete it is.
    pub state: ListState,
    /// When the rows were read (RFC 3339).
    pub as_of: Option<String>,
    /// Why the rows are stale or not all there, where that is known.
    pub problem: Option<crate::problem::Problem>,
    /// How far memberships are read.
    pub coverage: Coverage,
    /// A chosen filter depends on memberships: the counts are only complete where `coverage` is.
    pub needs_memberships: bool,
    /// A chosen filter asks for something that this instance has not told of any member so far.
    pub not_told: bool,
    /// The wanted slice.
    pub rows: Vec<OrganizationRow>,
}

/// An organization in a list.
#[allow(clippy::struct_excessive_bools, reason = "independent marks of a row, each shown by itself")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OrganizationRow {
    /// Number on the instance.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub id: u64,
    /// Name.
    pub name: String,
    /// Operations are 0.
    pub frozen: bool,
    /// Active scenarios.
    pub active_scenarios: Option<u32>,
    /// Deleted.
    pub deleted: bool,
    /// The owner, once read.
    pub owner: Option<PersonLabel>,
    /// How many members it has, once read.
    pub members: Option<u32>,
    /// Owned by a holding account.
    pub held: bool,
    /// A case in which its owner left as a customer was finished here.
    pub former_customer: bool,
    /// Another one that it could be mistaken for.
    pub looks_like: Option<LooksLike>,
}

/// One person with everything they can reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PersonPanel {
    /// The row.
    pub person: PersonRow,
    /// When the account was created (RFC 3339).
    pub created: Option<String>,
    /// Language code.
    pub language: Option<String>,
    /// Country, by name where the instance lists it.
    pub country: Option<String>,
    /// Scenarios and active ones.
    pub scenarios: Option<u32>,
    /// Active scenarios.
    pub active_scenarios: Option<u32>,
    /// Name of the administration role on the instance.
    pub admin_role: Option<String>,
    /// Second factor.
    pub two_step: Option<bool>,
    /// Organizations with teams.
    pub memberships: Vec<MembershipGroup>,
    /// How complete the memberships are.
    pub completeness: Completeness,
    /// What stopped the looking, where something did.
    pub problem: Option<crate::problem::Problem>,
    /// What was done here about this person, the newest first.
    pub happened: Vec<HappenedHere>,
}

/// An organization of a person and their teams there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MembershipGroup {
    /// Organization.
    pub organization: PlaceRole,
    /// Teams.
    pub teams: Vec<PlaceRole>,
}

/// A place and the role there.
#[allow(clippy::struct_excessive_bools, reason = "independent marks of a row, each shown by itself")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PlaceRole {
    /// Number of the organization or team.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub id: u64,
    /// Its name.
    pub name: String,
    /// Role number; absent where it could not be read.
    #[cfg_attr(feature = "specta", specta(type = Option<u32>))]
    pub role: Option<u64>,
    /// Role name.
    pub role_name: String,
    /// The person owns it.
    pub owner: bool,
    /// The role cannot be changed, only removed and added again.
    pub fixed: bool,
    /// The instance's word for an open invitation.
    pub invitation: Option<String>,
    /// Waiting for company sign-in.
    pub sso_pending: bool,
    /// Operations are 0 (organizations only).
    pub frozen: bool,
}

/// How many organizations were looked at for memberships.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Completeness {
    /// Looked at so far.
    pub looked: u32,
    /// To look at in all.
    pub total: u32,
    /// Memberships found, against the instance's own counter where it has one.
    pub found: u32,
    /// The instance's own counter.
    pub expected: Option<u32>,
    /// Still looking.
    pub looking: bool,
    /// A person stopped it.
    pub stopped: bool,
}
