//! What waits to be changed: one wish for each cell, with one history. Nothing here asks whether a wish may be; that is
//! in [`super::rules`]. How a tray is kept is in [`kept`], how it is undone in [`history`], one stroke in [`work`].
//!
//! Some wishes cannot stand together: who becomes Admin of an organization or leaves it has no wishes in its teams, and
//! who stays Admin none where they are Team Admin. The one that was said last stays, and the others give way in the
//! same stroke, so that undoing brings them back.

mod history;
mod kept;
mod work;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::CellKey;
use crate::ids::{OrganizationId, RoleId, TeamId, UserId};

use history::History;
pub use history::{MOST_STROKES, MOST_TURNS};
pub use kept::{TRAY_VERSION, Unreadable};
use work::Work;

/// How many characters a note may have.
pub const NOTE_LENGTH: usize = 1000;

/// What is wanted. "No role" is no wish: removing is one of its own (H1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum Wish {
    /// This role.
    Role(RoleId),
    /// No access.
    Remove,
}

impl Wish {
    /// What will be there.
    pub fn role(self) -> Option<RoleId> {
        match self {
            Self::Role(role) => Some(role),
            Self::Remove => None,
        }
    }
}

/// A wish that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is wanted.
    pub wish: Wish,
    /// What was there when it was staged; `None` means no access.
    pub seen: Option<RoleId>,
    /// A person's note.
    pub note: Option<String>,
    /// Its place in the order of staging.
    pub order: u64,
    /// To be decided later: it stays, and no plan is made of it.
    pub later: bool,
}

/// What to do with a wish whose facts changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Keep the wish, starting from what is there now.
    Mine,
    /// Drop it.
    Theirs,
    /// Keep it, and leave it out of plans for now.
    Later,
}

/// What a stroke did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stroked {
    /// Cells of the stroke whose wish is another one now, or none any more.
    pub changed: usize,
    /// Cells of the stroke that are as they were.
    pub unchanged: usize,
    /// Other cells whose wish gave way.
    pub gave_way: Vec<CellKey>,
}

/// All wishes of one instance.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(try_from = "kept::Kept", into = "kept::Kept")]
pub struct Tray {
    edits: BTreeMap<CellKey, Edit>,
    history: History,
    next: u64,
}

impl Tray {
    /// The wish for a cell.
    pub fn get(&self, key: &CellKey) -> Option<&Edit> {
        self.edits.get(key)
    }

    /// Cells with wishes: people by number, and of each the organizations before the teams.
    pub fn edits(&self) -> &BTreeMap<CellKey, Edit> {
        &self.edits
    }

    /// In the order of staging.
    pub fn iter(&self) -> impl Iterator<Item = (&CellKey, &Edit)> {
        let mut all: Vec<_> = self.edits.iter().collect();
        all.sort_by_key(|(key, edit)| (edit.order, **key));
        all.into_iter()
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.edits.len()
    }

    /// Nothing waits.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The wishes for somebody in the teams of an organization.
    pub fn in_teams(&self, user: UserId, organization: OrganizationId) -> impl Iterator<Item = (&CellKey, &Edit)> {
        let (first, last) = (TeamId(u64::MIN), TeamId(u64::MAX));
        self.edits.range(CellKey::team(user, organization, first)..=CellKey::team(user, organization, last))
    }

    /// Without its history and without what is to be decided later: what a plan is made of.
    #[must_use]
    pub fn in_use(&self) -> Self {
        let used = self.edits.iter().filter(|(_, edit)| !edit.later);
        Self { edits: used.map(|(key, edit)| (*key, edit.clone())).collect(), ..Self::default() }
    }

    /// The wishes alone.
    pub(super) fn without_history(&self) -> Self {
        Self { edits: self.edits.clone(), next: self.next, ..Self::default() }
    }

