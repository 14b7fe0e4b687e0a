//! What a key may do, as far as its instance tells: whose it is, its scopes, its person's administration role.
//!
//! Scopes and rights are two separate checks: anybody may tick the administration scopes on a key, and the role alone
//! gives no scope. What an instance does not tell does not count against a key; then only trying shows it. Which job
//! needs what, and what to say about it, is decided in `usecases`.

use domain::AdminRoleId;
use domain::role::AdminRole;

use crate::read::{AdminStanding, Me};

/// What an instance tells of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Whose key it is; `None` on an instance without this call.
    pub me: Option<Me>,
    /// The scopes it carries; `None` where the instance tells them in neither of the two known ways.
    pub scopes: Option<Vec<String>>,
    /// Its person's administration role.
    pub administration: Administration,
}

/// A person's administration role with what it allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Administration {
    /// This role.
    Role(AdminRole),
    /// A role that the instance does not list, or not to this key: what it allows is not told.
    Unlisted(AdminRoleId),
    /// No administrator.
    None,
    /// The instance does not say.
    Untold,
}

/// What something needs: all of these scopes, and all of these rights of an administration role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// Scopes as Make spells them (`user:write`).
    pub scopes: &'static [&'static str],
    /// Rights in the words of Make's documents (`users edit`).
    pub rights: &'static [&'static str],
}

/// Something that a key lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// This scope: a new key with it is needed.
    Scope(&'static str),
    /// This right: the person needs another administration role.
    Right(&'static str),
    /// An administration role at all.
    Administration,
}

impl Standing {
    /// Nothing is told but whose key it is.
    pub fn untold(me: Option<Me>) -> Self {
        let administration = match me.as_ref().map(|me| me.admin_role) {
            Some(AdminStanding::Role(id)) => Administration::Unlisted(id),
            Some(AdminStanding::None) => Administration::None,
            Some(AdminStanding::Untold) | None => Administration::Untold,
        };
        Self { me, scopes: None, administration }
    }

    /// What is known to be lacking; empty where all is there or nothing is told.
    pub fn lacks(&self, needs: &Needs) -> Vec<Lack> {
        let scopes = needs
            .scopes
            .iter()
            .filter(|scope| self.scopes.as_ref().is_some_and(|held| !held.iter().any(|held| is_scope(held, scope))));
        let mut lacks: Vec<Lack> = scopes.map(|scope| Lack::Scope(scope)).collect();
        match &self.administration {
            Administration::Role(role) if speaks_our_words(&role.permissions) => {
                let rights = needs.rights.iter().filter(|right| !holds_right(&role.permissions, right));
                lacks.extend(rights.map(|right| Lack::Right(right)));
            }
            Administration::None if !needs.rights.is_empty() => lacks.push(Lack::Administration),
            Administration::Role(_) | Administration::Unlisted(_) | Administration::None | Administration::Untold => {}
        }
        lacks
    }
}

/// Rights that Make documents for administration roles.
const DOCUMENTED: [&str; 10] = [
    "users get",
    "users add",
    "users edit",
    "organizations get",
    "organization view",
    "organization edit",
    "extras add",
    "log as user",
    "roles edit",
    "admins edit",
];

/// Whether at least one right is in the documents' words. Otherwise the instance calls all of them something else, and
/// none is known to be missing.
fn speaks_our_words(held: &[String]) -> bool {
    DOCUMENTED.iter().any(|right| holds_right(held, right))
}

/// Rights are compared by their words: `users edit`, `users:edit` and `Users_Edit` are the same.
fn holds_right(held: &[String], wanted: &str) -> bool {
    let words = |text: &str| {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    let wanted = words(wanted);
    held.iter().any(|right| words(right) == wanted)
}

/// Make's documents spell some scopes both ways: `user:write` and `users:write`, `function:read` and `functions:read`.
fn is_scope(held: &str, wanted: &str) -> bool {
    let parts = |scope: &str| {
        let (resource, action) = scope.trim().split_once(':')?;
        Some((resource.trim_end_matches('s').to_owned(), action.to_owned()))
    };
    parts(held).is_some_and(|held| Some(held) == parts(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGE_ROLES: Needs = Needs { scopes: &["admin:write", "user:write"], rights: &["users edit"] };

    fn texts(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn standing(scopes: Option<&[&str]>, administration: Administration) -> Standing {
        Standing { me: None, scopes: scopes.map(texts), administration }
    }

    fn role(permissions: &[&str]) -> Administration {
        let (id, name) = (AdminRoleId(4), "Admin".to_owned());
        Administration::Role(AdminRole { id, name, permissions: texts(permissions) })
    }

    #[test]
    fn a_missing_scope_and_a_missing_right_are_told_apart() {
        let read_only = standing(Some(&["admin:read", "user:read"]), role(&["users get", "Users_Edit"]));
        assert_eq!(read_only.lacks(&CHANGE_ROLES), [Lack::Scope("admin:write"), Lack::Scope("user:write")]);
        let support = standing(Some(&["admin:write", "users:write"]), role(&["users:get", "organization edit"]));
        assert_eq!(support.lacks(&CHANGE_ROLES), [Lack::Right("users edit")]);
        let nobody = standing(Some(&["admin:write", "user:write"]), Administration::None);
        assert_eq!(nobody.lacks(&CHANGE_ROLES), [Lack::Administration]);
        let able = standing(Some(&["admin:write", "user:write"]), role(&["users edit"]));
        assert_eq!(able.lacks(&CHANGE_ROLES), []);
    }

    #[test]
    fn what_is_not_told_or_told_in_unknown_words_does_not_count_against_a_key() {
        for administration in [
            Administration::Untold,
            Administration::Unlisted(AdminRoleId(9)),
            role(&[]),
            role(&["manage people", "spravovat organizace"]),
        ] {
            assert_eq!(standing(None, administration).lacks(&CHANGE_ROLES), []);
        }
    }

    #[test]
    fn both_spellings_of_a_scope_count_and_reading_is_not_writing() {
        assert!(is_scope("users:write", "user:write") && is_scope("functions:read", "function:read"));
        assert!(!is_scope("user:read", "user:write") && !is_scope("admin", "admin:read") && !is_scope("", ""));
    }
}
