//! Rows with one folded text over all of them: search is one scan of that text, sorting uses orders kept from earlier.
//!
//! Nothing here knows people or organizations; see [`Listed`]. Where rows come from is in `load`.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use memchr::memmem::Finder;

use super::alike::{Alike, Other};
use crate::text;
use crate::view::people::SortKey;

/// Between the parts of one row's text; it is in no folded text.
const PART: char = '\u{1}';
/// After each row's text.
const ROW: char = '\u{2}';

/// Something that a table can hold.
pub(crate) trait Listed: Clone + Send + Sync + 'static {
    /// Its number.
    fn number(&self) -> u64;
    /// What is found and sorted by: name first, then further texts. The number is added by the table.
    fn texts(&self) -> [&str; 2];
    /// The name and the email that others could be mistaken for; empty where it has none, or cannot be chosen any more.
    fn looks(&self) -> [&str; 2];
    /// What the key sorts by.
    fn sort(&self, key: SortKey) -> SortBy;
    /// What holds of it, as bits that its filters know.
    fn marks(&self) -> u8;
    /// When something last happened to it, in milliseconds; smaller than every time where nothing did.
    fn moment(&self) -> i64;
}

/// What a filter can ask of a row at once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts {
    pub(crate) marks: u8,
    pub(crate) moment: i64,
}

/// A word that is searched, with the rows in which it counts as found whatever their texts say.
pub(crate) struct Word<'a> {
    pub(crate) text: &'a str,
    pub(crate) elsewhere: Option<Vec<bool>>,
}

impl<'a> Word<'a> {
    /// A word that is only found in the texts.
    pub(crate) fn here(text: &'a str) -> Self {
        Self { text, elsewhere: None }
    }

    fn is_elsewhere(&self, place: usize) -> bool {
        self.elsewhere.as_ref().and_then(|rows| rows.get(place)).copied().unwrap_or(false)
    }
}

/// Which rows are wanted: the words that they hold, and what else must be true of a place.
pub(crate) struct Wanted<'a> {
    pub(crate) words: &'a [Word<'a>],
    pub(crate) keep: &'a dyn Fn(u32) -> bool,
}

/// What a row is sorted by.
pub(crate) enum SortBy {
    /// One of its texts, folded.
    Text(usize),
    /// A number.
    Number(i64),
}

/// Spreads numbers of people and organizations well enough, in a fraction of the time that the standard way takes.
#[derive(Default)]
pub(crate) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

/// A map by number.
pub(crate) type ByNumber<V> = HashMap<u64, V, BuildHasherDefault<Spread>>;

/// Which table, and which state of it: no two are ever the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Places of rows are the same as long as this is.
    pub(crate) table: u64,
    /// Rows are the same as long as this is.
    pub(crate) version: u64,
}

static STAMPS: AtomicU64 = AtomicU64::new(0);

fn next_stamp() -> u64 {
    STAMPS.fetch_add(1, Ordering::Relaxed)
}

/// Rows in the order in which they came.
pub(crate) struct Table<T> {
    stamp: Stamp,
    rows: Vec<T>,
    places: ByNumber<u32>,
    facts: Vec<Facts>,
    folded: String,
    /// Where each row's texts are in it.
    texts: Vec<Texts>,
    alike: Alike,
    orders: [Option<Arc<[u32]>>; SORTS],
}

/// How many columns rows can be sorted by.
const SORTS: usize = 8;

/// Where the texts of one row begin and where the last of them ends.
#[derive(Clone, Copy)]
struct Texts {
    first: u32,
    second: u32,
    end: u32,
}

/// Which rows match, in their order, cut to what was wanted.
pub(crate) struct Slice {
    /// How many match.
    pub(crate) shown: usize,
    /// The wanted ones.
    pub(crate) rows: Vec<u32>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        let (rows, places, folded, texts) = (Vec::new(), ByNumber::default(), String::new(), Vec::new());
        let stamp = Stamp { table: next_stamp(), version: next_stamp() };
        let (facts, alike) = (Vec::new(), Alike::default());
        Self { stamp, rows, places, facts, folded, texts, alike, orders: Default::default() }
    }
}

impl<T: Listed> Table<T> {
    /// A table of these rows.
    pub(crate) fn of(rows: Vec<T>) -> Self {
        let mut table = Self::default();
        table.extend(rows);
        table
    }

