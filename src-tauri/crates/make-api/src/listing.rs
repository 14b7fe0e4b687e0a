//! What may be asked of a list, and what one page of it answers.
//!
//! Whole lists are read without any of this: how they are followed is in `paging`. Here are single pages, as somebody
//! asked for them, with everything that their rows say kept as it came.

mod raw;
mod words;

pub use raw::Raw;
pub use words::{
    AdminRoleCategory, AdminRoleColumn, MeColumn, MemberColumn, MemberSort, OrganizationColumn, PersonColumn,
    PersonSort, PlaceColumn, PublicOrganizationColumn, PublicPersonColumn, RoleColumn, ScenarioColumn, TeamColumn,
    TeamPlaceColumn, TeamSort, Word,
};

/// Ascending or descending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// `asc`
    Ascending,
    /// `desc`
    Descending,
}

impl Direction {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Ascending => "asc",
            Self::Descending => "desc",
        }
    }
}

/// The four `pg` parameters; what is `None` is not sent, and then the instance decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page<S> {
    /// `pg[limit]`: at most so many rows. Which limits an instance takes is not documented.
    pub limit: Option<u32>,
    /// `pg[offset]`: without the first so many rows.
    pub offset: Option<u64>,
    /// `pg[sortBy]`
    pub sort_by: Option<S>,
    /// `pg[sortDir]`
    pub direction: Option<Direction>,
}

impl<S> Default for Page<S> {
    fn default() -> Self {
        Self { limit: None, offset: None, sort_by: None, direction: None }
    }
}

/// One page of a list: which columns, and which rows in which order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing<C, S = C> {
    /// `cols[]`: exactly these; none means the instance's default columns.
    pub columns: Vec<C>,
    /// The `pg` parameters.
    pub page: Page<S>,
}

impl<C, S> Default for Listing<C, S> {
    fn default() -> Self {
        Self { columns: Vec::new(), page: Page::default() }
    }
}

/// Something that was read, with all that the instance said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<T> {
    /// What Gatehouse knows how to read.
    pub value: T,
    /// The object as it came: also what has no place in `value`, and what could not be read into it.
    pub raw: Raw,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<T> {
    /// Rows in their order, duplicates included.
    pub rows: Vec<Kept<T>>,
    /// Rows that say that there is nothing, such as a membership without role.
    pub nothing: Vec<Raw>,
    /// Rows without a usable number. With columns of one's own choice that is every row without its number.
    pub unreadable: Vec<Raw>,
    /// What the instance says of the page.
    pub pg: Echo,
}

/// The `pg` block of an answer, in the instance's own words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Echo {
    /// Sorted by this.
    pub sort_by: Option<String>,
    /// In this direction.
    pub sort_dir: Option<String>,
    /// At most so many rows, which may be fewer than asked for.
    pub limit: Option<u64>,
    /// Without the first so many.
    pub offset: Option<u64>,
}
