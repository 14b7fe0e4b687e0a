//! Somebody at work in the grid: opens views, finds cells, stages by the names of places.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::{OrganizationId, RoleId, UserId};
use practice::World;
use usecases::session::Session;
use usecases::view::access::{
    AccessArrange, AccessCell, AccessHead, AccessRow, AccessScope, StageAnswer, StageTarget, StageWish,
};
use usecases::view::directory::CoverageState;
use usecases::view::people::{ListQuery, ListState, SortKey};
use usecases::{access, directory};

use crate::house::House;

pub(crate) const ADMIN: u64 = 12;
pub(crate) const MEMBER: u64 = 13;
pub(crate) const TEAM_ADMIN: u64 = 1;
pub(crate) const TEAM_MEMBER: u64 = 3;
pub(crate) const TEAM_OPERATOR: u64 = 6;

/// Waits until everything was read, teams too.
pub(crate) async fn all_read(house: &House) {
    let filters = Vec::new();
    let query =
        ListQuery { search: String::new(), sort: SortKey::Name, descending: false, offset: 0, count: 1, filters };
    loop {
        let seen = house.heard();
        let page = directory::people(&house.session, query.clone()).await.unwrap();
        let whole = page.state == ListState::Complete && page.coverage.state == CoverageState::Complete;
        if whole && page.coverage.teams == page.coverage.total {
            return;
        }
        house.hear(seen).await;
    }
}

/// An open view.
pub(crate) struct Grid {
    session: Arc<Session>,
    pub(crate) head: AccessHead,
}

impl Grid {
    pub(crate) async fn open(house: &House, scope: AccessScope) -> Self {
        let head = access::open(&house.session, scope).await.unwrap();
        Self { session: Arc::clone(&house.session), head }
    }

    /// One organization with its teams.
    pub(crate) async fn of(house: &House, organization: u64) -> Self {
        all_read(house).await;
        let mut grid = Self::open(house, AccessScope::Organization(OrganizationId(organization))).await;
        // It is read once more for whoever looks; what stands in it then is what there is.
        all_read(house).await;
        grid.again().await;
        grid
    }

    /// These people wherever they are.
    pub(crate) async fn of_people(house: &House, people: &[u64], organizations: Option<&[u64]>) -> Self {
        all_read(house).await;
        let people = people.iter().copied().map(UserId).collect();
        let organizations = organizations.map(|all| all.iter().copied().map(OrganizationId).collect());
        Self::open(house, AccessScope::People { people, organizations }).await
    }

    pub(crate) async fn again(&mut self) {
        self.arrange(AccessArrange::default()).await;
    }

    pub(crate) async fn arrange(&mut self, arrange: AccessArrange) {
        self.head = access::arrange(&self.session, self.head.view, arrange).await.unwrap();
    }

    /// All rows with all their cells, asked for in windows.
    pub(crate) async fn rows(&self) -> Vec<AccessRow> {
        let (view, version) = (self.head.view, self.head.version);
        let columns = u32::try_from(self.head.columns.len()).unwrap();
        let mut all: Vec<AccessRow> = Vec::new();
        for from in (0..self.head.rows).step_by(200) {
            let mut rows: Vec<AccessRow> = Vec::new();
            for first in (0..columns).step_by(60) {
                let part = access::rows(&self.session, view, version, (from, 200), (first, 60)).await.unwrap();
                if rows.is_empty() {
                    rows = part;
                } else {
                    rows.iter_mut().zip(part).for_each(|(row, part)| row.cells.extend(part.cells));
                }
            }
            all.extend(rows);
        }
        all
    }

    pub(crate) fn column(&self, place: &str) -> u32 {
        let at = self.head.columns.iter().position(|column| column.place == place);
        u32::try_from(at.unwrap_or_else(|| panic!("no column {place}"))).unwrap()
    }

    pub(crate) async fn row(&self, user: u64) -> u32 {
        let at = self.rows().await.iter().position(|row| row.user.id == UserId(user));
        u32::try_from(at.unwrap_or_else(|| panic!("no row of {user}"))).unwrap()
    }

    pub(crate) async fn cell(&self, user: u64, place: &str) -> AccessCell {
        let (row, column) = (self.row(user).await as usize, self.column(place) as usize);
        self.rows().await[row].cells[column].clone()
    }

    pub(crate) async fn at(&self, user: u64, place: &str) -> StageTarget {
        let (row, column) = (self.row(user).await, self.column(place));
        StageTarget { rows: (row, row + 1), columns: (column, column + 1) }
    }

    pub(crate) async fn stage(&mut self, user: u64, place: &str, wish: StageWish) -> StageAnswer {
        let target = self.at(user, place).await;
        self.stage_block(target, wish).await
    }

    pub(crate) async fn stage_block(&mut self, target: StageTarget, wish: StageWish) -> StageAnswer {
        let (view, version) = (self.head.view, self.head.version);
        let answer = access::stage(&self.session, view, version, target, wish).await.unwrap();
        self.head.version = answer.version;
        answer
    }
}

pub(crate) fn role(role: u64) -> StageWish {
    StageWish::Role(RoleId(role))
}

/// What the world says that the cells of a place must show.
pub(crate) fn in_world(world: &World, user: u64, place: &str) -> Option<RoleId> {
    let (kind, number) = place.split_once('-').unwrap();
    let number: u64 = number.parse().unwrap();
    let role = if kind == "org" { world.role_in(user, number) } else { world.team_role_in(user, number) };
    role.map(RoleId)
}

/// People of an organization.
pub(crate) fn members(world: &World, organization: u64) -> BTreeSet<u64> {
    world.members[&organization].keys().copied().collect()
}
