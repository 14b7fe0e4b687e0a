//! Many cells at once: a row, a column, a block, or all that match. What may not be is left out and named; the rest is
//! one stroke.

use std::collections::HashMap;

use super::cell::{self, CellState};
use super::known::Known;
use super::rules::{self, Refusal};
use super::tray::{Tray, Wish};
use super::{CellKey, Place};
use crate::ids::RoleId;

/// What became of a stroke.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Staged {
    /// Cells whose wish is another one now, or none any more.
    pub changed: usize,
    /// Cells that are as they were.
    pub unchanged: usize,
    /// Cells that were left out, in the order they were given in.
    pub refused: Vec<(CellKey, Refusal)>,
    /// Other cells whose wish gave way.
    pub gave_way: Vec<CellKey>,
}

/// Stages what may be staged, as one stroke. `None` takes a wish away. Of one person, organizations count before teams,
/// whatever the order.
pub fn stage(tray: &mut Tray, known: &Known, wishes: &[(CellKey, Option<Wish>)]) -> Staged {
    let (mut allowed, mut refused) = (Vec::with_capacity(wishes.len()), Vec::new());
    // The rules look at the tray as it will be once the organizations of the stroke are in it.
    let mut ahead = tray.without_history();
    let organizations: Vec<_> = wishes.iter().filter(|(key, _)| key.place.team().is_none()).copied().collect();
    let teams = wishes.iter().filter(|(key, _)| key.place.team().is_some()).copied();
    let mut refusals: HashMap<CellKey, Refusal> = HashMap::new();
    for (key, wish) in &organizations {
        match allow(tray, known, *key, *wish) {
            Ok(()) => allowed.push((*key, *wish)),
            Err(refusal) => drop(refusals.insert(*key, refusal)),
        }
    }
    ahead.stage(allowed.iter().copied(), |key| present(known, key));
    for (key, wish) in teams {
        match allow(&ahead, known, key, wish) {
            Ok(()) => allowed.push((key, wish)),
            Err(refusal) => drop(refusals.insert(key, refusal)),
        }
    }
    refused.extend(wishes.iter().filter_map(|(key, _)| Some((*key, *refusals.get(key)?))));
    let stroked = tray.stage(allowed, |key| present(known, key));
    Staged { changed: stroked.changed, unchanged: stroked.unchanged, refused, gave_way: stroked.gave_way }
}

/// Taking a wish away is always allowed, and so is what is there already.
fn allow(tray: &Tray, known: &Known, key: CellKey, wish: Option<Wish>) -> Result<(), Refusal> {
    let Some(wish) = wish else { return Ok(()) };
    let same = matches!(wish, Wish::Role(role) if cell::state(known, key) == CellState::Present(Some(role)));
    let free = match key.place {
        Place::Organization(_) => true,
        Place::Team { .. } => tray.get(&key.above()).is_none(),
    };
    if same && free { Ok(()) } else { rules::may(tray, known, key, wish) }
}

fn present(known: &Known, key: CellKey) -> Option<RoleId> {
    match cell::state(known, key) {
        CellState::Present(role) => role,
        CellState::RoleNotShown | CellState::NotRead | CellState::Refused | CellState::Gone => None,
    }
}
