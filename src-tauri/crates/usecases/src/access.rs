//! Who may do what, as a grid of people and places, and changes to it that wait until they were reviewed.
//!
//! A view is an arrangement of rows and columns over what the directory knows; the web view asks for windows of it.
//! Changes are staged into the one tray of the saved instance, which is on the disk after every stroke. Nothing here can
//! send a write: the tray becomes a plan, and that travels like every other. The rules are in `domain::access`.

mod back;
mod cells;
mod copy;
mod facts;
mod fresh;
mod last;
mod layout;
mod lines;
mod options;
mod placed;
mod review;
mod stage;
mod tray;
mod views;
mod why;

use std::sync::Arc;

use domain::UserId;
use domain::access::Tray;

use crate::directory;
use crate::organization;
use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::access::{
    AccessArrange, AccessHead, AccessRow, AccessScope, AccessWhy, CellAt, CellsAt, StageAnswer, StageTarget, StageWish,
};
use crate::view::tray::{GivenBack, ReviewProgress, RunPart, TrayDecision, TrayReview, TraySummary, TrayView};

pub(crate) use last::rested;
use layout::Layout;
pub(crate) use review::begun;

/// Rows that are given at once.
const WINDOW_ROWS: u32 = 200;
/// Columns that are given at once.
const WINDOW_COLUMNS: u32 = 60;

/// What a session holds of its views and of what waits.
#[derive(Default)]
pub(crate) struct Access {
    index: facts::Index,
    views: views::Views,
    tray: tray::Slot,
    reading: fresh::Reading,
    last: last::Last,
}

/// Opens a view. What it shows is read anew where nobody is reading it.
pub async fn open(session: &Arc<Session>, scope: AccessScope) -> Outcome<AccessHead> {
    directory::start_once(session).await;
    if session.directory.book().is_none() {
        // Without it roles are shown by number; looking goes on, also without a key.
        let _ = session.roles().await;
    }
    if let AccessScope::Organization(id) = &scope {
        organization::look(session, *id).await?;
    }
    let waiting = tray::tray(session).await?;
    let (view, layout) = session.access.views.open(session, scope, &waiting);
    session.directory.want_places(&layout.organizations());
    directory::go_on(session);
    Ok(head(session, view, &layout))
}

/// Arranges a view anew with what is known now. Its version stays where nothing else is shown.
pub async fn arrange(session: &Arc<Session>, view: u32, arrange: AccessArrange) -> Outcome<AccessHead> {
    let waiting = tray::tray(session).await?;
    let layout = session.access.views.arrange(session, view, Some(arrange), &waiting)?;
    Ok(head(session, view, &layout))
}

fn head(session: &Session, view: u32, layout: &Layout) -> AccessHead {
    let left_out = |number: usize| (number > 0).then(|| count(number));
    AccessHead {
        view,
        version: layout.version,
        title: layout.title(),
        columns: layout.columns.iter().map(layout::Column::view).collect(),
        rows: count(layout.rows.len()),
        all_rows: count(layout.all_rows),
        truncated: left_out(layout.rows_left_out),
        truncated_columns: left_out(layout.columns_left_out),
        coverage: session.directory.coverage(),
        as_of: layout.facts.as_of(),
        roles: options::of(&layout.facts),
    }
}

/// Some rows of a view with some of their cells, from a first on; at most 200 rows and 60 columns.
///
/// Fails with `NotFound` where the view is not known or no longer that of the version.
pub async fn rows(
    session: &Arc<Session>,
    view: u32,
    version: u32,
    rows: (u32, u32),
    columns: (u32, u32),
) -> Outcome<Vec<AccessRow>> {
    let waiting = tray::tray(session).await?;
    let layout = of_version(session, view, version)?;
    let rows = window(rows, WINDOW_ROWS, layout.rows.len());
    let columns = window(columns, WINDOW_COLUMNS, layout.columns.len());
    let last = session.access.last.marks();
    Ok(cells::rows(&layout, &waiting, &last, rows, columns))
}

/// From a first and a number of them.
fn window((from, number): (u32, u32), most: u32, there: usize) -> std::ops::Range<usize> {
    let from = usize::try_from(from).unwrap_or(usize::MAX).min(there);
    let number = usize::try_from(number.min(most)).unwrap_or(0);
    from..from.saturating_add(number).min(there)
}

fn of_version(session: &Session, view: u32, version: u32) -> Outcome<Arc<Layout>> {
    let layout = session.access.views.get(session, view)?;
    if layout.version == version {
        return Ok(layout);
    }
    Err(Problem::new(Code::NotFound, "show who may do what", session.now()))
}

