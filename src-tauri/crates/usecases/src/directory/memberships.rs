//! Who is in which organization, in memory: rosters as they were last read, and which of them are due to be read.
//!
//! How they are read is in `gather`, what lists make of them in `reach`.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use domain::organization::Organization;
use domain::roster::Roster;
use domain::{OrganizationId, UserId};

use super::count;
use crate::problem::Problem;
use crate::view::directory::{Coverage, CoverageState};
use crate::view::people::ListState;

/// All that is known of memberships.
#[derive(Default)]
pub(crate) struct Memberships {
    known: HashMap<OrganizationId, Known>,
    /// Which organizations a person is in, as far as known.
    places: HashMap<UserId, BTreeSet<OrganizationId>>,
    /// When an organization was last changed from here, or all of them were asked for again.
    changed: HashMap<OrganizationId, u64>,
    all_changed: u64,
    clock: u64,
    /// How often something became due.
    asked: u64,
    refused: BTreeSet<OrganizationId>,
    wanted: VecDeque<OrganizationId>,
    activity: Activity,
    stopped: bool,
    version: u64,
}

struct Known {
    roster: Arc<Roster>,
    /// When its reading began; `None` for one from an earlier session.
    began: Option<u64>,
    /// When the reading of its teams began.
    teams_began: Option<u64>,
}

/// What goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Activity {
    /// Nothing.
    #[default]
    Idle,
    /// Reading.
    Reading,
    /// The reading came to nothing.
    Failed(Problem),
}

/// A moment in the order of readings and changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment(u64);

impl Memberships {
    /// Rosters of an earlier session, where nothing newer is known.
    pub(crate) fn recall(&mut self, rosters: Vec<Roster>) {
        for roster in rosters {
            if !self.known.contains_key(&roster.organization) {
                self.put(roster, None, None);
            }
        }
    }

    /// A reading begins now.
    pub(crate) fn moment(&mut self) -> Moment {
        self.clock += 1;
        Moment(self.clock)
    }

    /// A roster was read. One without teams leaves those that are known.
    pub(crate) fn take(&mut self, mut roster: Roster, began: Moment) {
        let earlier = self.known.get(&roster.organization);
        if earlier.is_some_and(|known| known.began > Some(began.0)) {
            return;
        }
        let teams_began = if roster.teams.is_some() {
            Some(began.0)
        } else {
            roster.teams = earlier.and_then(|known| known.roster.teams.clone());
            earlier.and_then(|known| known.teams_began)
        };
        self.refused.remove(&roster.organization);
        self.put(roster, Some(began.0), teams_began);
    }

    fn put(&mut self, roster: Roster, began: Option<u64>, teams_began: Option<u64>) {
        let organization = roster.organization;
        for seat in self.known.get(&organization).iter().flat_map(|known| &known.roster.members) {
            if let Some(places) = self.places.get_mut(&seat.user) {
                places.remove(&organization);
            }
        }
        for seat in &roster.members {
            self.places.entry(seat.user).or_default().insert(organization);
        }
        self.known.insert(organization, Known { roster: Arc::new(roster), began, teams_began });
        self.version += 1;
    }

    /// The instance refused to tell of an organization.
    pub(crate) fn refuse(&mut self, organization: OrganizationId) {
        self.refused.insert(organization);
        self.version += 1;
    }

    /// All are due again.
    pub(crate) fn ask_again(&mut self) {
        self.all_changed = self.moment().0;
        self.asked += 1;
        self.refused.clear();
        self.stopped = false;
        self.version += 1;
    }

    /// Something was changed here: these are due again, first of all.
    pub(crate) fn ask_again_for(&mut self, organizations: &[OrganizationId]) {
        let now = self.moment().0;
        self.asked += 1;
        for organization in organizations {
            self.changed.insert(*organization, now);
            self.refused.remove(organization);
            self.wanted.push_front(*organization);
        }
        self.version += 1;
    }

    /// Something else may have become due.
    pub(crate) fn once_more(&mut self) {
        self.asked += 1;
    }

    pub(crate) fn asked(&self) -> u64 {
        self.asked
    }

    /// Somebody looks at these: they are read first.
    pub(crate) fn want(&mut self, organizations: impl IntoIterator<Item = OrganizationId>) {
        for organization in organizations {
            self.wanted.push_front(organization);
        }
        self.wanted.truncate(1_000);
    }