    /// Adds rows; one with a known number takes the place of the earlier one.
    pub(crate) fn extend(&mut self, rows: impl IntoIterator<Item = T>) {
        let (mut replaced, mut looks_changed) = (false, false);
        let from = self.rows.len();
        self.stamp.version = next_stamp();
        for row in rows {
            match self.places.get(&row.number()) {
                Some(place) => {
                    if let Some(known) = self.rows.get_mut(*place as usize) {
                        looks_changed |= known.looks() != row.looks();
                        *known = row;
                        replaced = true;
                    }
                }
                None => self.push(row),
            }
        }
        if replaced {
            self.refold();
        }
        if looks_changed {
            self.alike = Alike::default();
        }
        self.alike.extend(&self.rows, if looks_changed { 0 } else { from });
    }

    fn push(&mut self, row: T) {
        // A table never comes near four thousand million rows or bytes of names.
        self.places.insert(row.number(), u32::try_from(self.rows.len()).unwrap_or(u32::MAX));
        self.append(&row);
        self.rows.push(row);
    }

    fn append(&mut self, row: &T) {
        self.facts.push(Facts { marks: row.marks(), moment: row.moment() });
        self.append_text(row);
    }

    fn append_text(&mut self, row: &T) {
        let mut bounds = [self.place_in_text(); 3];
        for (part, bound) in row.texts().into_iter().zip(1..) {
            text::fold_into(part, &mut self.folded);
            self.folded.push(PART);
            bounds[bound] = self.place_in_text();
        }
        let [first, second, end] = bounds;
        self.texts.push(Texts { first, second, end });
        self.folded.push_str(&row.number().to_string());
        self.folded.push(ROW);
    }

    fn place_in_text(&self) -> u32 {
        u32::try_from(self.folded.len()).unwrap_or(u32::MAX)
    }

