//! What the switcher of an instance's window lists: enough to choose another window by, and nothing of what is in it.

use std::sync::Arc;

use domain::access::Tray;
use store::{Home, Profile};

use crate::connect::view_kind;
use crate::core::Core;
use crate::problem::Outcome;
use crate::view::instance::Look;
use crate::view::instances::{SwitchCase, SwitchItem};

/// All saved instances in their order, the practice instance at the end once it was opened. `here` is the asking window's.
pub async fn switch(core: &Arc<Core>, here: &str) -> Outcome<Vec<SwitchItem>> {
    let found = core.ask_store("list the other instances", |home| {
        let (practice, mut all): (Vec<_>, Vec<_>) = home.profiles()?.into_iter().partition(|it| it.id.is_practice());
        all.extend(practice);
        Ok(all.into_iter().map(|profile| stored(home, profile)).collect::<Vec<_>>())
    });
    Ok(found.await?.into_iter().map(|stored| item(core, here, stored)).collect())
}

struct Stored {
    profile: Profile,
    waiting: u32,
    unfinished: bool,
}

/// What the disk knows; what cannot be read there is said in the window itself.
fn stored(home: &Home, profile: Profile) -> Stored {
    let tray = home.tray(&profile.id).ok().flatten().and_then(|text| Tray::from_text(&text).ok());
    let waiting = tray.map_or(0, |tray| u32::try_from(tray.len()).unwrap_or(u32::MAX));
    let unfinished = home.unfinished(&profile.id).map_or(true, |runs| !runs.is_empty());
    Stored { profile, waiting, unfinished }
}

fn item(core: &Core, here: &str, Stored { profile, waiting, unfinished }: Stored) -> SwitchItem {
    let session = core.session_of(&profile.id);
    let case = if session.as_ref().is_some_and(|session| crate::runs::any_live(session)) {
        SwitchCase::Going
    } else if unfinished {
        SwitchCase::Unfinished
    } else {
        SwitchCase::None
    };
    SwitchItem {
        here: profile.id.0 == here,
        open: session.is_some(),
        name: profile.name,
        kind: view_kind(profile.kind),
        look: Look { color: profile.color, shape: profile.shape },
        group: profile.group,
        id: profile.id.0,
        waiting,
        case,
    }
}
