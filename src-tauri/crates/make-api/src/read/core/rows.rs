//! How the rows of a page are read.

use domain::person::Person;

use crate::paging::Decoded;
use crate::wire::{self, Fields, Row};

/// Reads the rows of the list that an answer holds under a key. It can be sent to another thread and is used for many pages.
pub(in crate::read) trait Rows<T>: Clone + Send + 'static {
    fn read(&self, body: &[u8], key: &str) -> Result<Decoded<T>, Odd>;
}

/// Why an answer has no rows that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Odd {
    /// It is nested deeper than any answer of Make's.
    TooDeep,
    /// There is no list under the key.
    NoList,
}

/// Row by row, tolerantly.
impl<T, F: Fn(&Fields<'_>) -> Row<T> + Clone + Send + 'static> Rows<T> for F {
    fn read(&self, body: &[u8], key: &str) -> Result<Decoded<T>, Odd> {
        if wire::is_too_deep(body) {
            return Err(Odd::TooDeep);
        }
        let rows = wire::list(body, key).ok_or(Odd::NoList)?;
        Ok(Decoded::of(&rows, self))
    }
}

/// People by the thousand: in one pass where everything is as documented, else tolerantly.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct People;

impl Rows<Person> for People {
    fn read(&self, body: &[u8], key: &str) -> Result<Decoded<Person>, Odd> {
        match wire::people(body, key) {
            Some(people) => Ok(Decoded::numbered(people)),
            None => wire::person.read(body, key),
        }
    }
}

/// A page of people, read as whole lists of them are.
#[cfg(feature = "fuzz")]
pub(crate) fn read_people(body: &[u8]) -> Result<Decoded<Person>, Odd> {
    People.read(body, "users")
}

/// The same, row by row.
#[cfg(feature = "fuzz")]
pub(crate) fn read_people_tolerantly(body: &[u8]) -> Result<Decoded<Person>, Odd> {
    wire::person.read(body, "users")
}
