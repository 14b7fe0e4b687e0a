//! What memberships say about each row of the two lists: who is a customer of what, who owns, who is invited, who waits.
//!
//! It is made from the tables and the rosters as a whole, kept as long as those stay the same, and while they are changing
//! made anew every half second at most.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use domain::UserId;
use domain::organization::Organization;
use domain::person::Person;
use domain::role::OWNER;
use domain::roster::Roster;
use tokio::time::Instant;

use super::list::List;
use super::memberships::Memberships;
use super::table::Stamp;
use crate::view::directory::Coverage;
use crate::view::people::{ListState, SortKey};

/// While rows are arriving, what is shown of memberships may be this old.
pub(crate) const PACE: Duration = Duration::from_millis(500);

const OWNS: u8 = 1;
const INVITED: u8 = 2;
const WAITING: u8 = 4;

/// What memberships say, by places in the tables.
pub(crate) struct Reach {
    people: Stamp,
    organizations: Stamp,
    memberships: u64,
    made: Instant,
    /// How far the memberships were read when it was made.
    pub(crate) coverage: Coverage,
    /// Some member's invitation or waiting was told, be it that there is none.
    pub(crate) told: bool,
    /// Where the organizations of a person begin in `held`.
    starts: Vec<u32>,
    /// Places of organizations, the owned ones of each person first.
    held: Vec<u32>,
    marks: Vec<u8>,
    owners: Vec<Option<UserId>>,
    members: Vec<Option<u32>>,
    by_customer: OnceLock<Arc<[u32]>>,
    by_owner: OnceLock<Arc<[u32]>>,
    by_members: OnceLock<Arc<[u32]>>,
}

/// The last one that was made.
#[derive(Default)]
pub(crate) struct Kept(Mutex<Option<Arc<Reach>>>);

impl Kept {
    /// As things stand now, or stood a moment ago; the latter is said.
    pub(crate) fn get(
        &self,
        people: &List<Person>,
        organizations: &List<Organization>,
        memberships: &Memberships,
    ) -> (Arc<Reach>, bool) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let busy = memberships.is_reading()
            || people.state() == ListState::Loading
            || organizations.state() == ListState::Loading;
        if let Some(reach) = kept.as_ref().filter(|reach| reach.will_do(people, organizations, memberships, busy)) {
            return (Arc::clone(reach), !reach.is_of(people, organizations, memberships));
        }
        let made = Arc::new(Reach::of(people, organizations, memberships));
        *kept = Some(Arc::clone(&made));
        (made, false)
    }
}

impl Reach {
    fn will_do(
        &self,
        people: &List<Person>,
        organizations: &List<Organization>,
        memberships: &Memberships,
        busy: bool,
    ) -> bool {
        let (table, places) = (people.shown().stamp().table, organizations.shown().stamp().table);
        let in_place = self.people.table == table && self.organizations.table == places;
        self.is_of(people, organizations, memberships) || (busy && in_place && self.made.elapsed() < PACE)
    }

    /// Nothing changed since it was made.
    fn is_of(&self, people: &List<Person>, organizations: &List<Organization>, memberships: &Memberships) -> bool {
        self.people == people.shown().stamp()
            && self.organizations == organizations.shown().stamp()
            && self.memberships == memberships.version()
    }

    fn of(people: &List<Person>, organizations: &List<Organization>, memberships: &Memberships) -> Self {
        let mut seats = Seats::default();
        let (mut owners, mut members) = (Vec::new(), Vec::new());
        for (place, organization) in (0_u32..).zip(organizations.shown().rows()) {
            let roster = memberships.roster(organization.id).filter(|_| !organization.deleted);
            owners.push(roster.and_then(|roster| roster.owner()));
            members.push(roster.map(|roster| super::count(roster.members.len())));
            if let Some(roster) = roster {
                seats.add(people, place, roster);
            }
        }
        let (starts, held, marks) = seats.sorted(people.shown().len());
        Self {
            people: people.shown().stamp(),
            organizations: organizations.shown().stamp(),
            memberships: memberships.version(),
            made: Instant::now(),
            coverage: memberships.coverage(organizations.shown().rows(), organizations.state()),
            told: seats.told,
            starts,
            held,
            marks,
            owners,
            members,
            by_customer: OnceLock::new(),
            by_owner: OnceLock::new(),
            by_members: OnceLock::new(),
        }
    }

    /// Places of the organizations of the person at a place, the owned ones first.
    pub(crate) fn held(&self, person: u32) -> &[u32] {
        let place = person as usize;
        let (Some(from), Some(to)) = (self.starts.get(place), self.starts.get(place + 1)) else { return &[] };
        self.held.get(*from as usize..*to as usize).unwrap_or_default()
    }

    fn has(&self, person: u32, mark: u8) -> bool {
        self.marks.get(person as usize).is_some_and(|marks| marks & mark != 0)
    }

    pub(crate) fn owns(&self, person: u32) -> bool {
        self.has(person, OWNS)
    }

    pub(crate) fn is_invited(&self, person: u32) -> bool {
        self.has(person, INVITED)
    }

    pub(crate) fn is_waiting(&self, person: u32) -> bool {
        self.has(person, WAITING)
    }

    /// The owner of the organization at a place, where there is exactly one.
    pub(crate) fn owner(&self, organization: u32) -> Option<UserId> {
        self.owners.get(organization as usize).copied().flatten()
    }

