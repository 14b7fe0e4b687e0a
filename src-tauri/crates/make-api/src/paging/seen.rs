//! Gives each row of a list away once, in however many pages and readings it comes.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Identity, Mark};
use crate::wire::{Fields, Row};

/// The rows of one page: what each is recognized by, and its value where it has one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded<T> {
    pub(crate) marks: Vec<Mark>,
    rows: Vec<(Identity, T)>,
}

impl<T> Decoded<T> {
    pub(crate) fn of(texts: &[&str], decode: impl Fn(&Fields<'_>) -> Row<T>) -> Self {
        let mut page = Self { marks: Vec::with_capacity(texts.len()), rows: Vec::with_capacity(texts.len()) };
        for text in texts {
            page.marks.push(match Fields::parse(text).map_or(Row::Unreadable, |fields| decode(&fields)) {
                Row::Known(identity, row) => {
                    page.rows.push((identity, row));
                    Mark::Number(identity)
                }
                Row::Nothing(identity) => Mark::Number(identity),
                Row::Unreadable => Mark::Text(fingerprint(text)),
            });
        }
        page
    }

    /// The rows that have a number, with it, as often as they come.
    #[cfg(feature = "fuzz")]
    pub(crate) fn into_rows(self) -> Vec<(Identity, T)> {
        self.rows
    }

    /// Rows that all have a number.
    pub(crate) fn numbered(rows: Vec<(Identity, T)>) -> Self {
        Self { marks: rows.iter().map(|(identity, _)| Mark::Number(*identity)).collect(), rows }
    }
}

/// What was given away of a list.
#[derive(Debug, Default)]
pub(crate) struct Seen(HashSet<Identity>);

impl Seen {
    /// The rows of a page that were not given away yet.
    pub(crate) fn new_rows<T>(&mut self, page: Decoded<T>) -> Vec<T> {
        page.rows.into_iter().filter_map(|(identity, row)| self.0.insert(identity).then_some(row)).collect()
    }

    pub(crate) fn so_far(&self) -> usize {
        self.0.len()
    }
}

/// Tells rows without a number apart.
fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
