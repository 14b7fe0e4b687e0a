//! Staging: from cells of a view, or one cell of a panel, to a stroke of the tray. What may not be is said, with how
//! often and where first; the rest is staged.

use std::sync::Arc;

use domain::access::staging::{self, Staged};
use domain::access::{CellKey, Place, Refusal, Tray, Wish};
use domain::{OrganizationId, TeamId, UserId};

use super::facts::Facts;
use super::{count, tray};
use crate::directory;
use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::access::{RefusedCells, StageAnswer, StageTarget, StageWish};

pub(super) async fn in_view(
    session: &Arc<Session>,
    view: u32,
    version: u32,
    target: StageTarget,
    wish: StageWish,
) -> Outcome<StageAnswer> {
    let before = tray::tray(session).await?;
    let layout = session.access.views.arrange(session, view, None, &before)?;
    if layout.version != version {
        return Ok(answer(&layout.facts, &before, &Staged::default(), layout.version, true));
    }
    let keys = layout.keys(target);
    let (staged, waiting) = put(session, &layout.facts, keys, wish).await?;
    let after = session.access.views.arrange(session, view, None, &waiting)?;
    Ok(answer(&layout.facts, &waiting, &staged, after.version, false))
}

pub(super) async fn one(session: &Arc<Session>, user: UserId, place: &str, wish: StageWish) -> Outcome<StageAnswer> {
    directory::start_once(session).await;
    let nowhere = || Problem::new(Code::NotFound, "stage a change", session.now());
    let place = place_of(session, user, place).ok_or_else(nowhere)?;
    let facts = Facts::of(session, [place.organization()]).with(session, [user]);
    let (staged, waiting) = put(session, &facts, vec![CellKey { user, place }], wish).await?;
    Ok(answer(&facts, &waiting, &staged, 0, false))
}

/// A team is looked for where the person is first, because panels show that.
pub(super) fn place_of(session: &Session, user: UserId, word: &str) -> Option<Place> {
    let (kind, number) = word.split_once('-')?;
    let number: u64 = number.parse().ok()?;
    match kind {
        "org" => Some(Place::Organization(OrganizationId(number))),
        "team" => {
            let team = TeamId(number);
            let organization = session.directory.organization_of_team(team, user)?;
            Some(Place::Team { organization, team })
        }
        _ => None,
    }
}

async fn put(
    session: &Arc<Session>,
    facts: &Facts,
    keys: Vec<CellKey>,
    wish: StageWish,
) -> Outcome<(Staged, Arc<Tray>)> {
    let wish = match wish {
        StageWish::Role(role) => Some(Wish::Role(role)),
        StageWish::Remove => Some(Wish::Remove),
        StageWish::Clear => None,
    };
    let wishes: Vec<_> = keys.into_iter().map(|key| (key, wish)).collect();
    tray::change(session, |tray| {
        let staged = staging::stage(tray, &facts.known, &wishes);
        (staged.changed > 0, staged)
    })
    .await
}

fn answer(facts: &Facts, tray: &Tray, staged: &Staged, version: u32, changed: bool) -> StageAnswer {
    StageAnswer {
        changed,
        tray: tray::summary(tray),
        version,
        staged: count(staged.changed),
        unchanged: count(staged.unchanged),
        refused: refused(facts, &staged.refused),
    }
}

/// By reason, the one that comes first first.
fn refused(facts: &Facts, refused: &[(CellKey, Refusal)]) -> Vec<RefusedCells> {
    let mut all: Vec<RefusedCells> = Vec::new();
    for (key, reason) in refused {
        match all.iter_mut().find(|known| known.reason == *reason) {
            Some(known) => known.count += 1,
            None => all.push(RefusedCells { reason: *reason, count: 1, first: facts.cell(*key) }),
        }
    }
    all
}
