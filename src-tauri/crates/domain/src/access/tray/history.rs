//! Strokes that can be taken back, and those that were.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::super::CellKey;
use super::Edit;

/// How many strokes are remembered.
pub const MOST_STROKES: usize = 1_000;

/// How many changed cells are remembered, however few strokes they are. The last stroke always is.
pub const MOST_TURNS: usize = 50_000;

/// A cell before and after a stroke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) key: CellKey,
    pub(super) before: Option<Edit>,
    pub(super) after: Option<Edit>,
}

pub(super) type Stroke = Vec<Turn>;

#[derive(Debug, Clone, Default)]
pub(super) struct History {
    pub(super) done: VecDeque<Stroke>,
    /// The one that was taken back last is at the end.
    pub(super) undone: Vec<Stroke>,
}

impl History {
    /// A new stroke. One that changed nothing is none, and leaves what was taken back.
    pub(super) fn push(&mut self, turns: impl Iterator<Item = (CellKey, Option<Edit>, Option<Edit>)>) {
        let changed = turns.filter(|(_, before, after)| before != after);
        let stroke: Stroke = changed.map(|(key, before, after)| Turn { key, before, after }).collect();
        if stroke.is_empty() {
            return;
        }
        self.undone.clear();
        self.done.push_back(stroke);
        self.shorten();
    }

    fn shorten(&mut self) {
        let mut turns: usize = self.done.iter().map(Vec::len).sum();
        while self.done.len() > MOST_STROKES || (turns > MOST_TURNS && self.done.len() > 1) {
            turns -= self.done.pop_front().map_or(0, |stroke| stroke.len());
        }
    }

    pub(super) fn undo(&mut self, edits: &mut BTreeMap<CellKey, Edit>) -> bool {
        let Some(stroke) = self.done.pop_back() else { return false };
        for turn in &stroke {
            put(edits, turn.key, turn.before.as_ref());
        }
        self.undone.push(stroke);
        true
    }

    pub(super) fn redo(&mut self, edits: &mut BTreeMap<CellKey, Edit>) -> bool {
        let Some(stroke) = self.undone.pop() else { return false };
        for turn in &stroke {
            put(edits, turn.key, turn.after.as_ref());
        }
        self.done.push_back(stroke);
        true
    }

    /// These cells never had a wish, as far as the history goes.
    pub(super) fn forget(&mut self, keys: &BTreeSet<CellKey>) {
        let strip = |stroke: &mut Stroke| {
            stroke.retain(|turn| !keys.contains(&turn.key));
            !stroke.is_empty()
        };
        self.done.retain_mut(strip);
        self.undone.retain_mut(strip);
    }

    pub(super) fn may_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(super) fn may_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

fn put(edits: &mut BTreeMap<CellKey, Edit>, key: CellKey, edit: Option<&Edit>) {
    match edit {
        Some(edit) => edits.insert(key, edit.clone()),
        None => edits.remove(&key),
    };
}
