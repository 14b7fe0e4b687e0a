//! How many rows to ask for at once, and what else a client learns about a kind of list.
//!
//! Which limits an instance takes is not documented, so a list begins with many rows and asks for fewer once it is refused, answers too
//! late or with too much: 10,000, 1,000, 100. What was learned holds for all lists of the kind as long as the client lives.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::endpoints::{Paging, Target};
use crate::error::ErrorKind;

/// What is asked for after a larger page was too much.
const STEPS: [u32; 2] = [1_000, 100];
/// A page with a longer body than this was large enough to ask for fewer rows next time.
const LARGE_BODY: usize = 32 * 1024 * 1024;

/// Lists that one instance treats alike, whatever numbers and values are in them: for the size of its pages the same path, for
/// refusals the same parameters too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind {
    path: u64,
    parameters: u64,
}

impl Kind {
    pub(crate) fn of(target: &Target) -> Self {
        let mut hasher = DefaultHasher::new();
        target.path.words().for_each(|word| word.hash(&mut hasher));
        let path = hasher.finish();
        target.query.names().for_each(|name| name.hash(&mut hasher));
        Self { path, parameters: hasher.finish() }
    }
}

/// What is known about kinds of lists.
#[derive(Debug, Default)]
pub(crate) struct Sizes(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    /// More are never asked for at once, where somebody said so.
    most: Option<u32>,
    habits: HashMap<u64, Habits>,
    sizes: HashMap<u64, Size>,
}

/// How a path pages.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Habits {
    /// The largest page so far.
    pub(crate) largest: usize,
    /// It answers everything whatever page is asked for.
    pub(crate) ignores_paging: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Size {
    /// At most so many rows at once.
    limit: Option<u32>,
    /// It was refused at the smallest size too, so sizes are not the reason.
    refused_at_any_size: bool,
}

impl Sizes {
    /// How many rows to ask for; all of them where the call does not page.
    pub(crate) fn limit(&self, kind: Kind, paging: Paging) -> u32 {
        match paging {
            Paging::Once => u32::MAX,
            Paging::Pages { limit, .. } => {
                let limit = self.lock().most.map_or(limit, |most| most.min(limit));
                self.size(kind).limit.map_or(limit, |known| known.min(limit))
            }
        }
    }

    /// Asks for so many rows at once at most, from the next page on.
    pub(crate) fn at_most(&self, rows: u32) {
        self.lock().most = Some(rows);
    }

    /// How lists of this kind page, as far as it showed.
    pub(crate) fn habits(&self, kind: Kind) -> Habits {
        self.lock().habits.get(&kind.path).copied().unwrap_or_default()
    }

    /// Keeps what a walk found out.
    pub(crate) fn keep_habits(&self, kind: Kind, habits: Habits) {
        self.lock().habits.insert(kind.path, habits);
    }

    /// Whether a page of `limit` rows that failed like this is to be asked for with fewer rows; if so, it is from now on.
    pub(crate) fn shrink_after(&self, failure: &ErrorKind, kind: Kind, limit: u32) -> bool {
        match failure {
            ErrorKind::Refused { status: 400 | 413, .. } | ErrorKind::NotMake { status: 400 | 413 | 414, .. } => {
                self.refused(kind, limit)
            }
            ErrorKind::TimedOut(_) | ErrorKind::TooLarge => self.shrink(kind, limit),
            ErrorKind::Refused { .. }
            | ErrorKind::NotMake { .. }
            | ErrorKind::NotSent(_)
            | ErrorKind::Untrusted(_)
            | ErrorKind::ProxySignIn
            | ErrorKind::Broken(_)
            | ErrorKind::Limited { .. }
            | ErrorKind::Redirected
            | ErrorKind::Undecodable { .. }
            | ErrorKind::Stopped => false,
        }
    }

    /// Fewer rows did not help either: the size was not the reason.
    pub(crate) fn restore(&self, kind: Kind, limit: u32) {
        self.lock().sizes.entry(kind.parameters).or_default().limit = Some(limit);
    }

    /// A page arrived whose body had this length.
    pub(crate) fn arrived(&self, kind: Kind, limit: u32, length: usize) {
        if length > LARGE_BODY {
            self.shrink(kind, limit);
        }
    }

    fn shrink(&self, kind: Kind, limit: u32) -> bool {
        let Some(smaller) = STEPS.into_iter().find(|step| *step < limit) else { return false };
        self.lock().sizes.entry(kind.parameters).or_default().limit = Some(smaller);
        true
    }

    fn refused(&self, kind: Kind, limit: u32) -> bool {
        if self.size(kind).refused_at_any_size {
            return false;
        }
        if self.shrink(kind, limit) {
            return true;
        }
        self.lock().sizes.insert(kind.parameters, Size { limit: None, refused_at_any_size: true });
        false
    }

    fn size(&self, kind: Kind) -> Size {
        self.lock().sizes.get(&kind.parameters).copied().unwrap_or_default()
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
