//! What can go wrong, as a vocabulary with a consequence each. Codes exist only where the web view reacts differently;
//! its words live in one exhaustive table there. No text is matched on.

mod convert;

use serde::{Deserialize, Serialize};

/// What happened, and detail for support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
#[error("{code:?}")]
pub struct Problem {
    /// What happened.
    pub code: Code,
    /// Folded detail; never a key.
    pub support: Support,
}

/// Detail for support: ours or the instance's, redacted and cut.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Support {
    /// What was being done.
    pub operation: String,
    /// HTTP status.
    pub status: Option<u16>,
    /// Make's code.
    pub make_code: Option<String>,
    /// The instance's words, cut at 500 characters.
    pub detail: Option<String>,
    /// Number of the request in this session.
    pub request: Option<u32>,
    /// When (RFC 3339).
    pub at: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum Code {
    /// The address cannot be used; why.
    Address(AddressWhy),
    /// Something answers there, but not like a Make instance.
    NotMake,
    /// A public zone of Make, which has no administration.
    PublicZone,
    /// The instance did not answer.
    Offline,
    /// No answer in time.
    TimedOut,
    /// The certificate or the secure connection is not in order.
    Insecure,
    /// The proxy of the network asks for a sign-in of its own.
    ProxySignIn,
    /// A redirect came instead of an answer.
    Redirected,
    /// The key does not work (any more).
    KeyRefused,
    /// The key may not do this.
    Forbidden,
    /// The key is known to lack what a case needs; nothing was begun.
    KeyCannot {
        /// The jobs that it cannot do, each with the missing scope or right.
        missing: Vec<crate::view::instance::Job>,
    },
    /// The key's owner has no administration rights.
    NoAdmin,
    /// No key is known for this instance in this session.
    KeyNeeded,
    /// The instance asks to slow down.
    Limited {
        /// Seconds to wait, where said.
        seconds: Option<u32>,
    },
    /// It no longer exists.
    NotFound,
    /// The instance has trouble of its own (an answer of the kind 5xx).
    Unavailable,
    /// The instance refused for another reason.
    Refused,
    /// The answer could not be read.
    Unreadable,
    /// The keychain is missing.
    KeychainMissing,
    /// The keychain is locked.
    KeychainLocked,
    /// The keychain said no.
    KeychainDenied,
    /// The keychain has not answered yet.
    KeychainWaiting,
    /// Another instance has this name.
    NameTaken,
    /// The name can be taken for the one of another instance.
    NameLooksLike {
        /// Its name.
        other: String,
    },
    /// Another instance has this look, or one that is easily taken for it.
    LookTaken,
    /// The name is empty or too long.
    NameUnusable,
    /// The text holds no instances that can be taken in; nothing was saved.
    NotInstances(crate::view::instances::ImportWhy),
    /// Editing is locked.
    Locked,
    /// The typed name is not the one asked for.
    TypedNameDiffers,
    /// The confirmation is spent, too old, or of another plan.
    ConfirmationSpent,
    /// The plan or draft is not known in this window.
    UnknownPlan,
    /// Something stands in the way of a plan.
    Blocked(Vec<domain::plan::leave::Blocker>),
    /// Something stands in the way of a change.
    CannotPlan(Vec<domain::plan::here::Obstacle>),
    /// The password does not meet the documented rule.
    PasswordTooWeak,
    /// The snapshot could not be saved and read back; nothing was started.
    SnapshotFailed,
    /// The same run is being carried out elsewhere.
    RunElsewhere,
    /// The run was prepared for another instance than this window's; nothing was sent.
    WrongInstance {
        /// The address it was prepared for.
        prepared_for: String,
    },
    /// An unfinished case of this customer exists.
    CaseOpen {
        /// Its run.
        run: String,
    },
    /// The disk is full.
    DiskFull,
    /// The data folder cannot be written.
    ReadOnly,
    /// The data is of a newer version.
    NewerThanMe,
    /// The journal or the data is damaged.
    Damaged,
    /// Gatehouse's own fault.
    Internal,
}

/// Why an address cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum AddressWhy {
    /// Empty.
    Empty,
    /// Not an address.
    NotAnAddress,
    /// http is only for this computer itself.
    NotSecure,
    /// It carries a name or password.
    HasUserInfo,
}

/// Result of a job.
pub type Outcome<T> = Result<T, Problem>;

impl Problem {
    /// A problem without further detail.
    pub fn new(code: Code, operation: &str, at: domain::Timestamp) -> Self {
        Self { code, support: Support { operation: operation.to_owned(), at, ..Support::default() } }
    }
}
