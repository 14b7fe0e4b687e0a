//! Roles that an organization made for itself, and membership rows that do not tell the role.

use practice::{
    CustomRole, CustomRoleList, Instance, MemberRole, Options, PublicLists, RoleCategory, Size, Switches, World,
};
use serde_json::{Value, json};

use crate::desk::{Desk, ELIF, EVENTS, INES, KEY, KITCHEN, MENUS, OPERATIONS, ids};

const PLANNER: u64 = 20_731;

/// An instance on which Elif is a "Kitchen planner" of the kitchen.
fn with_planner(switches: Switches) -> Desk {
    let mut world = World::generate(Size::Tiny, 1);
    world.give_custom_role(ELIF, KITCHEN, PLANNER, "Kitchen planner").unwrap();
    let options = Options { key: KEY.to_owned(), switches, ..Options::default() };
    Desk { instance: Instance::new(world, options), key: KEY.to_owned() }
}

async fn roles(desk: &Desk, query: &str) -> Vec<u64> {
    ids(&desk.get(&format!("/users/roles{query}")).await.1, "usersRoles")
}

#[tokio::test]
async fn an_organizations_own_role_is_listed_only_when_the_organization_is_named() {
    let desk = with_planner(Switches::default());
    assert!(!roles(&desk, "").await.contains(&PLANNER));
    assert!(!roles(&desk, "?category=organization").await.contains(&PLANNER));
    assert!(!roles(&desk, &format!("?organizationId={EVENTS}")).await.contains(&PLANNER));
    assert!(roles(&desk, &format!("?organizationId={KITCHEN}")).await.contains(&PLANNER));
    assert!(roles(&desk, &format!("?teamId={MENUS}&category=organization")).await.contains(&PLANNER));
    assert!(!roles(&desk, &format!("?organizationId={KITCHEN}&category=team")).await.contains(&PLANNER));
    assert!(!roles(&desk, &format!("?organizationId={KITCHEN}&excludeRole[]={PLANNER}")).await.contains(&PLANNER));
    assert_eq!(roles(&desk, &format!("?organizationId={KITCHEN}&roleId={PLANNER}")).await, [PLANNER]);
}

#[tokio::test]
async fn an_organizations_own_role_says_that_it_is_one() {
    let desk = with_planner(Switches::default());
    let path = format!(
        "/users/roles?organizationId={KITCHEN}&roleId={PLANNER}&cols[]=name&cols[]=category&cols[]=permissions&cols[]=managementType"
    );
    assert_eq!(
        desk.get(&path).await.1["usersRoles"],
        json!([{ "name": "Kitchen planner", "category": "organization", "permissions": ["organization view"], "managementType": "custom_managed" }])
    );
}

#[tokio::test]
async fn own_roles_need_the_license_that_contains_them() {
    let desk = with_planner(Switches::default());
    let mut world = desk.instance.world();
    world.organizations.get_mut(&KITCHEN).unwrap().license.set("customRoles", &json!(false));
    desk.instance.replace_world(world);
    assert!(!roles(&desk, &format!("?organizationId={KITCHEN}")).await.contains(&PLANNER));
    assert_eq!(desk.instance.world().role_in(ELIF, KITCHEN), Some(PLANNER), "who has it keeps it");
}

#[tokio::test]
async fn own_roles_are_shown_to_members_only_or_to_nobody_when_the_switch_says_so() {
    for (reading, own, others) in [
        (CustomRoleList::WithOrganization, true, true),
        (CustomRoleList::ToMembers, true, false),
        (CustomRoleList::Never, false, false),
    ] {
        let desk = with_planner(Switches { custom_roles: reading, ..Switches::default() });
        let mut world = desk.instance.world();
        let made = CustomRole {
            id: PLANNER + 1,
            name: "Night shift".to_owned(),
            organization_id: OPERATIONS,
            category: RoleCategory::Team,
            permissions: Vec::new(),
        };
        world.add_custom_role(made).unwrap();
        desk.instance.replace_world(world);
        let found = roles(&desk, &format!("?organizationId={OPERATIONS}")).await;
        assert_eq!(found.contains(&(PLANNER + 1)), own, "{reading:?}, a member asks");
        let found = roles(&desk, &format!("?organizationId={KITCHEN}")).await;
        assert_eq!(found.contains(&PLANNER), others, "{reading:?}, an administrator asks");
    }
}

