//! What this application never does, whatever is staged: random wishes over random instances, and every change of the
//! plan held against the list.

use std::collections::BTreeSet;

use domain::access::{CellKey, Place, Tray, Wish};
use domain::plan::change::Change;
use domain::plan::fact::Value;
use domain::plan::{Plan, PlanKind};
use domain::role::{ADMIN, OWNER, RoleCategory};
use domain::{RoleId, TeamId, UserId};
use proptest::prelude::*;

use crate::carrying::{along, drawn, made};
use crate::random::{at_least, keys, strokes, wishes, worlds};
use crate::world::{OPERATOR, OWN_TEAM_ROLE, World, book, org};

/// The cell of a change, and the role that it gives. Only these four kinds may ever come out of a tray: nothing that
/// deletes accounts, organizations or connections, replaces licenses, hands over, creates or invites.
fn effect(change: &Change) -> Result<(CellKey, Option<RoleId>), String> {
    match change {
        Change::SetOrganizationRole { user, organization, role } => {
            Ok((CellKey::organization(*user, *organization), Some(*role)))
        }
        Change::RemoveFromOrganization { user, organization } => {
            Ok((CellKey::organization(*user, *organization), None))
        }
        Change::SetTeamRole { user, organization, team, role } => {
            Ok((CellKey::team(*user, *organization, *team), Some(*role)))
        }
        Change::RemoveFromTeam { user, organization, team } => Ok((CellKey::team(*user, *organization, *team), None)),
        Change::SetLicense { .. }
        | Change::TransferOwnership { .. }
        | Change::CreateHoldingAccount { .. }
        | Change::CreatePerson(_)
        | Change::UpdatePerson { .. }
        | Change::SetAdminRole { .. }
        | Change::DeletePerson { .. }
        | Change::RemoveFromOrganizationWithConnections { .. }
        | Change::RemoveFromTeamWithConnections { .. }
        | Change::Invite(_)
        | Change::CreateOrganization(_)
        | Change::CreateTeam { .. }
        | Change::RenameTeam { .. } => Err(format!("{change:?} has no place in a tray")),
    }
}

fn exists(place: Place, role: RoleId) -> bool {
    let own = role == OWN_TEAM_ROLE && place.organization() == org(7) && place.team().is_some();
    own || book().get(role).is_some_and(|found| found.category == place.category())
}

/// Every change of the plan against the list.
fn never(world: &World, tray: &Tray, plan: &Plan) -> Result<(), TestCaseError> {
    prop_assert_eq!(plan.kind, PlanKind::Access);
    let along = along(world, tray);
    let people: BTreeSet<UserId> = tray.edits().keys().map(|key| key.user).collect();
    for (at, step) in plan.steps.iter().enumerate() {
        let (key, role) = effect(&step.change).map_err(TestCaseError::fail)?;
        let edit = tray.get(&key);
        prop_assert!(people.contains(&key.user), "nobody is touched who is not in the tray: {:?}", step);
        prop_assert!(edit.is_some() || along.contains(&key), "no place that was not said: {:?}", step);
        if let Some(role) = role {
            prop_assert!(role.0 != 0 && role != OWNER && exists(key.place, role), "no such role: {:?}", step);
            prop_assert_eq!(&step.after, &Value::Role(Some(role)));
            let said = edit.map(|edit| edit.wish) == Some(Wish::Role(role));
            prop_assert!(said || (edit.is_none() && along.contains(&key)), "nobody said so: {:?}", step);
        } else {
            prop_assert_eq!(&step.after, &Value::Role(None));
            // A removal is a wish of its own, or it is followed by the role that was wished for (H3).
            let next = plan.steps.get(at + 1).map(|next| effect(&next.change)).transpose();
            let next = next.map_err(TestCaseError::fail)?;
            let wish = edit.map(|edit| edit.wish);
            let given = matches!((wish, next), (Some(Wish::Role(wished)), Some((place, Some(role))))
                    if place == key && role == wished && plan.steps[at + 1].depends_on.contains(&step.id));
            prop_assert!(wish == Some(Wish::Remove) || (given && key.place.team().is_some()), "{:?}", step);
        }
        let seat = world.seats.get(&(key.user, key.place.organization()));
        if let Place::Organization(_) = key.place {
            prop_assert!(seat.is_none_or(|seat| seat.role != OWNER && !seat.hidden), "the owner stays: {:?}", step);
        }
        prop_assert!(seat.is_none_or(|seat| !seat.waiting), "who waits is left alone: {:?}", step);
        prop_assert!(!world.deleted.contains(&key.user), "who is gone is left alone: {:?}", step);
        prop_assert!(step.depends_on.iter().all(|id| *id < step.id), "{:?}", step);
    }
    Ok(())
}

proptest! {
    #![proptest_config(at_least(500))]

    #[test]
    fn a_plan_does_nothing_that_was_not_said(world in worlds(), strokes in strokes(20)) {
        if let Some((tray, plan)) = drawn(&world, &strokes) {
            never(&world, &tray, &plan)?;
        }
    }

    /// The rules are asked again when a plan is made, so a tray that nobody checked does no harm either.
    #[test]
    fn a_tray_that_nobody_checked_does_nothing_that_may_not_be(
        world in worlds(), edits in prop::collection::vec((keys(), wishes(), any::<bool>()), 1..6)
    ) {
        let known = world.known();
        let mut tray = Tray::default();
        for (key, wish, blind) in edits {
            let present = match domain::access::cell::state(&known, key) {
                domain::access::CellState::Present(role) if !blind => role,
                _ => None,
            };
            tray.stage([(key, wish)], |_| present);
        }
        if let Ok(plan) = made(&world, &tray) {
            never(&world, &tray, &plan)?;
        }
    }

    #[test]
    fn the_person_whose_key_is_used_loses_nothing(world in worlds(), strokes in strokes(20)) {
        let Some((_, plan)) = drawn(&world, &strokes) else { return Ok(()) };
        let own = plan.steps.iter().filter(|step| step.change.user() == Some(OPERATOR));
        for step in own {
            let (key, role) = effect(&step.change).map_err(TestCaseError::fail)?;
            let category = key.place.category();
            match (&step.before, role) {
                (Value::Role(None), Some(_)) => {}
                // Removed to be given more again right after.
                (_, None) => prop_assert_eq!(category, RoleCategory::Team, "{:?}", step),
                (Value::Role(Some(before)), Some(role)) => {
                    prop_assert!(*before != ADMIN, "{:?}", step);
                    prop_assert!(!book().with(&world.facts_of(org(7)).own_roles).role_allows_more(*before, role));
                }
                (other, Some(_)) => return Err(TestCaseError::fail(format!("{other:?}"))),
            }
        }
    }
}

#[test]
fn a_wish_that_was_slipped_in_for_somebody_else_is_refused_and_not_carried_out() {
    let mut tray = Tray::default();
    let world = crate::world::world();
    let owner = CellKey::organization(UserId(100), org(7));
    let fixed = CellKey::team(UserId(102), org(7), TeamId(71));
    tray.stage([(owner, Some(Wish::Remove)), (fixed, Some(Wish::Remove))], |key| {
        Some(if key == owner { OWNER } else { domain::role::TEAM_ADMIN })
    });
    let refused = |key, refusal| domain::plan::access::Hindrance::Refused { key, refusal };
    let expected =
        [refused(owner, domain::access::Refusal::Owner), refused(fixed, domain::access::Refusal::FixedTeamAdmin)];
    assert_eq!(made(&world, &tray).unwrap_err(), expected);
}
