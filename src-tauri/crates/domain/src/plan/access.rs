//! The plan that is made of a tray: every wish a step, and what comes along with wishes.
//!
//! Organizations one after the other, in each the people, of each the role in the organization before those in teams. A
//! failed step stops only what needs it: roles in teams of somebody who is made a member first, and roles that are
//! fixed until somebody is no longer Admin (H3). A removal from an organization is one step; that its teams went with
//! it is looked at in the end, and so are the teams of a new Admin. What a plan is called and names is in [`words`].

mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::steps::{giving, goes_by_removal, push, removal, remove_and_give};
use crate::access::follow;
use crate::access::freshness::{self, Stale};
use crate::access::rules::{self, Refusal};
use crate::access::{CellKey, Edit, FIRST_ROLE, Known, Place, Site, Tray, Wish};
use crate::ids::{OrganizationId, StepId, TeamId, UserId};
use crate::person::Person;
use crate::plan::fact::{Subject, Value};
use crate::plan::step::{Reliance, Step, Why};
use crate::plan::{Expectation, Plan, PlanKind, TroublePolicy};
use crate::role::{ADMIN, RoleBook, TEAM_ADMIN};
use crate::snapshot::OrganizationFacts;
use words::{labels, title, warning};

/// A plan with more lines than this asks for a name to be typed.
pub const MANY_LINES: usize = 20;

/// What was staged and what was just read.
#[derive(Debug, Clone, Copy)]
pub struct Access<'a> {
    /// Every organization that the tray mentions, as just read. One that is missing counts as not read.
    pub places: &'a [OrganizationFacts],
    /// People of the tray, as far as they are no members yet.
    pub people: &'a [Person],
    /// The instance's roles.
    pub roles: &'a RoleBook,
    /// The wishes; what is to be decided later stays out.
    pub tray: &'a Tray,
    /// Whose key is used.
    pub operator: Option<UserId>,
    /// What the instance is called.
    pub instance: &'a str,
}

/// Why there can be no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum Hindrance {
    /// Nothing is staged.
    NothingToDo,
    /// What a wish started from is no longer so.
    Stale(Stale),
    /// A wish is not possible (any more).
    Refused {
        /// Whose, and where.
        key: CellKey,
        /// Why.
        refusal: Refusal,
    },
    /// Nobody said who this is.
    PersonNotKnown(UserId),
}

/// Makes the plan, or says everything that stands in its way.
pub fn plan(access: &Access<'_>) -> Result<Plan, Vec<Hindrance>> {
    let tray = access.tray.in_use();
    let known = known(access);
    let hindrances = hindrances(access, &tray, &known);
    if !hindrances.is_empty() {
        return Err(hindrances);
    }
    let mut draft = Draft { known: &known, tray: &tray, steps: Vec::new(), closing: Vec::new() };
    for (organization, people) in grouped(&tray) {
        for (user, wishes) in people {
            draft.person(user, organization, &wishes);
        }
    }
    if draft.steps.is_empty() { Err(vec![Hindrance::NothingToDo]) } else { Ok(draft.finish(access)) }
}

/// What was just read, found by number.
fn known(access: &Access<'_>) -> Known {
    let (gone, standing): (Vec<_>, Vec<_>) = access.places.iter().partition(|place| place.organization.deleted);
    let members = access.places.iter().flat_map(|place| place.members.iter().map(|member| &member.person));
    let deleted = members.chain(access.people).filter(|person| person.deleted).map(|person| person.id);
    Known {
        sites: standing.into_iter().map(|place| (place.id(), Arc::new(Site::of_facts(place)))).collect(),
        refused: BTreeSet::new(),
        gone: gone.into_iter().map(OrganizationFacts::id).collect(),
        deleted: deleted.collect(),
        roles: access.roles.clone(),
        operator: access.operator,
    }
}

fn hindrances(access: &Access<'_>, tray: &Tray, known: &Known) -> Vec<Hindrance> {
    if tray.is_empty() {
        return vec![Hindrance::NothingToDo];
    }
    let stale = freshness::compare(known, tray);
    let changed: BTreeSet<CellKey> = stale.iter().map(|stale| stale.key).collect();
    let mut found: Vec<Hindrance> = stale.into_iter().map(Hindrance::Stale).collect();
    for (key, edit) in tray.edits().iter().filter(|(key, _)| !changed.contains(key)) {
        if let Err(refusal) = rules::may(tray, known, *key, edit.wish) {
            found.push(Hindrance::Refused { key: *key, refusal });
        }
    }
    let labels = labels(access);
    let users: BTreeSet<UserId> = tray.edits().keys().map(|key| key.user).collect();
    found.extend(users.into_iter().filter(|user| !labels.contains_key(user)).map(Hindrance::PersonNotKnown));
    found
}

/// What is wanted of one person in one organization.
#[derive(Default)]
struct Wishes<'a> {
    organization: Option<&'a Edit>,
    teams: Vec<(TeamId, &'a Edit)>,
}