    /// One stroke of a person, undone as one. `None` takes a wish away, and so does a wish for what is there already.
    /// `present` is what is there; the wishes were allowed by [`super::rules::may`].
    pub fn stage(
        &mut self,
        stroke: impl IntoIterator<Item = (CellKey, Option<Wish>)>,
        present: impl Fn(CellKey) -> Option<RoleId>,
    ) -> Stroked {
        let mut wishes: Vec<_> = stroke.into_iter().collect();
        // What is said about an organization comes before what is said about its teams.
        wishes.sort_by_key(|(key, _)| *key);
        let mut stroked = Stroked::default();
        let mut work = Work::on(self);
        for (key, wish) in wishes {
            let before = work.tray.edits.get(&key).cloned();
            let seen = present(key);
            let after = wish.filter(|wish| wish.role() != seen).map(|wish| work.staged(wish, seen, before.as_ref()));
            if after == before {
                stroked.unchanged += 1;
            } else {
                stroked.changed += 1;
                work.put(key, after);
                stroked.gave_way.extend(work.give_way(key, before.as_ref()));
            }
        }
        work.done();
        stroked
    }

    /// Takes wishes away; how many there were.
    pub fn drop_lines(&mut self, keys: impl IntoIterator<Item = CellKey>) -> usize {
        let present: BTreeMap<CellKey, Option<RoleId>> =
            keys.into_iter().filter_map(|key| Some((key, self.get(&key)?.seen))).collect();
        let stroke: Vec<_> = present.keys().map(|key| (*key, None)).collect();
        self.stage(stroke, |key| present.get(&key).copied().flatten()).changed
    }

    /// Takes all wishes away; how many there were.
    pub fn clear(&mut self) -> usize {
        let all: Vec<CellKey> = self.edits.keys().copied().collect();
        self.drop_lines(all)
    }

    /// Writes a note beside a wish; without words it is taken away. `false` where there is no such wish, or the note is
    /// longer than [`NOTE_LENGTH`] characters.
    pub fn note(&mut self, key: CellKey, text: &str) -> bool {
        let text = text.trim();
        if text.chars().count() > NOTE_LENGTH {
            return false;
        }
        let note = (!text.is_empty()).then(|| text.to_owned());
        self.change(key, |edit| edit.note = note)
    }

    /// What becomes of a wish whose facts changed; `now` is what is there. What is to be decided later takes the wishes
    /// in the teams of an organization along. `false` where there is no such wish.
    pub fn decide(&mut self, key: CellKey, decision: Decision, now: Option<RoleId>) -> bool {
        let Some(edit) = self.get(&key) else { return false };
        match decision {
            Decision::Theirs => self.drop_lines([key]) > 0,
            Decision::Mine if edit.wish.role() == now => self.drop_lines([key]) > 0,
            Decision::Mine => self.change(key, |edit| (edit.seen, edit.later) = (now, false)),
            Decision::Later => {
                let mut work = Work::on(self);
                for key in work.with_teams(key) {
                    work.change(key, |edit| edit.later = true);
                }
                work.done();
                true
            }
        }
    }

    /// Wishes that are carried out now: they leave without being undoable, and the history forgets them.
    pub fn let_go(&mut self, keys: impl IntoIterator<Item = CellKey>) {
        let keys: std::collections::BTreeSet<CellKey> = keys.into_iter().collect();
        self.edits.retain(|key, _| !keys.contains(key));
        self.history.forget(&keys);
    }

    /// Takes the last stroke back; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        self.history.undo(&mut self.edits)
    }

    /// Does again what was taken back last; `false` where there is nothing.
    pub fn redo(&mut self) -> bool {
        self.history.redo(&mut self.edits)
    }

    /// There is something to take back.
    pub fn may_undo(&self) -> bool {
        self.history.may_undo()
    }

    /// There is something to do again.
    pub fn may_redo(&self) -> bool {
        self.history.may_redo()
    }

    fn change(&mut self, key: CellKey, change: impl FnOnce(&mut Edit)) -> bool {
        let mut work = Work::on(self);
        let there = work.change(key, change);
        work.done();
        there
    }
}
