//! Rows of lists that the second admin adds, renames or makes disappear.

use super::{Effect, done};
use crate::answer::{Done, Refusal};
use crate::world::{Consumption, Organization, Person, World};

/// Does a deed that is about a row; none for every other deed.
pub(super) fn change(world: &mut World, effect: &Effect) -> Option<Result<Done, Refusal>> {
    match effect {
        Effect::RenameOrganization { organization, name } => Some(rename_organization(world, *organization, name)),
        Effect::RenameUser { user, name } => Some(rename_user(world, *user, name)),
        Effect::RenameTeam { team, name } => Some(rename_team(world, *team, name)),
        Effect::CreateUser { name, email } => Some(create_user(world, name, email)),
        Effect::CreateOrganization { owner, name } => Some(create_organization(world, *owner, name)),
        Effect::CreateTeam { organization, name } => {
            let made = world.create_team(*organization, name.clone());
            Some(made.map(|id| done(format!("create-team team={id} organization={organization}"))))
        }
        Effect::ForgetUser { user } => Some(forget_user(world, *user)),
        Effect::ForgetOrganization { organization } => Some(forget_organization(world, *organization)),
        Effect::ForgetTeam { team } => Some(forget_team(world, *team)),
        Effect::SetOrganizationRole { .. }
        | Effect::AddCustomRole { .. }
        | Effect::GiveCustomRole { .. }
        | Effect::RemoveFromOrganization { .. }
        | Effect::Transfer { .. }
        | Effect::SetTeamRole { .. }
        | Effect::RemoveFromTeam { .. }
        | Effect::SetLicenseValue { .. }
        | Effect::SetAdminRole { .. }
        | Effect::DeleteOrganization { .. }
        | Effect::DeleteTeam { .. }
        | Effect::DeleteUser { .. }
        | Effect::RevokeKeys
        | Effect::LoseScope { .. } => None,
    }
}

fn rename_organization(world: &mut World, organization: u64, name: &str) -> Result<Done, Refusal> {
    let mut found = world.live_organization(organization)?.clone();
    name.clone_into(&mut found.name);
    world.organizations.insert(organization, found);
    Ok(done(format!("rename-organization organization={organization}")))
}

fn rename_user(world: &mut World, user: u64, name: &str) -> Result<Done, Refusal> {
    let mut found = world.live_person(user)?.clone();
    name.clone_into(&mut found.name);
    world.people.insert(user, found);
    Ok(done(format!("rename-user user={user}")))
}

fn rename_team(world: &mut World, team: u64, name: &str) -> Result<Done, Refusal> {
    let mut found = world.live_team(team)?.clone();
    name.clone_into(&mut found.name);
    world.teams.insert(team, found);
    Ok(done(format!("rename-team team={team}")))
}

/// Everyday settings are those of the operator.
fn create_user(world: &mut World, name: &str, email: &str) -> Result<Done, Refusal> {
    let like = world.live_person(world.operator)?.clone();
    let person = Person {
        name: name.to_owned(),
        email: email.to_owned(),
        last_login: None,
        admin_role: None,
        tfa_enabled: false,
        scenarios: 0,
        active_scenarios: 0,
        ..like
    };
    world.create_person(person).map(|id| done(format!("create-user user={id}")))
}

fn create_organization(world: &mut World, owner: u64, name: &str) -> Result<Done, Refusal> {
    let organization = Organization {
        id: 0,
        name: name.to_owned(),
        timezone_id: 113,
        country_id: 82,
        license: world.default_license.clone(),
        service_name: "default".to_owned(),
        is_paused: false,
        zone: world.zone.clone(),
        external_id: None,
        scenarios: 0,
        active_scenarios: 0,
        deleted: false,
        tfa_enforced: false,
        last_reset: None,
        next_reset: None,
        consumed: Consumption::default(),
    };
    world.create_organization(owner, organization).map(|id| done(format!("create-organization organization={id}")))
}

fn forget_user(world: &mut World, user: u64) -> Result<Done, Refusal> {
    world.delete_user(user, true)?;
    world.people.remove(&user);
    Ok(done(format!("forget-user user={user}")))
}

fn forget_organization(world: &mut World, organization: u64) -> Result<Done, Refusal> {
    world.delete_organization(organization)?;
    world.organizations.remove(&organization);
    world.members.remove(&organization);
    Ok(done(format!("forget-organization organization={organization}")))
}

fn forget_team(world: &mut World, team: u64) -> Result<Done, Refusal> {
    world.delete_team(team)?;
    world.teams.remove(&team);
    world.team_members.remove(&team);
    Ok(done(format!("forget-team team={team}")))
}