fn grouped(tray: &Tray) -> BTreeMap<OrganizationId, BTreeMap<UserId, Wishes<'_>>> {
    let mut all: BTreeMap<OrganizationId, BTreeMap<UserId, Wishes<'_>>> = BTreeMap::new();
    for (key, edit) in tray.edits() {
        let wishes = all.entry(key.place.organization()).or_default().entry(key.user).or_default();
        match key.place {
            Place::Organization(_) => wishes.organization = Some(edit),
            Place::Team { team, .. } => wishes.teams.push((team, edit)),
        }
    }
    all
}

/// A plan in the making.
struct Draft<'a> {
    known: &'a Known,
    tray: &'a Tray,
    steps: Vec<Step>,
    closing: Vec<Expectation>,
}

impl Draft<'_> {
    fn person(&mut self, user: UserId, organization: OrganizationId, wishes: &Wishes<'_>) {
        let known = self.known;
        let Some(site) = known.site(organization) else { return };
        let at = CellKey::organization(user, organization);
        let outside = site.seat(user).is_none();
        let first = match wishes.organization {
            Some(edit) => self.wish(at, edit, None),
            None if outside => Some(self.give(at, FIRST_ROLE, Value::Role(None), Why::MemberFirst)),
            None => None,
        };
        if let Some(edit) = wishes.organization {
            self.last(|step| step.note.clone_from(&edit.note));
            self.watch(at, edit, site);
        }
        for (team, edit) in &wishes.teams {
            let row = site.row(user, *team);
            let fixed = row.is_some_and(|row| row.role.is_some_and(|role| goes_by_removal(role, row.changeable)));
            let needs = first.filter(|_| outside || (fixed && was_admin(wishes.organization)));
            let at = CellKey::team(user, organization, *team);
            match (edit.seen.filter(|_| fixed), edit.wish.role()) {
                (Some(present), Some(wanted)) if present != wanted => {
                    let steps = &mut self.steps;
                    remove_and_give(steps, at, present, Some(wanted), needs, Why::FixedTeamAdmin);
                }
                (_, _) => {
                    self.wish(at, edit, needs);
                }
            }
            self.last(|step| step.note.clone_from(&edit.note));
        }
    }

    /// One wish as one step. Nothing where it is so already.
    fn wish(&mut self, at: CellKey, edit: &Edit, needs: Option<StepId>) -> Option<StepId> {
        let before = Value::Role(edit.seen);
        let id = match edit.wish {
            Wish::Role(role) if edit.seen == Some(role) => return None,
            Wish::Role(role) => self.give(at, role, before, Why::Chosen),
            Wish::Remove => push(&mut self.steps, removal(at), before, Value::Role(None), Why::Chosen).id,
        };
        self.last(|step| step.depends_on = needs.into_iter().collect());
        Some(id)
    }

    fn last(&mut self, change: impl FnOnce(&mut Step)) {
        if let Some(step) = self.steps.last_mut() {
            change(step);
        }
    }

    /// Who comes into an organization needs a usable account.
    fn give(&mut self, at: CellKey, role: crate::RoleId, before: Value, why: Why) -> StepId {
        let comes_in = before == Value::Role(None) && at.place.team().is_none();
        let step = push(&mut self.steps, giving(at, role), before, Value::Role(Some(role)), why);
        if comes_in {
            let user = at.user;
            step.relies_on.push(Reliance { subject: Subject::Account { user }, value: Value::Account(Some(user)) });
        }
        step.id
    }

    /// What has to be so in the teams when a role in their organization has changed.
    fn watch(&mut self, at: CellKey, edit: &Edit, site: &Site) {
        let (user, organization) = (at.user, at.place.organization());
        let all = site.teams().unwrap_or_default();
        let (teams, fine): (Vec<TeamId>, Value) = match edit.wish {
            Wish::Role(ADMIN) => (all.to_vec(), Value::Role(Some(TEAM_ADMIN))),
            Wish::Remove => (site.rows(user).iter().map(|(team, _)| *team).collect(), Value::Role(None)),
            Wish::Role(_) => return,
        };
        let expect =
            |team| Expectation { subject: Subject::TeamRole { user, organization, team }, fine: vec![fine.clone()] };
        self.closing.extend(teams.into_iter().map(expect));
    }

    fn finish(self, access: &Access<'_>) -> Plan {
        let warnings = follow::from(self.tray, self.known).iter().filter_map(warning).collect();
        let names = self.names(access);
        let title = title(access, &names);
        let typed_name = self.typed_name(access, &names);
        Plan {
            kind: PlanKind::Access,
            title,
            person: None,
            successor: None,
            reference: None,
            leave_date: None,
            note: None,
            policy: TroublePolicy::GoOnWithOthers,
            steps: self.steps,
            closing: self.closing,
            typed_name,
            warnings,
            names,
        }
    }
}

fn was_admin(edit: Option<&Edit>) -> bool {
    edit.is_some_and(|edit| edit.seen == Some(ADMIN))
}
