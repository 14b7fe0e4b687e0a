//! The tray as a list: each change that waits with its names, whether it still fits, and what comes with it.

use std::collections::HashMap;

use domain::access::tray::Decision;
use domain::access::{CellKey, CellState, Edit, Follow, FollowKind, Tray, cell, follow, freshness};
use domain::{OrganizationId, TeamId};

use super::cells;
use super::count;
use super::facts::Facts;
use crate::session::Session;
use crate::view::review::TeamName;
use crate::view::tray::{TrayDecision, TrayFollow, TrayLine, TrayLineState, TrayView};

/// Everything that waits.
pub(super) fn view(session: &Session, tray: &Tray) -> TrayView {
    let facts = facts(session, tray);
    let lines = lines(&facts, tray, |_| true, as_far_as_known);
    TrayView { count: count(tray.len()), undo: tray.may_undo(), redo: tray.may_redo(), lines }
}

/// What is known of everything that waits.
pub(super) fn facts(session: &Session, tray: &Tray) -> Facts {
    let people: Vec<_> = tray.edits().keys().map(|key| key.user).collect();
    Facts::of(session, freshness::organizations(tray)).with(session, people)
}

/// Whether what is there is what was seen.
type Fits = fn(CellState, &Edit) -> bool;

fn as_far_as_known(now: CellState, edit: &Edit) -> bool {
    !cells::is_stale(now, edit.seen)
}

/// Some of the lines, where everything was just read: what is not known does not fit.
pub(super) fn strictly(facts: &Facts, tray: &Tray, wanted: impl Fn(&CellKey) -> bool) -> Vec<TrayLine> {
    lines(facts, tray, wanted, |now, edit| now == CellState::Present(edit.seen))
}

/// Some of the lines, in the order in which they were staged.
fn lines(facts: &Facts, tray: &Tray, wanted: impl Fn(&CellKey) -> bool, fits: Fits) -> Vec<TrayLine> {
    let mut follows: HashMap<CellKey, Vec<TrayFollow>> = HashMap::new();
    for Follow { cause, kind } in follow::from(tray, &facts.known) {
        follows.entry(cause).or_default().push(shown(facts, cause.place.organization(), kind));
    }
    let line = |(key, edit): (&CellKey, &Edit)| {
        let organization = key.place.organization();
        let named = |role| facts.named(organization, role);
        TrayLine {
            key: key.word(),
            user: facts.person(key.user),
            organization: facts.organization(organization),
            team: key.place.team().map(|team| facts.team(organization, team)),
            was: edit.seen.map(named),
            wish: edit.wish.role().map(named),
            note: edit.note.clone(),
            state: state(facts, *key, edit, fits),
            follows: follows.remove(key).unwrap_or_default(),
        }
    };
    tray.iter().filter(|(key, _)| wanted(key)).map(line).collect()
}

fn state(facts: &Facts, key: CellKey, edit: &Edit, fits: Fits) -> TrayLineState {
    if edit.later {
        return TrayLineState::Later;
    }
    let now = cell::state(&facts.known, key);
    if fits(now, edit) {
        return TrayLineState::Open;
    }
    let CellState::Present(role) = now else {
        return TrayLineState::Stale { now: None, unknown: cells::unknown(facts, key, now) };
    };
    TrayLineState::Stale { now: role.map(|role| facts.named(key.place.organization(), role)), unknown: None }
}

fn shown(facts: &Facts, organization: OrganizationId, kind: FollowKind) -> TrayFollow {
    let names = |teams: Option<Vec<TeamId>>| -> Option<Vec<TeamName>> {
        teams.map(|teams| teams.into_iter().map(|team| facts.team(organization, team)).collect())
    };
    match kind {
        FollowKind::FixedTeamAdminIn { teams } => TrayFollow::FixedTeamAdminIn { teams: names(teams) },
        FollowKind::BecomesMember { .. } => TrayFollow::BecomesMember,
        FollowKind::SeesNothingYet { .. } => TrayFollow::SeesNothingYet,
        FollowKind::TeamsGo { teams } => TrayFollow::TeamsGo { teams: names(teams) },
        FollowKind::StaysTeamAdmin { teams } => TrayFollow::StaysTeamAdmin { teams: names(teams) },
    }
}

/// The line of a key, among those that wait.
pub(super) fn key(tray: &Tray, word: &str) -> Option<CellKey> {
    tray.edits().keys().find(|key| key.word() == word).copied()
}

pub(super) fn decision(decision: TrayDecision) -> Decision {
    match decision {
        TrayDecision::Mine => Decision::Mine,
        TrayDecision::Theirs => Decision::Theirs,
        TrayDecision::Later => Decision::Later,
    }
}