    fn refold(&mut self) {
        self.folded.clear();
        self.texts.clear();
        self.facts.clear();
        self.orders = Default::default();
        let rows = std::mem::take(&mut self.rows);
        for row in &rows {
            self.append(row);
        }
        self.rows = rows;
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// All rows as they came.
    pub(crate) fn rows(&self) -> &[T] {
        &self.rows
    }

    /// The row with this number.
    pub(crate) fn get(&self, number: u64) -> Option<&T> {
        self.rows.get(*self.places.get(&number)? as usize)
    }

    /// The row at a place of a [`Slice`].
    pub(crate) fn at(&self, place: u32) -> Option<&T> {
        self.rows.get(place as usize)
    }

    /// What a row, which need not be here, could be mistaken for.
    pub(crate) fn looks_like(&self, row: &T) -> Option<Other> {
        self.alike.other(&self.rows, row)
    }

    /// What filters ask of the row at a place.
    pub(crate) fn facts(&self, place: u32) -> Facts {
        let nothing = Facts { marks: 0, moment: i64::MIN };
        self.facts.get(place as usize).copied().unwrap_or(nothing)
    }

    /// Where the row with this number is.
    pub(crate) fn place(&self, number: u64) -> Option<u32> {
        self.places.get(&number).copied()
    }

    /// Which table this is, in which state.
    pub(crate) fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// For each row whether the folded word occurs in its name; nothing where it does in none.
    pub(crate) fn named(&self, word: &str) -> Option<Vec<bool>> {
        let finder = Finder::new(word);
        let holds = |place| finder.find(self.text(place, 0)).is_some();
        let hits: Vec<bool> = (0..self.rows.len()).map(|place| u32::try_from(place).is_ok_and(holds)).collect();
        hits.contains(&true).then_some(hits)
    }

    /// The wanted rows in this order, cut.
    pub(crate) fn slice(&self, wanted: &Wanted<'_>, order: &[u32], descending: bool, cut: (u32, u32)) -> Slice {
        let (offset, count) = (cut.0 as usize, cut.1 as usize);
        let all = self.all(wanted, order);
        let rows = if descending {
            all.iter().rev().copied().skip(offset).take(count).collect()
        } else {
            all.iter().copied().skip(offset).take(count).collect()
        };
        Slice { shown: all.len(), rows }
    }

    /// All wanted rows in this order.
    pub(crate) fn all(&self, wanted: &Wanted<'_>, order: &[u32]) -> Vec<u32> {
        let keep = |place: &u32| (wanted.keep)(*place);
        if wanted.words.is_empty() {
            return order.iter().copied().filter(keep).collect();
        }
        let found = self.find(wanted.words);
        let hit = |place: &u32| found.get(*place as usize).copied().unwrap_or(false);
        order.iter().copied().filter(hit).filter(keep).collect()
    }

    /// For each row whether it holds all words. The longest word is looked for in the whole text at once.
    pub(crate) fn find(&self, words: &[Word<'_>]) -> Vec<bool> {
        let mut hits = vec![false; self.rows.len()];
        let Some(first) = (0..words.len()).max_by_key(|word| words[*word].text.len()) else { return hits };
        let others: Vec<(&Word<'_>, Finder<'_>)> = words
            .iter()
            .enumerate()
            .filter(|(word, _)| *word != first)
            .map(|(_, word)| (word, Finder::new(word.text)))
            .collect();
        let holds = |place: usize| {
            let (start, end) = self.range(place);
            let text = &self.folded.as_bytes()[start..end];
            others.iter().all(|(word, finder)| finder.find(text).is_some() || word.is_elsewhere(place))
        };
        let finder = Finder::new(words[first].text);
        let (mut from, mut place) = (0, 0);
        while let Some(at) = self.folded.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            while self.range(place).1 <= from + at {
                place += 1;
            }
            hits[place] = holds(place);
            from = self.range(place).1;
        }
        for (place, hit) in hits.iter_mut().enumerate() {
            *hit = *hit || (words[first].is_elsewhere(place) && holds(place));
        }
        hits
    }

    fn range(&self, place: usize) -> (usize, usize) {
        let start = self.texts[place].first as usize;
        (start, self.texts.get(place + 1).map_or(self.folded.len(), |next| next.first as usize))
    }

    /// The places in the wanted order; kept, and only completed where rows were added meanwhile.
    pub(crate) fn order(&mut self, sort: SortKey) -> Arc<[u32]> {
        let slot = slot(sort);
        let known = self.orders[slot].take().filter(|order| order.len() <= self.rows.len());
        let order = match known {
            Some(order) if order.len() == self.rows.len() => order,
            earlier => self.sorted(sort, earlier.as_deref().unwrap_or_default()).into(),
        };
        self.orders[slot] = Some(Arc::clone(&order));
        order
    }

    fn sorted(&self, sort: SortKey, earlier: &[u32]) -> Vec<u32> {
        let mut order = earlier.to_vec();
        order.extend((earlier.len()..self.rows.len()).filter_map(|place| u32::try_from(place).ok()));
        let number = |place: u32| self.rows[place as usize].number();
        match self.rows.first().map(|row| row.sort(sort)) {
            Some(SortBy::Text(part)) => {
                order.sort_by(|a, b| (self.text(*a, part), number(*a)).cmp(&(self.text(*b, part), number(*b))));
            }
            Some(SortBy::Number(_)) => {
                let key = |place: u32| match self.rows[place as usize].sort(sort) {
                    SortBy::Number(key) => key,
                    SortBy::Text(_) => 0,
                };
                let keys: Vec<i64> =
                    (0..self.rows.len()).filter_map(|place| u32::try_from(place).ok()).map(key).collect();
                order.sort_by_key(|place| (keys[*place as usize], number(*place)));
            }
            None => {}
        }
        order
    }

    /// One of a row's texts, with the mark that ends it: that comes before every letter, so it changes no order.
    fn text(&self, place: u32, part: usize) -> &[u8] {
        let Texts { first, second, end } = self.texts[place as usize];
        let (from, to) = if part == 0 { (first, second) } else { (second, end) };
        &self.folded.as_bytes()[from as usize..to as usize]
    }
}

fn slot(sort: SortKey) -> usize {
    match sort {
        SortKey::Name => 0,
        SortKey::Email => 1,
        SortKey::Id => 2,
        SortKey::LastSignIn => 3,
        SortKey::Count => 4,
        SortKey::Status => 5,
        SortKey::Customer => 6,
        SortKey::Members => 7,
    }
}

#[cfg(test)]
mod tests;
