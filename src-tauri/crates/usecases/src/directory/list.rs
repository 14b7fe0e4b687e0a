//! One list with its state: rows that are shown, rows that are arriving, how complete and how old it all is.

use std::sync::Arc;

use domain::Timestamp;
use make_api::Complete;

use super::table::{Listed, Table};
use crate::problem::{Code, Problem};
use crate::view::people::{ListState, SortKey};

/// A list of people or organizations.
pub(crate) struct List<T> {
    shown: Table<T>,
    /// What a load brought so far, where older rows are shown meanwhile.
    arriving: Option<Table<T>>,
    /// The shown rows are those of a load that is going on.
    growing: bool,
    /// Rows seen outside of a load while one was going on.
    aside: Vec<T>,
    state: ListState,
    as_of: Option<Timestamp>,
    problem: Option<Problem>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            shown: Table::default(),
            arriving: None,
            growing: false,
            aside: Vec::new(),
            state: ListState::Loading,
            as_of: None,
            problem: None,
        }
    }
}

impl<T: Listed> List<T> {
    pub(crate) fn shown(&self) -> &Table<T> {
        &self.shown
    }

    pub(crate) fn state(&self) -> ListState {
        self.state
    }

    pub(crate) fn as_of(&self) -> Option<Timestamp> {
        self.as_of.clone()
    }

    pub(crate) fn problem(&self) -> Option<Problem> {
        self.problem.clone()
    }

    /// A row, the newest reading of it.
    pub(crate) fn find(&self, number: u64) -> Option<&T> {
        self.arriving.as_ref().and_then(|table| table.get(number)).or_else(|| self.shown.get(number))
    }

    /// The shown rows in the order of a column.
    pub(crate) fn order(&mut self, sort: SortKey) -> Arc<[u32]> {
        self.shown.order(sort)
    }

    /// Rows of an earlier session, until newer ones are here.
    pub(crate) fn recall(&mut self, rows: Vec<T>, as_of: Timestamp) {
        if self.shown.len() == 0 {
            self.shown = Table::of(rows);
            self.as_of = Some(as_of);
        }
    }

    /// A load begins. Where rows are shown already they stay until it is complete.
    pub(crate) fn begin(&mut self) {
        self.state = ListState::Loading;
        self.problem = None;
        self.aside.clear();
        self.growing = self.as_of.is_none();
        if self.growing {
            self.shown = Table::default();
        } else {
            self.arriving = Some(Table::default());
        }
    }

    /// A page arrived.
    pub(crate) fn arrived(&mut self, rows: Vec<T>) {
        self.arriving.as_mut().unwrap_or(&mut self.shown).extend(rows);
    }

    /// The load is at its end. Where the reading noticed that a row may be missing, or a row that was seen elsewhere meanwhile
    /// is not part of it, the list changed while it was read; the row is kept. Rows that could not be read are told.
    pub(crate) fn complete(&mut self, as_of: Timestamp, read: Complete) {
        if let Some(arrived) = self.arriving.take() {
            self.shown = arrived;
        }
        let aside = std::mem::take(&mut self.aside);
        let unknown = aside.into_iter().filter(|row| self.shown.get(row.number()).is_none()).collect::<Vec<_>>();
        let whole = read.is_whole() && unknown.is_empty();
        self.state = if whole { ListState::Complete } else { ListState::Changed };
        self.problem = (read.unreadable_rows > 0).then(|| {
            let detail = format!("{} rows have no usable number", read.unreadable_rows);
            Problem::detailed(Code::Unreadable, "read the list", &detail, as_of.clone())
        });
        self.shown.extend(unknown);
        self.growing = false;
        self.as_of = Some(as_of);
    }

    /// The load came to nothing; the rows stay.
    pub(crate) fn fail(&mut self, problem: Problem) {
        self.arriving = None;
        self.growing = false;
        self.state = ListState::Stale;
        self.problem = Some(problem);
    }

    /// Rows that were read on their own.
    pub(crate) fn merge(&mut self, rows: impl IntoIterator<Item = T>) {
        let rows: Vec<T> = rows.into_iter().collect();
        if self.state == ListState::Loading {
            self.aside.extend(rows.iter().cloned());
        }
        if let Some(arriving) = &mut self.arriving {
            let known: Vec<T> = rows.iter().filter(|row| arriving.get(row.number()).is_some()).cloned().collect();
            arriving.extend(known);
        }
        self.shown.extend(rows);
    }

    /// A copy of all rows and their time, to be remembered.
    pub(crate) fn copy(&self) -> Vec<T> {
        self.shown.rows().to_vec()
    }

    /// Sorts now, so that no later question waits for it.
    pub(crate) fn prepare(&mut self, sort: SortKey) {
        self.shown.order(sort);
    }
}

#[cfg(test)]
mod tests {
    use domain::organization::Organization;

    use super::*;

    fn after(read: Complete) -> List<Organization> {
        let mut list = List::default();
        list.begin();
        list.arrived(serde_json::from_str(r#"[{"id":7,"name":"Acme","deleted":false}]"#).unwrap());
        list.complete("2026-11-22T09:42:00Z".to_owned(), read);
        list
    }

    #[test]
    fn a_list_that_is_not_whole_says_so() {
        let whole = Complete { rows: 1, ..Complete::default() };
        let list = after(whole);
        assert_eq!((list.state(), list.problem()), (ListState::Complete, None));
        let list = after(Complete { changed_while_loading: true, ..whole });
        assert_eq!((list.state(), list.shown().len(), list.problem()), (ListState::Changed, 1, None));
        let list = after(Complete { unreadable_rows: 3, ..whole });
        assert_eq!((list.state(), list.shown().len()), (ListState::Changed, 1));
        let problem = list.problem().unwrap();
        assert_eq!(
            (problem.code, problem.support.detail.as_deref()),
            (Code::Unreadable, Some("3 rows have no usable number"))
        );
    }
}
