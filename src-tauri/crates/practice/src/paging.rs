//! Paging: `pg[limit]`, `pg[offset]`, `pg[sortBy]`, `pg[sortDir]`, the echo in the answer and the page cap.
//!
//! Each endpoint has its own default and its own sort keys; endpoints without a [`Spec`] ignore `pg` altogether.
//! There is no total count: Make refuses `pg[returnTotalCount]=true` for keys.

use std::ops::Range;

use serde_json::{Value, json};

use crate::answer::Refusal;
use crate::query::Query;
use crate::switches::{CapEcho, Switches, TotalCount};

/// How one endpoint pages.
pub(crate) struct Spec {
    pub(crate) limit: u32,
    pub(crate) keys: &'static [&'static str],
    pub(crate) sort_by: &'static str,
    pub(crate) descending: bool,
}

/// The page that a request asks for.
#[derive(Debug)]
pub(crate) struct Page {
    offset: usize,
    limit: u32,
    echoed_limit: u32,
    pub(crate) sort_by: &'static str,
    pub(crate) descending: bool,
    flagged: bool,
}

impl Page {
    pub(crate) fn read(query: &Query, spec: &Spec, switches: &Switches) -> Result<Self, Refusal> {
        if query.is_true("pg[returnTotalCount]") {
            return Err(Refusal::parameter("pg[returnTotalCount] is not allowed with an API token"));
        }
        let asked = asked_limit(query, spec, switches)?;
        let limit = switches.page_cap.map_or(asked, |cap| asked.min(cap));
        let echoed_limit = match switches.page_cap_echo {
            CapEcho::Silent => asked,
            CapEcho::Echoed => limit,
        };
        let offset = usize::try_from(query.number("pg[offset]")?.unwrap_or(0)).unwrap_or(usize::MAX);
        let sort_by =
            match query.get("pg[sortBy]") {
                None | Some("") => spec.sort_by,
                Some(key) => spec.keys.iter().find(|known| **known == key).ok_or_else(|| {
                    Refusal::parameter(&format!("pg[sortBy] must be one of: {}", spec.keys.join(", ")))
                })?,
            };
        let descending = match query.get("pg[sortDir]") {
            None | Some("") => spec.descending,
            Some("asc") => false,
            Some("desc") => true,
            Some(_) => return Err(Refusal::parameter("pg[sortDir] must be asc or desc")),
        };
        let flagged = switches.spelling.total_count == TotalCount::Flagged;
        Ok(Self { offset, limit, echoed_limit, sort_by, descending, flagged })
    }

    /// Sorts ascending by the key, turns round when asked, and cuts the page out.
    pub(crate) fn cut<T, K: Ord>(&self, mut rows: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
        rows.sort_by_cached_key(key);
        self.cut_sorted(rows)
    }

    /// The same for rows that are sorted ascending already.
    pub(crate) fn cut_sorted<T>(&self, mut rows: Vec<T>) -> Vec<T> {
        if self.descending {
            rows.reverse();
        }
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        rows.into_iter().skip(self.offset).take(limit).collect()
    }

    /// Where the page is in a list of so many rows that is sorted ascending.
    pub(crate) fn places(&self, length: usize) -> Range<usize> {
        let start = self.offset.min(length);
        let end = start.saturating_add(usize::try_from(self.limit).unwrap_or(usize::MAX)).min(length);
        if self.descending { length - end..length - start } else { start..end }
    }

    pub(crate) fn echo(&self) -> Value {
        let mut echo = json!({
            "sortBy": self.sort_by,
            "limit": self.echoed_limit,
            "sortDir": if self.descending { "desc" } else { "asc" },
            "offset": self.offset,
        });
        if self.flagged {
            echo["returnTotalCount"] = false.into();
        }
        echo
    }
}

fn asked_limit(query: &Query, spec: &Spec, switches: &Switches) -> Result<u32, Refusal> {
    match query.number("pg[limit]")? {
        None => Ok(spec.limit),
        Some(number) => match u32::try_from(number) {
            Ok(limit) if switches.largest_limit.is_some_and(|most| limit > most) => {
                Err(Refusal::parameter("pg[limit] is too large"))
            }
            Ok(limit) if limit >= 1 => Ok(limit),
            Ok(_) | Err(_) => Err(Refusal::parameter("pg[limit] must be a positive number")),
        },
    }
}
