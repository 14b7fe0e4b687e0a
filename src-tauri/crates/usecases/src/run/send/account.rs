//! Accounts of people: created, with the password where one was typed, and changed value by value.

use domain::AdminRoleId;
use domain::journal::{Answer, Refusal};
use domain::plan::change::{FirstSignIn, NewAccount, PersonEdit};
use make_api::{FirstSignIn as SignIn, NewPerson, PersonChange, PersonChanges, Sent, WriteClient};

use crate::password::Password;

/// Creates the account. The engine has looked that the password is there where one is needed.
pub(super) async fn create(write: &WriteClient, account: &NewAccount, password: Option<&Password>) -> Sent {
    let sign_in = match (account.sign_in, password) {
        (FirstSignIn::Mail, _) => SignIn::Mail,
        (FirstSignIn::TypedPassword, Some(password)) => SignIn::Password(password.for_sending()),
        (FirstSignIn::TypedPassword, None) => return no_password(),
    };
    let person = NewPerson {
        name: account.name.clone(),
        email: account.email.clone(),
        sign_in,
        time_zone: account.time_zone,
        locale: None,
        country: account.country,
    };
    let sent = write.create_person(person).await;
    match password {
        Some(password) => Sent { answer: without(sent.answer, password), ..sent },
        None => sent,
    }
}

/// The same answer, where the instance repeats the password without it.
fn without(answer: Answer, password: &Password) -> Answer {
    match answer {
        Answer::Refused(Refusal { status, code, detail }) => {
            let (code, detail) = (code.map(|text| password.redact(text)), detail.map(|text| password.redact(text)));
            Answer::Refused(Refusal { status, code, detail })
        }
        Answer::NotSent(text) => Answer::NotSent(password.redact(text)),
        Answer::Unknown(text) => Answer::Unknown(password.redact(text)),
        Answer::Claimed | Answer::Lost => answer,
    }
}

fn no_password() -> Sent {
    let answer = Answer::NotSent("the password is not known any more".to_owned());
    Sent { answer, elapsed: std::time::Duration::ZERO, retry_after: None, claim: None, redirected: false }
}

/// Exactly this value.
pub(super) fn update(edit: &PersonEdit) -> PersonChanges {
    PersonChanges::of(match edit {
        PersonEdit::Name(text) => PersonChange::Name(text.clone()),
        PersonEdit::Email(text) => PersonChange::Email(text.clone()),
        PersonEdit::Language(text) => PersonChange::Language(text.clone()),
        PersonEdit::TimeZone(number) => PersonChange::TimeZone(*number),
        PersonEdit::Country(number) => PersonChange::Country(*number),
    })
}

/// Exactly this role, or none.
pub(super) fn admin_role(role: Option<AdminRoleId>) -> PersonChanges {
    PersonChanges::of(PersonChange::AdminRole(role))
}
