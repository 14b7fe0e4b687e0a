//! Turns a change into the one call that makes it.
//!
//! The license that is sent is made from the reading right before; the password of a holding account is made here, at
//! the last moment, and lives nowhere else.

use domain::journal::Answer;
use domain::plan::change::Change;
use domain::plan::fact::Value;
use make_api::{NewPerson, Sent, WriteClient};
use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

/// Sends a change exactly once. `fresh` is what its subject showed right before.
pub(super) async fn send(write: &WriteClient, change: &Change, fresh: &Value) -> Sent {
    match change {
        Change::SetLicense { organization, .. } => match fresh {
            Value::License(license) => match change.license_from(license) {
                Some(license) => write.set_license(*organization, &license).await,
                None => not_sent(),
            },
            Value::Owner(_)
            | Value::Role(_)
            | Value::RoleNotShown
            | Value::Account(_)
            | Value::Teams(_)
            | Value::Organizations(_)
            | Value::AdminRole(_)
            | Value::Gone(_) => not_sent(),
        },
        Change::SetOrganizationRole { user, organization, role } => {
            write.set_organization_role(*user, *organization, *role).await
        }
        Change::RemoveFromOrganization { user, organization } => {
            write.remove_from_organization(*user, *organization).await
        }
        Change::TransferOwnership { organization, to, .. } => write.transfer_ownership(*organization, *to).await,
        Change::SetTeamRole { user, team, role, .. } => write.set_team_role(*user, *team, *role).await,
        Change::RemoveFromTeam { user, team, .. } => write.remove_from_team(*user, *team).await,
        Change::CreateHoldingAccount { name, email } => {
            let person = NewPerson::without_mail(name.clone(), email.clone(), password());
            write.create_person(person).await
        }
    }
}

/// Without the license as it stands there is none to send (H6).
fn not_sent() -> Sent {
    let answer = Answer::NotSent("the license as it stands is not known".to_owned());
    Sent { answer, elapsed: std::time::Duration::ZERO, retry_after: None, claim: None, redirected: false }
}

/// 244 random bits with a digit, an upper-case letter and a special character, as Make's rule wants. Nobody ever signs
/// in with it.
fn password() -> SecretString {
    let halves = [uuid::Uuid::new_v4(), uuid::Uuid::new_v4()];
    let text = Zeroizing::new(format!("G7!{}-{}", halves[0].simple(), halves[1].simple()));
    SecretString::from(text.as_str())
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn a_password_meets_makes_rule_and_is_never_the_same() {
        let (one, other) = (password(), password());
        let text = one.expose_secret();
        assert!(text.len() >= 10 && text.contains(|c: char| c.is_ascii_digit()));
        assert!(text.contains(|c: char| c.is_ascii_uppercase()) && text.contains(|c: char| !c.is_alphanumeric()));
        assert_ne!(text, other.expose_secret());
    }
}
