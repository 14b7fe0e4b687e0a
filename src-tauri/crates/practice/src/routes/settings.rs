//! System settings: the license that a new organization inherits (H7).

use super::Call;
use crate::answer::{Answer, Cell, Row};
use crate::world::World;

/// `GET /admin/system-settings/default-license`
pub(super) fn default_license(world: &World, _: &Call) -> Answer {
    Answer::read(Row::new().with_cell("defaultLicense", Cell::License(world.default_license.clone())))
}
