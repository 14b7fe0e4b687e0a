//! Rows whose name or email looks like another one's without being it: for each look the different writings that are known.
//!
//! It grows with the rows; how a text looks is in `writing`. Equal names are namesakes, which email and number tell apart.

mod writing;

use std::collections::hash_map::Entry;

use super::table::{ByNumber, Listed};
pub(crate) use writing::mixes;
use writing::{Writing, is_same, look};

/// So many writings of one look are told apart; nobody has more by accident.
const WRITINGS: usize = 50;

/// What a row looks like: the place of the other, and by which of its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Other {
    /// By its name.
    Name(u32),
    /// By its email.
    Email(u32),
}

/// Names and emails of one table.
#[derive(Default)]
pub(crate) struct Alike {
    names: Looks,
    emails: Looks,
}

/// One kind of text: where a look was first seen, and one place for each writing where there are several.
#[derive(Default)]
struct Looks {
    first: ByNumber<u32>,
    several: ByNumber<Vec<u32>>,
}

impl Alike {
    /// Takes in the rows from a place on.
    pub(crate) fn extend<T: Listed>(&mut self, rows: &[T], from: usize) {
        for (place, row) in (0_u32..).zip(rows).skip(from) {
            let [name, email] = row.looks();
            self.names.add(Writing::Name, place, name, |at| text(rows, at, 0));
            self.emails.add(Writing::Email, place, email, |at| text(rows, at, 1));
        }
    }

    /// What this row, which need not be among `rows`, looks like; of several the one with the smallest number.
    pub(crate) fn other<T: Listed>(&self, rows: &[T], row: &T) -> Option<Other> {
        let [name, email] = row.looks();
        let number = |place: &u32| rows.get(*place as usize).map(Listed::number);
        let others = |looks: &Looks, writing, wanted, part| {
            let found = looks.others(writing, wanted, |at| text(rows, at, part));
            found.into_iter().filter(|place| number(place) != Some(row.number())).min_by_key(number)
        };
        let by_name = others(&self.names, Writing::Name, name, 0).map(Other::Name);
        by_name.or_else(|| others(&self.emails, Writing::Email, email, 1).map(Other::Email))
    }
}

fn text<T: Listed>(rows: &[T], place: u32, part: usize) -> &str {
    rows.get(place as usize).map_or("", |row| row.looks()[part])
}

impl Looks {
    fn add<'a>(&mut self, writing: Writing, place: u32, text: &str, at: impl Fn(u32) -> &'a str) {
        let Some(look) = look(writing, text) else { return };
        let first = match self.first.entry(look) {
            Entry::Vacant(free) => {
                free.insert(place);
                return;
            }
            Entry::Occupied(known) => *known.get(),
        };
        let known = self.several.get(&look).map_or(std::slice::from_ref(&first), Vec::as_slice);
        if known.len() < WRITINGS && known.iter().all(|known| !is_same(writing, at(*known), text)) {
            self.several.entry(look).or_insert_with(|| vec![first]).push(place);
        }
    }

    fn others<'a>(&self, writing: Writing, text: &str, at: impl Fn(u32) -> &'a str) -> Vec<u32> {
        let known = if self.several.is_empty() { None } else { look(writing, text) };
        let known = known.and_then(|look| self.several.get(&look)).into_iter().flatten();
        known.filter(|place| !is_same(writing, at(**place), text)).copied().collect()
    }
}

#[cfg(test)]
mod tests;
