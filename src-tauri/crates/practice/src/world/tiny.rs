//! The hand-made world: a customer with three organizations and everything odd that a person can be.
//!
//! It is the world that people practise leaving in, so it reads like a story and never depends on a seed.

use super::cast::{FROZEN, LICENSES, empty, organization, person};
use super::roles::{
    ACCOUNTANT, ADMIN, APP_DEVELOPER, MEMBER, TEAM_ADMIN, TEAM_MEMBER, TEAM_MONITORING, TEAM_OPERATOR, TEAM_RESTRICTED,
};
use super::{Organization, Person, Size, World};

const INES: u64 = 3;
const OSKAR: u64 = 8;
const HOLDING: u64 = 41;
const MARA: u64 = 4711;
const JONAS: u64 = 4715;
const ELIF: u64 = 4716;
const PIETER: u64 = 4718;
const SOFIA: u64 = 4720;
const BRANDT: u64 = 4722;
const AGNIESZKA: u64 = 4725;
const AMARA: u64 = 3120;
const GRACE: u64 = 2040;
const JOHN_OF_HARBOR: u64 = 2044;
const NOOR: u64 = 2051;
const HANA: u64 = 2058;
const HUGO: u64 = 1710;
const JOHN_OF_ATELIER: u64 = 1722;
const LARS: u64 = 1731;
const VIKTOR: u64 = 1502;
const LUCIA: u64 = 1640;

const OPERATIONS: u64 = 101;
const KITCHEN: u64 = 118;
const EVENTS: u64 = 119;
const SANDBOX: u64 = 123;
const PRIVATE: u64 = 131;
const HARBOR: u64 = 140;
const ATELIER: u64 = 142;
const SUNSET: u64 = 150;
const PIER: u64 = 96;

/// Makes the world.
pub(super) fn world(seed: u64) -> World {
    let mut world = empty(Size::Tiny, seed);
    world.operator = INES;
    world.support = OSKAR;
    world.outsider = HUGO;
    world.main_user = MARA;
    world.holding = HOLDING;
    operators(&mut world);
    nordlicht_people(&mut world);
    other_people(&mut world);
    others(&mut world);
    nordlicht(&mut world);
    world.next_person = 4731;
    world.next_organization = 161;
    world.skip_teams_to(720);
    world.furnish();
    world
}

fn operators(world: &mut World) {
    let ines = person("Ines Berg", "ines.berg@flowline.example", -14_000, Some(16_480));
    world
        .add_person(INES, Person { admin_role: Some(4), tfa_enabled: true, scenarios: 3, active_scenarios: 2, ..ines });
    let oskar = person("Oskar Lind", "oskar.lind@flowline.example", -9_000, Some(16_300));
    world.add_person(OSKAR, Person { admin_role: Some(22), ..oskar });
    let holding = person("Holding account EU", "holding-eu@flowline.example", -8_200, Some(-8_199));
    world.add_person(HOLDING, Person { country_id: 204, ..holding });
    world.skip_teams_to(310);
    let own = organization("Flowline Operations", LICENSES[3], 3, 2);
    world.add_organization(OPERATIONS, INES, own, &["My Team"]);
    world.join(OSKAR, OPERATIONS, MEMBER);
}

fn nordlicht_people(world: &mut World) {
    let mara = person("Mara Lindqvist", "mara@nordlicht.example", -5_100, Some(16_401));
    let mara = Person { country_id: 204, scenarios: 21, active_scenarios: 13, tfa_enabled: true, ..mara };
    world.add_person(MARA, mara);
    let jonas = person("Jonas Weber", "jonas.weber@nordlicht.example", -5_000, Some(16_390));
    world.add_person(JONAS, Person { scenarios: 6, active_scenarios: 4, ..jonas });
    world.add_person(ELIF, person("Elif Kaya", "elif.kaya@nordlicht.example", -4_100, Some(16_210)));
    world.add_person(PIETER, person("Pieter de Vries", "pieter.devries@nordlicht.example", -3_300, Some(14_020)));
    let sofia = person("Sofia Rossi", "sofia.rossi@nordlicht.example", -1_250, Some(16_355));
    world.add_person(SOFIA, Person { scenarios: 2, active_scenarios: 1, ..sofia });
    world.add_person(BRANDT, person("Tom Brandt", "tom.brandt@nordlicht.example", 2_900, Some(16_466)));
    world.add_person(AGNIESZKA, person("Agnieszka Nowak", "agnieszka.nowak@nordlicht.example", 6_800, Some(9_990)));
}

fn other_people(world: &mut World) {
    let amara = person("Amara Okafor", "amara@okafor-consulting.example", -2_700, Some(16_444));
    world.add_person(AMARA, Person { scenarios: 9, active_scenarios: 6, country_id: 161, ..amara });
    let grace = person("Grace Obi", "grace.obi@blueharbor.example", -7_700, Some(16_100));
    world.add_person(GRACE, Person { scenarios: 12, active_scenarios: 7, ..grace });
    world.add_person(JOHN_OF_HARBOR, person("John Doe", "john.doe@blueharbor.example", -6_900, Some(15_870)));
    world.add_person(NOOR, person("Noor Haddad", "noor.haddad@blueharbor.example", 16_350, None));
    world.add_person(HANA, person("Hana Suzuki", "hana.suzuki@blueharbor.example", 3_010, None));
    let hugo = person("Hugo Martin", "hugo.martin@ateliersommer.example", -6_010, Some(16_470));
    world.add_person(HUGO, Person { scenarios: 5, active_scenarios: 5, country_id: 75, ..hugo });
    world.add_person(JOHN_OF_ATELIER, person("John Doe", "j.doe@ateliersommer.example", -1_020, Some(16_022)));
    world.add_person(LARS, person("Lars Holm", "lars.holm@ateliersommer.example", 15_980, None));
    let viktor = person("Viktor Steiner", "viktor.steiner@oldpier.example", -9_800, Some(1_200));
    world.add_person(VIKTOR, Person { deleted: true, ..viktor });
    world.add_person(LUCIA, person("Lucía Ferrán", "lucia@sunset-travel.example", -7_000, Some(8_440)));
}

