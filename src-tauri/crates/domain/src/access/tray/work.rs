//! One stroke: what it makes of each cell, and which other wishes give way.

use std::collections::BTreeMap;

use super::{Edit, Tray, Wish};
use crate::access::{CellKey, Place};
use crate::ids::RoleId;
use crate::role::{ADMIN, TEAM_ADMIN};

/// A stroke in the making: remembers what each cell was before it.
pub(super) struct Work<'a> {
    pub(super) tray: &'a mut Tray,
    before: BTreeMap<CellKey, Option<Edit>>,
}

impl<'a> Work<'a> {
    pub(super) fn on(tray: &'a mut Tray) -> Self {
        Self { tray, before: BTreeMap::new() }
    }

    /// The same wish keeps its place in the order; another one keeps the note.
    pub(super) fn staged(&mut self, wish: Wish, seen: Option<RoleId>, before: Option<&Edit>) -> Edit {
        if let Some(same) = before.filter(|edit| edit.wish == wish && edit.seen == seen && !edit.later) {
            return same.clone();
        }
        let order = self.tray.next;
        self.tray.next += 1;
        Edit { wish, seen, note: before.and_then(|edit| edit.note.clone()), order, later: false }
    }

    pub(super) fn put(&mut self, key: CellKey, edit: Option<Edit>) {
        let before = match edit {
            Some(edit) => self.tray.edits.insert(key, edit),
            None => self.tray.edits.remove(&key),
        };
        self.before.entry(key).or_insert(before);
    }

    pub(super) fn change(&mut self, key: CellKey, change: impl FnOnce(&mut Edit)) -> bool {
        let Some(mut edit) = self.tray.edits.get(&key).cloned() else { return false };
        change(&mut edit);
        self.put(key, Some(edit));
        true
    }

    /// Wishes in teams that cannot stand beside what is wanted for their organization now.
    pub(super) fn give_way(&mut self, key: CellKey, before: Option<&Edit>) -> Vec<CellKey> {
        let Place::Organization(organization) = key.place else { return Vec::new() };
        let now = self.tray.get(&key).map(|edit| edit.wish);
        let was_admin = before.is_some_and(|edit| edit.seen == Some(ADMIN));
        let stands = |edit: &Edit| match now {
            Some(Wish::Role(ADMIN) | Wish::Remove) => false,
            Some(Wish::Role(_)) => true,
            None => !(was_admin && edit.seen == Some(TEAM_ADMIN)),
        };
        let teams = self.tray.in_teams(key.user, organization);
        let fall: Vec<CellKey> = teams.filter(|(_, edit)| !stands(edit)).map(|(key, _)| *key).collect();
        for key in &fall {
            self.put(*key, None);
        }
        fall
    }

    /// The cell, and for an organization those of its teams.
    pub(super) fn with_teams(&self, key: CellKey) -> Vec<CellKey> {
        let teams = self.tray.in_teams(key.user, key.place.organization()).map(|(key, _)| *key);
        let teams = teams.filter(|_| key.place.team().is_none());
        std::iter::once(key).chain(teams).collect()
    }

    pub(super) fn done(self) {
        let Self { tray, before } = self;
        let turns = before.into_iter().map(|(key, before)| (key, before, tray.edits.get(&key).cloned()));
        tray.history.push(turns);
    }
}
