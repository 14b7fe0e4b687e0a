//! Snapshots.

use domain::organization::Organization;
use domain::snapshot::{OrganizationFacts, SNAPSHOT_VERSION, Snapshot};
use domain::{OrganizationId, SnapshotId};
use rusqlite::Connection;
use store::Error;

use crate::sample::{Folder, at, license, people};

pub(crate) fn snapshot() -> Snapshot {
    let organization = Organization {
        id: OrganizationId(31),
        name: "Nordlicht \u{1f980} Catering".to_owned(),
        license: Some(license()),
        is_paused: None,
        scenarios: Some(4),
        active_scenarios: None,
        deleted: false,
        zone: None,
        external_id: None,
        country_id: None,
        timezone_id: None,
    };
    let facts = OrganizationFacts {
        organization,
        members: Vec::new(),
        teams: Vec::new(),
        team_members: Vec::new(),
        own_roles: Vec::new(),
    };
    Snapshot {
        version: SNAPSHOT_VERSION,
        taken_at: at(),
        instance: "https://make.example".to_owned(),
        person: people(1).pop(),
        organizations: vec![facts],
        roles: domain::role::RoleBook::default(),
    }
}

#[test]
fn a_snapshot_comes_back_as_it_was_after_a_restart() {
    let folder = Folder::new();
    let id = folder.home().save_snapshot(&snapshot()).unwrap();
    assert_eq!(folder.home().snapshot(&id).unwrap(), snapshot());
    let other = folder.home().save_snapshot(&snapshot()).unwrap();
    assert_ne!(id, other);
    assert_eq!(folder.home().snapshot(&SnapshotId("no such".to_owned())).unwrap_err(), Error::NotFound);
}

#[test]
fn a_snapshot_can_be_neither_changed_nor_removed() {
    let folder = Folder::new();
    folder.home().save_snapshot(&snapshot()).unwrap();
    let meddler = Connection::open(folder.join("gatehouse.sqlite")).unwrap();
    assert!(meddler.execute_batch("UPDATE snapshot SET at = ''").is_err());
    assert!(meddler.execute_batch("DELETE FROM snapshot").is_err());
}

#[test]
fn a_changed_snapshot_is_not_given_out() {
    let folder = Folder::new();
    let home = folder.home();
    let id = home.save_snapshot(&snapshot()).unwrap();
    let meddler = Connection::open(folder.join("gatehouse.sqlite")).unwrap();
    let change = "DROP TRIGGER snapshot_is_not_changed; UPDATE snapshot SET body = replace(body, '10000', '20000')";
    meddler.execute_batch(change).unwrap();
    assert!(matches!(home.snapshot(&id), Err(Error::Damaged { .. })));
}

#[test]
fn a_snapshot_of_a_newer_version_is_refused() {
    let folder = Folder::new();
    let home = folder.home();
    let newer = Snapshot { version: SNAPSHOT_VERSION + 1, ..snapshot() };
    let expected = Error::NewerThanMe { found: SNAPSHOT_VERSION + 1, known: SNAPSHOT_VERSION };
    assert_eq!(home.save_snapshot(&newer).unwrap_err(), expected);
}