fn others(world: &mut World) {
    world.skip_teams_to(331);
    let mut harbor = organization("Blue Harbor Trading", LICENSES[0], 12, 7);
    harbor.external_id = Some("CRM-1009".to_owned());
    let teams = world.add_organization(HARBOR, GRACE, harbor, &["My Team", "Imports"]);
    world.join(JOHN_OF_HARBOR, HARBOR, ADMIN);
    for (user, role) in [(NOOR, MEMBER), (HANA, MEMBER), (AMARA, APP_DEVELOPER)] {
        world.join(user, HARBOR, role);
    }
    world.join_team(AMARA, teams[1], TEAM_MEMBER);
    world.join_team(HANA, teams[0], TEAM_MONITORING);
    if let Some(seat) = world.seat_mut(NOOR, HARBOR) {
        seat.invitation = Some("pending".to_owned());
    }
    let atelier = organization("Atelier Sommer", LICENSES[1], 5, 5);
    let teams = world.add_organization(ATELIER, HUGO, atelier, &["My Team"]);
    for (user, role) in [(JOHN_OF_ATELIER, MEMBER), (LARS, MEMBER), (AMARA, MEMBER)] {
        world.join(user, ATELIER, role);
    }
    world.join_team(JOHN_OF_ATELIER, teams[0], TEAM_MEMBER);
    world.join_team(AMARA, teams[0], TEAM_OPERATOR);
    world.join_team(LARS, teams[0], TEAM_MEMBER);
    if let Some(seat) = world.seat_mut(LARS, ATELIER) {
        seat.sso_pending = true;
    }
    if let Some(seat) = world.team_seat_mut(LARS, teams[0]) {
        seat.sso_pending = true;
    }
    former_customers(world);
}

fn former_customers(world: &mut World) {
    let sunset = Organization { is_paused: true, ..organization("Sunset Travel", FROZEN, 8, 0) };
    let teams = world.add_organization(SUNSET, HOLDING, sunset, &["My Team"]);
    world.join(LUCIA, SUNSET, MEMBER);
    world.join_team(LUCIA, teams[0], TEAM_OPERATOR);
    let pier = organization("Old Pier Events", LICENSES[2], 4, 0);
    world.add_organization(PIER, HOLDING, pier, &["My Team"]);
    world.delete_organization(PIER).ok();
}

fn nordlicht(world: &mut World) {
    world.skip_teams_to(402);
    let mut kitchen = organization("Nordlicht Catering Kitchen", LICENSES[0], 14, 9);
    kitchen.external_id = Some("CRM-2217".to_owned());
    let kitchen = world.add_organization(KITCHEN, MARA, kitchen, &["Menus", "Suppliers", "Shifts", "Invoices"]);
    world.join(JONAS, KITCHEN, ADMIN);
    world.join(ELIF, KITCHEN, MEMBER);
    world.join(SOFIA, KITCHEN, MEMBER);
    for (user, team, role) in
        [(ELIF, 0, TEAM_ADMIN), (ELIF, 2, TEAM_MEMBER), (SOFIA, 1, TEAM_MONITORING), (SOFIA, 3, TEAM_OPERATOR)]
    {
        world.join_team(user, kitchen[team], role);
    }
    let events = organization("Nordlicht Catering Events", LICENSES[1], 9, 6);
    let events = world.add_organization(EVENTS, MARA, events, &["Weddings", "Fairs", "Bookings", "Summer 2022"]);
    world.delete_team(events[3]).ok();
    for (user, role) in [(PIETER, ACCOUNTANT), (BRANDT, MEMBER), (ELIF, MEMBER), (AMARA, MEMBER)] {
        world.join(user, EVENTS, role);
    }
    for (user, team, role) in
        [(BRANDT, 0, TEAM_OPERATOR), (BRANDT, 2, TEAM_RESTRICTED), (ELIF, 1, TEAM_MEMBER), (AMARA, 0, TEAM_MEMBER)]
    {
        world.join_team(user, events[team], role);
    }
    let sandbox = organization("Nordlicht Catering Sandbox", LICENSES[2], 6, 1);
    let sandbox = world.add_organization(SANDBOX, MARA, sandbox, &["Trials", "Training"]);
    world.join(SOFIA, SANDBOX, MEMBER);
    world.join(AGNIESZKA, SANDBOX, MEMBER);
    world.join_team(SOFIA, sandbox[0], TEAM_MEMBER);
    world.join_team(AGNIESZKA, sandbox[1], TEAM_MEMBER);
    let private = organization("Mara private", LICENSES[2], 1, 1);
    world.add_organization(PRIVATE, MARA, private, &["My Team"]);
}
