//! What a plan for access is called, whom and what it names, and what it asks to be typed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Access, Draft, MANY_LINES};
use crate::access::follow::{Follow, FollowKind};
use crate::access::freshness;
use crate::access::{CellKey, Edit, Wish};
use crate::ids::{TeamId, UserId};
use crate::person::Person;
use crate::plan::fact::Subject;
use crate::plan::{Names, PersonLabel, Warning, is_easy_to_type};

impl Draft<'_> {
    /// Asked for where people are removed from organizations, and where there is much: the one organization's name, or
    /// what the instance is called.
    pub(super) fn typed_name(&self, access: &Access<'_>, names: &Names) -> Option<String> {
        let removes = |(key, edit): (&CellKey, &Edit)| key.place.team().is_none() && edit.wish == Wish::Remove;
        if !self.tray.edits().iter().any(removes) && self.tray.len() <= MANY_LINES {
            return None;
        }
        let single = names.organizations.values().next().filter(|_| names.organizations.len() == 1);
        let asked = single.map(String::as_str).into_iter().chain([access.instance]).map(str::trim);
        asked.into_iter().find(|name| is_easy_to_type(name)).map(str::to_owned)
    }

    /// Only what the plan mentions.
    pub(super) fn names(&self, access: &Access<'_>) -> Names {
        let looked_at = self.steps.iter().map(|step| step.change.subject());
        let looked_at: Vec<Subject> = looked_at.chain(self.closing.iter().map(|row| row.subject.clone())).collect();
        let teams: BTreeSet<TeamId> = looked_at.iter().filter_map(team_of).collect();
        let users: BTreeSet<UserId> = self.tray.edits().keys().map(|key| key.user).collect();
        let mut names = Names {
            people: labels(access).into_iter().filter(|(user, _)| users.contains(user)).collect(),
            roles: access.roles.roles.iter().map(|role| (role.id, role.name.clone())).collect(),
            ..Names::default()
        };
        let organizations = freshness::organizations(self.tray);
        for place in access.places.iter().filter(|place| organizations.contains(&place.id())) {
            names.organizations.insert(place.id(), place.organization.name.clone());
            let own = place.own_roles.iter().map(|role| (role.id, role.name.clone()));
            names.roles.extend(own);
            let mentioned = place.teams.iter().filter(|team| teams.contains(&team.id));
            names.teams.extend(mentioned.map(|team| (team.id, team.name.clone())));
        }
        names
    }
}

/// Everybody who is known by name.
pub(super) fn labels(access: &Access<'_>) -> BTreeMap<UserId, PersonLabel> {
    let members = access.places.iter().flat_map(|place| place.members.iter().map(|member| &member.person));
    let label = |person: &Person| PersonLabel { id: person.id, name: person.name.clone(), email: person.email.clone() };
    access.people.iter().chain(members).map(|person| (person.id, label(person))).collect()
}

fn team_of(subject: &Subject) -> Option<TeamId> {
    if let Subject::TeamRole { team, .. } = subject { Some(*team) } else { None }
}

/// The one organization; of several, the one person; else the instance.
pub(super) fn title(access: &Access<'_>, names: &Names) -> String {
    let organization = names.organizations.values().next().filter(|_| names.organizations.len() == 1);
    let person = names.people.values().next().filter(|_| names.people.len() == 1).map(|person| &person.name);
    organization.or(person).cloned().unwrap_or_else(|| access.instance.to_owned())
}

/// What comes along and is no step, said beside the plan.
pub(super) fn warning(follow: &Follow) -> Option<Warning> {
    let (user, organization) = (follow.cause.user, follow.cause.place.organization());
    match &follow.kind {
        FollowKind::StaysTeamAdmin { teams: Some(teams) } => {
            let teams = u32::try_from(teams.len()).unwrap_or(u32::MAX);
            Some(Warning::KeepsTeamAdmin { user, organization, teams })
        }
        FollowKind::StaysTeamAdmin { teams: None }
        | FollowKind::FixedTeamAdminIn { .. }
        | FollowKind::BecomesMember { .. }
        | FollowKind::SeesNothingYet { .. }
        | FollowKind::TeamsGo { .. } => None,
    }
}
