//! Rows of a list, written once for each set of columns: a page is then put together from bytes.
//!
//! Rows are written block by block when somebody asks for them, and all of them are forgotten with the state that they tell of (`instance/held`).
//! What a row says is in `routes`.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How many rows are written at a time.
const BLOCK: usize = 256;
/// How many sets of columns are remembered; one takes 42 MB for a hundred thousand people.
const SETS: usize = 4;

/// The columns of a set, in their order.
type Names = Vec<&'static str>;

/// What is written of a list, by its columns.
#[derive(Default)]
pub(crate) struct Lines(Mutex<VecDeque<(Names, Arc<Set>)>>);

/// The rows of a list with the same columns, in the order of the list.
pub(crate) struct Set(Vec<OnceLock<Block>>);

/// Some rows, each with a comma behind it.
#[derive(Default)]
pub(crate) struct Block {
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Lines {
    /// The rows with these columns, of a list that is so long; the set that was asked for least recently gives way.
    pub(crate) fn of(&self, names: Names, length: usize) -> Arc<Set> {
        let mut sets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = sets.iter().position(|(known, _)| *known == names).and_then(|place| sets.remove(place));
        let (names, set) = found.unwrap_or_else(|| (names, Arc::new(Set::new(length))));
        sets.push_front((names, Arc::clone(&set)));
        sets.truncate(SETS);
        set
    }
}

impl Set {
    fn new(length: usize) -> Self {
        Self((0..length.div_ceil(BLOCK)).map(|_| OnceLock::new()).collect())
    }

    /// The text of these rows, the last one with its comma; `write` writes those that nobody asked for yet.
    pub(crate) fn rows(
        &self,
        rows: &Range<usize>,
        descending: bool,
        write: impl Fn(Range<usize>) -> Block,
    ) -> Vec<&[u8]> {
        let blocks = rows.start / BLOCK..rows.end.div_ceil(BLOCK);
        let mut parts = Vec::new();
        for place in if rows.is_empty() { 0..0 } else { blocks } {
            let Some(block) = self.0.get(place) else { break };
            let first = place * BLOCK;
            let block = block.get_or_init(|| write(first..first + BLOCK));
            let wanted = rows.start.saturating_sub(first)..(rows.end - first).min(block.ends.len());
            if descending {
                parts.extend(wanted.map(|row| block.text(&(row..row + 1))));
            } else {
                parts.push(block.text(&wanted));
            }
        }
        if descending {
            parts.reverse();
        }
        parts
    }
}

impl Block {
    /// One more row.
    pub(crate) fn push(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.text);
        self.text.push(b',');
        self.ends.push(self.text.len());
    }

    /// Without the room that no row needs any more.
    pub(crate) fn closed(mut self) -> Self {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        self
    }

    fn text(&self, rows: &Range<usize>) -> &[u8] {
        let end = |row: usize| row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(end(rows.start)..end(rows.end)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: Range<usize>) -> Block {
        let mut block = Block::default();
        for row in rows.start..rows.end.min(600) {
            block.push(|text| text.extend(row.to_string().bytes()));
        }
        block.closed()
    }

    fn told(set: &Set, rows: Range<usize>, descending: bool) -> String {
        String::from_utf8(set.rows(&rows, descending, written).concat()).unwrap()
    }

    fn commas(rows: impl Iterator<Item = usize>) -> String {
        rows.fold(String::new(), |text, row| text + &row.to_string() + ",")
    }

    #[test]
    fn any_rows_come_in_their_order_or_turned_round() {
        let set = Set::new(600);
        for rows in [0..600, 0..1, 255..257, 256..512, 300..301, 511..600, 599..600, 0..0, 256..256, 600..600] {
            assert_eq!(told(&set, rows.clone(), false), commas(rows.clone()), "{rows:?}");
            assert_eq!(told(&set, rows.clone(), true), commas(rows.clone().rev()), "{rows:?}");
        }
    }

    #[test]
    fn a_block_is_written_once_and_only_when_asked_for() {
        let (set, count) = (Set::new(600), std::cell::Cell::new(0));
        let counted = |rows| {
            count.set(count.get() + 1);
            written(rows)
        };
        for _ in 0..3 {
            set.rows(&(10..200), false, counted);
        }
        assert_eq!(count.get(), 1);
        set.rows(&(10..300), true, counted);
        assert_eq!(count.get(), 2);
    }

    #[test]
    fn the_set_that_nobody_asked_for_lately_gives_way() {
        let lines = Lines::default();
        let sets = ["a", "b", "c", "d"].map(|name| lines.of(vec![name], 10));
        assert!(Arc::ptr_eq(&sets[0], &lines.of(vec!["a"], 10)), "still known, and now asked for");
        lines.of(vec!["e"], 10);
        assert!(Arc::ptr_eq(&sets[0], &lines.of(vec!["a"], 10)));
        assert!(!Arc::ptr_eq(&sets[1], &lines.of(vec!["b"], 10)), "made anew");
    }
}
