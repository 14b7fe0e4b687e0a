//! Following a list from page to page.
//!
//! A short page is not the last page: the instance may cap the page size without a word. A list ends at an empty
//! page, or at a page that brings nothing new, which also ends lists of endpoints that ignore `pg` altogether.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::wire::{Fields, Row};

/// Rows that just arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageOf<T> {
    /// New rows, each number once.
    pub rows: Vec<T>,
    /// How many rows have arrived so far, these included.
    pub so_far: usize,
}

/// Whether a list goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continue {
    /// Read the next page.
    Yes,
    /// Stop here; the call ends as stopped.
    Stop,
}

/// A list that was read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Complete {
    /// How many rows it has.
    pub rows: usize,
    /// How many further rows have no usable number; they are not among the rows.
    pub unreadable_rows: usize,
}

/// What has been seen of a list.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    identities: HashSet<(u64, u64)>,
    unreadable: HashSet<u64>,
    rows: usize,
    unreadable_rows: usize,
}

/// What a page brought.
#[derive(Debug)]
pub(crate) struct Taken<T> {
    pub(crate) rows: Vec<T>,
    /// Whether there was anything that no earlier page had.
    pub(crate) anything_new: bool,
}

impl Seen {
    /// Takes a page's rows. Unreadable ones are told apart by their text, so that pages full of them go on too.
    pub(crate) fn take<T>(&mut self, rows: &[&str], decode: impl Fn(&Fields<'_>) -> Row<T>) -> Taken<T> {
        let mut taken = Taken { rows: Vec::with_capacity(rows.len()), anything_new: false };
        let mut unreadable = 0;
        for text in rows {
            let row = Fields::parse(text).map_or(Row::Unreadable, |fields| decode(&fields));
            taken.anything_new |= match row {
                Row::Known(identity, row) => {
                    let new = self.identities.insert(identity);
                    if new {
                        taken.rows.push(row);
                    }
                    new
                }
                Row::Nothing(identity) => self.identities.insert(identity),
                Row::Unreadable => {
                    unreadable += 1;
                    self.unreadable.insert(fingerprint(text))
                }
            };
        }
        self.rows += taken.rows.len();
        if taken.anything_new {
            self.unreadable_rows += unreadable;
        }
        taken
    }

    pub(crate) fn so_far(&self) -> usize {
        self.rows
    }

    pub(crate) fn complete(&self) -> Complete {
        Complete { rows: self.rows, unreadable_rows: self.unreadable_rows }
    }
}

fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
