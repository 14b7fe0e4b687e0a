//! Make's calls as data: path, query, the key of the answer, and whether and how it pages.
//!
//! Each function names its scopes and the section of Make's documentation ("API documentation" of the developer hub).
//! How answers are read is in `wire`, how pages are followed in `paging`.

pub(crate) mod account;
pub(crate) mod enums;
pub(crate) mod memberships;
pub(crate) mod organizations;
pub(crate) mod people;
pub(crate) mod public;
pub(crate) mod roles;
pub(crate) mod scenarios;
pub(crate) mod teams;

use crate::listing::{Direction, Listing, Word};
use crate::request::{Path, Query};

/// Asked of organizations and teams, whose own default it is.
const LARGE: u32 = 10_000;
/// Asked of people lists, whose own default is 10.
const MANY: u32 = 1_000;

/// What all calls to one endpoint have in common.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Endpoint {
    /// In a few words, without numbers or names of people.
    pub(crate) operation: &'static str,
    /// The key of the answer.
    pub(crate) answer: &'static str,
    pub(crate) paging: Paging,
}

/// Whether an answer comes in pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paging {
    /// Everything at once.
    Once,
    /// In pages of at most `limit` rows.
    Pages {
        limit: u32,
        /// The key to sort by, ascending, where the endpoint has one that never changes.
        sort: Option<&'static str>,
    },
}

/// One call, ready to be sent.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) endpoint: Endpoint,
    pub(crate) path: Path,
    pub(crate) query: Query,
}

impl Target {
    fn new(endpoint: Endpoint, path: Path) -> Self {
        Self { endpoint, path, query: Query::new() }
    }

    fn with(mut self, name: &'static str, value: &(impl ToString + ?Sized)) -> Self {
        self.query = self.query.with(name, value);
        self
    }

    fn with_some(self, name: &'static str, value: Option<&(impl ToString + ?Sized)>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    fn columns(mut self, names: &[&'static str]) -> Self {
        self.query = self.query.columns(names);
        self
    }

    /// `cols[]`, once for each column; none of them for the default columns.
    pub(crate) fn showing(self, columns: &[impl Word]) -> Self {
        columns.iter().fold(self, |target, column| target.with("cols[]", column.word()))
    }

    /// The one page that is asked for, instead of the whole list.
    pub(crate) fn cut(self, listing: &Listing<impl Word, impl Word>) -> Self {
        let page = &listing.page;
        let endpoint = Endpoint { paging: Paging::Once, ..self.endpoint };
        Self { endpoint, ..self }
            .showing(&listing.columns)
            .with_some("pg[limit]", page.limit.as_ref())
            .with_some("pg[offset]", page.offset.as_ref())
            .with_some("pg[sortBy]", page.sort_by.map(Word::word))
            .with_some("pg[sortDir]", page.direction.map(Direction::word))
    }

    /// The query of the page that starts at `offset`.
    pub(crate) fn page(&self, offset: usize) -> Query {
        self.page_within(offset, u32::MAX)
    }

    /// The same, of no more than `most` rows.
    pub(crate) fn page_within(&self, offset: usize, most: u32) -> Query {
        let query = self.query.clone();
        match self.endpoint.paging {
            Paging::Once => query,
            Paging::Pages { limit, sort } => {
                let query = query.with("pg[limit]", &limit.min(most)).with("pg[offset]", &offset);
                match sort {
                    Some(key) => query.with("pg[sortBy]", key).with("pg[sortDir]", "asc"),
                    None => query,
                }
            }
        }
    }
}
