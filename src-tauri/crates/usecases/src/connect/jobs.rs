//! What a key may do, job by job, from its scopes and the rights of its owner's administration role.
//!
//! Scopes and rights are two separate checks: anybody may tick the scopes, and the role alone gives no scope. What the
//! instance does not tell does not count against a key; then the probes of the check decide.

use crate::view::instance::{Job, JobKind};

/// What the instance told of a key.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    /// Its scopes, where the instance says.
    pub(crate) scopes: Option<Vec<String>>,
    /// The rights of its owner's administration role, where the instance says; empty says nothing.
    pub(crate) rights: Vec<String>,
    /// The instance refused to list people, with its words.
    pub(crate) people_refused: Option<String>,
    /// The instance refused to show organizations or teams, with its words.
    pub(crate) organizations_refused: Option<String>,
}

struct Needs {
    job: JobKind,
    scopes: &'static [&'static str],
    rights: &'static [&'static str],
}

/// Changing roles and handing over go through the same administration calls, and both need "users edit".
const JOBS: [Needs; 5] = [
    Needs { job: JobKind::ListPeople, scopes: &["admin:read", "user:read"], rights: &["users get"] },
    Needs {
        job: JobKind::ReadOrganizations,
        scopes: &["admin:read", "organizations:read", "teams:read"],
        rights: &["organizations get", "organization view"],
    },
    Needs {
        job: JobKind::ChangeLicenses,
        scopes: &["admin:write", "organizations:write"],
        rights: &["organization edit"],
    },
    Needs { job: JobKind::ChangeRoles, scopes: &["admin:write", "user:write"], rights: &["users edit"] },
    Needs { job: JobKind::CreateAccounts, scopes: &["admin:write", "user:write"], rights: &["users add"] },
];

/// All jobs, and what is missing for those that cannot be done.
pub(crate) fn jobs(told: &Told) -> Vec<Job> {
    let spoken = JOBS.iter().flat_map(|needs| needs.rights).any(|right| has_right(&told.rights, right));
    JOBS.iter().map(|needs| job(needs, told, spoken)).collect()
}

/// `spoken`: at least one right is in words that are known here. Otherwise the instance may call all of them something
/// else, and no right is known to be missing.
fn job(needs: &Needs, told: &Told, spoken: bool) -> Job {
    let scopes = needs.scopes.iter().filter(|scope| told.scopes.as_ref().is_some_and(|held| !has_scope(held, scope)));
    let rights = needs.rights.iter().filter(|right| spoken && !has_right(&told.rights, right));
    let missing: Vec<&str> = scopes.chain(rights).copied().collect();
    let refused = match needs.job {
        JobKind::ListPeople => told.people_refused.as_deref(),
        JobKind::ReadOrganizations => told.organizations_refused.as_deref(),
        JobKind::ChangeLicenses | JobKind::ChangeRoles | JobKind::CreateAccounts => None,
    };
    let missing = match (missing.is_empty(), refused) {
        (false, _) => Some(missing.join(", ")),
        (true, Some(words)) => Some(words.to_owned()),
        (true, None) => None,
    };
    Job { job: needs.job, can: missing.is_none(), missing }
}

/// Make's documents spell one scope both ways, `user:write` and `users:write`.
fn has_scope(held: &[String], wanted: &str) -> bool {
    held.iter().any(|scope| {
        let scope = scope.trim();
        scope == wanted || scope.strip_prefix("users:").is_some_and(|end| wanted == format!("user:{end}"))
    })
}

/// Rights are compared by their words: `users edit`, `users:edit` and `Users_Edit` are the same.
fn has_right(held: &[String], wanted: &str) -> bool {
    let words = |text: &str| {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    let wanted = words(wanted);
    held.iter().any(|right| words(right) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn missing(told: &Told) -> Vec<Option<String>> {
        jobs(told).into_iter().map(|job| job.missing).collect()
    }

    #[test]
    fn a_key_with_read_scopes_only_names_the_write_scopes() {
        let scopes = texts(&["admin:read", "user:read", "organizations:read", "teams:read"]);
        let told = Told { scopes: Some(scopes), rights: texts(&["users edit", "users get"]), ..Told::default() };
        let missing = missing(&told);
        assert_eq!(missing[0], None);
        assert_eq!(missing[2].as_deref(), Some("admin:write, organizations:write, organization edit"));
        assert_eq!(missing[3].as_deref(), Some("admin:write, user:write"));
    }

    #[test]
    fn a_role_without_a_right_names_the_right() {
        let rights = texts(&["users:get", "Organizations Get", "organization_view", "organization edit"]);
        let told = Told { rights, ..Told::default() };
        assert_eq!(missing(&told), [None, None, None, Some("users edit".to_owned()), Some("users add".to_owned())]);
    }

    #[test]
    fn what_is_not_told_does_not_count_against_a_key_but_a_refusal_does() {
        let told = Told { people_refused: Some("Access denied.".to_owned()), ..Told::default() };
        assert_eq!(missing(&told), [Some("Access denied.".to_owned()), None, None, None, None]);
    }

    #[test]
    fn rights_in_unknown_words_do_not_count_against_a_key() {
        let told = Told { rights: texts(&["manage people", "spravovat organizace"]), ..Told::default() };
        assert_eq!(missing(&told), [const { None }; 5]);
    }

    #[test]
    fn both_spellings_of_the_scope_for_people_count() {
        let scopes = texts(&["admin:write", "users:write"]);
        let told = Told { scopes: Some(scopes), ..Told::default() };
        assert!(jobs(&told)[3].can);
    }
}
