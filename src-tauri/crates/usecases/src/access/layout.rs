//! Rows and columns of a view: whose they are, in what order, and which of them are shown. What stands in the cells is
//! in `cells`.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use domain::access::{CellKey, Place, Site, Tray};
use domain::role::RoleBook;
use domain::{OrganizationId, RoleId, TeamId, UserId};

use super::facts::{Facts, Someone, Spot};
use crate::session::Session;
use crate::text::fold;
use crate::view::access::{AccessArrange, AccessColumn, AccessScope, ColumnReading, StageTarget};

/// People in one view at most.
pub(super) const ROWS: usize = 2_000;
/// Places in one view at most.
pub(super) const COLUMNS: usize = 400;

/// An arranged view.
pub(super) struct Layout {
    pub(super) version: u32,
    pub(super) scope: AccessScope,
    pub(super) arrange: AccessArrange,
    pub(super) columns: Vec<Column>,
    pub(super) columns_left_out: usize,
    /// The rows that match, in their order.
    pub(super) rows: Vec<Row>,
    /// How many there are before search and filter.
    pub(super) all_rows: usize,
    pub(super) rows_left_out: usize,
    pub(super) facts: Arc<Facts>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) place: Place,
    name: String,
    organization_name: String,
    teams: Option<u32>,
    expanded: bool,
    reading: ColumnReading,
}

/// A person in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) someone: Arc<Someone>,
    folded: String,
}

impl Row {
    fn of(someone: &Arc<Someone>) -> Self {
        let label = &someone.label;
        let folded = format!("{}\u{1}{}\u{1}#{}", fold(&label.name), fold(&label.email), label.id);
        Self { someone: Arc::clone(someone), folded }
    }

    pub(super) fn user(&self) -> UserId {
        self.someone.label.id
    }

    /// By name, then email; whoever has no name here comes last.
    fn order(&self) -> (bool, &str, UserId) {
        (self.someone.label.name.is_empty(), &self.folded, self.user())
    }
}

impl Layout {
    /// Arranges with what is known now; the version comes with its place among the views.
    pub(super) fn make(session: &Session, scope: AccessScope, arrange: AccessArrange, tray: &Tray) -> Self {
        let facts = Facts::of(session, organizations(session, &scope, tray));
        let people = people(&scope, &facts, tray);
        let facts = Arc::new(facts.with(session, people.iter().copied()));
        let columns = columns(&scope, &arrange, &facts);
        let rows_left_out = people.len().saturating_sub(ROWS);
        let mut rows: Vec<Row> = people.iter().filter_map(|user| facts.people.get(user)).map(Row::of).collect();
        rows.sort_by(|one, other| one.order().cmp(&other.order()));
        rows.truncate(ROWS);
        let all_rows = rows.len();
        filter(&mut rows, &arrange, &facts, tray);
        sort(&mut rows, &arrange, &facts);
        let columns_left_out = columns.len().saturating_sub(COLUMNS);
        let columns = columns.into_iter().take(COLUMNS).collect();
        Self { version: 0, scope, arrange, columns, columns_left_out, rows, all_rows, rows_left_out, facts }
    }

    /// Whether the same rows, columns and readings are shown.
    pub(super) fn shows_the_same(&self, before: &Self) -> bool {
        self.columns == before.columns && self.rows == before.rows && self.facts.is(&before.facts)
    }

    /// The organizations that are shown.
    pub(super) fn organizations(&self) -> Vec<OrganizationId> {
        self.facts.spots.keys().copied().collect()
    }

    /// The cells of a block, row by row; what lies outside of the view is cut off.
    pub(super) fn keys(&self, target: StageTarget) -> Vec<CellKey> {
        let (rows, columns) = (part(&self.rows, target.rows), part(&self.columns, target.columns));
        let of_row = |row: &Row| {
            let user = row.user();
            columns.iter().map(move |column| CellKey { user, place: column.place }).collect::<Vec<_>>()
        };
        rows.iter().flat_map(of_row).collect()
    }

    pub(super) fn title(&self) -> String {
        match &self.scope {
            AccessScope::Organization(id) => self.facts.spots.get(id).map(|spot| spot.name.clone()).unwrap_or_default(),
            AccessScope::People { .. } => String::new(),
        }
    }
}

