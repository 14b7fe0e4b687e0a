//! The world of an instance with what was counted in it: a list asks for the same counts page after page.

use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use crate::world::World;

/// In how many organizations each person is who is in any, once somebody asked.
pub(crate) type Places = Arc<OnceLock<HashMap<u64, usize>>>;

/// A world; whoever may change it makes what was counted forgotten.
pub(crate) struct Held {
    world: World,
    places: Places,
}

impl Held {
    pub(crate) fn new(world: World) -> Self {
        Self { world, places: Places::default() }
    }

    /// For as long as the world stays as it is.
    pub(crate) fn places(&self) -> Places {
        Arc::clone(&self.places)
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
        self.places = Places::default();
        &mut self.world
    }
}
