//! Compares two pictures of an instance.

use std::collections::HashMap;

use super::{NewsLine, Own, PersonSeen, Picture, PlaceLabel, PlaceSeen, RosterSeen};
use crate::ids::{OrganizationId, RoleId, UserId};
use crate::plan::PersonLabel;
use crate::role::{ADMIN, OWNER};

/// What is different in `now`, the weightiest first, by names within one kind. Members are compared where both pictures
/// have them. `role_name` gives the word for a role in an organization.
pub fn changes(
    before: &Picture,
    now: &Picture,
    own: &Own,
    role_name: &dyn Fn(OrganizationId, RoleId) -> String,
) -> Vec<NewsLine> {
    let comparison = Comparison { before: Index::of(before), now: Index::of(now), own, role_name };
    let mut lines = comparison.people();
    lines.extend(comparison.places());
    lines.extend(comparison.rosters());
    lines.sort_by_cached_key(|line| (weight(line), name(line)));
    lines
}

struct Index<'a> {
    picture: &'a Picture,
    people: HashMap<UserId, &'a PersonSeen>,
    places: HashMap<OrganizationId, &'a PlaceSeen>,
    rosters: HashMap<OrganizationId, &'a RosterSeen>,
}

impl<'a> Index<'a> {
    fn of(picture: &'a Picture) -> Self {
        Self {
            picture,
            people: picture.people.iter().map(|person| (person.label.id, person)).collect(),
            places: picture.organizations.iter().map(|place| (place.label.id, place)).collect(),
            rosters: picture.rosters.iter().map(|roster| (roster.organization, roster)).collect(),
        }
    }

    fn lives(&self, user: UserId) -> Option<&'a PersonSeen> {
        self.people.get(&user).copied().filter(|person| !person.deleted)
    }

    fn stands(&self, organization: OrganizationId) -> Option<&'a PlaceSeen> {
        self.places.get(&organization).copied().filter(|place| !place.deleted)
    }
}

struct Comparison<'a> {
    before: Index<'a>,
    now: Index<'a>,
    own: &'a Own,
    role_name: &'a dyn Fn(OrganizationId, RoleId) -> String,
}