impl Column {
    pub(super) fn view(&self) -> AccessColumn {
        AccessColumn {
            place: self.place.word(),
            organization: self.place.organization(),
            team: self.place.team(),
            name: self.name.clone(),
            organization_name: self.organization_name.clone(),
            teams: self.teams,
            expanded: self.expanded,
            reading: self.reading,
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn organization_name(&self) -> &str {
        &self.organization_name
    }
}

/// From the first number up to, not including, the second.
pub(super) fn part<T>(all: &[T], (from, to): (u32, u32)) -> &[T] {
    let at = |number: u32| usize::try_from(number).unwrap_or(usize::MAX).min(all.len());
    all.get(at(from)..at(to)).unwrap_or_default()
}

fn organizations(session: &Session, scope: &AccessScope, tray: &Tray) -> BTreeSet<OrganizationId> {
    match scope {
        AccessScope::Organization(id) => BTreeSet::from([*id]),
        AccessScope::People { organizations: Some(chosen), .. } => chosen.iter().copied().collect(),
        AccessScope::People { people, organizations: None } => {
            let shown: BTreeSet<&UserId> = people.iter().collect();
            let staged = tray.edits().keys().filter(|key| shown.contains(&key.user));
            let mut all = session.directory.places_of(people);
            all.extend(staged.map(|key| key.place.organization()));
            all
        }
    }
}

fn columns(scope: &AccessScope, arrange: &AccessArrange, facts: &Facts) -> Vec<Column> {
    let mut spots: Vec<(&OrganizationId, &Spot)> = facts.spots.iter().collect();
    spots.sort_by_cached_key(|(id, spot)| (fold(&spot.name), **id));
    let alone = matches!(scope, AccessScope::Organization(_));
    let mut all = Vec::new();
    for (id, spot) in spots {
        let teams = spot.teams();
        let expanded = alone || arrange.expanded.contains(id);
        all.push(Column {
            place: Place::Organization(*id),
            name: spot.name.clone(),
            organization_name: spot.name.clone(),
            teams: teams.map(|teams| super::count(teams.len())),
            expanded,
            reading: spot.members,
        });
        if !expanded {
            continue;
        }
        let mut teams: Vec<_> = teams.into_iter().flatten().filter(|team| !team.deleted).collect();
        teams.sort_by_cached_key(|team| (fold(&team.name), team.id));
        all.extend(teams.into_iter().map(|team| Column {
            place: Place::Team { organization: *id, team: team.id },
            name: team.name.clone(),
            organization_name: spot.name.clone(),
            teams: None,
            expanded: false,
            reading: spot.in_teams,
        }));
    }
    all
}

/// Everybody who is there, and everybody of whom something waits to be changed there; each once.
fn people(scope: &AccessScope, facts: &Facts, tray: &Tray) -> Vec<UserId> {
    let mut seen = BTreeSet::new();
    match scope {
        AccessScope::People { people, .. } => people.iter().copied().filter(|user| seen.insert(*user)).collect(),
        AccessScope::Organization(id) => {
            let site = facts.known.site(*id);
            let there = site.into_iter().flat_map(|site| site.people().chain(site.people_of_teams()));
            let staged = tray.edits().keys().filter(|key| key.place.organization() == *id).map(|key| key.user);
            there.chain(staged).filter(|user| seen.insert(*user)).collect()
        }
    }
}

fn filter(rows: &mut Vec<Row>, arrange: &AccessArrange, facts: &Facts, tray: &Tray) {
    let search = fold(&arrange.search);
    let words: Vec<&str> = search.split_whitespace().collect();
    if !words.is_empty() {
        rows.retain(|row| words.iter().all(|word| row.folded.contains(word)));
    }
    if arrange.only_staged {
        let shown = tray.edits().keys().filter(|key| facts.spots.contains_key(&key.place.organization()));
        let staged: BTreeSet<UserId> = shown.map(|key| key.user).collect();
        rows.retain(|row| staged.contains(&row.user()));
    }
}

/// By name they are already. Roles come in the instance's order, no access last; those that are the same by name.
fn sort(rows: &mut [Row], arrange: &AccessArrange, facts: &Facts) {
    let Some(sort) = &arrange.sort else { return };
    let Some(place) = sort.place.as_deref().and_then(|word| place_of(word, facts)) else {
        if sort.descending {
            rows.reverse();
        }
        return;
    };
    let ranks = ranks(facts.roles());
    let rank = |row: &Row| match facts.role(row.user(), place) {
        None => (2, 0),
        Some(role) => ranks.get(&role).map_or((1, role.0), |at| (0, *at)),
    };
    if sort.descending {
        rows.sort_by_cached_key(|row| Reverse(rank(row)));
    } else {
        rows.sort_by_cached_key(rank);
    }
}

fn ranks(book: &RoleBook) -> HashMap<RoleId, u64> {
    book.roles.iter().zip(0..).map(|(role, at)| (role.id, at)).collect()
}

/// The place of a word, among those that are shown.
fn place_of(word: &str, facts: &Facts) -> Option<Place> {
    let (kind, number) = word.split_once('-')?;
    let number: u64 = number.parse().ok()?;
    if kind == "org" {
        return Some(Place::Organization(OrganizationId(number)));
    }
    let team = TeamId(number);
    let has = |site: &Site| site.has_team(team) == Some(true);
    let site = facts.known.sites.values().find(|site| has(site)).filter(|_| kind == "team")?;
    Some(Place::Team { organization: site.organization(), team })
}
