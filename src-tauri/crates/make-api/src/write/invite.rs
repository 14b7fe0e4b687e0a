//! Inviting somebody into an organization: the one public write, which outsiders are refused.

use domain::journal::{Answer, Refusal};
use domain::{OrganizationId, RoleId, TeamId};
use http::Method;

use super::body::{Content, Field};
use super::{Call, Sent, WriteClient};
use crate::request::Path;
use crate::wire::Expected;

/// An invitation to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invite {
    /// In what role.
    pub role: RoleId,
    /// Whom: Make mails to this address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// A few words of the inviting person.
    pub note: Option<String>,
    /// Teams to put them into, always as Team Member.
    pub teams: Vec<TeamId>,
}

/// Somebody who is no member was refused: an administrator of the instance may not invite into the organizations of
/// customers. Adding them by administration (create, then give a role) is the way that stays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("inviting into organization {organization} is only for its own people")]
pub struct NotAMember {
    /// Where.
    pub organization: OrganizationId,
    /// What came of the sending; its answer is the refusal.
    pub sent: Sent,
}

impl WriteClient {
    /// `POST /organizations/{organizationId}/invite`, `organizations:write`; "Organizations". Make sends a mail. Claims
    /// the person, and their place with its invitation pending.
    ///
    /// Refused with 403 (`SC403`, `IM001`, `IM002`), or with 404 in Make's own shape where it hides the organization,
    /// to a key whose person is no member with the right to invite; a key without the scope is refused alike.
    pub async fn invite(&self, organization: OrganizationId, invite: &Invite) -> Result<Sent, NotAMember> {
        let path = Path::new("organizations").id(organization.0).word("invite");
        let sent = self.send(Call::new(Method::POST, path, invite.content(), Expected::Invited)).await;
        if is_for_members_only(&sent.answer) { Err(NotAMember { organization, sent }) } else { Ok(sent) }
    }
}

fn is_for_members_only(answer: &Answer) -> bool {
    match answer {
        Answer::Refused(Refusal { status: 403, code, .. }) => code.as_deref() != Some("IM121"),
        Answer::Refused(Refusal { status: 404, code, .. }) => code.is_some(),
        Answer::Refused(_) | Answer::Claimed | Answer::NotSent(_) | Answer::Unknown(_) | Answer::Lost => false,
    }
}

impl Invite {
    fn content(&self) -> Content {
        let teams: Vec<String> = self.teams.iter().map(ToString::to_string).collect();
        let others = [
            Some(Field::text("email", &self.email)),
            Some(Field::text("name", &self.name)),
            self.note.as_deref().map(|note| Field::text("note", note)),
            (!teams.is_empty()).then(|| Field::json("teamsId", format!("[{}]", teams.join(",")))),
        ];
        Content::object(Field::plain("usersRoleId", &self.role), others)
    }
}