/// Stages for cells of a view, in one stroke, whatever of it may be; the rest is said. Where the view is no longer that
/// of the version nothing is staged.
pub async fn stage(
    session: &Arc<Session>,
    view: u32,
    version: u32,
    target: StageTarget,
    wish: StageWish,
) -> Outcome<StageAnswer> {
    stage::in_view(session, view, version, target, wish).await
}

/// Stages for one cell by its place (`org-7`, `team-9`), as panels do.
///
/// Fails with `NotFound` where there is no such place as far as is known.
pub async fn stage_one(session: &Arc<Session>, user: UserId, place: String, wish: StageWish) -> Outcome<StageAnswer> {
    stage::one(session, user, &place, wish).await
}

/// Cells by their places, as panels show them: with what waits, and the roles that can be given; at most 500.
pub async fn cells(session: &Arc<Session>, asked: Vec<CellAt>) -> Outcome<CellsAt> {
    directory::start_once(session).await;
    let waiting = tray::tray(session).await?;
    Ok(placed::of(session, &waiting, asked))
}

/// Why a person has what they have in a place.
pub async fn why(session: &Arc<Session>, view: u32, version: u32, row: u32, column: u32) -> Outcome<AccessWhy> {
    let layout = of_version(session, view, version)?;
    why::why(session, &layout, row, column).await
}

/// Cells of a view as tab-separated text with a row of titles, in the words of the instance.
#[allow(clippy::unused_async, reason = "every job of a window is asked for in the same way")]
pub async fn copy(session: &Arc<Session>, view: u32, version: u32, target: StageTarget) -> Outcome<String> {
    let layout = of_version(session, view, version)?;
    Ok(copy::text(&layout, target))
}

/// Everything that waits, as far as is known now.
pub async fn tray(session: &Arc<Session>) -> Outcome<TrayView> {
    let waiting = tray::tray(session).await?;
    Ok(lines::view(session, &waiting))
}

/// Takes back the last stroke.
pub async fn undo(session: &Arc<Session>) -> Outcome<TraySummary> {
    changed(session, Tray::undo).await
}

/// Does again what was taken back last.
pub async fn redo(session: &Arc<Session>) -> Outcome<TraySummary> {
    changed(session, Tray::redo).await
}

/// Takes lines out of the tray, in one stroke. Lines that are not in it do not count.
pub async fn drop_lines(session: &Arc<Session>, keys: Vec<String>) -> Outcome<TraySummary> {
    changed(session, |tray| {
        let keys: Vec<_> = keys.iter().filter_map(|word| lines::key(tray, word)).collect();
        tray.drop_lines(keys) > 0
    })
    .await
}

/// Writes a note beside a line; without words it is taken away.
pub async fn note(session: &Arc<Session>, key: String, text: String) -> Outcome<TraySummary> {
    changed(session, |tray| lines::key(tray, &key).is_some_and(|key| tray.note(key, &text))).await
}

/// Empties the tray, in one stroke.
pub async fn clear(session: &Arc<Session>) -> Outcome<TraySummary> {
    changed(session, |tray| tray.clear() > 0).await
}

/// What shall become of a line whose facts are not those that were seen.
pub async fn decide(session: &Arc<Session>, key: String, decision: TrayDecision) -> Outcome<TraySummary> {
    let waiting = tray::tray(session).await?;
    let facts = lines::facts(session, &waiting);
    changed(session, |tray| {
        lines::key(tray, &key)
            .is_some_and(|key| tray.decide(key, lines::decision(decision), facts.role(key.user, key.place)))
    })
    .await
}

/// Reads every organization that the tray touches, and makes the review of what is still as it was seen. Where something
/// is not, it says what, and there is no review.
///
/// Fails with `KeyCannot` where the key is known to lack something.
pub async fn review(session: &Arc<Session>) -> Outcome<TrayReview> {
    review::review(session).await
}

/// How far the reading for a review has come.
#[allow(clippy::unused_async, reason = "every job of a window is asked for in the same way")]
pub async fn review_progress(session: &Arc<Session>) -> Outcome<ReviewProgress> {
    Ok(session.access.reading.progress())
}

/// Stages what a run did not do, or the opposite of what it did; what cannot be staged is named. A run with open steps is
/// closed by taking them back.
///
/// Fails with `NotFound` for a run that is no change of access, with `RunElsewhere` while it is going on.
pub async fn back(session: &Arc<Session>, run: String, part: RunPart) -> Outcome<GivenBack> {
    back::back(session, &run, part).await
}

async fn changed(session: &Arc<Session>, change: impl FnOnce(&mut Tray) -> bool) -> Outcome<TraySummary> {
    let ((), tray) = tray::change(session, |tray| (change(tray), ())).await?;
    Ok(tray::summary(&tray))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
