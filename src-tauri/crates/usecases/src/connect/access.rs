//! Which ways to memberships an instance opens to a key: the public lists, and role columns in lists of people.
//!
//! Members may read the public list of their own organization everywhere, so only an organization that the key's owner
//! is not in tells anything.

use domain::organization::Organization;
use domain::{OrganizationId, RoleId, UserId};
use make_api::{Continue, Error, ErrorKind, ReadClient};

/// How many organizations are tried at most.
const TRIES: usize = 5;

/// What the tries showed; `None` where none of them could tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Access {
    /// The public membership lists of organizations and of people answer.
    pub(crate) public_lists: Option<bool>,
    /// Lists of people carry the role when asked for it.
    pub(crate) role_columns: Option<bool>,
}

/// Tries both. `known` spares reading the organizations again.
pub(crate) async fn probe(read: &ReadClient, known: Option<&[Organization]>) -> Result<Access, Error> {
    let me = read.me().await.ok().map(|me| me.id);
    let first;
    let organizations = if let Some(known) = known {
        known
    } else {
        first = first_organizations(read).await?;
        &first
    };
    let mut access = Access::default();
    for organization in organizations.iter().filter(|organization| !organization.deleted).take(TRIES) {
        try_one(read, organization.id, me, &mut access).await?;
        if access.public_lists.is_some() && access.role_columns.is_some() {
            break;
        }
    }
    Ok(access)
}

/// The first page of organizations.
pub(crate) async fn first_organizations(read: &ReadClient) -> Result<Vec<Organization>, Error> {
    let mut first = Vec::new();
    let mut keep = |page: make_api::PageOf<Organization>| {
        first.extend(page.rows);
        Continue::Stop
    };
    match read.organizations(&mut keep).await {
        Ok(_) => Ok(first),
        Err(error) if error.kind == ErrorKind::Stopped => Ok(first),
        Err(error) => Err(error),
    }
}

async fn try_one(
    read: &ReadClient,
    organization: OrganizationId,
    me: Option<UserId>,
    access: &mut Access,
) -> Result<(), Error> {
    let members: Vec<(UserId, Option<RoleId>)> = match read.members_with_columns(organization).await {
        Ok(members) => members.into_iter().map(|(person, role)| (person.id, role)).collect(),
        Err(error) if is_refusal(&error) => {
            access.role_columns = Some(false);
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    if !members.is_empty() && access.role_columns.is_none() {
        access.role_columns = Some(members.iter().all(|(_, role)| role.is_some()));
    }
    let inside = me.is_none_or(|me| members.iter().any(|(user, _)| *user == me));
    if let (false, Some((somebody, _)), None) = (inside, members.first(), access.public_lists) {
        let of_organization = answers(read.organization_memberships(organization).await)?;
        access.public_lists = Some(of_organization && answers(read.user_organization_memberships(*somebody).await)?);
    }
    Ok(())
}

fn answers<T>(answer: Result<T, Error>) -> Result<bool, Error> {
    match answer {
        Ok(_) => Ok(true),
        Err(error) if is_refusal(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Refused, hidden, unknown to this instance, or answered in a way that cannot be read: another way has to be taken.
pub(crate) fn is_refusal(error: &Error) -> bool {
    match &error.kind {
        ErrorKind::Refused { status, .. } | ErrorKind::NotMake { status, .. } => matches!(status, 400 | 403 | 404),
        ErrorKind::Undecodable { .. } => true,
        ErrorKind::NotSent(_)
        | ErrorKind::Untrusted(_)
        | ErrorKind::ProxySignIn
        | ErrorKind::TimedOut(_)
        | ErrorKind::Broken(_)
        | ErrorKind::Limited { .. }
        | ErrorKind::Redirected
        | ErrorKind::TooLarge
        | ErrorKind::Stopped => false,
    }
}
