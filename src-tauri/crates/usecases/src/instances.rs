//! The saved instances among themselves: names that cannot be mistaken, order, groups, copies, a file to share, and what the
//! switcher of an instance's window lists.
//!
//! Connecting one, its key and its deletion are in `connect`.

pub(crate) mod alike;
mod file;
mod import;
mod switch;

use std::path::PathBuf;
use std::sync::Arc;

use store::{Chosen, Home, NewProfile, Profile, ProfileId};

use crate::connect::usable_name;
use crate::core::Core;
use crate::export::{free, stamp};
use crate::problem::{Code, Outcome, Problem};
use crate::saved;
use crate::view::instance::Look;
use crate::view::instances::SavedInstances;

pub use import::{import, read};
pub use store::Way;
pub use switch::switch;

const LONGEST_GROUP: usize = 40;
const SHARE: &str = "save the instances";

/// Moves a saved instance past its neighbour of the same group.
pub async fn move_one(core: &Arc<Core>, id: &str, way: Way) -> Outcome<()> {
    let id = ProfileId(id.to_owned());
    core.ask_store("move the instance", move |home| home.move_profile(&id, way)).await
}

/// Puts a saved instance into a group, or takes it out of all with an empty text. A group that differs in case alone is the
/// one that is there.
pub async fn set_group(core: &Arc<Core>, id: &str, group: &str) -> Outcome<()> {
    let Some(group) = usable_group(group) else {
        return Err(Problem::new(Code::NameUnusable, "name the group", core.now()));
    };
    let (id, group) = (ProfileId(id.to_owned()), group.to_owned());
    core.ask_store("name the group", move |home| {
        let group = (!group.is_empty()).then_some(group);
        let profiles = home.profiles()?;
        home.set_group(&id, group.map(|group| as_written(&profiles, group)).as_deref())
    })
    .await
}

/// A group's name without the blanks around it, empty for no group; `None` where it cannot be used.
fn usable_group(group: &str) -> Option<&str> {
    let group = group.trim();
    let fits = group.chars().count() <= LONGEST_GROUP && !group.chars().any(char::is_control);
    fits.then_some(group)
}

fn as_written(profiles: &[Profile], group: String) -> String {
    let same = |other: &&String| other.to_lowercase() == group.to_lowercase();
    profiles.iter().filter_map(|it| it.group.as_ref()).find(same).cloned().unwrap_or(group)
}

/// Saves a copy of an instance under a name and a look of its own: the same address and house rules, and no key.
pub async fn duplicate(core: &Arc<Core>, id: &str, name: &str, look: Option<Look>) -> Outcome<String> {
    const OPERATION: &str = "copy the instance";
    let name = usable_name(core, name)?;
    let id = ProfileId(id.to_owned());
    if id.is_practice() {
        return Err(Problem::new(Code::Internal, OPERATION, core.now()));
    }
    let added = core.ask_store(OPERATION, move |home| {
        if let Some(other) = alike::other(home, &name, None)? {
            return Ok(Err(other));
        }
        let known = home.profile(&id)?;
        let look = look.map_or_else(|| home.propose_look(), |look| Ok(stored_look(&look)))?;
        add_copy(home, &known, name, look).map(Ok)
    });
    let added = added.await?.map_err(|other| Problem::new(Code::NameLooksLike { other }, OPERATION, core.now()))?;
    Ok(added.0)
}

fn add_copy(home: &Home, known: &Profile, name: String, look: store::Look) -> Result<ProfileId, store::Error> {
    let copy = NewProfile {
        name,
        address: known.address.clone(),
        kind: known.kind,
        color: look.color,
        shape: look.shape,
        group: known.group.clone(),
        public_memberships: known.public_memberships,
        chosen: chosen(known),
    };
    let added = home.add_profiles_without_key(vec![copy])?;
    let id = added.into_iter().next().ok_or(store::Error::NotFound)?.id;
    home.set_may_remember(&id, home.may_remember(&known.id)?)?;
    if let Some(rules) = home.rules(&known.id)? {
        home.set_rules(&id, &rules)?;
    }
    Ok(id)
}

fn chosen(profile: &Profile) -> Chosen {
    let Profile { holding_account, limited_role, limited_team_role, .. } = *profile;
    Chosen { holding_account, limited_role, limited_team_role }
}

fn stored_look(look: &Look) -> store::Look {
    store::Look { color: look.color, shape: look.shape }
}

/// Writes all saved instances into a new file in `folder`: names, addresses, looks, groups and house rules, and no key.
///
/// Fails with `DiskFull` or `ReadOnly` where the folder does not take it.
pub async fn export(core: &Arc<Core>, folder: PathBuf) -> Outcome<SavedInstances> {
    let profiles = core.ask_store(SHARE, Home::profiles).await?;
    let profiles: Vec<Profile> = profiles.into_iter().filter(|profile| !profile.id.is_practice()).collect();
    let count = u32::try_from(profiles.len()).unwrap_or(u32::MAX);
    let (text, now) = (file::text(&profiles), core.now());
    let written = tokio::task::spawn_blocking(move || {
        std::fs::create_dir_all(&folder)?;
        let path = free(&folder, &format!("instances-{}", stamp(&now)), "json");
        saved::whole(&path, |file| std::io::Write::write_all(file, text.as_bytes()))
    });
    match written.await {
        Ok(Ok(((), path))) => Ok(SavedInstances { path: path.display().to_string(), count }),
        Ok(Err(error)) => Err(saved::problem(SHARE, &error, core.now())),
        Err(_) => Err(Problem::new(Code::Internal, SHARE, core.now())),
    }
}
