//! What a run gives back to the tray: what it did not do, or the opposite of what it did. Both are only staged, after the
//! touched organizations were read anew; nobody's later change is undone unseen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::access::{CellKey, CellState, Place, Wish, cell, staging};
use domain::journal::{RunStatus, StepState, StepStatus};
use domain::plan::PlanKind;
use domain::plan::fact::Value;
use domain::plan::step::{Step, Why};
use domain::role::{ADMIN, OWNER};
use domain::snapshot::OrganizationFacts;
use domain::{OrganizationId, RoleId};

use super::facts::Facts;
use super::{count, fresh, tray};
use crate::problem::{Code, Outcome, Problem};
use crate::runs;
use crate::session::Session;
use crate::view::tray::{GivenBack, LeftOutLine, LeftOutWhy, RunPart};

const OPERATION: &str = "give back what a run did not do";

/// Stages it. A run with open steps is closed by taking them back.
///
/// Fails with `NotFound` for a run that is no change of access, with `RunElsewhere` while it is going on.
pub(super) async fn back(session: &Arc<Session>, run: &str, part: RunPart) -> Outcome<GivenBack> {
    let status = runs::load(session, run).await?;
    if status.plan.kind != PlanKind::Access {
        return Err(Problem::new(Code::NotFound, OPERATION, session.now()));
    }
    if runs::is_live(session, run) {
        return Err(Problem::new(Code::RunElsewhere, OPERATION, session.now()));
    }
    let before = runs::places(session, &status).await;
    let touched = status.plan.organizations();
    fresh::read(session, touched.clone()).await?;
    let people: Vec<_> = status.plan.steps.iter().filter_map(|step| step.change.user()).collect();
    let facts = Facts::of(session, touched).with(session, people);
    let wanted = match part {
        RunPart::Open => open(&status),
        RunPart::Undo => undo(&status, &before, &facts),
    };
    if part == RunPart::Open && !status.is_over() {
        runs::abandon(session, run.to_owned()).await?;
    }
    stage(session, &facts, wanted).await
}

/// A cell with the role it shall get, and the one it must have now where that matters.
struct Wanted {
    key: CellKey,
    wish: Option<RoleId>,
    left_at: Option<CellState>,
    /// Not known what it was.
    lost: bool,
}

impl Wanted {
    fn to(key: CellKey, wish: Option<RoleId>) -> Self {
        Self { key, wish, left_at: None, lost: false }
    }
}

type Steps<'a> = BTreeMap<CellKey, Vec<(&'a Step, &'a StepStatus)>>;

/// The steps of each cell in their order: a fixed role is removed and given again.
fn steps(status: &RunStatus) -> Steps<'_> {
    let mut all: Steps<'_> = BTreeMap::new();
    for step in &status.plan.steps {
        if let (Some(key), Some(own)) = (CellKey::of(&step.change.subject()), status.step(step.id)) {
            all.entry(key).or_default().push((step, own));
        }
    }
    all
}

fn state(value: &Value) -> CellState {
    match value {
        Value::Role(role) => CellState::Present(*role),
        Value::RoleNotShown => CellState::RoleNotShown,
        Value::License(_)
        | Value::Owner(_)
        | Value::Account(_)
        | Value::Teams(_)
        | Value::Organizations(_)
        | Value::AdminRole(_)
        | Value::Text(_)
        | Value::Organization(_)
        | Value::Team(_)
        | Value::Gone(_) => CellState::NotRead,
    }
}

/// What was chosen and not reached. Who becomes a member first does so by what is wanted in the team.
fn open(status: &RunStatus) -> Vec<Wanted> {
    let all = steps(status).into_iter().filter_map(|(key, steps)| {
        let (last, own) = steps.last()?;
        let chosen = last.why != Why::MemberFirst && !own.state.is_reached();
        let CellState::Present(wish) = state(&last.after) else { return None };
        chosen.then(|| Wanted::to(key, wish))
    });
    all.collect()
}

