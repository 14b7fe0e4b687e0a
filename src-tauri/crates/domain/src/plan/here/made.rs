//! Organizations and teams that are created, and teams that get another name.

use super::{Draft, Made, Obstacle, clear, is_place_name, usable};
use crate::ids::{OrganizationId, TeamId};
use crate::license::License;
use crate::person::Person;
use crate::plan::change::{Change, NewOrganization, PersonField};
use crate::plan::fact::{Subject, Value};
use crate::plan::step::{Reliance, Why};
use crate::plan::{Listed, PlanKind, Warning};
use crate::role::RoleBook;
use crate::snapshot::OrganizationFacts;

/// Keys that every license must have, with their documented range.
pub const REQUIRED: [(&str, u64, u64); 7] = [
    ("operations", 0, 800_000_000),
    ("transfer", 104_857_600, 1_099_511_627_776),
    ("dslimit", 1, 1_000),
    ("dsslimit", 1, 2_306_867_200),
    ("interval", 1, 15),
    ("fslimit", 5_242_880, 1_048_576_000),
    ("iolimit", 10, 10_000),
];

/// What was chosen for a new organization.
#[derive(Debug, Clone)]
pub struct OrganizationChoice {
    /// Its name.
    pub name: String,
    /// Who owns it.
    pub owner: Person,
    /// Number of the time zone.
    pub time_zone: Option<u64>,
    /// Number of the country.
    pub country: Option<u64>,
    /// What it begins with. Without one there is no plan (H7).
    pub license: Option<License>,
    /// The license was copied from an organization, whose values the instance has taken before.
    pub copied: bool,
    /// An organization of this name is there already.
    pub in_use: bool,
    /// Names of time zones and countries.
    pub listed: Vec<Listed>,
}

/// Creates an organization.
pub fn organization(choice: &OrganizationChoice) -> Made {
    let name = (!is_place_name(&choice.name)).then_some(Obstacle::NameNotTaken);
    let in_use = choice.in_use.then_some(Obstacle::NameInUse);
    let zone = choice.time_zone.is_none().then_some(Obstacle::PlaceMissing(PersonField::TimeZone));
    let country = choice.country.is_none().then_some(Obstacle::PlaceMissing(PersonField::Country));
    let mut obstacles = vec![usable(&choice.owner), name, in_use, zone, country];
    obstacles.extend(license_obstacles(choice.license.as_ref(), choice.copied).into_iter().map(Some));
    clear(obstacles)?;
    let (Some(time_zone), Some(country), Some(license)) = (choice.time_zone, choice.country, choice.license.clone())
    else {
        return Err(vec![Obstacle::LicenseMissing]);
    };
    let mut draft = Draft::new(PlanKind::CreateOrganization, &choice.name);
    draft.knows(&choice.owner);
    draft.plan.names.listed.clone_from(&choice.listed);
    let owner = choice.owner.id;
    let new = NewOrganization { name: choice.name.clone(), owner, time_zone, country, license };
    let usable = Reliance { subject: Subject::Account { user: owner }, value: Value::Account(Some(owner)) };
    let nothing = Value::Organization(None);
    let step = draft.push(Change::CreateOrganization(new), nothing.clone(), nothing, Why::Chosen);
    step.relies_on.push(usable);
    draft.warn(Warning::CountryForGood);
    draft.finish()
}

/// What is not right with a license. Values that were copied may lie outside of today's documented range.
pub fn license_obstacles(license: Option<&License>, copied: bool) -> Vec<Obstacle> {
    let Some(license) = license else { return vec![Obstacle::LicenseMissing] };
    let check = |(key, low, high): (&str, u64, u64)| match license.number(key) {
        None => Some(Obstacle::LicenseLacks(key.to_owned())),
        Some(number) if !copied && !(low..=high).contains(&number) => Some(Obstacle::LicenseValue(key.to_owned())),
        Some(_) => None,
    };
    REQUIRED.into_iter().filter_map(check).collect()
}

/// Creates a team, with the organization's owner as its Team Admin, so that nobody else gets into it by default.
pub fn team(place: &OrganizationFacts, name: &str, roles: &RoleBook) -> Made {
    let unknown = place.owner().is_none().then_some(Obstacle::OwnerUnknown(place.id()));
    clear([unknown, name_obstacle(place, name, None)])?;
    let Some(admin) = place.owner() else { return Err(vec![Obstacle::OwnerUnknown(place.id())]) };
    let mut draft = Draft::new(PlanKind::CreateTeam, name);
    draft.knows_place(place, roles);
    let change = Change::CreateTeam { organization: place.id(), name: name.to_owned(), admin };
    draft.push(change, Value::Team(None), Value::Team(None), Why::Chosen);
    draft.finish()
}

/// Gives a team another name.
pub fn rename(place: &OrganizationFacts, team: TeamId, name: &str, roles: &RoleBook) -> Made {
    let present = place.teams.iter().find(|known| known.id == team);
    let Some(present) = present else { return Err(vec![Obstacle::NotThere(place.id())]) };
    clear([name_obstacle(place, name, Some(team))])?;
    let mut draft = Draft::new(PlanKind::RenameTeam, &present.name);
    draft.knows_place(place, roles);
    let organization: OrganizationId = place.id();
    if present.name != name {
        let (before, after) = (Value::Text(Some(present.name.clone())), Value::Text(Some(name.to_owned())));
        draft.push(Change::RenameTeam { organization, team, name: name.to_owned() }, before, after, Why::Chosen);
    }
    draft.finish()
}

/// Two teams of one name could not be told apart.
fn name_obstacle(place: &OrganizationFacts, name: &str, but: Option<TeamId>) -> Option<Obstacle> {
    if !is_place_name(name) {
        return Some(Obstacle::NameNotTaken);
    }
    let same = place.teams.iter().any(|team| Some(team.id) != but && !team.deleted && team.name == name);
    same.then_some(Obstacle::NameInUse)
}
