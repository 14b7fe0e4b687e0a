//! How a tray is kept: JSON with the number of its format. Fields that a later version added are passed over; a tray of
//! a later format is refused, because something in it might be taken for something else.

use serde::{Deserialize, Serialize};

use super::history::{History, Stroke, Turn};
use super::{Edit, Tray, Wish};
use crate::access::{CellKey, Place};
use crate::ids::{OrganizationId, RoleId, TeamId, UserId};

/// The format that this version writes.
pub const TRAY_VERSION: u32 = 1;

/// Why a kept tray cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// A later version wrote it.
    #[error("the tray has format {0}, which is newer than {TRAY_VERSION}")]
    Newer(u32),
    /// It is no tray.
    #[error("the tray cannot be read: {0}")]
    Damaged(String),
}

#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    version: u32,
    edits: Vec<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    done: Vec<Vec<KeptTurn>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    undone: Vec<Vec<KeptTurn>>,
}

#[derive(Serialize, Deserialize)]
struct At {
    user: UserId,
    organization: OrganizationId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    team: Option<TeamId>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    #[serde(flatten)]
    at: At,
    #[serde(flatten)]
    edit: KeptEdit,
}

#[derive(Serialize, Deserialize)]
struct KeptEdit {
    wish: Wish,
    seen: Option<RoleId>,
    order: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    later: bool,
}

#[derive(Serialize, Deserialize)]
struct KeptTurn {
    #[serde(flatten)]
    at: At,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<KeptEdit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<KeptEdit>,
}

impl Tray {
    /// As text to be kept.
    pub fn to_text(&self) -> String {
        // Nothing in it can fail to become JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From a kept text.
    pub fn from_text(text: &str) -> Result<Self, Unreadable> {
        #[derive(Deserialize)]
        struct Format {
            version: u32,
        }
        let damaged = |error: serde_json::Error| Unreadable::Damaged(error.to_string());
        let format: Format = serde_json::from_str(text).map_err(damaged)?;
        if format.version > TRAY_VERSION {
            return Err(Unreadable::Newer(format.version));
        }
        serde_json::from_str(text).map_err(damaged)
    }
}

impl From<Tray> for Kept {
    fn from(tray: Tray) -> Self {
        let strokes = |strokes: &mut dyn Iterator<Item = Stroke>| {
            strokes.map(|stroke| stroke.into_iter().map(KeptTurn::from).collect()).collect()
        };
        Self {
            version: TRAY_VERSION,
            edits: tray.edits.into_iter().map(|(key, edit)| Line { at: key.into(), edit: edit.into() }).collect(),
            done: strokes(&mut tray.history.done.into_iter()),
            undone: strokes(&mut tray.history.undone.into_iter()),
        }
    }
}

impl TryFrom<Kept> for Tray {
    type Error = Unreadable;

    fn try_from(kept: Kept) -> Result<Self, Unreadable> {
        if kept.version > TRAY_VERSION {
            return Err(Unreadable::Newer(kept.version));
        }
        let strokes = |strokes: Vec<Vec<KeptTurn>>| {
            strokes.into_iter().map(|stroke| stroke.into_iter().map(Turn::from).collect::<Stroke>())
        };
        let history = History { done: strokes(kept.done).collect(), undone: strokes(kept.undone).collect() };
        let edits = kept.edits.into_iter().map(|line| (line.at.into(), line.edit.into())).collect();
        let mut tray = Self { edits, history, next: 0 };
        tray.next = tray.last_order().map_or(0, |last| last + 1);
        Ok(tray)
    }
}

impl Tray {
    fn last_order(&self) -> Option<u64> {
        let turns = self.history.done.iter().chain(&self.history.undone).flatten();
        let past = turns.flat_map(|turn| turn.before.iter().chain(&turn.after));
        self.edits.values().chain(past).map(|edit| edit.order).max()
    }
}

impl From<CellKey> for At {
    fn from(CellKey { user, place }: CellKey) -> Self {
        Self { user, organization: place.organization(), team: place.team() }
    }
}

impl From<At> for CellKey {
    fn from(At { user, organization, team }: At) -> Self {
        let place = team.map_or(Place::Organization(organization), |team| Place::Team { organization, team });
        Self { user, place }
    }
}

impl From<Edit> for KeptEdit {
    fn from(Edit { wish, seen, note, order, later }: Edit) -> Self {
        Self { wish, seen, order, note, later }
    }
}

impl From<KeptEdit> for Edit {
    fn from(KeptEdit { wish, seen, order, note, later }: KeptEdit) -> Self {
        Self { wish, seen, note, order, later }
    }
}

impl From<Turn> for KeptTurn {
    fn from(Turn { key, before, after }: Turn) -> Self {
        Self { at: key.into(), before: before.map(KeptEdit::from), after: after.map(KeptEdit::from) }
    }
}

impl From<KeptTurn> for Turn {
    fn from(KeptTurn { at, before, after }: KeptTurn) -> Self {
        Self { key: at.into(), before: before.map(Edit::from), after: after.map(Edit::from) }
    }
}
