//! Turns a change into the one call that makes it.
//!
//! The license that is sent is made from the reading right before; the password of a holding account is made here, at
//! the last moment, and lives nowhere else. A password that somebody typed comes beside the change, and leaves again
//! with the one request.

mod account;

use domain::journal::Answer;
use domain::plan::change::{Change, Invitation, NewOrganization};
use domain::plan::fact::Value;
use make_api::{Invite, NewPerson, RemoveWithConnections, Sent, StartingLicense, WriteClient};
use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

use crate::password::Password;

/// Sends a change exactly once. `fresh` is what its subject showed right before.
pub(super) async fn send(write: &WriteClient, change: &Change, fresh: &Value, password: Option<&Password>) -> Sent {
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
            | Value::Text(_)
            | Value::Organization(_)
            | Value::Team(_)
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
            let person = NewPerson::without_mail(name.clone(), email.clone(), random_password());
            write.create_person(person).await
        }
        Change::CreatePerson(account) => account::create(write, account, password).await,
        Change::UpdatePerson { user, edit } => write.update_person(*user, &account::update(edit)).await,
        Change::SetAdminRole { user, role } => write.update_person(*user, &account::admin_role(*role)).await,
        Change::DeletePerson { user } => write.delete_person(*user).await,
        Change::RemoveFromOrganizationWithConnections { user, organization } => {
            let removal = RemoveWithConnections::from_organization(*user, *organization);
            write.remove_with_connections(removal).await
        }
        Change::RemoveFromTeamWithConnections { user, team, .. } => {
            write.remove_with_connections(RemoveWithConnections::from_team(*user, *team)).await
        }
        Change::Invite(invitation) => invite(write, invitation).await,
        Change::CreateOrganization(new) => write.create_organization(&organization(new)).await,
        Change::CreateTeam { organization, name, admin } => write.create_team(*organization, name, Some(*admin)).await,
        Change::RenameTeam { team, name, .. } => write.rename_team(*team, name).await,
    }
}

/// That only people of the organization may invite is a refusal like any other: its words follow from its status.
async fn invite(write: &WriteClient, invitation: &Invitation) -> Sent {
    let Invitation { organization, role, email, name, note, .. } = invitation;
    let (email, name, note) = (email.clone(), name.clone(), note.clone());
    let invite = Invite { role: *role, email, name, note, teams: Vec::new() };
    write.invite(*organization, &invite).await.unwrap_or_else(|refused| refused.sent)
}

/// The license goes out byte for byte as it was reviewed; there is no way to leave it out (H7).
fn organization(new: &NewOrganization) -> make_api::NewOrganization {
    make_api::NewOrganization {
        name: new.name.clone(),
        time_zone: Some(new.time_zone),
        country: Some(new.country),
        owner: Some(new.owner),
        license: StartingLicense::These(new.license.clone()),
    }
}

/// Without the license as it stands there is none to send (H6).
fn not_sent() -> Sent {
    let answer = Answer::NotSent("the license as it stands is not known".to_owned());
    Sent { answer, elapsed: std::time::Duration::ZERO, retry_after: None, claim: None, redirected: false }
}

/// 244 random bits with a digit, an upper-case letter and a special character, as Make's rule wants. Nobody ever signs
/// in with it.
fn random_password() -> SecretString {
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
        let (one, other) = (random_password(), random_password());
        let text = one.expose_secret();
        assert!(text.len() >= 10 && text.contains(|c: char| c.is_ascii_digit()));
        assert!(text.contains(|c: char| c.is_ascii_uppercase()) && text.contains(|c: char| !c.is_alphanumeric()));
        assert_ne!(text, other.expose_secret());
    }
}
