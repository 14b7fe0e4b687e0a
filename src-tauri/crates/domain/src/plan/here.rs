//! Plans that are made where someone is looked at: from the panel of a person or of an organization. Each is a pure
//! function of what was read and what was chosen, and says what stands in its way ([`Obstacle`]).
//!
//! Leaving, with everything that belongs to it, is in [`super::leave`].

pub mod hand_over;
pub mod made;
pub mod person;
pub mod place;
mod text;

use serde::{Deserialize, Serialize};

use crate::ids::{OrganizationId, RoleId, UserId};
use crate::person::Person;
use crate::plan::change::{Change, PersonField};
use crate::plan::fact::Value;
use crate::plan::step::{Step, Why};
use crate::plan::{Expectation, Names, PersonLabel, Plan, PlanKind, TroublePolicy, Warning, is_easy_to_type, steps};
use crate::role::{self, RoleBook, RoleCategory};
use crate::snapshot::OrganizationFacts;

pub use text::{is_email, is_name, is_place_name, is_strong_password};

/// Why there can be no plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum Obstacle {
    /// Everything is like this already.
    NothingToDo,
    /// The account is deleted.
    PersonDeleted(UserId),
    /// The instance does not show exactly one owner.
    OwnerUnknown(OrganizationId),
    /// The organizations belong to different people; one hand-over is from one person.
    DifferentOwners,
    /// This person owns the organization already.
    OwnsAlready(OrganizationId),
    /// The owner cannot be removed; the organization is handed over first.
    OwnerStays(OrganizationId),
    /// The person is not in it.
    NotThere(OrganizationId),
    /// The person is in it already.
    ThereAlready(OrganizationId),
    /// The instance shows the person's role there nowhere, so nobody could tell what is taken away.
    RoleNotShown(OrganizationId),
    /// The role cannot be given there.
    RoleNotGiven(RoleId),
    /// The name is missing, too long, or has letters that the instance does not take.
    NameNotTaken,
    /// Something of this name is there already.
    NameInUse,
    /// This is no email address.
    EmailNotTaken,
    /// Someone has an account with this email.
    EmailInUse(UserId),
    /// The instance does not show this value, so it could not be read back.
    FieldNotShown(PersonField),
    /// The password does not meet the documented rule.
    PasswordTooWeak,
    /// It is the account of the person whose key is used.
    OwnAccount,
    /// The person owns organizations; they are handed over first.
    OwnsOrganizations(Vec<OrganizationId>),
    /// Not every organization could be looked at, so it is not known what the person owns.
    OwnedNotKnown,
    /// A new organization needs a license of its own.
    LicenseMissing,
    /// The license lacks a key that every license must have.
    LicenseLacks(String),
    /// A value of the license is out of its documented range.
    LicenseValue(String),
    /// The country or the time zone was not chosen.
    PlaceMissing(PersonField),
}

/// A plan, or everything that stands in its way.
pub type Made = Result<Plan, Vec<Obstacle>>;

/// A plan in the making.
struct Draft {
    plan: Plan,
}

impl Draft {
    fn new(kind: PlanKind, title: &str) -> Self {
        let plan = Plan {
            kind,
            title: title.to_owned(),
            person: None,
            successor: None,
            reference: None,
            leave_date: None,
            note: None,
            policy: TroublePolicy::GoOnWithOthers,
            steps: Vec::new(),
            closing: Vec::new(),
            typed_name: None,
            warnings: Vec::new(),
            names: Names::default(),
        };
        Self { plan }
    }

    /// A plan about this person.
    fn about(mut self, person: &Person) -> Self {
        self.plan.person = Some(person.id);
        self.knows(person);
        self
    }

    fn knows(&mut self, person: &Person) {
        let label = PersonLabel { id: person.id, name: person.name.clone(), email: person.email.clone() };
        self.plan.names.people.insert(person.id, label);
    }

    fn knows_place(&mut self, place: &OrganizationFacts, roles: &RoleBook) {
        let names = &mut self.plan.names;
        names.organizations.insert(place.id(), place.organization.name.clone());
        names.teams.extend(place.teams.iter().map(|team| (team.id, team.name.clone())));
        let roles = roles.with(&place.own_roles);
        names.roles.extend(roles.roles.into_iter().map(|role| (role.id, role.name)));
        for member in &place.members {
            self.knows(&member.person);
        }
    }

    fn push(&mut self, change: Change, before: Value, after: Value, why: Why) -> &mut Step {
        steps::push(&mut self.plan.steps, change, before, after, why)
    }

    fn warn(&mut self, warning: Warning) {
        self.plan.warnings.push(warning);
    }

    fn expect(&mut self, expectation: Expectation) {
        self.plan.closing.push(expectation);
    }

    /// Asks for a name to be typed: the first that can be.
    fn typed(&mut self, names: &[&str]) {
        let easy = names.iter().map(|name| name.trim()).find(|name| is_easy_to_type(name));
        self.plan.typed_name = easy.map(str::to_owned);
    }

    fn finish(self) -> Made {
        if self.plan.steps.is_empty() { Err(vec![Obstacle::NothingToDo]) } else { Ok(self.plan) }
    }
}

/// The person's account can be used.
fn usable(person: &Person) -> Option<Obstacle> {
    person.deleted.then_some(Obstacle::PersonDeleted(person.id))
}

/// The role is one that can be given in this organization. Ownership is only handed over.
fn givable(role: RoleId, place: &OrganizationFacts, roles: &RoleBook) -> Option<Obstacle> {
    let roles = roles.with(&place.own_roles);
    let known = roles.get(role).is_some_and(|known| known.category == RoleCategory::Organization);
    (role == role::OWNER || !known).then_some(Obstacle::RoleNotGiven(role))
}

/// The obstacles, or nothing.
fn clear(obstacles: impl IntoIterator<Item = Option<Obstacle>>) -> Result<(), Vec<Obstacle>> {
    let found: Vec<Obstacle> = obstacles.into_iter().flatten().collect();
    if found.is_empty() { Ok(()) } else { Err(found) }
}
