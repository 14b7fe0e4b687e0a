//! The shapes of answers: rows with chosen columns, and Make's error bodies.
//!
//! All errors share `detail`, `message` and `code` (H18); a wrong parameter has a list as its detail, and a
//! call that needs confirmation carries `status` and `metadata` (IM004).

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::object::Object;
use crate::switches::{DeniedCode, UnknownColumn};

/// One value of a row.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    Plain(Value),
    License(Object),
    Row(Row),
    Rows(Vec<Row>),
}

impl<T: Into<Value>> From<T> for Cell {
    fn from(value: T) -> Self {
        Self::Plain(value.into())
    }
}

/// An answer's JSON object, keys in the order of Make's documents.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row(Vec<(&'static str, Cell)>);

impl Row {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with(mut self, key: &'static str, value: impl Into<Cell>) -> Self {
        self.0.push((key, value.into()));
        self
    }

    /// Followed by another row.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    pub(crate) fn with_cell(mut self, key: &'static str, cell: Cell) -> Self {
        self.0.push((key, cell));
        self
    }

    /// Exactly the asked columns in the asked order; `*` means all. A column that this endpoint cannot
    /// answer is refused unless it is among `silent`, which are accepted and left out.
    pub(crate) fn choose(self, columns: &Columns, silent: &[&str]) -> Result<Self, Refusal> {
        if columns.are_all() {
            return Ok(self);
        }
        let keys: Vec<&str> = self.0.iter().map(|(key, _)| *key).collect();
        let chosen = columns.places(&keys, silent)?;
        Ok(Self(chosen.into_iter().filter_map(|place| self.0.get(place)).cloned().collect()))
    }

    /// The asked columns, or the first `count` when none are asked for.
    pub(crate) fn choose_or_first(self, columns: &Columns, count: usize) -> Result<Self, Refusal> {
        if columns.is_empty() { Ok(self.first(count)) } else { self.choose(columns, &[]) }
    }

    /// The first `count` columns: what is answered when no columns are asked for.
    pub(crate) fn first(mut self, count: usize) -> Self {
        self.0.truncate(count);
        self
    }

    /// All columns but these.
    pub(crate) fn without(mut self, columns: &[&str]) -> Self {
        self.0.retain(|(key, _)| !columns.contains(key));
        self
    }

    /// The same with another value under this key, if it is there.
    pub(crate) fn replaced(mut self, key: &str, value: Value) -> Self {
        if let Some(found) = self.0.iter_mut().find(|(name, _)| *name == key) {
            found.1 = Cell::Plain(value);
        }
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, cell) in &self.0 {
            match cell {
                Cell::Plain(value) => map.serialize_entry(key, value)?,
                Cell::License(object) => map.serialize_entry(key, object)?,
                Cell::Row(row) => map.serialize_entry(key, row)?,
                Cell::Rows(rows) => map.serialize_entry(key, rows)?,
            }
        }
        map.end()
    }
}

/// The columns that a request asks for, in the asked order.
#[derive(Debug, Clone)]
pub(crate) struct Columns<'q> {
    names: Vec<&'q str>,
    unknown: UnknownColumn,
}

impl<'q> Columns<'q> {
    pub(crate) fn new(names: Vec<&'q str>, unknown: UnknownColumn) -> Self {
        Self { names, unknown }
    }

    /// Where the asked ones stand among `known`, in the asked order: the rule of [`Row::choose`].
    pub(crate) fn places(&self, known: &[&str], silent: &[&str]) -> Result<Vec<usize>, Refusal> {
        if self.are_all() {
            return Ok((0..known.len()).collect());
        }
        let mut places = Vec::with_capacity(self.names.len());
        for column in &self.names {
            match known.iter().position(|key| key == column) {
                Some(place) => places.push(place),
                None if silent.contains(column) || self.unknown == UnknownColumn::Ignored => {}
                None => return Err(Refusal::parameter(&format!("cols[] has an unknown column: {column}"))),
            }
        }
        Ok(places)
    }

    fn are_all(&self) -> bool {
        self.names.is_empty() || self.names.contains(&"*")
    }

    /// Whether none are asked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// What a write did, in one line for the audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Done {
    pub(crate) what: String,
    /// Whether the state differs from before.
    pub(crate) changed: bool,
}

