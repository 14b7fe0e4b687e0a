//! A plan: everything that is going to change an instance, written down before anything is sent.
//!
//! Plans are made by pure functions ([`leave`], [`holding`], [`here`], [`access`]) from what was read and what a person chose. One engine
//! carries them out; nothing else can send a write. Each step names the fact it changes, what was seen and what is
//! wanted, so that reading back decides what happened.

pub mod access;
pub mod change;
pub mod fact;
pub mod here;
pub mod holding;
pub mod leave;
mod pairs;
pub mod step;
mod steps;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::day::Day;
use crate::ids::{AdminRoleId, OrganizationId, RoleId, TeamId, UserId};
use crate::plan::change::PersonField;
use crate::plan::fact::{Subject, Value};
use crate::plan::step::Step;

/// What a plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum PlanKind {
    /// A customer leaves: freeze, hand over, limit.
    CustomerLeaves,
    /// Only a person leaves: hand over to a colleague, remove.
    PersonLeaves,
    /// A holding account is created.
    CreateHoldingAccount,
    /// Organizations get another owner.
    HandOver,
    /// Values of a person change.
    EditPerson,
    /// The administration role of a person on the instance changes.
    AdminRole,
    /// A person is removed from an organization or a team.
    RemoveFrom,
    /// An account for a person is created.
    CreatePerson,
    /// An account is deleted for good.
    DeletePerson,
    /// Someone with an account is invited into an organization.
    Invite,
    /// Someone with an account is put into an organization directly.
    AddMember,
    /// An organization is created.
    CreateOrganization,
    /// A team is created.
    CreateTeam,
    /// A team gets another name.
    RenameTeam,
    /// Roles of people in organizations and teams change, as they were staged.
    Access,
}

impl PlanKind {
    /// Someone leaves: a case with everything that belongs to it, and not one change alone.
    pub fn is_leave(self) -> bool {
        matches!(self, Self::CustomerLeaves | Self::PersonLeaves)
    }
}

/// What the engine does when a step does not end well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TroublePolicy {
    /// Stop at this organization's safe point and start no other organization.
    StopAtOrganization,
    /// Go on with whatever does not depend on the failed step.
    GoOnWithOthers,
}

/// Name and email of a person at the time of planning, so that a plan can be read without the instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PersonLabel {
    /// Number on the instance.
    pub id: UserId,
    /// Name as the instance has it.
    pub name: String,
    /// Email as the instance has it.
    pub email: String,
}

/// Names of everything a plan mentions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// People.
    #[serde(with = "pairs")]
    pub people: BTreeMap<UserId, PersonLabel>,
    /// Organizations.
    #[serde(with = "pairs")]
    pub organizations: BTreeMap<OrganizationId, String>,
    /// Teams.
    #[serde(with = "pairs")]
    pub teams: BTreeMap<TeamId, String>,
    /// Roles.
    #[serde(with = "pairs")]
    pub roles: BTreeMap<RoleId, String>,
    /// Administration roles of the instance. Plans made before they were needed have none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", with = "pairs")]
    pub admin_roles: BTreeMap<AdminRoleId, String>,
    /// Time zones and countries by number, likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listed: Vec<Listed>,
}

/// A number that an instance has a name for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Of what.
    pub field: PersonField,
    /// The number.
    pub id: u64,
    /// The name.
    pub name: String,
}

/// Something the closing check looks at besides the steps' own subjects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expectation {
    /// Where to look.
    pub subject: Subject,
    /// What counts as fine.
    pub fine: Vec<Value>,
}

