//! All cases of an instance in memory, read once; a case whose journal grew is read again.

use std::collections::HashMap;
use std::sync::Arc;

use domain::plan::PersonLabel;
use domain::{OrganizationId, UserId};
use store::{Error, Home, ProfileId};

use super::case::Case;
use super::facts::Facts;
use crate::review::{label, place_name};
use crate::view::review::PlaceName;

/// The cases, oldest first, and the places of all their lines, newest first.
#[derive(Default)]
pub(crate) struct Book {
    cases: Vec<Arc<Case>>,
    order: Vec<(usize, usize)>,
}

impl Book {
    /// What the journal says now, with what is known `before` where it did not grow.
    pub(super) fn read(home: &Home, profile: &ProfileId, before: Arc<Self>) -> Result<Arc<Self>, Error> {
        let known: HashMap<&str, &Arc<Case>> =
            before.cases.iter().map(|case| (case.status.run.0.as_str(), case)).collect();
        let (mut cases, mut grew) = (Vec::new(), false);
        for (run, entries) in home.journal_lengths(profile)? {
            if let Some(case) = known.get(run.0.as_str()).filter(|case| case.entries == entries) {
                cases.push(Arc::clone(case));
            } else {
                cases.extend(Case::of(&home.entries_as_they_stand(&run)?, entries).map(Arc::new));
                grew = true;
            }
        }
        drop(known);
        Ok(if grew || cases.len() != before.cases.len() { Arc::new(Self::of(cases)) } else { before })
    }

    fn of(cases: Vec<Arc<Case>>) -> Self {
        let places = |(number, case): (usize, &Arc<Case>)| (0..case.facts.len()).map(move |line| (number, line));
        let mut order: Vec<(usize, usize)> = cases.iter().enumerate().flat_map(places).collect();
        let moment =
            |(case, line): &(usize, usize)| cases.get(*case).and_then(|case| Some(case.facts.get(*line)?.moment));
        order.sort_by_cached_key(|place| (moment(place), *place));
        order.reverse();
        Self { cases, order }
    }

    /// The cases, oldest first.
    pub(super) fn cases(&self) -> impl DoubleEndedIterator<Item = &Case> {
        self.cases.iter().map(AsRef::as_ref)
    }

    /// Every line with its case, the newest first.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&Case, &Facts)> {
        self.order.iter().filter_map(|(case, line)| {
            let case = self.cases.get(*case)?;
            Some((case.as_ref(), case.facts.get(*line)?))
        })
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// A person by the name that the newest case has for them.
    pub(super) fn person(&self, user: UserId) -> PersonLabel {
        let named = self.cases().rev().find(|case| case.status.plan.names.people.contains_key(&user));
        let nameless = || PersonLabel { id: user, name: String::new(), email: String::new() };
        named.map_or_else(nameless, |case| label(&case.status.plan.names, user))
    }

    /// An organization, likewise.
    pub(super) fn place(&self, id: OrganizationId) -> PlaceName {
        let named = self.cases().rev().find(|case| case.status.plan.names.organizations.contains_key(&id));
        let name = named.map_or_else(|| format!("#{id}"), |case| place_name(&case.status.plan.names, id));
        PlaceName { id, name }
    }
}