#[tokio::test]
async fn an_own_role_is_read_set_and_filtered_like_any_other() {
    let desk = with_planner(Switches { public_lists: PublicLists::Open, ..Switches::default() });
    let row = format!("/organizations/{KITCHEN}/user-organization-roles/{ELIF}");
    assert_eq!(desk.get(&row).await.1["userOrganizationRole"]["usersRoleId"], json!(PLANNER));
    assert_eq!(desk.role(ELIF, KITCHEN, 13).await.0, 200);
    let (status, body) = desk.role(ELIF, KITCHEN, PLANNER).await;
    assert_eq!((status, &body["userOrganizationRole"]["usersRoleId"]), (200, &json!(PLANNER)));
    let path = format!("/admin/users?organizationId={KITCHEN}&organizationRoleId={PLANNER}");
    assert_eq!(ids(&desk.get(&path).await.1, "users"), [ELIF]);
}

#[tokio::test]
async fn an_own_role_of_one_organization_is_no_role_of_another_and_none_of_its_teams() {
    let desk = with_planner(Switches::default());
    assert_eq!(desk.role(ELIF, EVENTS, PLANNER).await.0, 400);
    assert_eq!(desk.team_role(ELIF, MENUS, PLANNER).await.0, 400);
}

#[tokio::test]
async fn an_own_role_of_teams_is_given_in_teams() {
    let mut world = World::generate(Size::Tiny, 1);
    let name = "Reader".to_owned();
    let role =
        CustomRole { id: PLANNER, name, organization_id: KITCHEN, category: RoleCategory::Team, permissions: vec![] };
    world.add_custom_role(role.clone()).unwrap();
    assert!(world.add_custom_role(role).is_err(), "numbers are given once");
    assert!(world.give_custom_role(ELIF, KITCHEN, PLANNER, "other").is_err());
    let options = Options { key: KEY.to_owned(), ..Options::default() };
    let desk = Desk { instance: Instance::new(world, options), key: KEY.to_owned() };
    assert_eq!(desk.team_role(ELIF, MENUS, PLANNER).await.0, 200);
    assert_eq!(desk.instance.world().team_role_in(ELIF, MENUS), Some(PLANNER));
}

#[tokio::test]
async fn membership_lists_may_keep_the_role_to_themselves() {
    let lists = [
        (format!("/organizations/{OPERATIONS}/user-organization-roles"), "userOrganizationRoles"),
        (format!("/users/{INES}/user-organization-roles"), "userOrganizationRoles"),
        (format!("/users/{INES}/user-team-roles"), "userTeamRoles"),
        ("/teams/310/user-team-roles".to_owned(), "userTeamRoles"),
    ];
    for (reading, expected) in
        [(MemberRole::Present, Some(true)), (MemberRole::Null, Some(false)), (MemberRole::Missing, None)]
    {
        let desk = Desk::with(Switches { member_role: reading, ..Switches::default() });
        for (path, key) in &lists {
            let (_, body) = desk.get(path).await;
            assert_eq!(body[key][0].get("usersRoleId").map(Value::is_number), expected, "{path}: {reading:?}");
        }
    }
}

#[tokio::test]
async fn the_role_may_be_kept_secret_of_single_people() {
    let desk = Desk::with(Switches { member_role: MemberRole::Null, member_role_of: vec![8], ..Switches::default() });
    let (_, body) = desk.get(&format!("/organizations/{OPERATIONS}/user-organization-roles")).await;
    let roles: Vec<_> =
        body["userOrganizationRoles"].as_array().unwrap().iter().map(|row| &row["usersRoleId"]).collect();
    assert_eq!(roles, [&json!(11), &json!(null)]);
}

#[cfg(feature = "faults")]
#[tokio::test]
async fn the_second_admin_makes_and_gives_own_roles() {
    use practice::faults::Effect;

    let desk = Desk::new();
    let text = format!(
        r#"{{"do":"give-custom-role","user":{ELIF},"organization":{KITCHEN},"role":{PLANNER},"name":"Planner"}}"#
    );
    desk.instance.act(&serde_json::from_str::<Effect>(&text).unwrap());
    assert_eq!(desk.instance.world().role_in(ELIF, KITCHEN), Some(PLANNER));
    assert!(roles(&desk, &format!("?organizationId={KITCHEN}")).await.contains(&PLANNER));
    let text = format!(
        r#"{{"do":"add-custom-role","organization":{KITCHEN},"role":{},"name":"Reader","category":"team","permissions":["scenario view"]}}"#,
        PLANNER + 1
    );
    desk.instance.act(&serde_json::from_str::<Effect>(&text).unwrap());
    assert!(roles(&desk, &format!("?organizationId={KITCHEN}&category=team")).await.contains(&(PLANNER + 1)));
}
