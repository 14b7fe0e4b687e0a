//! The account that takes over: searching it among the people here and on the server, checking it, creating one.
//!
//! An account is checked again with every reading of it; what blocks here blocks in the plan as well
//! (`domain::plan::leave`).

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::person::{LastLogin, Person};
use domain::plan::here::is_email;
use domain::plan::leave::LeaveKind;
use domain::plan::{PersonLabel, PlanKind};
use domain::{UserId, role};
use make_api::PeopleQuery;

use crate::able;
use crate::cases::drafts::{Draft, Successor};
use crate::directory::{self, Directory};
use crate::leave::{label, slot};
use crate::problem::{Code, Outcome, Problem};
use crate::review;
use crate::session::Session;
use crate::text::fold;
use crate::view::leave::{HoldingBlock, HoldingOption, HoldingWarning};
use crate::view::people::{ListQuery, SortKey};
use crate::view::review::Review;

/// How many hits are shown.
const SHOWN: usize = 20;
/// The server is asked for texts of at least this many characters.
const ASKED: usize = 2;
/// What accounts for holding are called in the houses that have them.
const LIKELY: [&str; 4] = ["holding", "dummy", "parking", "archive"];

/// Accounts that match; for an empty text the remembered and likely ones. Blocked ones are among them, with the reason.
pub async fn search(session: &Arc<Session>, draft: u32, text: String) -> Outcome<Vec<HoldingOption>> {
    let slot = slot(session, draft)?;
    let text = text.trim().trim_start_matches('#').to_owned();
    let remembered = session.profile().holding_account;
    let found = if text.is_empty() { likely(session, remembered).await? } else { matching(session, &text).await? };
    let draft = slot.lock();
    let known = |person| Successor { person: Some(person), works: false };
    let option = |person| option(&draft, &known(person), remembered, &session.directory);
    Ok(found.into_iter().take(SHOWN).filter_map(option).collect())
}

async fn likely(session: &Arc<Session>, remembered: Option<UserId>) -> Outcome<Vec<Person>> {
    let mut found = Vec::new();
    if let Some(user) = remembered {
        found.extend(read(session, user).await?.person);
    }
    let chosen = |person: &Person| LIKELY.iter().any(|word| fold(&person.name).contains(word));
    for word in LIKELY {
        add(&mut found, here(session, word).await?.into_iter().filter(|person| chosen(person) && !person.deleted));
    }
    Ok(found)
}

/// People by number, name and email: here, and on the server.
pub(crate) async fn matching(session: &Arc<Session>, text: &str) -> Outcome<Vec<Person>> {
    let mut found = Vec::new();
    if let Ok(number) = text.parse() {
        found.extend(read(session, UserId(number)).await?.person);
    }
    add(&mut found, here(session, text).await?);
    if found.len() < SHOWN && text.chars().count() >= ASKED {
        add(&mut found, there(session, text).await?);
    }
    Ok(found)
}

fn add(found: &mut Vec<Person>, more: impl IntoIterator<Item = Person>) {
    let mut known: BTreeSet<UserId> = found.iter().map(|person| person.id).collect();
    found.extend(more.into_iter().filter(|person| known.insert(person.id)));
}

/// Among the people that this window has.
async fn here(session: &Arc<Session>, text: &str) -> Outcome<Vec<Person>> {
    let count = u32::try_from(SHOWN).unwrap_or(u32::MAX);
    let (search, filters) = (text.to_owned(), Vec::new());
    let query = ListQuery { search, sort: SortKey::Name, descending: false, offset: 0, count, filters };
    let page = directory::people(session, query).await?;
    Ok(page.rows.iter().filter_map(|row| session.directory.person(UserId(row.id))).collect())
}

/// On the server: the list here may still be loading, or be of yesterday.
async fn there(session: &Arc<Session>, text: &str) -> Outcome<Vec<Person>> {
    let read = session.read()?;
    let query = if text.contains('@') {
        PeopleQuery { email: Some(text.to_owned()), ..PeopleQuery::default() }
    } else {
        PeopleQuery { name: Some(text.to_owned()), ..PeopleQuery::default() }
    };
    read.find_people(query).await.map_err(|error| session.make_problem(&error))
}

