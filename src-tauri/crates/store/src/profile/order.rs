//! The order of the saved instances, which a person chooses. An instance moves past its neighbour of the same group, so a
//! step is always a step on the screen; the practice instance is never in the way, because no list shows it.

use rusqlite::{Connection, TransactionBehavior};

use super::{PRACTICE, ProfileId};
use crate::{Error, Home};

/// Which way an instance moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

impl Home {
    /// Moves a saved instance past its neighbour of the same group; at the end of it nothing moves.
    pub fn move_profile(&self, id: &ProfileId, way: Way) -> Result<(), Error> {
        let mut database = self.database();
        let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut order = order(&transaction)?;
        let place = order.iter().position(|(known, _)| *known == id.0).ok_or(Error::NotFound)?;
        let Some(past) = neighbour(&order, place, way) else { return Ok(()) };
        let moved = order.remove(place);
        order.insert(past, moved);
        for (position, (id, _)) in (0_u32..).zip(&order) {
            transaction.execute("UPDATE profile SET position = ?2 WHERE id = ?1", (id, position))?;
        }
        Ok(transaction.commit()?)
    }
}

/// Id and group of all, in their order.
fn order(database: &Connection) -> Result<Vec<(String, Option<String>)>, Error> {
    let mut statement = database.prepare("SELECT id, in_group FROM profile ORDER BY position, created_at")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn neighbour(order: &[(String, Option<String>)], place: usize, way: Way) -> Option<usize> {
    let group = &order.get(place)?.1;
    let beside = |at: &usize| order.get(*at).is_some_and(|(id, other)| other == group && id != PRACTICE);
    match way {
        Way::Up => (0..place).rev().find(beside),
        Way::Down => (place + 1..order.len()).find(beside),
    }
}
