//! Building blocks for worlds: the empty instance, people, organizations and licenses with documented values.
//!
//! Who is in a world is decided in `tiny` and `team`; memberships go through the same rules as requests.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Duration, Utc};

use super::{ADMIN, Consumption, Organization, Person, Seat, Size, TEAM_ADMIN, TeamSeat, World, iso};
use crate::object::Object;
use crate::switches::Switches;

/// The host that organizations tell as their zone.
const ZONE: &str = "flowline.practice.example";

/// An instance without anybody.
pub(super) fn empty(size: Size, seed: u64) -> World {
    World {
        size,
        seed,
        operator: 0,
        support: 0,
        outsider: 0,
        main_user: 0,
        holding: 0,
        people: BTreeMap::new(),
        organizations: BTreeMap::new(),
        teams: BTreeMap::new(),
        members: BTreeMap::new(),
        team_members: BTreeMap::new(),
        custom_roles: BTreeMap::new(),
        scenarios: BTreeMap::new(),
        connections: BTreeMap::new(),
        default_license: object(DEFAULT_LICENSE),
        zone: ZONE.to_owned(),
        next_person: 1,
        next_organization: 1,
        next_team: 1,
    }
}

/// The instance's own allowance, which a new organization inherits as a whole (H7).
const DEFAULT_LICENSE: &str = r#"{"operations":8000000,"transfer":1099511627776,"dslimit":1000,"dsslimit":2306867200,"interval":1,
"fslimit":1048576000,"iolimit":10000,"restartPeriod":"1 month","apiLimit":1000,"executionTime":40,"retention":60,
"dlqStorage":1048576000,"customVariables":true,"customFunctions":true,"scenarioIO":true,"analyticsAccess":true,
"auditLogsDays":365,"apps":"T2","productManagement":"salesforce","gracePeriod":0}"#;

/// Licenses as they are found in the wild: plain; numbers as strings; a value above today's range and an older
/// key name; many features and unknown keys.
pub(super) const LICENSES: [&str; 4] = [
    r#"{"operations":50000,"transfer":5368709120,"dslimit":20,"dsslimit":104857600,"interval":5,"fslimit":104857600,"iolimit":5000,"scenarios":40,"teams":6,"apiLimit":60,"executionTime":40,"restartPeriod":"1 month","retention":30,"customVariables":true,"productManagement":"salesforce","gracePeriod":0}"#,
    r#"{"apps":["T1","T2"],"users":50,"dslimit":50,"fslimit":"104857600","iolimit":10000,"dsslimit":"524288000","interval":1,"transfer":"21474836480","operations":"40000","restartPeriod":"1 month","retention":60,"apiLimit":"120","auditLogsDays":90,"priority":"medium","scenarioInputs":true,"productManagement":"salesforce","gracePeriod":7}"#,
    r#"{"operations":10000,"transfer":1073741824,"dslimit":10,"dsslimit":10485760,"interval":15,"fslimit":2147483648,"iolimit":1000,"restartPeriod":"1 year","teams":4,"retention":7,"apiLimit":30,"portal":null,"teamOperationsLimits":false,"gracePeriod":7,"productManagement":"salesforce"}"#,
    r#"{"operations":800000,"transfer":107374182400,"dslimit":200,"dsslimit":1048576000,"interval":1,"fslimit":524288000,"iolimit":10000,"restartPeriod":"1 month","apiLimit":1000,"allowOverage":120,"executionTime":45,"retention":60,"dlqStorage":524288000,"premiumApps":3,"priority":"high","auditLogsDays":365,"webhookLogRetentionDays":30,"customProperties":5,"fulltext":true,"dedicatedSso":true,"customFunctions":true,"dynamicDependencies":true,"dynamicConnections":true,"analyticsAccess":true,"makeAITools":{"agents":2,"tier":"b"},"portalModuleBridge":1.50,"gracePeriod":0,"productManagement":"salesforce"}"#,
];

/// A license that is already frozen: nothing runs, everything is still there.
pub(super) const FROZEN: &str = r#"{"operations":0,"transfer":104857600,"dslimit":20,"dsslimit":104857600,"interval":15,"fslimit":104857600,"iolimit":5000,"scenarios":40,"teams":3,"apiLimit":60,"executionTime":40,"restartPeriod":"1 month","retention":30,"productManagement":"salesforce","gracePeriod":0}"#;

