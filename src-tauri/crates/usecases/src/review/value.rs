//! Values as outside tests and exports spell them, and the same in the instance's words.

use domain::plan::Names;
use domain::plan::change::{Change, PersonField};
use domain::plan::fact::{Gone, Value};
use domain::{RoleId, UserId};

/// What stands where nobody and nothing is.
pub(crate) const NONE: &str = "none";
/// What stands for a role that the instance shows nowhere.
pub(crate) const NOT_SHOWN: &str = "not-shown";

/// A role number, the owner's number, `none`, or the license keys that the change is about as compact JSON.
pub(crate) fn spelled(change: &Change, value: &Value) -> String {
    match value {
        Value::License(license) => keys_of(change, |key| license.get(key).map(str::to_owned)),
        Value::AdminRole(role) => role.map_or_else(|| NONE.to_owned(), |role| role.to_string()),
        Value::Organization(Some(found)) => match (&found.license, change) {
            (Some(license), Change::CreateOrganization(_)) => license.to_json(),
            (_, _) => found.id.to_string(),
        },
        Value::Owner(_)
        | Value::Account(_)
        | Value::Role(_)
        | Value::RoleNotShown
        | Value::Teams(_)
        | Value::Organizations(_)
        | Value::Text(_)
        | Value::Organization(None)
        | Value::Team(_)
        | Value::Gone(_) => spelled_alone(value),
    }
}

/// The same without a change that says which license keys matter: the whole license.
pub(crate) fn spelled_alone(value: &Value) -> String {
    match value {
        Value::License(license) => license.to_json(),
        Value::Owner(user) | Value::Account(user) => user.map_or_else(|| NONE.to_owned(), |user| user.to_string()),
        Value::Role(role) => role.map_or_else(|| NONE.to_owned(), |role| role.to_string()),
        Value::RoleNotShown => NOT_SHOWN.to_owned(),
        Value::Teams(teams) => listed(teams.iter().map(|team| team.name.as_str())),
        Value::Organizations(places) => listed(places.iter().map(|(_, name)| name.as_str())),
        Value::AdminRole(role) => role.map_or_else(|| NONE.to_owned(), |role| format!("Administration role {role}")),
        Value::Text(text) => text.clone().unwrap_or_else(|| NONE.to_owned()),
        Value::Organization(found) => found.as_ref().map_or_else(|| NONE.to_owned(), |found| found.id.to_string()),
        Value::Team(team) => team.map_or_else(|| NONE.to_owned(), |team| team.to_string()),
        Value::Gone(gone) => gone_word(*gone).to_owned(),
    }
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    if names.is_empty() { NONE.to_owned() } else { names.join(", ") }
}

fn gone_word(gone: Gone) -> &'static str {
    match gone {
        Gone::Organization => "gone-organization",
        Gone::Team => "gone-team",
        Gone::Account => "gone-account",
    }
}

/// JSON by hand, so that every value keeps the spelling of the instance.
fn keys_of(change: &Change, read: impl Fn(&str) -> Option<String>) -> String {
    let Change::SetLicense { keys, .. } = change else { return "{}".to_owned() };
    let pair = |key: &str| {
        let name = serde_json::Value::String(key.to_owned());
        format!("{name}:{}", read(key).unwrap_or_else(|| "null".to_owned()))
    };
    format!("{{{}}}", keys.iter().map(|key| pair(&key.key)).collect::<Vec<_>>().join(","))
}

/// The role's, the person's or the place's name at the time of planning; nothing for licenses and where nobody is.
pub(crate) fn named(names: &Names, change: &Change, value: &Value) -> Option<String> {
    match (value, change) {
        (Value::Text(Some(text)), Change::UpdatePerson { edit, .. }) => listed_name(names, edit.field(), text),
        (Value::Organization(Some(_)), Change::CreateOrganization(new)) => Some(new.name.clone()),
        (Value::Team(Some(_)), Change::CreateTeam { name, .. }) => Some(name.clone()),
        (value, _) => named_alone(names, value),
    }
}

/// Time zones and countries are numbers with names.
fn listed_name(names: &Names, field: PersonField, text: &str) -> Option<String> {
    let known = names.listed.iter().find(|known| known.field == field && known.id.to_string() == text);
    known.map(|known| known.name.clone())
}

/// The same without a change that says what a text is about.
pub(crate) fn named_alone(names: &Names, value: &Value) -> Option<String> {
    match value {
        Value::Role(role) => role.map(|role| role_name(names, role)),
        Value::Owner(user) | Value::Account(user) => user.map(|user| person_name(names, user)),
        Value::License(_)
        | Value::RoleNotShown
        | Value::Teams(_)
        | Value::Organizations(_)
        | Value::Text(_)
        | Value::Organization(_)
        | Value::Team(_)
        | Value::Gone(_) => None,
        Value::AdminRole(role) => role
            .map(|role| names.admin_roles.get(&role).cloned().unwrap_or_else(|| format!("Administration role {role}"))),
    }
}

pub(crate) fn role_name(names: &Names, role: RoleId) -> String {
    names.roles.get(&role).cloned().unwrap_or_else(|| format!("Role {role}"))
}

fn person_name(names: &Names, user: UserId) -> String {
    names.people.get(&user).map_or_else(|| format!("#{user}"), |person| person.name.clone())
}

#[cfg(test)]
mod tests {
    use domain::OrganizationId;
    use domain::license::License;

    use super::*;

    #[test]
    fn a_license_is_spelled_by_its_changed_keys_as_the_instance_spells_them() {
        let before = License::parse(r#"{"x":1,"operations":"50000","transfer":5368709120}"#).unwrap();
        let after = before.clone().with("operations", "0").with("transfer", "104857600").with("new", "1");
        let keys = before.differences(&after);
        let change = Change::SetLicense { organization: OrganizationId(1), keys };
        let text = spelled(&change, &Value::License(before));
        assert_eq!(text, r#"{"operations":"50000","transfer":5368709120,"new":null}"#);
        assert_eq!(spelled(&change, &Value::License(after)), r#"{"operations":0,"transfer":104857600,"new":1}"#);
    }

    #[test]
    fn nobody_and_no_access_are_spelled_none() {
        let change = Change::TransferOwnership { organization: OrganizationId(1), from: UserId(2), to: UserId(3) };
        assert_eq!(spelled(&change, &Value::Owner(None)), "none");
        assert_eq!(spelled(&change, &Value::Role(None)), "none");
        assert_eq!(spelled(&change, &Value::Owner(Some(UserId(3)))), "3");
    }
}