    /// How many members the organization at a place has.
    pub(crate) fn members(&self, organization: u32) -> Option<u32> {
        self.members.get(organization as usize).copied().flatten()
    }

    /// Whether one of these accounts owns the organization at a place.
    pub(crate) fn is_held_by(&self, organization: u32, accounts: &HashSet<u64>) -> bool {
        self.owner(organization).is_some_and(|owner| accounts.contains(&owner.0))
    }

    /// For each person whether one of these organizations, given by place, is among theirs.
    pub(crate) fn reaches(&self, organizations: &[bool]) -> Vec<bool> {
        let hit = |place: &u32| organizations.get(*place as usize).copied().unwrap_or(false);
        let people = self.starts.len().saturating_sub(1);
        (0..people)
            .filter_map(|place| u32::try_from(place).ok())
            .map(|place| self.held(place).iter().any(hit))
            .collect()
    }

    /// People in the order of a column.
    pub(crate) fn people_by(
        &self,
        sort: SortKey,
        people: &mut List<Person>,
        organizations: &mut List<Organization>,
    ) -> Arc<[u32]> {
        match sort {
            SortKey::Customer => {
                let made = self.by_customer.get_or_init(|| {
                    let ranks = ranks(&organizations.order(SortKey::Name));
                    let key = |person| self.held(person).first().and_then(|place| ranks.get(*place as usize)).copied();
                    ordered(self.marks.len(), key)
                });
                whole(made, people.shown().len())
            }
            SortKey::Name
            | SortKey::Email
            | SortKey::Id
            | SortKey::LastSignIn
            | SortKey::Count
            | SortKey::Status
            | SortKey::Members => people.order(sort),
        }
    }

    /// Organizations in the order of a column.
    pub(crate) fn organizations_by(
        &self,
        sort: SortKey,
        people: &mut List<Person>,
        organizations: &mut List<Organization>,
    ) -> Arc<[u32]> {
        let made = match sort {
            SortKey::Customer => self.by_owner.get_or_init(|| {
                let ranks = ranks(&people.order(SortKey::Name));
                let place = |owner: UserId| people.shown().place(owner.0);
                let key = |at| self.owner(at).and_then(place).and_then(|place| ranks.get(place as usize)).copied();
                ordered(self.owners.len(), key)
            }),
            SortKey::Members => self.by_members.get_or_init(|| ordered(self.members.len(), |at| self.members(at))),
            SortKey::Name | SortKey::Email | SortKey::Id | SortKey::LastSignIn | SortKey::Count | SortKey::Status => {
                return organizations.order(sort);
            }
        };
        whole(made, organizations.shown().len())
    }
}

/// Memberships of people who are in the list, in the order of the organizations.
#[derive(Default)]
struct Seats {
    /// Place of the person, place of the organization, marks.
    rows: Vec<(u32, u32, u8)>,
    told: bool,
}

impl Seats {
    fn add(&mut self, people: &List<Person>, organization: u32, roster: &Roster) {
        for seat in &roster.members {
            let Some(person) = people.shown().place(seat.user.0) else { continue };
            let owns = if seat.role == Some(OWNER) { OWNS } else { 0 };
            let invited = if seat.invitation.is_some() { INVITED } else { 0 };
            let waiting = if seat.sso_pending == Some(true) { WAITING } else { 0 };
            self.told |= seat.invitation.is_some() || seat.sso_pending.is_some();
            self.rows.push((person, organization, owns | invited | waiting));
        }
    }

    /// By person: where each one's begin, the organizations, and what holds of each person.
    fn sorted(&self, people: usize) -> (Vec<u32>, Vec<u32>, Vec<u8>) {
        let (mut starts, mut marks) = (vec![0_u32; people + 1], vec![0_u8; people]);
        for (person, _, mark) in &self.rows {
            starts[*person as usize + 1] += 1;
            marks[*person as usize] |= mark;
        }
        for place in 0..people {
            starts[place + 1] += starts[place];
        }
        let (mut next, mut held) = (starts.clone(), vec![0_u32; self.rows.len()]);
        let owned = self.rows.iter().filter(|(_, _, mark)| mark & OWNS != 0);
        let others = self.rows.iter().filter(|(_, _, mark)| mark & OWNS == 0);
        for (person, organization, _) in owned.chain(others) {
            let slot = &mut next[*person as usize];
            held[*slot as usize] = *organization;
            *slot += 1;
        }
        (starts, held, marks)
    }
}

/// For each place its rank in an order.
fn ranks(order: &[u32]) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    for (rank, place) in (0_u32..).zip(order) {
        if let Some(slot) = ranks.get_mut(*place as usize) {
            *slot = rank;
        }
    }
    ranks
}

/// Places by a key; those without one come last.
fn ordered(places: usize, key: impl Fn(u32) -> Option<u32>) -> Arc<[u32]> {
    let mut order: Vec<u32> = (0..places).filter_map(|place| u32::try_from(place).ok()).collect();
    order.sort_by_cached_key(|place| (key(*place).map_or(u64::MAX, u64::from), *place));
    order.into()
}

/// The order with the places that came since at its end.
fn whole(order: &Arc<[u32]>, rows: usize) -> Arc<[u32]> {
    if order.len() >= rows {
        return Arc::clone(order);
    }
    let new = (order.len()..rows).filter_map(|place| u32::try_from(place).ok());
    order.iter().copied().chain(new).collect()
}
