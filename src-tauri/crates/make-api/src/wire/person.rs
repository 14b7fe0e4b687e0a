//! Rows of the people lists: `lastLogin` or `lastlogin`, `tfaEnabled` or `tfaStatus`.

use domain::person::{LastLogin, Person};
use domain::{AdminRoleId, UserId};

use super::{Fields, Row};

/// A person; unreadable only without a number.
pub(crate) fn person(fields: &Fields<'_>) -> Row<Person> {
    let Some(id) = fields.number(&["id"]) else { return Row::Unreadable };
    let person = Person {
        id: UserId(id),
        name: fields.text(&["name"]).unwrap_or_default(),
        email: fields.text(&["email"]).unwrap_or_default(),
        language: fields.text(&["language"]),
        country_id: fields.number(&["countryId"]),
        timezone_id: fields.number(&["timezoneId"]),
        locale_id: fields.number(&["localeId"]),
        last_login: last_login(fields),
        created: fields.time(&["created"]),
        organizations: fields.number(&["organizations"]),
        scenarios: fields.number(&["scenarios"]),
        active_scenarios: fields.number(&["activeScenarios"]),
        deleted: fields.is_marked("deleted"),
        admin_role: fields.number(&["usersAdminsRoleId", "userAdminsRoleId"]).map(AdminRoleId),
        two_step: two_step(fields),
    };
    Row::Known((id, 0), person)
}

fn last_login(fields: &Fields<'_>) -> LastLogin {
    let names = ["lastLogin", "lastlogin"];
    if fields.is_null(&names) {
        return LastLogin::Never;
    }
    fields.time(&names).map_or(LastLogin::Unknown, LastLogin::At)
}

/// `tfaStatus` is 0 for off; 1 (an app) and 2 (elsewhere) for on.
fn two_step(fields: &Fields<'_>) -> Option<bool> {
    fields.truth(&["tfaEnabled"]).or_else(|| fields.number(&["tfaStatus"]).map(|status| status != 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Person {
        match person(&Fields::parse(text).unwrap()) {
            Row::Known(_, person) => person,
            Row::Nothing(_) | Row::Unreadable => panic!("unreadable: {text}"),
        }
    }

    #[test]
    fn the_last_sign_in_is_read_in_both_spellings_and_never_guessed() {
        let at = |time: &str| LastLogin::At(time.to_owned());
        assert_eq!(
            read(r#"{"id":1,"lastLogin":"2023-01-03T11:24:25.460Z"}"#).last_login,
            at("2023-01-03T11:24:25.460Z")
        );
        assert_eq!(read(r#"{"id":1,"lastlogin":"2023-01-03T11:24:25Z"}"#).last_login, at("2023-01-03T11:24:25Z"));
        assert_eq!(read(r#"{"id":1,"lastLogin":null}"#).last_login, LastLogin::Never);
        assert_eq!(read(r#"{"id":1}"#).last_login, LastLogin::Unknown);
        assert_eq!(read(r#"{"id":1,"lastLogin":{"at":1}}"#).last_login, LastLogin::Unknown);
    }

    #[test]
    fn the_second_factor_is_read_in_both_spellings() {
        assert_eq!(read(r#"{"id":1,"tfaEnabled":false}"#).two_step, Some(false));
        assert_eq!(read(r#"{"id":1,"tfaStatus":2}"#).two_step, Some(true));
        assert_eq!(read(r#"{"id":1,"tfaStatus":null}"#).two_step, None);
    }

    #[test]
    fn re_typed_fields_never_lose_a_person() {
        let odd = read(
            r#"{"id":"15","name":7,"email":null,"countryId":"202","organizations":"3","deleted":1,"features":[],"new":{}}"#,
        );
        assert_eq!((odd.id, odd.name.as_str(), odd.email.as_str()), (UserId(15), "7", ""));
        assert_eq!((odd.country_id, odd.organizations, odd.deleted), (Some(202), Some(3), true));
        assert_eq!(person(&Fields::parse(r#"{"name":"no number"}"#).unwrap()), Row::Unreadable);
    }
}
