//! Looks of whole tables, also of ones that grow and change.

use std::time::{Duration, Instant};

use super::super::table::Table;
use super::*;
use domain::organization::Organization;
use domain::person::{LastLogin, Person};
use domain::{OrganizationId, UserId};

fn person(id: u64, name: &str, email: &str) -> Person {
    Person {
        id: UserId(id),
        name: name.to_owned(),
        email: email.to_owned(),
        language: None,
        country_id: None,
        timezone_id: None,
        locale_id: None,
        last_login: LastLogin::Unknown,
        created: None,
        organizations: None,
        scenarios: None,
        active_scenarios: None,
        deleted: false,
        admin_role: None,
        two_step: None,
    }
}

/// Whom the one with this number looks like.
fn other(table: &Table<Person>, id: u64) -> Option<(char, u64)> {
    let number = |place| table.at(place).unwrap().id.0;
    Some(match table.looks_like(table.get(id).unwrap())? {
        Other::Name(place) => ('n', number(place)),
        Other::Email(place) => ('e', number(place)),
    })
}

#[test]
fn both_of_a_pair_are_told_and_namesakes_are_not() {
    let table = Table::of(vec![
        person(8, "Mara Lindqvist", "mara@a.example"),
        person(7, "Mara Lindqvist", "mara@b.example"),
        person(9, "Jonas Weber", "jonas@a.example"),
    ]);
    assert_eq!((other(&table, 7), other(&table, 8), other(&table, 9)), (None, None, None));
    let mut table = table;
    table
        .extend([person(66, "M\u{430}ra Lindqvist", "m@c.example"), person(67, "Mar\u{430} Lindqvist", "n@c.example")]);
    assert_eq!((other(&table, 7), other(&table, 8), other(&table, 9)), (Some(('n', 66)), Some(('n', 66)), None));
    assert_eq!((other(&table, 66), other(&table, 67)), (Some(('n', 8)), Some(('n', 8))));
}

#[test]
fn a_namesake_with_an_email_of_the_same_look_is_told() {
    let table = Table::of(vec![
        person(7, "Mara Lindqvist", "mara@nordlicht.example"),
        person(8, "Mara Lindqvist", "mara@nord\u{4cf}icht.example"),
    ]);
    assert_eq!((other(&table, 7), other(&table, 8)), (Some(('e', 8)), Some(('e', 7))));
}

#[test]
fn a_new_name_and_a_deletion_count_at_once() {
    let mut table = Table::of(vec![person(7, "Mara", "a@x.example"), person(8, "Jonas", "b@x.example")]);
    table.extend([person(8, "M\u{430}ra", "b@x.example")]);
    assert_eq!((other(&table, 7), other(&table, 8)), (Some(('n', 8)), Some(('n', 7))));
    table.extend([Person { deleted: true, ..person(8, "M\u{430}ra", "b@x.example") }]);
    assert_eq!((other(&table, 7), other(&table, 8)), (None, None));
}

#[test]
fn somebody_who_is_not_in_the_list_is_compared_too() {
    let table = Table::of(vec![person(7, "Mara", "a@x.example"), person(8, "M\u{430}ra", "b@x.example")]);
    assert_eq!(table.looks_like(&person(9, "Mar\u{430}", "c@x.example")), Some(Other::Name(0)));
}

#[test]
fn organizations_are_compared_by_name_alone() {
    let organization = |id, name: &str, reference: &str| -> Organization {
        let json = format!(r#"{{"id":{id},"name":"{name}","external_id":"{reference}","deleted":false}}"#);
        serde_json::from_str(&json).unwrap()
    };
    let rows = vec![organization(1, "Alder Bakery", "CRM-1"), organization(2, "Fjord Foods", "CRM-l")];
    let mut table = Table::of(rows);
    assert_eq!(table.looks_like(table.get(1).unwrap()), None);
    table.extend([organization(3, "\u{410}lder Bakery", "")]);
    assert_eq!(table.get(3).map(|row| row.id), Some(OrganizationId(3)));
    assert_eq!(table.looks_like(table.get(1).unwrap()), Some(Other::Name(2)));
}

#[test]
fn counted_a_hundred_thousand_people_are_looked_at_in_passing() {
    let name = |id: u64| match id % 20 {
        0 => format!("Ольга Петрова {id}"),
        1 => format!("Zoë Nováková {id}"),
        _ => format!("Firstname Familyname {id}"),
    };
    let rows: Vec<Person> =
        (0..100_000).map(|id| person(id, &name(id), &format!("person{id}@customer.example"))).collect();
    let began = Instant::now();
    let mut alike = Alike::default();
    alike.extend(&rows, 0);
    let took = began.elapsed();
    let began = Instant::now();
    let found = rows.iter().filter(|row| alike.other(&rows, *row).is_some()).count();
    println!("100,000 people taken in within {took:?}, all asked about within {:?}, {found} found", began.elapsed());
    assert!(took < Duration::from_secs(5), "{took:?}");
}
