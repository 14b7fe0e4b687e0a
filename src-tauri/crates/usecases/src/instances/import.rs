//! Taking in instances from a text that somebody shared. What each would become here is said first; then all are added or
//! none. An address comes from whoever made the file, so it is shown, and the key is asked for by a person who sees it.

use std::sync::Arc;

use store::{Home, Look, NewProfile, Profile};

use super::alike::is_alike;
use super::{as_written, file};
use crate::connect::view_kind;
use crate::core::Core;
use crate::problem::{Code, Outcome, Problem};
use crate::view::instances::{ImportItem, ImportWhy};

const OPERATION: &str = "take in instances";

/// What every instance of a text would become here; nothing is saved.
pub async fn read(core: &Arc<Core>, text: &str) -> Outcome<Vec<ImportItem>> {
    let read = parsed(core, text)?;
    let profiles = core.ask_store(OPERATION, Home::profiles).await?;
    let planned = planned(&profiles, read).ok_or_else(|| full(core))?;
    Ok(planned.into_iter().map(|(item, _)| item).collect())
}

/// Saves every instance of a text that is not here yet, as [`read`] says; answers how many. They have no key.
pub async fn import(core: &Arc<Core>, text: &str) -> Outcome<u32> {
    let read = parsed(core, text)?;
    let added = core.ask_store(OPERATION, move |home| {
        let Some(planned) = planned(&home.profiles()?, read) else { return Ok(None) };
        let news = planned.into_iter().filter_map(|(_, new)| new).collect();
        Ok(Some(home.add_profiles_without_key(news)?.len()))
    });
    let added = added.await?.ok_or_else(|| full(core))?;
    Ok(u32::try_from(added).unwrap_or(u32::MAX))
}

fn parsed(core: &Core, text: &str) -> Outcome<Vec<file::Read>> {
    file::parse(text).map_err(|why| Problem::new(Code::NotInstances(why), OPERATION, core.now()))
}

/// There are fewer looks left than instances in the text.
fn full(core: &Core) -> Problem {
    Problem::new(Code::NotInstances(ImportWhy::TooLarge), OPERATION, core.now())
}

/// Each instance with what is to be saved; nothing for one that is here. `None` where looks run out.
fn planned(profiles: &[Profile], read: Vec<file::Read>) -> Option<Vec<(ImportItem, Option<NewProfile>)>> {
    let mut taken = Taken::of(profiles);
    read.into_iter().map(|one| taken.plan(profiles, one)).collect()
}

/// What is in use, with what comes from the text itself.
struct Taken {
    names: Vec<String>,
    looks: Vec<Look>,
    hosts: Vec<String>,
}

impl Taken {
    fn of(profiles: &[Profile]) -> Self {
        Self {
            names: profiles.iter().map(|it| it.name.clone()).collect(),
            looks: profiles.iter().map(Profile::look).collect(),
            hosts: profiles.iter().filter(|it| !it.id.is_practice()).map(|it| it.address.clone()).collect(),
        }
    }

    fn plan(&mut self, profiles: &[Profile], one: file::Read) -> Option<(ImportItem, Option<NewProfile>)> {
        let address = one.address.to_string();
        let is_it = |known: &&Profile| known.address == address && known.name.to_lowercase() == one.name.to_lowercase();
        if let Some(known) = profiles.iter().find(is_it) {
            return Some((as_here(known), None));
        }
        let name = self.free_name(&one.name);
        let look = if one.look.is_free(&self.looks) { one.look } else { Look::proposed(&self.looks)? };
        let group = one.group.map(|group| as_written(profiles, group));
        let resembles = self.hosts.iter().find(|host| **host != address && is_alike(host, &address)).cloned();
        self.names.push(name.clone());
        self.looks.push(look);
        let item = ImportItem {
            named: (name != one.name).then(|| one.name.clone()),
            name: name.clone(),
            address: address.clone(),
            resembles,
            kind: view_kind(one.kind),
            look: crate::view::instance::Look { color: look.color, shape: look.shape },
            new_look: look != one.look,
            group: group.clone(),
            here: false,
        };
        let (kind, Look { color, shape }, chosen) = (one.kind, look, one.chosen);
        Some((item, Some(NewProfile { name, address, kind, color, shape, group, public_memberships: None, chosen })))
    }

    /// The name, or the first with a number behind it, that nobody takes for another one.
    fn free_name(&self, name: &str) -> String {
        let free = |wanted: &String| !self.names.iter().any(|known| is_alike(known, wanted));
        let numbered = (2..).map(|number| crate::connect::with_number(name, number));
        std::iter::once(name.to_owned()).chain(numbered).find(free).unwrap_or_else(|| name.to_owned())
    }
}

fn as_here(known: &Profile) -> ImportItem {
    ImportItem {
        name: known.name.clone(),
        named: None,
        address: known.address.clone(),
        resembles: None,
        kind: view_kind(known.kind),
        look: crate::view::instance::Look { color: known.color, shape: known.shape },
        new_look: false,
        group: known.group.clone(),
        here: true,
    }
}
