//! Saved instances as text to share. What a field may hold is said here once, for writing and for reading; there is no field
//! that could hold a key, and whatever is not one of these fields makes the text unreadable.

use domain::{RoleId, UserId};
use make_api::Address;
use serde::{Deserialize, Serialize};
use store::{Chosen, InstanceKind, Profile};

use super::{chosen, usable_group};
use crate::connect::fits_as_name;
use crate::view::instances::ImportWhy;

/// What such a text says that it is.
const WHAT: &str = "gatehouse-instances";
/// The format that this version writes.
const KNOWN: u32 = 1;
/// A text of more bytes is not even looked at; a hundred instances have some 30,000.
const LARGEST: usize = 1 << 18;
/// More instances than that are nobody's.
const MOST: usize = 500;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shared {
    what: String,
    format: u32,
    instances: Vec<One>,
}

/// What every format has, read before anything else.
#[derive(Deserialize)]
struct Head {
    what: String,
    format: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct One {
    name: String,
    address: String,
    kind: InstanceKind,
    color: u8,
    shape: u8,
    group: Option<String>,
    holding_account: Option<UserId>,
    limited_role: Option<RoleId>,
    limited_team_role: Option<RoleId>,
}

/// One instance of a text, each part of it usable.
pub(super) struct Read {
    pub(super) name: String,
    pub(super) address: Address,
    pub(super) kind: InstanceKind,
    pub(super) look: store::Look,
    pub(super) group: Option<String>,
    pub(super) chosen: Chosen,
}

/// The text for these instances.
pub(super) fn text(profiles: &[Profile]) -> String {
    let instances = profiles.iter().map(one).collect();
    let shared = Shared { what: WHAT.to_owned(), format: KNOWN, instances };
    // Strings, numbers and nothing else: this cannot fail.
    serde_json::to_string_pretty(&shared).unwrap_or_default() + "\n"
}

fn one(profile: &Profile) -> One {
    let Chosen { holding_account, limited_role, limited_team_role } = chosen(profile);
    One {
        name: profile.name.clone(),
        address: profile.address.clone(),
        kind: profile.kind,
        color: profile.color,
        shape: profile.shape,
        group: profile.group.clone(),
        holding_account,
        limited_role,
        limited_team_role,
    }
}

/// Everything in a text, or why none of it can be used.
pub(super) fn parse(text: &str) -> Result<Vec<Read>, ImportWhy> {
    if text.len() > LARGEST {
        return Err(ImportWhy::TooLarge);
    }
    let head: Head = serde_json::from_str(text).map_err(|_| ImportWhy::Unreadable)?;
    if head.what != WHAT || head.format == 0 {
        return Err(ImportWhy::Unreadable);
    }
    if head.format > KNOWN {
        return Err(ImportWhy::Newer);
    }
    let shared: Shared = serde_json::from_str(text).map_err(|_| ImportWhy::Unreadable)?;
    match shared.instances.len() {
        0 => Err(ImportWhy::Empty),
        1..=MOST => (1..).zip(shared.instances).map(|(place, one)| usable(place, &one)).collect(),
        _ => Err(ImportWhy::TooLarge),
    }
}

fn usable(place: u32, one: &One) -> Result<Read, ImportWhy> {
    let name = one.name.trim();
    let group = usable_group(one.group.as_deref().unwrap_or_default()).ok_or(ImportWhy::Name(place))?;
    if !fits_as_name(name) {
        return Err(ImportWhy::Name(place));
    }
    let address = Address::understand(&one.address).map_err(|_| ImportWhy::Address(place))?;
    let look = store::Look { color: one.color, shape: one.shape };
    if one.kind == InstanceKind::Sample || !look.is_free(&[]) {
        return Err(ImportWhy::Look(place));
    }
    let One { holding_account, limited_role, limited_team_role, .. } = *one;
    let group = (!group.is_empty()).then(|| group.to_owned());
    let chosen = Chosen { holding_account, limited_role, limited_team_role };
    Ok(Read { name: name.to_owned(), address, kind: one.kind, look, group, chosen })
}