/// A successful answer.
#[derive(Debug, Clone)]
pub(crate) enum Body {
    Json(Row),
    /// JSON that is written already.
    Written(Vec<u8>),
    Text(&'static str),
}

/// A successful answer and, for a write, what it did.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) body: Body,
    pub(crate) done: Option<Done>,
}

impl Answer {
    pub(crate) fn read(row: Row) -> Self {
        Self { body: Body::Json(row), done: None }
    }

    /// A read whose JSON is written already.
    pub(crate) fn written(bytes: Vec<u8>) -> Self {
        Self { body: Body::Written(bytes), done: None }
    }

    pub(crate) fn wrote(row: Row, done: Done) -> Self {
        Self { body: Body::Json(row), done: Some(done) }
    }
}

/// A refused call in Make's error shape.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    code: &'static str,
    message: &'static str,
    detail: Value,
    metadata: Option<Value>,
}

impl Refusal {
    fn new(status: u16, code: &'static str, message: &'static str, detail: impl Into<Value>) -> Self {
        Self { status, code, message, detail: detail.into(), metadata: None }
    }

    /// 400: the request makes no sense in the present state.
    pub(crate) fn invalid(detail: &str) -> Self {
        Self::new(400, "IM005", "Invalid input.", detail)
    }

    /// 400: a parameter or a body field is wrong; the detail is a list, as Make answers here.
    pub(crate) fn parameter(detail: &str) -> Self {
        Self::new(400, "SC400", "Bad Request", json!(["1 parameter is wrong", detail]))
    }

    /// 401: no key, or one that this instance does not know.
    pub(crate) fn unknown_key() -> Self {
        Self::new(401, "IM015", "Access denied.", "User is not logged in.")
    }

    /// 403: the key lacks a scope, or its person is no administrator.
    pub(crate) fn denied() -> Self {
        Self::new(403, "SC403", "Access denied.", "Permission denied")
    }

    /// 403: what the public cloud says to every call of the administration.
    pub(crate) fn public_cloud() -> Self {
        Self::new(403, "IM121", "VPN access only", Value::Null)
    }

    /// 403: the administrator's role lacks a permission.
    pub(crate) fn insufficient(permission: &str) -> Self {
        Self::new(403, "IM002", "Insufficient rights.", format!("The permission \"{permission}\" is missing."))
    }

    /// 404 with the kind of thing that is not there.
    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(404, "SC404", "Not Found", format!("{what} not found."))
    }

    /// 400: the body is larger than the instance takes.
    pub(crate) fn too_large() -> Self {
        Self::new(400, "SC400", "Bad Request", "request entity too large")
    }

    /// 406: to be repeated with `confirmed=true`.
    pub(crate) fn confirmation(kind: &str, data: &Value) -> Self {
        let metadata = json!([{ "type": kind, "data": data }]);
        Self {
            metadata: Some(metadata),
            ..Self::new(406, "IM004", "Confirmation required.", "Repeat the call with confirmed=true.")
        }
    }

    /// 500: the write could not be kept and was taken back.
    pub(crate) fn not_kept() -> Self {
        Self::new(500, "IM500", "Internal Server Error", "The change could not be saved.")
    }

    /// The same with the code that the instance uses for denied access.
    pub(crate) fn spelled(self, reading: DeniedCode) -> Self {
        match reading {
            DeniedCode::Im001 if self.code == "SC403" => Self { code: "IM001", ..self },
            DeniedCode::Sc403 | DeniedCode::Im001 => self,
        }
    }

    /// 503: nobody is answered for a while.
    pub(crate) fn closed() -> Self {
        Self::new(503, "IM503", "Service Unavailable", "The instance is being maintained.")
    }

    /// The detail as text.
    pub(crate) fn reason(&self) -> String {
        self.detail.as_str().map_or_else(|| self.detail.to_string(), str::to_owned)
    }

    pub(crate) fn row(&self) -> Row {
        let row = Row::new().with("detail", self.detail.clone()).with("message", self.message).with("code", self.code);
        let row = if self.detail.is_null() { row.without(&["detail"]) } else { row };
        match &self.metadata {
            Some(metadata) => row.with("status", self.status).with("metadata", metadata.clone()),
            None => row,
        }
    }
}