    /// The next that somebody looks at and that is due.
    pub(crate) fn next_wanted(&mut self, teams: bool) -> Option<OrganizationId> {
        while let Some(next) = self.wanted.pop_front() {
            if self.is_due(next, teams) {
                return Some(next);
            }
        }
        None
    }

    /// Whether it was not read since it was last asked for, with its teams where `teams` says so.
    pub(crate) fn is_due(&self, organization: OrganizationId, teams: bool) -> bool {
        if self.refused.contains(&organization) {
            return false;
        }
        let since = self.changed.get(&organization).copied().unwrap_or(0).max(self.all_changed);
        let began = self.known.get(&organization).and_then(|known| if teams { known.teams_began } else { known.began });
        began.is_none_or(|began| began < since)
    }

    /// A roster, as last known.
    pub(crate) fn roster(&self, organization: OrganizationId) -> Option<&Arc<Roster>> {
        self.known.get(&organization).map(|known| &known.roster)
    }

    /// A roster that was read since it was last asked for.
    pub(crate) fn fresh(&self, organization: OrganizationId) -> Option<&Arc<Roster>> {
        if self.is_due(organization, false) { None } else { self.roster(organization) }
    }

    /// The instance refused to tell of it when it was last asked.
    pub(crate) fn is_refused(&self, organization: OrganizationId) -> bool {
        self.refused.contains(&organization)
    }

    /// Every roster that is known.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Arc<Roster>> {
        self.known.values().map(|known| &known.roster)
    }

    /// The numbers of the organizations in which a person is.
    pub(crate) fn numbers_of(&self, user: UserId) -> impl Iterator<Item = OrganizationId> + '_ {
        self.places.get(&user).into_iter().flatten().copied()
    }

    /// The rosters in which a person is.
    pub(crate) fn of_person(&self, user: UserId) -> Vec<Arc<Roster>> {
        let places = self.places.get(&user).into_iter().flatten();
        places.filter_map(|place| self.roster(*place)).cloned().collect()
    }

    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    pub(crate) fn is_reading(&self) -> bool {
        self.activity == Activity::Reading
    }

    /// What goes on from now.
    pub(crate) fn set_activity(&mut self, activity: Activity) {
        self.activity = activity;
        self.version += 1;
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped
    }

    pub(crate) fn set_stopped(&mut self, stopped: bool) {
        self.stopped = stopped;
        self.version += 1;
    }

    /// How far it is, for a list of organizations in this state. Only where that list is whole, all can be read.
    pub(crate) fn coverage(&self, organizations: &[Organization], list: ListState) -> Coverage {
        let live =
            organizations.iter().filter(|organization| !organization.deleted).map(|organization| organization.id);
        let (mut total, mut read, mut teams, mut refused, mut sure) = (0, 0, 0, false, list != ListState::Changed);
        let mut oldest: Option<&str> = None;
        let mut known = 0;
        for organization in live {
            total += 1;
            refused |= self.refused.contains(&organization);
            let Some(roster) = self.roster(organization) else { continue };
            known += 1;
            teams += usize::from(roster.teams.is_some());
            read += usize::from(!self.is_due(organization, false) && !self.refused.contains(&organization));
            sure &= roster.sure;
            if oldest.is_none_or(|oldest| is_before(&roster.as_of, oldest)) {
                oldest = Some(&roster.as_of);
            }
        }
        let whole = read == total && matches!(list, ListState::Complete | ListState::Changed);
        let state = if whole {
            CoverageState::Complete
        } else if self.stopped {
            CoverageState::Stopped
        } else if self.is_reading() || list == ListState::Loading {
            CoverageState::Reading
        } else if refused {
            CoverageState::Refused
        } else {
            CoverageState::Off
        };
        Coverage {
            read: count(read),
            known: count(known),
            teams: count(teams),
            total: count(total),
            state,
            going: self.is_reading(),
            sure,
            as_of: oldest.map(str::to_owned),
        }
    }
}

/// Times of this computer, which may have changed its offset between them.
fn is_before(one: &str, other: &str) -> bool {
    match (chrono::DateTime::parse_from_rfc3339(one), chrono::DateTime::parse_from_rfc3339(other)) {
        (Ok(one), Ok(other)) => one < other,
        (Ok(_) | Err(_), Err(_)) | (Err(_), Ok(_)) => one < other,
    }
}
