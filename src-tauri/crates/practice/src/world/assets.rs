//! What organizations and people have besides their roles: scenarios, connections and consumption.
//!
//! Scenarios are as many as the counts of their organization say; connections belong to a team and to the person who
//! made them, and outlive that person's place there unless somebody asks otherwise.

use serde::{Deserialize, Serialize};

use super::roles::{TEAM_ADMIN, TEAM_MEMBER};
use super::{Organization, World};
use crate::answer::{Done, Refusal};
use crate::license;
use crate::switches::{StartAgain, StartWhenFrozen, Switches};

/// The number before that of the first scenario.
const BEFORE_FIRST_SCENARIO: u64 = 3000;

/// One scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// The organization it runs in.
    pub organization_id: u64,
    /// The team it belongs to.
    pub team_id: u64,
    /// Whether it is switched on.
    pub is_active: bool,
    /// Who made it.
    pub created_by: u64,
}

/// What an organization used since the last reset.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consumption {
    /// Operations.
    pub operations: u64,
    /// Bytes.
    pub transfer: u64,
}

impl World {
    /// Makes the scenarios that the organizations count, connections of those who build, and some consumption.
    pub(super) fn furnish(&mut self) {
        let organizations: Vec<Organization> = self.organizations.values().cloned().collect();
        let teams = self.teams_by_organization();
        for organization in &organizations {
            self.furnish_scenarios(organization, teams.get(&organization.id).map_or(&[], Vec::as_slice));
            self.furnish_consumption(organization);
        }
        for (team, seats) in &self.team_members {
            let builders = seats.iter().filter(|(_, seat)| matches!(seat.role, TEAM_ADMIN | TEAM_MEMBER));
            let owned = builders.map(|(user, _)| (*user, (user + team) % 4)).filter(|(_, count)| *count > 0);
            let owned: std::collections::BTreeMap<u64, u64> = owned.collect();
            if !owned.is_empty() {
                self.connections.insert(*team, owned);
            }
        }
    }

    fn furnish_scenarios(&mut self, organization: &Organization, teams: &[u64]) {
        let Some(owner) = self.owner_of(organization.id) else { return };
        for (place, team_id) in (0..organization.scenarios).zip(teams.iter().cycle()) {
            let id = self.scenarios.last_key_value().map_or(BEFORE_FIRST_SCENARIO, |(id, _)| *id) + 1;
            let is_active = place < organization.active_scenarios;
            let scenario =
                Scenario { organization_id: organization.id, team_id: *team_id, is_active, created_by: owner };
            self.scenarios.insert(id, scenario);
        }
    }

    fn furnish_consumption(&mut self, organization: &Organization) {
        let share = |key: &str| {
            let allowed = organization.license.value(key).as_ref().and_then(license::number).unwrap_or_default();
            allowed / 100 * (organization.id * 7 % 90)
        };
        let consumed = Consumption { operations: share("operations"), transfer: share("transfer") };
        if let Some(found) = self.organizations.get_mut(&organization.id) {
            found.consumed = consumed;
        }
    }

    /// Starts or stops a scenario and counts it.
    pub(crate) fn switch_scenario(&mut self, id: u64, on: bool, switches: &Switches) -> Result<Done, Refusal> {
        let scenario = *self.live_scenario(id)?;
        if scenario.is_active == on && switches.start_again == StartAgain::Refused {
            return Err(Refusal::invalid(if on {
                "The scenario is already started."
            } else {
                "The scenario is already stopped."
            }));
        }
        if on && !scenario.is_active {
            self.check_room(scenario.organization_id, switches)?;
        }
        self.scenarios.insert(id, Scenario { is_active: on, ..scenario });
        if scenario.is_active != on {
            self.count_active(&scenario, on);
        }
        let what = format!("{} scenario={id}", if on { "start-scenario" } else { "stop-scenario" });
        Ok(Done { what, changed: scenario.is_active != on })
    }

    /// The scenario, unless it, its team or its organization is gone.
    pub(crate) fn live_scenario(&self, id: u64) -> Result<&Scenario, Refusal> {
        self.scenarios.get(&id).ok_or_else(|| Refusal::not_found("Scenario"))
    }

    /// Whether the license lets one more scenario run.
    fn check_room(&self, organization: u64, switches: &Switches) -> Result<(), Refusal> {
        let found = self.live_organization(organization)?;
        let limit = |key: &str| found.license.value(key).as_ref().and_then(license::number);
        if limit("scenarios").is_some_and(|most| found.active_scenarios >= most) {
            return Err(Refusal::invalid("The license does not allow more active scenarios."));
        }
        if limit("operations") == Some(0) && switches.start_when_frozen == StartWhenFrozen::Refused {
            return Err(Refusal::invalid("The organization has no operations left."));
        }
        Ok(())
    }

    fn count_active(&mut self, scenario: &Scenario, on: bool) {
        if let Some(found) = self.organizations.get_mut(&scenario.organization_id) {
            found.active_scenarios = step(found.active_scenarios, on).min(found.scenarios);
        }
        if let Some(person) = self.people.get_mut(&scenario.created_by) {
            person.active_scenarios = step(person.active_scenarios, on).min(person.scenarios);
        }
    }

    /// Removes the scenarios and connections of a team that is deleted.
    pub(super) fn clear_team(&mut self, team: u64) {
        self.connections.remove(&team);
        let gone: Vec<Scenario> = self.scenarios.values().filter(|found| found.team_id == team).copied().collect();
        self.scenarios.retain(|_, found| found.team_id != team);
        for scenario in gone {
            if scenario.is_active {
                self.count_active(&scenario, false);
            }
            if let Some(found) = self.organizations.get_mut(&scenario.organization_id) {
                found.scenarios = found.scenarios.saturating_sub(1);
            }
        }
    }

    /// The connections that somebody has in these teams.
    pub(crate) fn connections_of(&self, user: u64, teams: &[u64]) -> u64 {
        teams.iter().filter_map(|team| self.connections.get(team)?.get(&user)).sum()
    }

    /// Deletes the connections that somebody has in these teams.
    pub(crate) fn delete_connections(&mut self, user: u64, teams: &[u64]) {
        for team in teams {
            if let Some(owned) = self.connections.get_mut(team) {
                owned.remove(&user);
            }
        }
    }
}

fn step(count: u64, up: bool) -> u64 {
    if up { count + 1 } else { count.saturating_sub(1) }
}
