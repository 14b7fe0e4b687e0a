//! Random operations and the requests that they are.
//!
//! People, organizations and teams are chosen by a place among those that the model knows at that moment, deleted ones
//! included, so that sequences can be shortened and most operations meet something.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::reference::Model;

/// Which ones among those that there are.
pub(crate) type Place = usize;

/// What a role call sends to remove somebody.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Nothing {
    ZeroBytes,
    Object,
    Null,
}

#[derive(Debug, Clone)]
pub(crate) enum Operation {
    SetRole { user: Place, organization: Place, role: u64 },
    Remove { user: Place, organization: Place, body: Nothing, connections: bool, confirmed: bool },
    Transfer { user: Place, organization: Place },
    SetTeamRole { user: Place, team: Place, role: u64 },
    RemoveFromTeam { user: Place, team: Place, body: Nothing, connections: bool, confirmed: bool },
    License { organization: Place, edits: Vec<(&'static str, Edit)> },
    Rename { organization: Place },
    CreateUser { number: u8 },
    CreateOrganization { owner: Place },
    CreateTeam { organization: Place, lead: Option<Place> },
    DeleteUser { user: Place, connections: bool, confirmed: bool },
    DeleteOrganization { organization: Place },
    DeleteTeam { team: Place },
}

/// A change of one license value.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    Number(u64),
    Text(u64),
    Word(&'static str),
    Flag(bool),
    Gone,
}

/// A request, with what the model needs to know of it.
pub(crate) struct Request {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) body: String,
    pub(crate) license: Option<Map<String, Value>>,
}

fn place() -> impl Strategy<Value = Place> {
    0..64_usize
}

fn nothing() -> impl Strategy<Value = Nothing> {
    prop_oneof![Just(Nothing::ZeroBytes), Just(Nothing::Object), Just(Nothing::Null)]
}

fn edit() -> impl Strategy<Value = (&'static str, Edit)> {
    let key = prop_oneof![
        4 => Just("operations"),
        2 => Just("transfer"),
        1 => prop_oneof![Just("dslimit"), Just("dsslimit"), Just("interval"), Just("fslimit"), Just("iolimit")],
        2 => prop_oneof![Just("apiLimit"), Just("teams"), Just("retention"), Just("executionTime"), Just("allowOverage")],
        1 => prop_oneof![Just("restartPeriod"), Just("priority"), Just("dynamicConnections"), Just("dynamicDependencies")],
        1 => prop_oneof![Just("gracePeriod"), Just("makeAITools"), Just("shiny")],
    ];
    let number = prop_oneof![
        4 => Just(0),
        1 => prop_oneof![Just(1), Just(7), Just(9), Just(10), Just(15), Just(16), Just(30), Just(45), Just(60), Just(100)],
        2 => prop_oneof![Just(104_857_599), Just(104_857_600), Just(1_099_511_627_776), Just(1_099_511_627_777)],
        1 => prop_oneof![Just(800_000_000), Just(800_000_001), Just(5_242_880), Just(1_048_576_001), Just(2001)],
    ];
    let edit = prop_oneof![
        6 => number.clone().prop_map(Edit::Number),
        2 => number.prop_map(Edit::Text),
        1 => prop_oneof![Just("1 month"), Just("1 year"), Just("high"), Just("never")].prop_map(Edit::Word),
        1 => any::<bool>().prop_map(Edit::Flag),
        1 => Just(Edit::Gone),
    ];
    (key, edit)
}

pub(crate) fn operation() -> impl Strategy<Value = Operation> {
    use Operation as O;
    let role = || prop_oneof![Just(11), Just(12), Just(12), Just(13), Just(13), Just(14), Just(41), Just(3), Just(999)];
    let team_role = || prop_oneof![Just(1), Just(1), Just(3), Just(4), Just(6), Just(37), Just(13), Just(999)];
    let flags = || (prop::bool::weighted(0.2), prop::bool::weighted(0.3));
    prop_oneof![
        8 => (place(), place(), role()).prop_map(|(user, organization, role)| O::SetRole { user, organization, role }),
        4 => (place(), place(), nothing(), flags()).prop_map(|(user, organization, body, (connections, confirmed))| {
            O::Remove { user, organization, body, connections, confirmed }
        }),
        6 => (place(), place()).prop_map(|(user, organization)| O::Transfer { user, organization }),
        8 => (place(), place(), team_role()).prop_map(|(user, team, role)| O::SetTeamRole { user, team, role }),
        4 => (place(), place(), nothing(), flags()).prop_map(|(user, team, body, (connections, confirmed))| {
            O::RemoveFromTeam { user, team, body, connections, confirmed }
        }),
        8 => (place(), prop::collection::vec(edit(), 0..3)).prop_map(|(organization, edits)| O::License { organization, edits }),
        1 => place().prop_map(|organization| O::Rename { organization }),
        1 => any::<u8>().prop_map(|number| O::CreateUser { number }),
        1 => place().prop_map(|owner| O::CreateOrganization { owner }),
        2 => (place(), prop::option::of(place())).prop_map(|(organization, lead)| O::CreateTeam { organization, lead }),
        1 => (place(), flags()).prop_map(|(user, (connections, confirmed))| O::DeleteUser { user, connections, confirmed }),
        1 => place().prop_map(|organization| O::DeleteOrganization { organization }),
        1 => place().prop_map(|team| O::DeleteTeam { team }),
    ]
}

impl Operation {
    pub(crate) const NAMES: [&'static str; 13] = [
        "set role",
        "remove",
        "transfer",
        "set team role",
        "remove from team",
        "license",
        "rename",
        "create user",
        "create organization",
        "create team",
        "delete user",
        "delete organization",
        "delete team",
    ];

