//! One person: their values, their administration role, their account from its creation to its end.

use super::{Draft, Made, Obstacle, clear, is_email, is_name, usable};
use crate::ids::{AdminRoleId, OrganizationId, UserId};
use crate::person::Person;
use crate::plan::change::{Change, NewAccount, PersonEdit, PersonField};
use crate::plan::fact::{Gone, Subject, Value};
use crate::plan::step::{Reliance, Why};
use crate::plan::{Listed, PlanKind, Warning};
use crate::role::AdminRole;

/// Changes values of a person, each by a step of its own with a reading of its own. `taken` is who has the wanted
/// email; `listed` are the names of time zones and countries.
pub fn edit(person: &Person, edits: &[PersonEdit], taken: Option<UserId>, listed: Vec<Listed>) -> Made {
    let wanted: Vec<&PersonEdit> =
        edits.iter().filter(|edit| edit.field().of(person).is_none_or(|now| !edit.is(&now))).collect();
    clear(std::iter::once(usable(person)).chain(wanted.iter().map(|edit| edit_obstacle(person, edit, taken))))?;
    let mut draft = Draft::new(PlanKind::EditPerson, &person.name).about(person);
    draft.plan.names.listed = listed;
    let user = person.id;
    for edit in wanted {
        let (before, after) = (edit.field().of(person), Some(edit.text()));
        let change = Change::UpdatePerson { user, edit: edit.clone() };
        draft.push(change, Value::Text(before), Value::Text(after), Why::Chosen);
        if edit.field() == PersonField::Email {
            draft.warn(Warning::SignsInWithNewEmail(user));
        }
    }
    draft.finish()
}

fn edit_obstacle(person: &Person, edit: &PersonEdit, taken: Option<UserId>) -> Option<Obstacle> {
    let hidden = edit.field().of(person).is_none().then_some(Obstacle::FieldNotShown(edit.field()));
    let own = match edit {
        PersonEdit::Name(name) => (!is_name(name)).then_some(Obstacle::NameNotTaken),
        PersonEdit::Email(email) if !is_email(email) => Some(Obstacle::EmailNotTaken),
        PersonEdit::Email(_) => taken.filter(|user| *user != person.id).map(Obstacle::EmailInUse),
        PersonEdit::Language(code) => (!is_name(code)).then_some(Obstacle::NameNotTaken),
        PersonEdit::TimeZone(_) | PersonEdit::Country(_) => None,
    };
    hidden.or(own)
}

/// Gives, exchanges or takes away the administration role. Nobody does so to the account whose key is used.
pub fn admin_role(person: &Person, role: Option<AdminRoleId>, roles: &[AdminRole], operator: Option<UserId>) -> Made {
    let own = (operator == Some(person.id)).then_some(Obstacle::OwnAccount);
    clear([usable(person), own])?;
    let mut draft = Draft::new(PlanKind::AdminRole, &person.name).about(person);
    draft.plan.names.admin_roles = roles.iter().map(|role| (role.id, role.name.clone())).collect();
    let user = person.id;
    if role != person.admin_role {
        let change = Change::SetAdminRole { user, role };
        draft.push(change, Value::AdminRole(person.admin_role), Value::AdminRole(role), Why::Chosen);
        let given = role.is_some();
        draft.warn(if given { Warning::GivesAdminRights(user) } else { Warning::TakesAdminRights(user) });
    }
    draft.finish()
}

/// Creates an account. `taken` is who has the email already.
pub fn create(account: &NewAccount, taken: Option<UserId>, listed: Vec<Listed>) -> Made {
    let name = (!is_name(&account.name)).then_some(Obstacle::NameNotTaken);
    let email = (!is_email(&account.email)).then_some(Obstacle::EmailNotTaken);
    clear([name, email, taken.map(Obstacle::EmailInUse)])?;
    let mut draft = Draft::new(PlanKind::CreatePerson, &account.name);
    draft.plan.names.listed = listed;
    let change = Change::CreatePerson(account.clone());
    draft.push(change, Value::Account(None), Value::Account(None), Why::Chosen);
    draft.finish()
}

/// Everywhere a person is, as it was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    /// Organizations with their names; whether the person owns them.
    pub places: Vec<(OrganizationId, String, bool)>,
    /// Nothing is missing.
    pub complete: bool,
}

/// Deletes an account for good. Only while the person owns nothing, which is looked at again right before.
pub fn delete(person: &Person, found: &Whereabouts, operator: Option<UserId>) -> Made {
    let own = (operator == Some(person.id)).then_some(Obstacle::OwnAccount);
    let owned: Vec<OrganizationId> = found.places.iter().filter(|place| place.2).map(|place| place.0).collect();
    let unknown = (!found.complete).then_some(Obstacle::OwnedNotKnown);
    let owns = (!owned.is_empty()).then_some(Obstacle::OwnsOrganizations(owned)).or(unknown);
    clear([usable(person), own, owns])?;
    let mut draft = Draft::new(PlanKind::DeletePerson, &person.name).about(person);
    let user = person.id;
    let nothing = Value::Organizations(Vec::new());
    let owns_nothing = Reliance { subject: Subject::OwnedBesides { user, known: Vec::new() }, value: nothing };
    let (before, after) = (Value::Account(Some(user)), Value::Gone(Gone::Account));
    draft.push(Change::DeletePerson { user }, before, after, Why::Chosen).relies_on.push(owns_nothing);
    draft.warn(Warning::GoneForGood(user));
    for (organization, name, _) in &found.places {
        draft.plan.names.organizations.insert(*organization, name.clone());
        draft.warn(Warning::LosesPlace { user, organization: *organization });
    }
    draft.typed(&[&person.name, &person.email]);
    draft.finish()
}
