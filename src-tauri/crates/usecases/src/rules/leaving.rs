//! What a leave on this instance starts with: the roles that limit a former owner, and the account that takes over.

use std::sync::Arc;

use domain::{RoleId, UserId};
use serde::{Deserialize, Serialize};

use crate::changes::options::hit;
use crate::holding;
use crate::leave::{choices, picture};
use crate::problem::{Code, Outcome, Problem};
use crate::session::{Happening, Session};
use crate::view::changes::PersonHit;
use crate::view::leave::RoleChoice;

/// What can be chosen, and what is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LeavingRules {
    /// Organization roles that limit somebody.
    pub roles: Vec<RoleChoice>,
    /// The one that a leave starts with.
    pub role: RoleId,
    /// Team roles that limit somebody.
    pub team_roles: Vec<RoleChoice>,
    /// The one that a leave starts with.
    pub team_role: Option<RoleId>,
    /// The account that is proposed to take over.
    pub holding: Option<PersonHit>,
}

/// What a leave on this instance starts with.
pub async fn leaving(session: &Arc<Session>) -> Outcome<LeavingRules> {
    let (book, profile) = (session.roles().await?, session.profile());
    let holding = match profile.holding_account {
        Some(user) => holding::read(session, user).await?.person.map(|person| hit(session, person)),
        None => None,
    };
    Ok(LeavingRules {
        roles: picture::roles(&book, book.limited_organization_roles()),
        role: choices::limited_role(&book, profile.limited_role),
        team_roles: picture::roles(&book, book.limited_team_roles()),
        team_role: choices::limited_team_role(&book, profile.limited_team_role),
        holding,
    })
}

/// Chooses all three. Only roles that limit are taken, and only an account that is there; whether it may take over is
/// checked at each leave.
pub async fn set_leaving(
    session: &Arc<Session>,
    role: RoleId,
    team_role: Option<RoleId>,
    holding: Option<UserId>,
) -> Outcome<LeavingRules> {
    const OPERATION: &str = "save the house rules";
    let book = session.roles().await?;
    let limits = book.limited_organization_roles().any(|one| one.id == role);
    let limits_teams = team_role.is_none_or(|role| book.limited_team_roles().any(|one| one.id == role));
    if !limits || !limits_teams {
        return Err(Problem::new(Code::Internal, OPERATION, session.now()));
    }
    if let Some(user) = holding
        && holding::read(session, user).await?.person.is_none_or(|person| person.deleted)
    {
        return Err(Problem::new(Code::NotFound, OPERATION, session.now()));
    }
    let change = |profile: &mut store::Profile| {
        (profile.limited_role, profile.limited_team_role, profile.holding_account) = (Some(role), team_role, holding);
    };
    session.change_profile(change).await?;
    // Which organizations stand out and which pass a filter depends on whose the holding account is.
    session.happened(Happening::Directory);
    leaving(session).await
}