    pub(crate) fn name(&self) -> &'static str {
        let place = match self {
            Self::SetRole { .. } => 0,
            Self::Remove { .. } => 1,
            Self::Transfer { .. } => 2,
            Self::SetTeamRole { .. } => 3,
            Self::RemoveFromTeam { .. } => 4,
            Self::License { .. } => 5,
            Self::Rename { .. } => 6,
            Self::CreateUser { .. } => 7,
            Self::CreateOrganization { .. } => 8,
            Self::CreateTeam { .. } => 9,
            Self::DeleteUser { .. } => 10,
            Self::DeleteOrganization { .. } => 11,
            Self::DeleteTeam { .. } => 12,
        };
        Self::NAMES[place]
    }

    /// The request that this is at this moment.
    pub(crate) fn request(&self, model: &Model) -> Request {
        let of_organization = |user: &Place, organization: &Place| {
            format!("/admin/users/{}/user-organization-roles/{}", model.user(*user), model.organization(*organization))
        };
        let of_team = |user: &Place, team: &Place| {
            format!("/admin/users/{}/user-team-roles/{}", model.user(*user), model.team(*team))
        };
        match self {
            Self::SetRole { user, organization, role } => post(of_organization(user, organization), &role_body(*role)),
            Self::Remove { user, organization, body, connections, confirmed } => {
                post(of_organization(user, organization) + &query(*connections, *confirmed), body.text())
            }
            Self::Transfer { user, organization } => post(of_organization(user, organization) + "/transfer", ""),
            Self::SetTeamRole { user, team, role } => post(of_team(user, team), &role_body(*role)),
            Self::RemoveFromTeam { user, team, body, connections, confirmed } => {
                post(of_team(user, team) + &query(*connections, *confirmed), body.text())
            }
            Self::License { organization, edits } => license(model, *organization, edits),
            Self::Rename { organization } => {
                let path = format!("/admin/organizations/{}", model.organization(*organization));
                Request { method: "PATCH", ..post(path, r#"{"name":"Another name"}"#) }
            }
            Self::CreateUser { number } => post(
                "/admin/users".to_owned(),
                &format!(r#"{{"name":"New","email":"new{number}@customer.example","sendEmail":true}}"#),
            ),
            Self::CreateOrganization { owner } => post(
                "/admin/organizations".to_owned(),
                &format!(r#"{{"name":"Fresh","userOrgAdmin":{}}}"#, model.user(*owner)),
            ),
            Self::CreateTeam { organization, lead } => {
                let mut body = json!({ "name": "New team", "organizationId": model.organization(*organization) });
                if let Some(lead) = lead {
                    body["userTeamAdmin"] = model.user(*lead).into();
                }
                post("/admin/teams".to_owned(), &body.to_string())
            }
            Self::DeleteUser { user, connections, confirmed } => {
                delete(format!("/admin/users/{}{}", model.user(*user), query(*connections, *confirmed)))
            }
            Self::DeleteOrganization { organization } => {
                delete(format!("/admin/organizations/{}", model.organization(*organization)))
            }
            Self::DeleteTeam { team } => delete(format!("/admin/teams/{}", model.team(*team))),
        }
    }
}

impl Nothing {
    fn text(self) -> &'static str {
        match self {
            Self::ZeroBytes => "",
            Self::Object => "{}",
            Self::Null => r#"{"usersRoleId":null}"#,
        }
    }
}

fn role_body(role: u64) -> String {
    format!(r#"{{"usersRoleId":{role}}}"#)
}

fn query(connections: bool, confirmed: bool) -> String {
    format!("?deleteConnections={connections}&confirmed={confirmed}")
}

fn post(path: String, body: &str) -> Request {
    Request { method: "POST", path, body: body.to_owned(), license: None }
}

fn delete(path: String) -> Request {
    Request { method: "DELETE", ..post(path, "") }
}

/// The present license with the edits, whole.
fn license(model: &Model, organization: Place, edits: &[(&'static str, Edit)]) -> Request {
    let id = model.organization(organization);
    let mut license = model.license(id).clone();
    for (key, edit) in edits {
        let value = match edit {
            Edit::Number(number) => json!(number),
            Edit::Text(number) => json!(number.to_string()),
            Edit::Word(word) => json!(word),
            Edit::Flag(flag) => json!(flag),
            Edit::Gone => {
                license.remove(*key);
                continue;
            }
        };
        license.insert((*key).to_owned(), value);
    }
    let body = json!({ "license": license }).to_string();
    Request { method: "PATCH", license: Some(license), ..post(format!("/admin/organizations/{id}"), &body) }
}
