//! Changes of one or few steps, from the panels of people and organizations: reading what a plan needs, making it, and
//! registering it for its review. They travel the same way as every plan: review, confirmation, run, proof.
//!
//! The rules are in `domain::plan::here`. Nothing here can send a write.

mod license;
pub(crate) mod options;
mod plans;

use std::sync::Arc;

use domain::plan::here::{Made, Obstacle};
use domain::snapshot::OrganizationFacts;
use secrecy::SecretString;

use crate::able;
use crate::password::Password;
use crate::problem::{Code, Outcome, Problem};
use crate::review;
use crate::session::Session;
use crate::view::changes::{ChangeWish, NewPersonWish};
use crate::view::review::Review;

pub use options::{choices, find_organizations, find_people, person, place};

const OPERATION: &str = "prepare a change";

/// Reads what is needed, makes the plan and registers it.
///
/// Fails with `CannotPlan` where something stands in the way, with `KeyCannot` where the key is known to lack something.
pub async fn review(session: &Arc<Session>, wish: ChangeWish) -> Outcome<Review> {
    let (made, places) = plans::make(session, wish).await?;
    register(session, made, places)
}

/// The review of a plan that creates a person. A password is kept in memory until the run is over, and is in no part of
/// the plan; without one the instance makes one and mails it.
pub async fn review_person(
    session: &Arc<Session>,
    wish: NewPersonWish,
    password: Option<SecretString>,
) -> Outcome<Review> {
    let typed = password.is_some();
    let password = match password.map(Password::new) {
        Some(None) => return Err(cannot(session, vec![Obstacle::PasswordTooWeak])),
        Some(Some(password)) => Some(password),
        None => None,
    };
    let made = plans::new_person(session, wish, typed).await?;
    let review = register(session, made, Vec::new())?;
    if let Some(password) = password {
        session.cases.keep_password(&review.plan, password);
    }
    Ok(review)
}

fn register(session: &Arc<Session>, made: Made, places: Vec<OrganizationFacts>) -> Outcome<Review> {
    let plan = made.map_err(|obstacles| cannot(session, obstacles))?;
    able::require(session, able::needs(plan.kind), OPERATION)?;
    let prepared = session.cases.plans.register(plan, places, None);
    Ok(review::of(&prepared.id, &prepared.plan, &prepared.places))
}

fn cannot(session: &Session, obstacles: Vec<Obstacle>) -> Problem {
    Problem::new(Code::CannotPlan(obstacles), OPERATION, session.now())
}