/// Something a person should know before starting; it does not block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum Warning {
    /// The account that takes over never signed in.
    HoldingNeverSignedIn(UserId),
    /// The account that takes over looks like a person: it is a member of other organizations without owning them.
    HoldingLooksLikePerson(UserId),
    /// A colleague keeps full access because they are also elsewhere.
    KeptConsultant(UserId),
    /// A colleague keeps access because they administer the instance.
    KeptInstanceAdmin(UserId),
    /// The leaver has administration rights on the instance, which this plan does not change.
    LeaverIsInstanceAdmin(UserId),
    /// An owned organization stays as it is by choice.
    LeftAlone(OrganizationId),
    /// The organization was frozen already.
    AlreadyFrozen(OrganizationId),
    /// The chosen limited team role may not view data stores.
    NoDataStores(RoleId),
    /// Some of what was looked for could not be read.
    Incomplete(String),
    /// The instance shows a person's role in an organization nowhere, so what they may do there is not known. It stays.
    RoleNotShown {
        /// Who.
        user: UserId,
        /// Where.
        organization: OrganizationId,
    },
    /// A place that the plan would have changed is left out, because the instance shows the person's role nowhere.
    LeftOut {
        /// Who.
        user: UserId,
        /// The organization.
        organization: OrganizationId,
        /// The team by name, where it is about a role in a team.
        team: Option<String>,
    },
    /// The new owner never signed in.
    NewOwnerNeverSignedIn(UserId),
    /// The former owner stays Admin of the organization, by choice.
    FormerOwnerStaysAdmin(UserId),
    /// The former owner stays Team Admin in some teams, whatever the role in the organization.
    KeepsTeamAdmin {
        /// Who.
        user: UserId,
        /// The organization.
        organization: OrganizationId,
        /// In how many of its teams.
        teams: u32,
    },
    /// The person will sign in with another email.
    SignsInWithNewEmail(UserId),
    /// The person will administer the instance.
    GivesAdminRights(UserId),
    /// The person will no longer administer the instance. Make does not document how this is said.
    TakesAdminRights(UserId),
    /// Connections that the person made are deleted, and scenarios that use them stop working. Whether they are gone
    /// cannot be read back.
    ConnectionsGo(UserId),
    /// The account is deleted for good.
    GoneForGood(UserId),
    /// The person loses their place there.
    LosesPlace {
        /// Who.
        user: UserId,
        /// Where.
        organization: OrganizationId,
    },
    /// Only people of the organization may invite, and whose key is used is none of them as far as is known.
    InviteMayBeRefused(OrganizationId),
    /// The country of a new organization cannot be changed later.
    CountryForGood,
}

/// Everything that is going to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What it is for.
    pub kind: PlanKind,
    /// What the customer is called, or the person's name.
    pub title: String,
    /// The person it is about, where there is one.
    pub person: Option<UserId>,
    /// The account that takes over, where there is one.
    pub successor: Option<UserId>,
    /// The operator's reference (ticket or contract), as typed.
    pub reference: Option<String>,
    /// The day from which the leave counts, as chosen. Plans made before it was asked for have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave_date: Option<Day>,
    /// The operator's note, as typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What happens on trouble.
    pub policy: TroublePolicy,
    /// The steps in their order; ids count from 1.
    pub steps: Vec<Step>,
    /// What the closing check looks at besides.
    pub closing: Vec<Expectation>,
    /// The text a person has to type before the start, where the plan asks for one.
    pub typed_name: Option<String>,
    /// What a person should know.
    pub warnings: Vec<Warning>,
    /// Names of everything mentioned.
    pub names: Names,
}

impl Plan {
    /// A hash over the whole plan. A confirmation is bound to it, so a plan cannot be exchanged after the review.
    pub fn fingerprint(&self) -> String {
        let text = serde_json::to_string(self).unwrap_or_default();
        hex(&Sha256::digest(text.as_bytes()))
    }

    /// The step with this id.
    pub fn step(&self, id: crate::StepId) -> Option<&Step> {
        place(&self.steps, id, |step| step.id).and_then(|at| self.steps.get(at))
    }

    /// The organizations that steps belong to, in the order they are worked on.
    pub fn organizations(&self) -> Vec<OrganizationId> {
        let mut seen = Vec::new();
        for organization in self.steps.iter().filter_map(|step| step.change.organization()) {
            if !seen.contains(&organization) {
                seen.push(organization);
            }
        }
        seen
    }
}

/// Bytes as lower-case hexadecimal text.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Names with invisible characters or over 60 characters are not asked to be typed.
pub(crate) fn is_easy_to_type(name: &str) -> bool {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}' | '\u{e0000}'..='\u{e007f}')
    };
    !name.trim().is_empty() && name.chars().count() <= 60 && !name.chars().any(hidden)
}

/// Whether what a person typed is the name that was asked for: trimmed, without regard to case and to how accents are
/// composed (compared after canonical decomposition by the caller's `fold`).
pub fn typed_name_matches(expected: &str, typed: &str, fold: impl Fn(&str) -> String) -> bool {
    let squeeze = |text: &str| fold(text).split_whitespace().collect::<Vec<_>>().join(" ");
    !typed.trim().is_empty() && squeeze(expected) == squeeze(typed)
}

/// Where the one with this id is. Plans number their steps from 1, in their order; whatever is numbered otherwise is searched.
pub(crate) fn place<T>(all: &[T], id: crate::StepId, id_of: impl Fn(&T) -> crate::StepId) -> Option<usize> {
    let expected = usize::try_from(id.0).ok().and_then(|number| number.checked_sub(1));
    let is_there = |at: &usize| all.get(*at).is_some_and(|one| id_of(one) == id);
    expected.filter(is_there).or_else(|| all.iter().position(|one| id_of(one) == id))
}
