//! What a key may do, job by job, from its scopes and the rights of its owner's administration role.
//!
//! Scopes and rights are two separate checks: anybody may tick the scopes, and the role alone gives no scope. What the
//! instance does not tell does not count against a key; then the probes of the check decide.

use make_api::{Lack, Needs, Standing};

use crate::view::instance::{Job, JobKind};

/// What the instance told of a key.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// Its scopes and its owner's administration role.
    pub(crate) standing: Standing,
    /// The instance refused to list people, with its words.
    pub(crate) people_refused: Option<String>,
    /// The instance refused to show organizations or teams, with its words.
    pub(crate) organizations_refused: Option<String>,
}

impl Told {
    /// Nothing was refused.
    pub(crate) fn by(standing: Standing) -> Self {
        Self { standing, people_refused: None, organizations_refused: None }
    }
}

/// Changing roles and handing over go through the same administration calls, and both need "users edit".
const JOBS: [(JobKind, Needs); 5] = [
    (JobKind::ListPeople, Needs { scopes: &["admin:read", "user:read"], rights: &["users get"] }),
    (
        JobKind::ReadOrganizations,
        Needs {
            scopes: &["admin:read", "organizations:read", "teams:read"],
            rights: &["organizations get", "organization view"],
        },
    ),
    (
        JobKind::ChangeLicenses,
        Needs { scopes: &["admin:write", "organizations:write"], rights: &["organization edit"] },
    ),
    (JobKind::ChangeRoles, Needs { scopes: &["admin:write", "user:write"], rights: &["users edit"] }),
    (JobKind::CreateAccounts, Needs { scopes: &["admin:write", "user:write"], rights: &["users add"] }),
];

/// All jobs, and what is missing for those that cannot be done.
pub(crate) fn jobs(told: &Told) -> Vec<Job> {
    JOBS.iter().map(|(job, needs)| self::job(*job, needs, told)).collect()
}

fn job(job: JobKind, needs: &Needs, told: &Told) -> Job {
    let lacks = told.standing.lacks(needs);
    let missing: Vec<&str> = lacks.iter().flat_map(|lack| words(lack, needs)).collect();
    let refused = match job {
        JobKind::ListPeople => told.people_refused.as_deref(),
        JobKind::ReadOrganizations => told.organizations_refused.as_deref(),
        JobKind::ChangeLicenses | JobKind::ChangeRoles | JobKind::CreateAccounts => None,
    };
    let missing = match (missing.is_empty(), refused) {
        (false, _) => Some(missing.join(", ")),
        (true, Some(words)) => Some(words.to_owned()),
        (true, None) => None,
    };
    Job { job, can: missing.is_none(), missing }
}

/// Who has no administration role has none of its rights.
fn words(lack: &Lack, needs: &Needs) -> Vec<&'static str> {
    match lack {
        Lack::Scope(word) | Lack::Right(word) => vec![word],
        Lack::Administration => needs.rights.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use domain::role::AdminRole;
    use make_api::Administration;

    use super::*;

    fn texts(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn told(scopes: Option<&[&str]>, administration: Administration) -> Told {
        Told::by(Standing { me: None, scopes: scopes.map(texts), administration })
    }

    fn role(permissions: &[&str]) -> Administration {
        let (id, name) = (domain::AdminRoleId(4), "Admin".to_owned());
        Administration::Role(AdminRole { id, name, permissions: texts(permissions) })
    }

    fn missing(told: &Told) -> Vec<Option<String>> {
        jobs(told).into_iter().map(|job| job.missing).collect()
    }

    #[test]
    fn a_key_with_read_scopes_only_names_the_write_scopes() {
        let scopes = ["admin:read", "user:read", "organizations:read", "teams:read"];
        let missing = missing(&told(Some(&scopes), role(&["users edit", "users get"])));
        assert_eq!(missing[0], None);
        assert_eq!(missing[2].as_deref(), Some("admin:write, organizations:write, organization edit"));
        assert_eq!(missing[3].as_deref(), Some("admin:write, user:write"));
    }

    #[test]
    fn a_role_without_a_right_names_the_right() {
        let rights = ["users:get", "Organizations Get", "organization_view", "organization edit"];
        let missing = missing(&told(None, role(&rights)));
        assert_eq!(missing, [None, None, None, Some("users edit".to_owned()), Some("users add".to_owned())]);
    }

    #[test]
    fn who_is_no_administrator_lacks_the_rights_of_every_job() {
        let missing = missing(&told(None, Administration::None));
        assert_eq!(missing[1].as_deref(), Some("organizations get, organization view"));
        assert_eq!(missing[4].as_deref(), Some("users add"));
    }

    #[test]
    fn what_is_not_told_does_not_count_against_a_key_but_a_refusal_does() {
        let mut told = told(None, Administration::Untold);
        told.people_refused = Some("Access denied.".to_owned());
        assert_eq!(missing(&told), [Some("Access denied.".to_owned()), None, None, None, None]);
    }

    #[test]
    fn rights_in_unknown_words_do_not_count_against_a_key() {
        let told = told(None, role(&["manage people", "spravovat organizace"]));
        assert_eq!(missing(&told), [const { None }; 5]);
    }

    #[test]
    fn both_spellings_of_the_scope_for_people_count() {
        assert!(jobs(&told(Some(&["admin:write", "users:write"]), Administration::Untold))[3].can);
    }
}