/// What the run did, backwards. Roles in teams that went or came with a role in their organization are given back as
/// they were when the run was begun.
fn undo(status: &RunStatus, before: &[OrganizationFacts], facts: &Facts) -> Vec<Wanted> {
    let mut wanted: BTreeMap<CellKey, Wanted> = BTreeMap::new();
    for (key, steps) in steps(status) {
        let done = || steps.iter().filter(|(_, own)| own.state == StepState::Done);
        let (Some((first, _)), Some((newest, _))) = (done().next(), done().next_back()) else { continue };
        let (was, is) = (state(&first.before), state(&newest.after));
        let (wish, lost) = match was {
            CellState::Present(role) => (role, role == Some(OWNER)),
            CellState::RoleNotShown | CellState::NotRead | CellState::Refused | CellState::Gone => (None, true),
        };
        wanted.insert(key, Wanted { key, wish, left_at: Some(is), lost });
        if let Place::Organization(organization) = key.place
            && (is == CellState::Present(None) || is == CellState::Present(Some(ADMIN)))
        {
            for of_team in teams(key, organization, before, facts) {
                wanted.entry(of_team.key).or_insert(of_team);
            }
        }
    }
    let gone: BTreeSet<CellKey> =
        wanted.values().filter(|one| one.wish.is_none() && one.key.place.team().is_none()).map(|one| one.key).collect();
    // Who is taken out of an organization again is taken out of its teams by that.
    wanted.into_values().filter(|one| one.key.place.team().is_none() || !gone.contains(&one.key.above())).collect()
}

fn teams(above: CellKey, organization: OrganizationId, before: &[OrganizationFacts], facts: &Facts) -> Vec<Wanted> {
    let Some(then) = before.iter().find(|place| place.id() == organization) else { return Vec::new() };
    let now = facts.known.site(organization);
    let standing = now.and_then(|site| site.teams()).unwrap_or_default();
    let of_team = |team: &domain::TeamId| {
        let key = CellKey::team(above.user, organization, *team);
        let row = then.team_member(above.user, *team);
        let was = row.and_then(|row| row.role);
        let differs = cell::state(&facts.known, key) != CellState::Present(was);
        differs.then_some(Wanted { lost: row.is_some_and(|row| row.role.is_none()), ..Wanted::to(key, was) })
    };
    standing.iter().filter_map(of_team).collect()
}

async fn stage(session: &Arc<Session>, facts: &Facts, wanted: Vec<Wanted>) -> Outcome<GivenBack> {
    let (mut left_out, mut wishes) = (Vec::new(), Vec::new());
    for one in wanted {
        match why_not(facts, &one) {
            Some(why) => left_out.push(LeftOutLine { cell: facts.cell(one.key), why }),
            None => wishes.push((one.key, Some(one.wish.map_or(Wish::Remove, Wish::Role)))),
        }
    }
    let (staged, tray) = tray::change(session, |tray| {
        let staged = staging::stage(tray, &facts.known, &wishes);
        (staged.changed > 0, staged)
    })
    .await?;
    left_out.extend(
        staged.refused.iter().map(|(key, why)| LeftOutLine { cell: facts.cell(*key), why: LeftOutWhy::Refused(*why) }),
    );
    Ok(GivenBack { tray: tray::summary(&tray), staged: count(staged.changed), left_out })
}

fn why_not(facts: &Facts, wanted: &Wanted) -> Option<LeftOutWhy> {
    let now = cell::state(&facts.known, wanted.key);
    if now == CellState::Present(wanted.wish) {
        return Some(LeftOutWhy::AlreadySo);
    }
    if wanted.lost {
        return Some(LeftOutWhy::CannotGiveBack);
    }
    let other = wanted.left_at.is_some_and(|left| now != left);
    other.then_some(LeftOutWhy::ChangedSince)
}
