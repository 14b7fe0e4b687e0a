//! System settings: the license that a new organization inherits (H7).

use super::Call;
use crate::answer::{Answer, Cell, Done, Refusal, Row};
use crate::license;
use crate::object::Object;
use crate::world::World;

/// `GET /admin/system-settings/default-license`
pub(super) fn default_license(world: &World, call: &Call) -> Answer {
    let shown = license::shown(&world.default_license, call.switches.spelling.big_numbers);
    Answer::read(Row::new().with_cell("defaultLicense", Cell::License(shown)))
}

/// `PATCH /admin/system-settings/default-license`: replaced as a whole, wrapped as in the answer or bare. No document
/// shows this call; a switch takes it away.
pub(super) fn change_default_license(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let body = call.object()?;
    let sent = match body.raw("defaultLicense") {
        None => body,
        Some(text) => Object::parse(text).map_err(|_| Refusal::parameter("defaultLicense must be an object"))?,
    };
    let checked = license::replace(&world.default_license, sent, call.switches)?;
    let done = Done { what: "set-default-license".to_owned(), changed: world.default_license != checked };
    world.default_license = checked;
    Ok(Answer { done: Some(done), ..default_license(world, call) })
}
