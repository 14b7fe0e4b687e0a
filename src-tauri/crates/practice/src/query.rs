//! Reading a query string: `pg[limit]`, `cols[]`, numbered columns, percent encoding.
//!
//! What the parameters mean is elsewhere: `paging` for `pg`, `answer` for columns.

use percent_encoding::percent_decode_str;

use crate::answer::Refusal;

/// The parameters of a request in the order they were written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    pub(crate) fn parse(text: &str) -> Self {
        Self(text.split('&').filter(|part| !part.is_empty()).map(pair).collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn is_true(&self, name: &str) -> bool {
        matches!(self.get(name), Some("true" | "1"))
    }

    /// A whole number that is not negative; anything else is refused as Make refuses a wrong parameter.
    pub(crate) fn number(&self, name: &str) -> Result<Option<u64>, Refusal> {
        match self.get(name) {
            None | Some("") => Ok(None),
            Some(text) => match text.parse() {
                Ok(number) => Ok(Some(number)),
                Err(_) => Err(Refusal::parameter(&format!("{name} must be a number"))),
            },
        }
    }

    /// All values of a parameter that may be repeated.
    pub(crate) fn all<'q>(&'q self, name: &'q str) -> impl Iterator<Item = &'q str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The asked columns in the asked order: `cols[]` as written, numbered brackets by their number.
    pub(crate) fn columns(&self) -> Vec<&str> {
        let mut found: Vec<(usize, &str)> = Vec::new();
        for (place, (key, value)) in self.0.iter().enumerate() {
            let Some(inside) = key.strip_prefix("cols[").and_then(|rest| rest.strip_suffix(']')) else { continue };
            found.push((inside.parse().unwrap_or(place), value.as_str()));
        }
        found.sort_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, name)| name).collect()
    }
}

fn pair(part: &str) -> (String, String) {
    let (key, value) = part.split_once('=').unwrap_or((part, ""));
    (decode(key), decode(value))
}

fn decode(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_may_be_encoded_or_not() {
        let query = Query::parse("pg%5Blimit%5D=50&pg[offset]=10&name=John+D%C3%B6e");
        assert_eq!(query.number("pg[limit]").unwrap(), Some(50));
        assert_eq!(query.get("pg[offset]"), Some("10"));
        assert_eq!(query.get("name"), Some("John Döe"));
    }

    #[test]
    fn numbered_columns_set_their_order() {
        assert_eq!(Query::parse("cols[2]=name&cols[1]=id").columns(), ["id", "name"]);
        assert_eq!(Query::parse("cols[]=name&cols[]=id").columns(), ["name", "id"]);
    }
}
