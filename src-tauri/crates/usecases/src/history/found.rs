//! What matches a question, and whom and what the matching lines are about.

use std::collections::HashMap;

use domain::{OrganizationId, UserId};
use memchr::memmem::Finder;

use super::case::Case;
use super::facts::Facts;
use crate::review::{label, place_name};
use crate::text::fold;
use crate::view::history::{FoundPerson, FoundPlace, HistoryQuery};
use crate::view::review::PlaceName;

/// So many people and organizations are proposed.
const PROPOSED: usize = 4;

/// The question, ready for many lines.
pub(super) struct Wanted {
    words: Vec<Finder<'static>>,
    person: Option<UserId>,
    organization: Option<OrganizationId>,
}

impl Wanted {
    pub(super) fn of(query: &HistoryQuery) -> Self {
        let folded = fold(&query.search);
        let words = folded.split_whitespace().map(|word| Finder::new(word).into_owned()).collect();
        Self { words, person: query.person, organization: query.organization }
    }

    pub(super) fn line(&self, facts: &Facts) -> bool {
        self.is_about(facts) && self.has_words(&facts.text)
    }

    /// A case without lines is found by its own words.
    pub(super) fn case(&self, case: &Case) -> bool {
        let everything = self.person.is_none() && self.organization.is_none();
        (everything && self.has_words(&case.text)) || case.facts.iter().any(|facts| self.line(facts))
    }

    fn is_about(&self, facts: &Facts) -> bool {
        self.person.is_none_or(|person| facts.people.contains(&person))
            && self.organization.is_none_or(|place| facts.organization == Some(place))
    }

    fn has_words(&self, text: &str) -> bool {
        self.words.iter().all(|word| word.find(text.as_bytes()).is_some())
    }
}

/// Counts whom and what the found lines are about, where words were searched.
pub(super) struct Tally<'a> {
    wanted: bool,
    query: &'a HistoryQuery,
    people: HashMap<UserId, FoundPerson>,
    places: HashMap<OrganizationId, FoundPlace>,
}

/// Those with the most lines.
#[derive(Default)]
pub(super) struct Found {
    pub(super) people: Vec<FoundPerson>,
    pub(super) organizations: Vec<FoundPlace>,
}

impl<'a> Tally<'a> {
    pub(super) fn of(query: &'a HistoryQuery) -> Self {
        let wanted = !query.search.trim().is_empty();
        Self { wanted, query, people: HashMap::new(), places: HashMap::new() }
    }

    /// Notes a line that matches; hands the answer on.
    pub(super) fn take(&mut self, matches: bool, case: &Case, facts: &Facts) -> bool {
        if matches && self.wanted {
            self.note(case, facts);
        }
        matches
    }

    /// Lines come newest first, so the newest names stay.
    fn note(&mut self, case: &Case, facts: &Facts) {
        let names = &case.status.plan.names;
        for user in &facts.people {
            let fresh = || FoundPerson { person: label(names, *user), lines: 0 };
            self.people.entry(*user).or_insert_with(fresh).lines += 1;
        }
        if let Some(id) = facts.organization {
            let fresh = || FoundPlace { place: PlaceName { id, name: place_name(names, id) }, lines: 0 };
            self.places.entry(id).or_insert_with(fresh).lines += 1;
        }
    }

    pub(super) fn end(self) -> Found {
        let words: Vec<String> = fold(&self.query.search).split_whitespace().map(str::to_owned).collect();
        let named = |text: String| words.iter().any(|word| text.contains(word.as_str()));
        let mut people: Vec<FoundPerson> = self.people.into_values().collect();
        people
            .retain(|found| named(fold(&format!("{} {} #{}", found.person.name, found.person.email, found.person.id))));
        people.sort_by_key(|found| (u32::MAX - found.lines, found.person.id));
        let mut organizations: Vec<FoundPlace> = self.places.into_values().collect();
        organizations.retain(|found| named(fold(&format!("{} #{}", found.place.name, found.place.id))));
        organizations.sort_by_key(|found| (u32::MAX - found.lines, found.place.id));
        if self.query.person.is_some() {
            people.clear();
        }
        if self.query.organization.is_some() {
            organizations.clear();
        }
        people.truncate(PROPOSED);
        organizations.truncate(PROPOSED);
        Found { people, organizations }
    }
}
