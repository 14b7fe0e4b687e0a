//! What this application did itself, as its journal tells.

use std::collections::HashMap;

use crate::Timestamp;
use crate::ids::{AdminRoleId, OrganizationId, RoleId, UserId};
use crate::journal::RunStatus;
use crate::license::License;
use crate::plan::change::Change;
use crate::plan::fact::{Gone, Subject, Value};

/// The last reading of everything that runs touched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    seen: HashMap<Subject, Value>,
    created: Vec<UserId>,
    made: Vec<OrganizationId>,
}

impl Own {
    /// From runs in the order of their starts. Only readings for which `is_since` holds of their time count.
    pub fn of<'a>(runs: impl IntoIterator<Item = &'a RunStatus>, is_since: impl Fn(&Timestamp) -> bool) -> Self {
        let mut own = Self::default();
        for run in runs {
            for step in &run.steps {
                let Some(planned) = run.plan.step(step.id).filter(|_| step.attempts > 0) else { continue };
                let Some(reading) = step.read_back.as_ref().or(step.reading.as_ref()) else { continue };
                if is_since(&reading.at) {
                    own.note(&planned.change, &reading.seen);
                }
            }
        }
        own
    }

    fn note(&mut self, change: &Change, seen: &Value) {
        match (change, seen) {
            (_, Value::Account(Some(user))) => self.created.push(*user),
            // Somebody else may have made one of this name.
            (Change::CreateOrganization(new), Value::Organization(Some(found))) if new.is(found) => {
                self.made.push(found.id);
            }
            (_, _) => {}
        }
        self.seen.insert(change.subject(), seen.clone());
    }

    /// The owner now is the one that a transfer from here made.
    pub(super) fn owner(&self, organization: OrganizationId, now: Option<UserId>) -> bool {
        self.seen.get(&Subject::Owner { organization }) == Some(&Value::Owner(now))
    }

    /// The role now is the one that was given here; `None` stands for no membership.
    pub(super) fn role(&self, user: UserId, organization: OrganizationId, now: Option<RoleId>) -> bool {
        self.seen.get(&Subject::OrganizationRole { user, organization }) == Some(&Value::Role(now))
    }

    /// Some role was given or taken here, whatever it is now.
    pub(super) fn gave_role(&self, user: UserId, organization: OrganizationId) -> bool {
        self.seen.contains_key(&Subject::OrganizationRole { user, organization })
    }

    /// The license was replaced here by one that is as frozen as this.
    pub(super) fn frozen(&self, organization: OrganizationId, now: bool) -> bool {
        let seen = self.seen.get(&Subject::License { organization });
        matches!(seen, Some(Value::License(license)) if License::is_frozen(license) == now)
    }

    /// The account was created here.
    pub(super) fn created(&self, user: UserId) -> bool {
        self.created.contains(&user)
    }

    /// The organization was created here.
    pub(super) fn made(&self, organization: OrganizationId) -> bool {
        self.made.contains(&organization)
    }

    /// The account was deleted here.
    pub(super) fn deleted(&self, user: UserId) -> bool {
        let seen = self.seen.get(&Subject::Account { user });
        matches!(seen, Some(Value::Account(None) | Value::Gone(Gone::Account)))
    }

    /// The administration role now is the one that was given here.
    pub(super) fn admin(&self, user: UserId, now: Option<AdminRoleId>) -> bool {
        self.seen.get(&Subject::AdminRole { user }) == Some(&Value::AdminRole(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{NewsLine, PersonSeen, Picture, PlaceLabel, PlaceSeen, RosterSeen, changes};
    use crate::plan::PersonLabel;
    use crate::role::{ADMIN, MEMBER, OWNER};

    const PLACE: OrganizationId = OrganizationId(1);

    fn picture(members: &[(u64, RoleId)]) -> Picture {
        let label = |id| PersonLabel { id: UserId(id), name: format!("Person {id}"), email: String::new() };
        let place = PlaceLabel { id: PLACE, name: "Place".into() };
        let members = members.iter().map(|(user, role)| (UserId(*user), Some(*role))).collect();
        Picture {
            people: (1..4).map(|id| PersonSeen { label: label(id), deleted: false, admin_role: None }).collect(),
            people_whole: true,
            organizations: vec![PlaceSeen { label: place, deleted: false, frozen: Some(false) }],
            organizations_whole: true,
            rosters: vec![RosterSeen { organization: PLACE, members, sure: true }],
        }
    }

    fn told(own: &Own, now: &[(u64, RoleId)]) -> usize {
        let lines = changes(&picture(&[(1, OWNER), (2, MEMBER)]), &picture(now), own, &|_, role| role.to_string());
        assert!(lines.iter().all(|line| !matches!(line, NewsLine::OwnerChanged { .. })) || own.seen.is_empty());
        lines.len()
    }

    #[test]
    fn only_what_is_still_as_we_left_it_is_ours() {
        let nothing = Own::default();
        assert_eq!(told(&nothing, &[(1, ADMIN), (2, OWNER)]), 1, "somebody else handed over");
        let mut own = Own::default();
        own.seen.insert(Subject::Owner { organization: PLACE }, Value::Owner(Some(UserId(2))));
        assert_eq!(told(&own, &[(1, ADMIN), (2, OWNER)]), 0, "what the hand-over made of the former owner is ours too");
        let role = Subject::OrganizationRole { user: UserId(1), organization: PLACE };
        own.seen.insert(role, Value::Role(Some(MEMBER)));
        assert_eq!(told(&own, &[(1, MEMBER), (2, OWNER)]), 0);
        assert_eq!(told(&own, &[(1, ADMIN), (2, OWNER)]), 1, "we had limited them; somebody gave it back");
        assert_eq!(told(&own, &[(1, MEMBER), (2, OWNER), (3, MEMBER)]), 1, "somebody else came");
    }
}