/// Text that is known to be a JSON object.
pub(super) fn object(text: &str) -> Object {
    Object::parse(text).unwrap_or_default()
}

/// A moment counted in hours from the first of January 2025.
pub(super) fn moment(hours: i64) -> String {
    let start = DateTime::<Utc>::UNIX_EPOCH + Duration::days(20_089);
    iso(start + Duration::hours(hours) + Duration::milliseconds(hours.rem_euclid(997)))
}

/// An account with everyday settings; `signed_in` counts hours like [`moment`].
pub(super) fn person(name: &str, email: &str, created: i64, signed_in: Option<i64>) -> Person {
    Person {
        id: 0,
        name: name.to_owned(),
        email: email.to_owned(),
        language: "en".to_owned(),
        timezone_id: 113,
        locale_id: 19,
        country_id: 82,
        created: moment(created),
        last_login: signed_in.map(moment),
        deleted: false,
        admin_role: None,
        tfa_enabled: false,
        scenarios: 0,
        active_scenarios: 0,
    }
}

/// An organization with everyday settings.
pub(super) fn organization(name: &str, license: &str, scenarios: u64, active: u64) -> Organization {
    Organization {
        id: 0,
        name: name.to_owned(),
        timezone_id: 113,
        country_id: 82,
        license: object(license),
        service_name: "default".to_owned(),
        is_paused: false,
        zone: ZONE.to_owned(),
        external_id: None,
        scenarios,
        active_scenarios: active,
        deleted: false,
        tfa_enforced: false,
        last_reset: Some(moment(16_000)),
        next_reset: Some(moment(16_720)),
        consumed: Consumption::default(),
    }
}

impl World {
    /// Adds an account under a chosen number.
    pub(super) fn add_person(&mut self, id: u64, person: Person) -> u64 {
        self.next_person = id + 1;
        self.people.insert(id, Person { id, ..person });
        id
    }

    /// Adds an organization under a chosen number with its owner and the teams' names; answers the teams' numbers.
    pub(super) fn add_organization(
        &mut self,
        id: u64,
        owner: u64,
        organization: Organization,
        teams: &[&str],
    ) -> Vec<u64> {
        self.next_organization = id;
        if self.create_organization(owner, organization).is_err() {
            return Vec::new();
        }
        teams.iter().filter_map(|name| self.create_team(id, (*name).to_owned()).ok()).collect()
    }

    /// Gives a person a role in an organization by the same rule as a request.
    pub(super) fn join(&mut self, user: u64, organization: u64, role: u64) {
        self.set_organization_role(user, organization, role, &Switches::default()).ok();
    }

    /// The same for somebody who is not in it yet, where the organization's teams are known.
    pub(super) fn sit_down(&mut self, user: u64, organization: u64, role: u64, teams: &[u64]) {
        let seat = Seat { role, invitation: None, sso_pending: false };
        self.members.entry(organization).or_default().insert(user, seat);
        for team in teams.iter().filter(|_| role == ADMIN) {
            let seat = TeamSeat { role: TEAM_ADMIN, changeable: false, sso_pending: false };
            self.team_members.entry(*team).or_default().insert(user, seat);
        }
    }

    /// Gives a person a role in a team by the same rule as a request.
    pub(super) fn join_team(&mut self, user: u64, team: u64, role: u64) {
        self.set_team_role(user, team, role).ok();
    }

    /// The place of a person in an organization, to mark it as invited or waiting.
    pub(super) fn seat_mut(&mut self, user: u64, organization: u64) -> Option<&mut Seat> {
        self.members.get_mut(&organization)?.get_mut(&user)
    }

    /// The place of a person in a team.
    pub(super) fn team_seat_mut(&mut self, user: u64, team: u64) -> Option<&mut TeamSeat> {
        self.team_members.get_mut(&team)?.get_mut(&user)
    }

    /// Deletes accounts that own nothing, all at once, by the same rule as a request.
    pub(super) fn delete_people(&mut self, gone: &HashSet<u64>) {
        for seats in self.members.values_mut() {
            seats.retain(|user, _| !gone.contains(user));
        }
        for seats in self.team_members.values_mut() {
            seats.retain(|user, _| !gone.contains(user));
        }
        for person in self.people.values_mut().filter(|person| gone.contains(&person.id)) {
            person.deleted = true;
        }
    }

    /// The next teams get numbers from here on.
    pub(super) fn skip_teams_to(&mut self, next: u64) {
        self.next_team = self.next_team.max(next);
    }
}
