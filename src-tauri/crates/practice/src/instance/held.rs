//! The world of an instance with what was made of it for lists: they ask for the same, page after page.

use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use crate::lines::Lines;
use crate::world::World;

/// What was counted and written, each when somebody first asked.
#[derive(Default)]
pub(crate) struct Kept {
    places: OnceLock<HashMap<u64, usize>>,
    numbers: OnceLock<Vec<u64>>,
    /// Everybody, as `/admin/users-detail` tells of them.
    pub(crate) people: Lines,
}

impl Kept {
    /// In how many organizations each person is who is in any.
    pub(crate) fn places(&self, world: &World) -> &HashMap<u64, usize> {
        self.places.get_or_init(|| world.places())
    }

    /// The numbers of everybody, smallest first.
    pub(crate) fn numbers(&self, world: &World) -> &[u64] {
        self.numbers.get_or_init(|| world.people.keys().copied().collect())
    }
}

/// A world; whoever may change it makes what was made of it forgotten.
pub(crate) struct Held {
    world: World,
    kept: Arc<Kept>,
}

impl Held {
    pub(crate) fn new(world: World) -> Self {
        Self { world, kept: Arc::default() }
    }

    /// For as long as the world stays as it is.
    pub(crate) fn kept(&self) -> Arc<Kept> {
        Arc::clone(&self.kept)
    }
}

impl Deref for Held {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

impl DerefMut for Held {
    fn deref_mut(&mut self) -> &mut World {
        self.kept = Arc::default();
        &mut self.world
    }
}
