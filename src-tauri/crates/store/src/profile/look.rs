//! By what a saved instance is recognised at a glance: a white shape on a color.
//!
//! The shape does the work: sixteen differ in gray too, and the first sixteen instances have one each. Of one shape, colors
//! that are easily taken for each other are not used beside each other as long as any others are free; that is enough for
//! 84 instances. Beyond, every pair of color and shape can be used, once.

use serde::{Deserialize, Serialize};

use crate::Error;

/// How many colors there are.
const COLORS: u8 = 8;
/// How many shapes there are.
const SHAPES: u8 = 16;
/// Colors that are nearest to each other (CIEDE2000 below 18): blue and slate, rust and umber, violet and slate, ochre and
/// umber. The web view knows the same four.
const CLOSE: [(u8, u8); 4] = [(0, 6), (1, 7), (2, 6), (5, 7)];

/// By what a saved instance is recognised at a glance; no two have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Look {
    /// Color, 0 to 7.
    pub color: u8,
    /// Shape, 0 to 15.
    pub shape: u8,
}

impl Look {
    /// Refuses what does not exist, and what is or resembles one of these.
    pub(super) fn check(self, taken: &[Self]) -> Result<(), Error> {
        if self.color >= COLORS || self.shape >= SHAPES {
            return Err(Error::Refused("there are 8 colors and 16 shapes"));
        }
        let clear = self.is_clear_of(taken);
        let is_free = !taken.contains(&self) && (clear || !all().any(|look| look.is_clear_of(taken)));
        if is_free { Ok(()) } else { Err(Error::LookTaken) }
    }

    /// Whether none of these stands in the way of it.
    pub fn is_free(self, taken: &[Self]) -> bool {
        self.check(taken).is_ok()
    }

    /// The first look that none of these resembles; then the first that is none of these.
    pub fn proposed(taken: &[Self]) -> Option<Self> {
        free(taken)
    }

    /// Neither one of these nor easily taken for one.
    fn is_clear_of(self, taken: &[Self]) -> bool {
        taken.iter().all(|other| other.shape != self.shape || !is_close(other.color, self.color))
    }
}

fn is_close(one: u8, other: u8) -> bool {
    one == other || CLOSE.contains(&(one.min(other), one.max(other)))
}

/// All of them, in the order in which they are proposed.
fn all() -> impl Iterator<Item = Look> {
    (0..COLORS * SHAPES).map(|turn| Look { color: (turn + turn / SHAPES) % COLORS, shape: turn % SHAPES })
}

/// The first that none of these resembles; then the first that is none of these.
pub(super) fn free(taken: &[Look]) -> Option<Look> {
    all().find(|look| look.is_clear_of(taken)).or_else(|| all().find(|look| !taken.contains(look)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eighty_four_are_clearly_apart_and_the_others_still_differ() {
        let mut taken: Vec<Look> = Vec::new();
        while let Some(look) = free(&taken) {
            assert_eq!(look.is_clear_of(&taken), taken.len() < 84, "{look:?} as number {}", taken.len());
            look.check(&taken).unwrap_or_else(|error| panic!("{look:?}: {error}"));
            taken.push(look);
        }
        assert_eq!(taken.len(), 128);
        assert_eq!(all().collect::<std::collections::HashSet<_>>().len(), 128);
    }

    #[test]
    fn sixteen_in_a_row_differ_in_shape_and_neighbours_in_color() {
        let first: Vec<Look> = all().take(16).collect();
        assert_eq!(first.iter().map(|look| look.shape).collect::<std::collections::HashSet<_>>().len(), 16);
        assert!(first.windows(2).all(|pair| !is_close(pair[0].color, pair[1].color)));
    }

    #[test]
    fn a_similar_color_is_refused_on_the_same_shape_alone() {
        let (blue, slate) = (0, 6);
        let taken = [Look { color: blue, shape: 3 }];
        assert_eq!(Look { color: slate, shape: 3 }.check(&taken), Err(Error::LookTaken));
        assert_eq!(Look { color: slate, shape: 4 }.check(&taken), Ok(()));
        assert_eq!(Look { color: 1, shape: 3 }.check(&taken), Ok(()));
    }
}
