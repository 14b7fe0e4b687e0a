//! What changed between two looks at an instance.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::time::Instant;

use domain::news::{NewsLine, Own, PersonSeen, Picture, PlaceLabel, PlaceSeen, RosterSeen, changes};
use domain::plan::PersonLabel;
use domain::{AdminRoleId, OrganizationId, RoleId, UserId};

fn label(id: u64) -> PersonLabel {
    PersonLabel { id: UserId(id), name: format!("Person {id}"), email: format!("p{id}@example.com") }
}

fn place(id: u64) -> PlaceLabel {
    PlaceLabel { id: OrganizationId(id), name: format!("Place {id}") }
}

/// Ten people; organization 1 with owner 1, Admin 2, Member 3.
fn picture() -> Picture {
    let person = |id| PersonSeen { label: label(id), deleted: false, admin_role: None };
    let roster =
        RosterSeen { organization: OrganizationId(1), members: seats(&[(1, 11), (2, 12), (3, 13)]), sure: true };
    Picture {
        people: (1..=10).map(person).collect(),
        people_whole: true,
        organizations: vec![PlaceSeen { label: place(1), deleted: false, frozen: Some(false) }],
        organizations_whole: true,
        rosters: vec![roster],
    }
}

fn seats(rows: &[(u64, u64)]) -> Vec<(UserId, Option<RoleId>)> {
    rows.iter().map(|(user, role)| (UserId(*user), Some(RoleId(*role)))).collect()
}

fn after(change: impl FnOnce(&mut Picture)) -> Vec<NewsLine> {
    let mut now = picture();
    change(&mut now);
    changes(&picture(), &now, &Own::default(), &|_, role| format!("Role {role}"))
}

#[test]
fn the_same_is_no_news() {
    assert_eq!(after(|_| {}), []);
    assert_eq!(after(|now| now.people.reverse()), []);
}

#[test]
fn each_kind_of_change_is_told_once() {
    let (organization, role) = (place(1), |role: u64| format!("Role {role}"));
    let new = PersonSeen { label: label(11), deleted: false, admin_role: None };
    assert_eq!(after(|now| now.people.push(new)), [NewsLine::PersonNew(label(11))]);
    assert_eq!(after(|now| now.people[9].deleted = true), [NewsLine::PersonGone(label(10))]);
    assert_eq!(after(|now| drop(now.people.pop())), [NewsLine::PersonGone(label(10))]);
    assert_eq!(after(|now| now.people[0].admin_role = Some(AdminRoleId(1))), [NewsLine::AdminRightsGiven(label(1))]);
    assert_eq!(after(|now| now.organizations[0].frozen = Some(true)), [NewsLine::Frozen(place(1))]);
    assert_eq!(after(|now| now.organizations[0].frozen = None), [], "not told is not changed");
    assert_eq!(after(|now| now.organizations[0].deleted = true), [NewsLine::OrganizationGone(place(1))]);
    let two = PlaceSeen { label: place(2), deleted: false, frozen: Some(true) };
    assert_eq!(after(|now| now.organizations.push(two)), [NewsLine::OrganizationNew(place(2))]);
    assert_eq!(
        after(|now| now.rosters[0].members = seats(&[(1, 11), (2, 13), (3, 13)])),
        [NewsLine::RoleChanged { organization: organization.clone(), person: label(2), from: role(12), to: role(13) }]
    );
    assert_eq!(
        after(|now| now.rosters[0].members = seats(&[(1, 11), (2, 12), (3, 13), (4, 12)])),
        [NewsLine::MemberAdded { organization: organization.clone(), person: label(4), role: role(12) }]
    );
    assert_eq!(
        after(|now| now.rosters[0].members = seats(&[(1, 11), (2, 12)])),
        [NewsLine::MemberRemoved { organization: organization.clone(), person: label(3), role: role(13) }]
    );
    assert_eq!(
        after(|now| now.rosters[0].members = seats(&[(1, 12), (2, 12), (3, 11)])),
        [NewsLine::OwnerChanged { organization, from: Some(label(1)), to: Some(label(3)) }],
        "what a hand-over makes of the two is part of it"
    );
}

#[test]
fn what_a_reading_may_have_missed_is_not_said_to_be_gone() {
    assert_eq!(
        after(|now| {
            now.people.pop();
            now.people_whole = false;
            now.organizations.clear();
            now.organizations_whole = false;
        }),
        []
    );
    assert_eq!(
        after(|now| now.rosters[0] = RosterSeen { members: seats(&[(1, 11)]), sure: false, ..now.rosters[0].clone() }),
        []
    );
    assert_eq!(after(|now| now.rosters.clear()), [], "what was not read this time is not compared");
}

#[test]
fn members_of_an_organization_that_is_gone_or_new_are_not_told_one_by_one() {
    assert_eq!(
        after(|now| {
            now.organizations[0].deleted = true;
            now.rosters.clear();
        })
        .len(),
        1
    );
    assert_eq!(
        after(|now| {
            now.people[2].deleted = true;
            now.rosters[0].members = seats(&[(1, 11), (2, 12)]);
        }),
        [NewsLine::PersonGone(label(3))]
    );
}

#[test]
fn two_hundred_thousand_memberships_are_compared_in_a_moment() {
    let person = |id| PersonSeen { label: label(id), deleted: false, admin_role: None };
    let roster = |id: u64| RosterSeen {
        organization: OrganizationId(id),
        members: (0..40).map(|seat| (UserId(id * 20 + seat), Some(RoleId(13)))).collect(),
        sure: true,
    };
    let before = Picture {
        people: (0..100_100).map(person).collect(),
        people_whole: true,
        organizations: (0..5_000)
            .map(|id| PlaceSeen { label: place(id), deleted: false, frozen: Some(false) })
            .collect(),
        organizations_whole: true,
        rosters: (0..5_000).map(roster).collect(),
    };
    let mut now = before.clone();
    for roster in &mut now.rosters {
        roster.members[7].1 = Some(RoleId(12));
    }
    let started = Instant::now();
    let lines = changes(&before, &now, &Own::default(), &|_, _| String::new());
    let took = started.elapsed();
    println!("200,000 memberships compared in {took:?}");
    assert_eq!(lines.len(), 5_000);
    assert!(took.as_secs() < 5, "{took:?}");
}
