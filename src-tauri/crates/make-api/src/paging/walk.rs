//! One reading of a list, from its first page to its last: takes the marks of each page and says what to ask for next.
//!
//! Why nothing is missed: a page is one answer, so its rows stand in the list without a gap. If it holds the row where the rows
//! so far end, or, in a list sorted by number, starts no further than that row, then there is no gap before it either. Where
//! neither is so, rows went away meanwhile and the walk steps back until it is so again; without a known order it cannot know
//! how far, and the list counts as changed.
//!
//! A list that is not sorted by number, or whose pages have one row and cannot overlap, is only believed once a second reading
//! gives the same rows in the same order: there a row could move past the seam while another one goes.
//!
//! It ends where a page has fewer rows than others had, none of them new, and the page behind it is empty; or at an empty page. A page that comes again
//! shows an instance that ignores paging; what it answers at an offset behind all lists is then the whole list.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::order::Order;
use super::{Habits, Identity, Mark};

/// An offset that no list reaches.
pub(crate) const FAR: usize = 2_000_000_000;
/// How many requests without anything new a walk may spend at first.
const SPARE: u32 = 32;
/// How many more it may spend for each page that brings something.
const SPARE_PER_PAGE: u32 = 3;

/// How many rows show that a list is sorted by number: so many are hardly ever in order by chance.
const SHOWN_BY: usize = 8;

/// What to ask for next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// The page that starts here.
    Page(usize),
    /// Nothing: the walk is at its end.
    End(Verdict),
}

/// What a walk found out about its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Every row that was there all the time was on a page.
    Whole,
    /// The same, if another walk gives the same rows.
    IfRepeated(Rows),
    /// A row may be missing.
    Changed,
}

/// The rows of a walk in their order, shortened to what tells two walks apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Rows {
    count: usize,
    digest: u64,
}

impl Rows {
    fn add(&mut self, mark: Mark) {
        self.count += 1;
        self.digest = hash(&(self.digest, mark));
    }
}

/// One reading of a list.
#[derive(Debug)]
pub(crate) struct Walk {
    /// Where the page starts that is asked for now.
    start: usize,
    /// The most rows that a page can have, as far as it showed.
    capacity: usize,
    order: Order,
    /// The row where the rows so far end.
    last: Option<Mark>,
    /// The last of them that has a number.
    last_number: Option<Identity>,
    numbers: HashSet<Identity>,
    rows: Rows,
    unreadable: usize,
    /// Pages that brought something.
    pages: usize,
    /// How far to step back where a page starts too far on.
    back: usize,
    spare: u32,
    first_page: u64,
    former_page: u64,
    probe: Probe,
    /// The page asked for now is the one behind the end, which has to be empty.
    behind: bool,
    /// Two pages did not overlap.
    loose: bool,
    /// A row may have been missed.
    broken: bool,
    /// What a former walk gave.
    expected: Option<Rows>,
}

/// Whether it was asked if the instance ignores paging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Probe {
    NotYet,
    /// To be asked after the first page, because it did so before.
    Likely,
    /// The page behind all lists is asked for; if it is empty the walk goes on here.
    Asked(usize),
    Denied,
    Ignored,
}

impl Walk {
    /// A walk through a list that pages like others of its kind; `expected` is what the walk before gave.
    pub(crate) fn new(habits: Habits, expected: Option<Rows>) -> Self {
        Self {
            start: 0,
            capacity: habits.largest,
            order: Order::default(),
            last: None,
            last_number: None,
            numbers: HashSet::new(),
            rows: Rows::default(),
            unreadable: 0,
            pages: 0,
            back: 1,
            spare: SPARE,
            first_page: 0,
            former_page: 0,
            probe: if habits.ignores_paging { Probe::Likely } else { Probe::NotYet },
            behind: false,
            loose: false,
            broken: false,
            expected,
        }
    }

    /// Where the page starts that is to be asked for now.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// How many rows without a number the list has.
    pub(crate) fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// How the list pages, as far as it showed.
    pub(crate) fn habits(&self) -> Habits {
        Habits { largest: self.capacity, ignores_paging: matches!(self.probe, Probe::Ignored | Probe::Likely) }
    }