impl Comparison<'_> {
    fn people(&self) -> Vec<NewsLine> {
        let mut lines = Vec::new();
        for person in self.now.picture.people.iter().filter(|person| !person.deleted) {
            let (id, label) = (person.label.id, || person.label.clone());
            match self.before.lives(id) {
                None if self.before.picture.people_whole && !self.own.created(id) => {
                    lines.push(NewsLine::PersonNew(label()));
                }
                Some(earlier) if earlier.admin_role.is_some() != person.admin_role.is_some() => {
                    if !self.own.admin(id, person.admin_role) {
                        let given = person.admin_role.is_some();
                        let line = if given { NewsLine::AdminRightsGiven } else { NewsLine::AdminRightsTaken };
                        lines.push(line(label()));
                    }
                }
                None | Some(_) => {}
            }
        }
        for person in self.before.picture.people.iter().filter(|person| !person.deleted) {
            let id = person.label.id;
            let gone = match self.now.people.get(&id) {
                Some(person) => person.deleted,
                None => self.now.picture.people_whole,
            };
            if gone && !self.own.deleted(id) {
                lines.push(NewsLine::PersonGone(person.label.clone()));
            }
        }
        lines
    }

    fn places(&self) -> Vec<NewsLine> {
        let mut lines = Vec::new();
        for place in self.now.picture.organizations.iter().filter(|place| !place.deleted) {
            let label = || place.label.clone();
            match self.before.stands(place.label.id) {
                None if self.before.picture.organizations_whole && !self.own.made(place.label.id) => {
                    lines.push(NewsLine::OrganizationNew(label()));
                }
                Some(PlaceSeen { frozen: Some(before), .. }) => {
                    if let Some(now) = place.frozen.filter(|now| now != before)
                        && !self.own.frozen(place.label.id, now)
                    {
                        lines.push(if now { NewsLine::Frozen(label()) } else { NewsLine::Unfrozen(label()) });
                    }
                }
                None | Some(_) => {}
            }
        }
        for place in self.before.picture.organizations.iter().filter(|place| !place.deleted) {
            let gone = match self.now.places.get(&place.label.id) {
                Some(place) => place.deleted,
                None => self.now.picture.organizations_whole,
            };
            if gone {
                lines.push(NewsLine::OrganizationGone(place.label.clone()));
            }
        }
        lines
    }

    fn rosters(&self) -> Vec<NewsLine> {
        let both = |now: &&RosterSeen| {
            let place = self.now.stands(now.organization)?;
            Some((place.label.clone(), *self.before.rosters.get(&now.organization)?))
        };
        let rosters = self.now.picture.rosters.iter();
        rosters
            .filter_map(|now| both(&now).map(|(place, before)| self.members(&place, before, now)))
            .flatten()
            .collect()
    }

    fn members(&self, place: &PlaceLabel, before: &RosterSeen, now: &RosterSeen) -> Vec<NewsLine> {
        if before.members == now.members {
            return Vec::new();
        }
        let earlier: HashMap<UserId, Option<RoleId>> = before.members.iter().copied().collect();
        let present: HashMap<UserId, Option<RoleId>> = now.members.iter().copied().collect();
        let (from, to) = (owner(before), owner(now));
        let handed_over = from != to;
        let mut lines = Vec::new();
        if handed_over && !self.own.owner(place.id, to) {
            let (from, to) = (from.and_then(|user| self.label(user)), to.and_then(|user| self.label(user)));
            lines.push(NewsLine::OwnerChanged { organization: place.clone(), from, to });
        }
        // What a hand-over itself makes of the two is part of it, unless a role given here came after it.
        let follows = |user: UserId, role: Option<RoleId>| {
            let now_owner = Some(user) == to && role == Some(OWNER);
            let still_admin = Some(user) == from && role == Some(ADMIN) && !self.own.gave_role(user, place.id);
            handed_over && (now_owner || still_admin)
        };
        for (user, role) in &now.members {
            if follows(*user, *role) || self.own.role(*user, place.id, *role) {
                continue;
            }
            match earlier.get(user) {
                Some(known) if known == role => {}
                Some(known) => lines.extend(self.changed(place, *user, *known, *role)),
                None if before.sure => lines.extend(self.added(place, *user, *role)),
                None => {}
            }
        }
        for (user, role) in before.members.iter().filter(|(user, _)| !present.contains_key(user)) {
            if now.sure && self.now.lives(*user).is_some() && !self.own.role(*user, place.id, None) {
                lines.extend(self.removed(place, *user, *role));
            }
        }
        lines
    }

    fn changed(&self, place: &PlaceLabel, user: UserId, from: Option<RoleId>, to: Option<RoleId>) -> Option<NewsLine> {
        let (from, to) = (self.role(place, from), self.role(place, to));
        Some(NewsLine::RoleChanged { organization: place.clone(), person: self.label(user)?, from, to })
    }

    fn added(&self, place: &PlaceLabel, user: UserId, role: Option<RoleId>) -> Option<NewsLine> {
        let role = self.role(place, role);
        Some(NewsLine::MemberAdded { organization: place.clone(), person: self.label(user)?, role })
    }

    fn removed(&self, place: &PlaceLabel, user: UserId, role: Option<RoleId>) -> Option<NewsLine> {
        let role = self.role(place, role);
        Some(NewsLine::MemberRemoved { organization: place.clone(), person: self.label(user)?, role })
    }

    fn role(&self, place: &PlaceLabel, role: Option<RoleId>) -> String {
        role.map(|role| (self.role_name)(place.id, role)).unwrap_or_default()
    }

    fn label(&self, user: UserId) -> Option<PersonLabel> {
        let person = self.now.people.get(&user).or_else(|| self.before.people.get(&user))?;
        Some(person.label.clone())
    }
}

fn owner(roster: &RosterSeen) -> Option<UserId> {
    roster.members.iter().find(|(_, role)| *role == Some(OWNER)).map(|(user, _)| *user)
}

fn weight(line: &NewsLine) -> u8 {
    match line {
        NewsLine::OwnerChanged { .. } => 0,
        NewsLine::AdminRightsGiven(_) | NewsLine::AdminRightsTaken(_) => 1,
        NewsLine::Frozen(_) | NewsLine::Unfrozen(_) => 2,
        NewsLine::OrganizationNew(_) | NewsLine::OrganizationGone(_) => 3,
        NewsLine::PersonNew(_) | NewsLine::PersonGone(_) => 4,
        NewsLine::RoleChanged { .. } => 5,
        NewsLine::MemberAdded { .. } | NewsLine::MemberRemoved { .. } => 6,
    }
}

fn name(line: &NewsLine) -> (String, u64) {
    match line {
        NewsLine::AdminRightsGiven(person)
        | NewsLine::AdminRightsTaken(person)
        | NewsLine::PersonNew(person)
        | NewsLine::PersonGone(person) => (person.name.clone(), person.id.0),
        NewsLine::Frozen(place)
        | NewsLine::Unfrozen(place)
        | NewsLine::OrganizationNew(place)
        | NewsLine::OrganizationGone(place)
        | NewsLine::OwnerChanged { organization: place, .. } => (place.name.clone(), place.id.0),
        NewsLine::RoleChanged { organization, person, .. }
        | NewsLine::MemberAdded { organization, person, .. }
        | NewsLine::MemberRemoved { organization, person, .. } => (organization.name.clone(), person.id.0),
    }
}