/// Reads an account freshly, and where the public lists tell it, whether it works in places that it does not own.
pub(crate) async fn read(session: &Arc<Session>, user: UserId) -> Outcome<Successor> {
    let read = session.read()?;
    let person = read.person(user).await.map_err(|error| session.make_problem(&error))?;
    let mut works = person.as_ref().is_some_and(|person| person.admin_role.is_some());
    if person.is_some() && session.access().await?.public_lists {
        let places = read.user_organization_memberships(user).await.unwrap_or_default();
        works |= places.iter().any(|place| place.role != role::OWNER);
    }
    Ok(Successor { person, works })
}

/// The chosen account with its checks.
pub(crate) fn chosen(draft: &Draft, remembered: Option<UserId>, directory: &Directory) -> Option<HoldingOption> {
    let wanted = draft.input.successor?;
    let unknown = Successor { person: None, works: false };
    let known = draft.successor.as_ref().unwrap_or(&unknown);
    option(draft, known, remembered, directory).or_else(|| Some(not_found(wanted)))
}

fn not_found(user: UserId) -> HoldingOption {
    HoldingOption {
        person: PersonLabel { id: user, name: String::new(), email: String::new() },
        blocked: vec![HoldingBlock::NotFound],
        warnings: Vec::new(),
        organizations: None,
        last_sign_in: None,
        remembered: false,
        looks_like: None,
    }
}

fn option(
    draft: &Draft,
    known: &Successor,
    remembered: Option<UserId>,
    directory: &Directory,
) -> Option<HoldingOption> {
    let person = known.person.as_ref()?;
    Some(HoldingOption {
        person: label(person),
        blocked: blocked(draft, person),
        warnings: warnings(draft, person, known.works),
        organizations: person.organizations.and_then(|number| u32::try_from(number).ok()),
        last_sign_in: match &person.last_login {
            LastLogin::At(at) => Some(at.clone()),
            LastLogin::Never | LastLogin::Unknown => None,
        },
        remembered: remembered == Some(person.id),
        looks_like: directory.looks_like(person),
    })
}

fn blocked(draft: &Draft, person: &Person) -> Vec<HoldingBlock> {
    let limited =
        draft.input.kind == LeaveKind::Customer && draft.input.limit.iter().any(|row| row.people.contains(&person.id));
    [
        (person.deleted, HoldingBlock::Deleted),
        (person.id == draft.leaver.id, HoldingBlock::IsLeaver),
        (limited, HoldingBlock::IsLimited),
    ]
    .into_iter()
    .filter_map(|(is, block)| is.then_some(block))
    .collect()
}

/// A colleague who takes over for one person is a person, so only an account for holding is warned about.
fn warnings(draft: &Draft, person: &Person, works: bool) -> Vec<HoldingWarning> {
    if draft.input.kind == LeaveKind::Person {
        return Vec::new();
    }
    let works_here = draft.places.iter().any(|place| {
        place.owner() != Some(person.id)
            && place.member(person.id).is_some_and(|member| member.role != Some(role::MEMBER))
    });
    [
        (person.last_login == LastLogin::Never, HoldingWarning::NeverSignedIn),
        (works || works_here || person.admin_role.is_some(), HoldingWarning::LooksLikePerson),
    ]
    .into_iter()
    .filter_map(|(is, warning)| is.then_some(warning))
    .collect()
}

/// The review of a plan that creates an account to hold organizations. Once its run has finished, the draft's account
/// is the new one.
///
/// Fails with `NameUnusable` for an empty name or a text that is no email.
pub async fn review_creation(session: &Arc<Session>, draft: u32, name: String, email: String) -> Outcome<Review> {
    let slot = slot(session, draft)?;
    able::require(session, able::needs(PlanKind::CreateHoldingAccount), "create an account")?;
    let (name, email) = (name.trim(), email.trim());
    if name.is_empty() || name.chars().count() > 250 || !is_email(email) {
        return Err(Problem::new(Code::NameUnusable, "create an account", session.now()));
    }
    // Its run will find an account that exists already; here it is only said early.
    if taken(session, email).await? {
        return Err(Problem::new(Code::NameTaken, "create an account", session.now()));
    }
    let plan = domain::plan::holding::plan(name, email);
    let prepared = session.cases.plans.register(plan, Vec::new(), Some(slot.id));
    Ok(review::of(&prepared.id, &prepared.plan, &prepared.places))
}

async fn taken(session: &Arc<Session>, email: &str) -> Outcome<bool> {
    let same = |person: &Person| !person.deleted && person.email.trim().to_lowercase() == email.to_lowercase();
    Ok(there(session, email).await?.iter().any(same))
}