    /// A row may have been missed; going on only collects what else there is.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken
    }

    /// The page behind all lists was refused, so offsets mean something here.
    pub(crate) fn refused(&mut self) -> Option<Next> {
        let Probe::Asked(start) = self.probe else { return None };
        self.probe = Probe::Denied;
        Some(self.go_to(start))
    }

    /// Takes a page of the list, of which at most `limit` rows were asked for.
    pub(crate) fn take(&mut self, page: &[Mark], limit: usize) -> Next {
        if let Probe::Asked(start) = self.probe {
            return self.probed(page, start);
        }
        if std::mem::take(&mut self.behind) {
            // What is there follows the seam only if nothing went away between the two answers: so it is read with it.
            return if page.is_empty() { self.end() } else { self.go_to(self.start - 1) };
        }
        self.capacity = self.capacity.min(limit).max(page.len());
        let (print, is_first) = (hash(page), self.last.is_none());
        if page.is_empty() {
            return self.empty();
        }
        if is_first {
            self.first_page = print;
        } else if self.start > 0
            && self.probe == Probe::NotYet
            && (print == self.first_page || print == self.former_page)
        {
            return self.ask_far(self.start);
        }
        self.former_page = print;
        let overlap = self.overlap(page);
        if is_first || self.start == 0 {
            return self.accept(page, overlap.unwrap_or(0));
        }
        match overlap {
            Some(beyond) => self.accept(page, beyond),
            None if self.broken || !self.overlaps() => self.accept_loosely(page),
            None if self.is_sorted() => self.step_back(),
            None => {
                self.broken = true;
                self.accept(page, 0)
            }
        }
    }

    /// How many rows at the start of the page are not behind the end of the rows so far; `None` where there may be a gap.
    fn overlap(&self, page: &[Mark]) -> Option<usize> {
        let last = self.last?;
        if let Some(place) = page.iter().rposition(|mark| *mark == last) {
            return Some(place + 1);
        }
        let number = self.last_number.filter(|_| self.overlaps() && self.is_sorted())?;
        let not_behind = |mark: &Mark| mark.number().is_some_and(|row| self.order.is_not_behind(row, number));
        let first = page.iter().find(|mark| mark.number().is_some())?;
        not_behind(first).then(|| page.iter().rposition(not_behind).map_or(0, |place| place + 1))
    }

    /// The list is sorted by number, as enough rows show.
    fn is_sorted(&self) -> bool {
        self.order.is_by_number() && self.rows.count >= SHOWN_BY
    }

    fn overlaps(&self) -> bool {
        self.capacity > 1
    }

    fn accept_loosely(&mut self, page: &[Mark]) -> Next {
        self.loose = true;
        self.accept(page, 0)
    }

    /// Takes the rows behind `beyond`.
    fn accept(&mut self, page: &[Mark], beyond: usize) -> Next {
        let new = page.get(beyond..).unwrap_or_default();
        self.note(new);
        let Some(last) = new.last() else { return self.nothing_new(page) };
        self.last = Some(*last);
        self.pages += 1;
        (self.back, self.spare) = (1, self.spare.saturating_add(SPARE_PER_PAGE));
        if self.overlaps() && self.is_repeated() {
            return Next::End(Verdict::Whole);
        }
        if self.probe == Probe::Likely && self.pages == 1 {
            return self.ask_far(self.next_start(page));
        }
        self.go_to(self.next_start(page))
    }

    fn note(&mut self, new: &[Mark]) {
        let again = new.iter().filter_map(|mark| mark.number()).any(|number| self.numbers.contains(&number));
        for mark in new {
            self.rows.add(*mark);
            let Some(number) = mark.number() else {
                self.unreadable += 1;
                continue;
            };
            self.order = self.order.then(self.last_number, number);
            self.numbers.insert(number);
            self.last_number = Some(number);
        }
        // In a list of any other order a row that comes on a second page has moved, and others with it.
        self.broken |= again && self.order == Order::Other;
    }

    /// The walk gave what the one before did.
    fn is_repeated(&self) -> bool {
        !self.broken && self.expected == Some(self.rows)
    }

    /// A page that ends where the rows so far end, or before: the list ends here if the page had room for more, and if
    /// there is nothing behind it either. Only this answer may have been cut short.
    fn nothing_new(&mut self, page: &[Mark]) -> Next {
        if page.len() < self.capacity && self.spend() {
            self.behind = true;
            return self.go_to(self.start + page.len());
        }
        if self.spend() { self.go_to(self.next_start(page)) } else { self.end_broken() }
    }

    fn next_start(&self, page: &[Mark]) -> usize {
        self.start + page.len() - usize::from(self.overlaps())
    }

    fn empty(&mut self) -> Next {
        if self.start == 0 || self.last.is_none() || !self.overlaps() || self.broken {
            self.loose |= self.start > 0;
            return self.end();
        }
        if self.is_sorted() {
            return self.step_back();
        }
        self.end_broken()
    }

    /// Rows went away before this page: what it starts with may not be the next.
    fn step_back(&mut self) -> Next {
        if !self.spend() {
            self.broken = true;
            return self.go_to(self.start);
        }
        let start = self.start.saturating_sub(self.back);
        self.back = self.back.saturating_mul(2);
        self.go_to(start)
    }

    fn spend(&mut self) -> bool {
        let enough = self.spare > 0;
        self.spare = self.spare.saturating_sub(1);
        enough
    }

    fn ask_far(&mut self, start: usize) -> Next {
        self.probe = Probe::Asked(start);
        self.go_to(FAR)
    }

    fn probed(&mut self, page: &[Mark], start: usize) -> Next {
        if page.is_empty() {
            self.probe = Probe::Denied;
            return self.go_to(start);
        }
        self.probe = Probe::Ignored;
        self.unreadable = page.iter().filter(|mark| mark.number().is_none()).count();
        Next::End(Verdict::Whole)
    }

    fn go_to(&mut self, start: usize) -> Next {
        self.start = start;
        Next::Page(start)
    }

    fn end_broken(&mut self) -> Next {
        self.broken = true;
        self.end()
    }

    fn end(&self) -> Next {
        let proven = !self.loose && (self.pages <= 1 || self.is_sorted()) || self.is_repeated();
        Next::End(match (self.broken, proven) {
            (true, _) => Verdict::Changed,
            (false, true) => Verdict::Whole,
            (false, false) => Verdict::IfRepeated(self.rows),
        })
    }
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
