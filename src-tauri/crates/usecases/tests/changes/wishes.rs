//! One wish of every kind, with what it does to the world.

use domain::{AdminRoleId, OrganizationId, RoleId, TeamId, UserId, role};
use practice::World;
use usecases::changes;
use usecases::problem::Code;
use usecases::view::changes::{ChangeWish, NewPersonWish, StartingAllowances};
use usecases::view::review::Review;
use usecases::view::run::{RunState, RunView};

use crate::house::{House, KITCHEN, MARA};

pub(crate) const ELIF: u64 = 4716;
pub(crate) const PIETER: u64 = 4718;
pub(crate) const HANA: u64 = 2058;
pub(crate) const HARBOR: u64 = 140;
pub(crate) const INES: u64 = 3;
pub(crate) const NEW_EMAIL: &str = "ada.king@nordlicht.example";
pub(crate) const NEW_PLACE: &str = "Nordlicht Bakery";

/// A kind of change, and whether the engine may send it again by itself.
pub(crate) struct Kind {
    pub(crate) word: &'static str,
    pub(crate) wish: ChangeWish,
    pub(crate) repeats: bool,
    /// Whether the world is as wished.
    pub(crate) done: fn(&World) -> bool,
}

pub(crate) fn renamed(user: u64, name: &str) -> ChangeWish {
    let user = UserId(user);
    let name = Some(name.to_owned());
    ChangeWish::EditPerson { user, name, email: None, language: None, time_zone: None, country: None }
}

pub(crate) fn removal(user: u64, team: Option<u64>, with_connections: bool) -> ChangeWish {
    let (user, organization, team) = (UserId(user), OrganizationId(KITCHEN), team.map(TeamId));
    ChangeWish::RemoveFrom { user, organization, team, with_connections }
}

pub(crate) fn new_place(license: Option<StartingAllowances>) -> ChangeWish {
    ChangeWish::CreateOrganization {
        name: NEW_PLACE.to_owned(),
        owner: UserId(MARA),
        time_zone: Some(113),
        country: Some(204),
        license,
    }
}

pub(crate) fn hand_over(organizations: &[u64], to: u64, former: Option<RoleId>) -> ChangeWish {
    let organizations = organizations.iter().copied().map(OrganizationId).collect();
    ChangeWish::HandOver { organizations, to: UserId(to), former }
}

pub(crate) fn bring_in(user: u64, organization: u64, invitation: bool) -> ChangeWish {
    let (user, organization, role) = (UserId(user), OrganizationId(organization), role::MEMBER);
    ChangeWish::BringIn { user, organization, role, invitation, note: None }
}

#[allow(clippy::too_many_lines, reason = "one of every kind, side by side")]
pub(crate) fn kinds() -> Vec<Kind> {
    let copied = Some(StartingAllowances::CopyOf(OrganizationId(KITCHEN)));
    vec![
        Kind {
            word: "update-user",
            wish: renamed(ELIF, "Elif Demir"),
            repeats: true,
            done: |world| world.people[&ELIF].name == "Elif Demir",
        },
        Kind {
            word: "set-admin-role",
            wish: ChangeWish::AdminRole { user: UserId(ELIF), role: Some(AdminRoleId(4)) },
            repeats: true,
            done: |world| world.people[&ELIF].admin_role == Some(4),
        },
        Kind {
            word: "remove-from-org-with-connections",
            wish: removal(ELIF, None, true),
            repeats: false,
            done: |world| world.role_in(ELIF, KITCHEN).is_none(),
        },
        Kind {
            word: "remove-from-team-with-connections",
            wish: removal(ELIF, Some(402), true),
            repeats: false,
            done: |world| world.team_role_in(ELIF, 402).is_none(),
        },
        Kind {
            word: "create-org",
            wish: new_place(copied),
            repeats: false,
            done: |world| world.organizations.values().any(|found| found.name == NEW_PLACE),
        },
        Kind {
            word: "create-team",
            wish: ChangeWish::CreateTeam { organization: OrganizationId(KITCHEN), name: "Desserts".to_owned() },
            repeats: false,
            done: |world| world.teams.values().any(|team| team.name == "Desserts"),
        },
        Kind {
            word: "rename-team",
            wish: ChangeWish::RenameTeam {
                organization: OrganizationId(KITCHEN),
                team: TeamId(402),
                name: "Set menus".to_owned(),
            },
            repeats: true,
            done: |world| world.teams[&402].name == "Set menus",
        },
        Kind {
            word: "delete-user",
            wish: ChangeWish::DeletePerson { user: UserId(PIETER) },
            repeats: false,
            done: |world| world.people[&PIETER].deleted,
        },
        Kind {
            word: "invite",
            wish: bring_in(HANA, 101, true),
            repeats: false,
            done: |world| world.members[&101].get(&HANA).is_some_and(|seat| seat.invitation.is_some()),
        },
        Kind {
            word: "transfer",
            wish: hand_over(&[HARBOR], 2044, Some(role::MEMBER)),
            repeats: false,
            done: |world| world.owner_of(HARBOR) == Some(2044),
        },
    ]
}

/// A new person who gets a mail.
pub(crate) fn new_person() -> NewPersonWish {
    NewPersonWish { name: "Ada King".to_owned(), email: NEW_EMAIL.to_owned(), time_zone: Some(113), country: None }
}

pub(crate) async fn review(house: &House, wish: ChangeWish) -> Review {
    changes::review(&house.session, wish).await.unwrap()
}

/// Why there is no plan.
pub(crate) async fn refused(house: &House, wish: ChangeWish) -> Code {
    changes::review(&house.session, wish).await.unwrap_err().code
}

/// Reviews, starts, and waits until it stands still.
pub(crate) async fn carry_out(house: &House, wish: ChangeWish) -> RunView {
    let review = review(house, wish).await;
    let run = house.start(&review).await;
    house.rest(&run).await
}

/// Carries it out to its end.
pub(crate) async fn done(house: &House, wish: ChangeWish) -> RunView {
    let view = carry_out(house, wish).await;
    assert_eq!(view.state, RunState::Finished, "{view:#?}");
    view
}

/// The queries and bodies of all writes.
pub(crate) fn sent(house: &House) -> Vec<(String, String, String)> {
    let writes = house.instance.audit().into_iter().filter(|entry| entry.method != "GET");
    writes.map(|entry| (format!("{} {}", entry.method, entry.path), entry.query, entry.body)).collect()
}
