//! Following a list from page to page so that no row is missed while somebody else changes the list.
//!
//! A short page is not the last page: the instance may cap the page size without a word. Pages overlap by one row, the
//! seam, so that a row that went or came meanwhile shows: without the seam a page may start behind rows that nobody has
//! seen. What follows is decided in `walk`, from the numbers of the rows alone; `order` finds out how they are sorted,
//! `sizes` how many may be asked for at once, and `seen` gives each row away once. Sending is in `read`.

mod order;
mod seen;
mod sizes;
mod walk;

pub(crate) use seen::{Decoded, Seen};
pub(crate) use sizes::{Habits, Kind, Sizes};
pub(crate) use walk::{Next, Verdict, Walk};

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
    /// It changed while it was read, again and again: a row that was there all the time may be missing.
    pub changed_while_loading: bool,
}

impl Complete {
    /// Every row that was there all the time is among the rows.
    pub fn is_whole(&self) -> bool {
        self.unreadable_rows == 0 && !self.changed_while_loading
    }
}

/// The number or numbers of a row.
pub(crate) type Identity = (u64, u64);

/// What a row is recognized by: its number, or its text where it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Mark {
    Number(Identity),
    Text(u64),
}

impl Mark {
    pub(crate) fn number(self) -> Option<Identity> {
        match self {
            Self::Number(identity) => Some(identity),
            Self::Text(_) => None,
        }
    }
}
