//! The one place where errors of the client, the keychain and the disk become problems: a code where the web view
//! reacts differently, everything else as detail for support. Details are cut, and none of the sources holds a key.

use domain::Timestamp;
use make_api::{AddressProblem, ErrorKind};
use vault::VaultError;

use super::{AddressWhy, Code, Problem, Support};

/// Detail for support is cut at this many characters.
const LONGEST: usize = 500;

impl Problem {
    /// What a reading that failed means for a person.
    pub(crate) fn from_make(error: &make_api::Error, at: Timestamp) -> Self {
        let (make_code, detail) = said(&error.kind);
        let support = Support {
            operation: error.operation.to_owned(),
            status: error.status(),
            make_code,
            detail: detail.map(|text| cut(&text)),
            request: u32::try_from(error.request).ok(),
            at,
        };
        Self { code: code_of(error), support }
    }

    /// What the keychain's answer means for a person.
    pub(crate) fn from_vault(error: &VaultError, operation: &str, at: Timestamp) -> Self {
        let code = match error {
            VaultError::Missing => Code::KeychainMissing,
            VaultError::Locked => Code::KeychainLocked,
            VaultError::Denied | VaultError::Ambiguous | VaultError::Other(_) => Code::KeychainDenied,
            VaultError::Waiting => Code::KeychainWaiting,
        };
        Self::detailed(code, operation, &error.to_string(), at)
    }

    /// What the disk's answer means for a person.
    pub(crate) fn from_store(error: &store::Error, operation: &str, at: Timestamp) -> Self {
        let code = match error {
            store::Error::NewerThanMe { .. } => Code::NewerThanMe,
            store::Error::NameTaken => Code::NameTaken,
            store::Error::LookTaken => Code::LookTaken,
            store::Error::NotFound => Code::NotFound,
            store::Error::Claimed { .. } => Code::RunElsewhere,
            store::Error::DiskFull => Code::DiskFull,
            store::Error::ReadOnly => Code::ReadOnly,
            store::Error::Damaged { .. } | store::Error::BrokenChain(_) => Code::Damaged,
            store::Error::Refused(_) | store::Error::Io(_) => Code::Internal,
        };
        Self::detailed(code, operation, &error.to_string(), at)
    }

    /// Why a text is no address.
    pub(crate) fn from_address(problem: AddressProblem, at: Timestamp) -> Self {
        let why = match problem {
            AddressProblem::Empty => AddressWhy::Empty,
            AddressProblem::NotAnAddress | AddressProblem::OtherScheme => AddressWhy::NotAnAddress,
            AddressProblem::NotSecure => AddressWhy::NotSecure,
            AddressProblem::UserInfo => AddressWhy::HasUserInfo,
        };
        Self::detailed(Code::Address(why), "understand the address", &problem.to_string(), at)
    }

    /// A problem with a sentence for support.
    pub(crate) fn detailed(code: Code, operation: &str, detail: &str, at: Timestamp) -> Self {
        let mut problem = Self::new(code, operation, at);
        problem.support.detail = Some(cut(detail));
        problem
    }
}

fn code_of(error: &make_api::Error) -> Code {
    match &error.kind {
        ErrorKind::NotSent(_) | ErrorKind::Broken(_) => Code::Offline,
        ErrorKind::Untrusted(_) => Code::Insecure,
        ErrorKind::ProxySignIn => Code::ProxySignIn,
        ErrorKind::TimedOut(_) => Code::TimedOut,
        ErrorKind::Refused { status, .. } => refused(error, *status),
        ErrorKind::Limited { retry_after } => {
            Code::Limited { seconds: retry_after.and_then(|wait| u32::try_from(wait.as_secs()).ok()) }
        }
        ErrorKind::Redirected => Code::Redirected,
        ErrorKind::NotMake { .. } => Code::NotMake,
        ErrorKind::Undecodable { .. } | ErrorKind::TooLarge => Code::Unreadable,
        ErrorKind::Stopped => Code::Internal,
    }
}

fn refused(error: &make_api::Error, status: u16) -> Code {
    if error.is_public_zone_hint() {
        return Code::PublicZone;
    }
    match status {
        401 => Code::KeyRefused,
        403 => Code::Forbidden,
        404 => Code::NotFound,
        500..=599 => Code::Unavailable,
        _ => Code::Refused,
    }
}

/// Make's code and words, or what else is known.
fn said(kind: &ErrorKind) -> (Option<String>, Option<String>) {
    match kind.said() {
        (None, None) if !matches!(kind, ErrorKind::Refused { .. }) => (None, Some(kind.to_string())),
        (code, detail) => (code.map(str::to_owned), detail.map(str::to_owned)),
    }
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn error(kind: ErrorKind) -> make_api::Error {
        let elapsed = Duration::from_millis(12);
        make_api::Error { operation: "list people", request: 7, attempts: 1, elapsed, kind }
    }

    fn refusal(status: u16, code: &str, detail: &str) -> ErrorKind {
        ErrorKind::Refused { status, code: Some(code.to_owned()), detail: Some(detail.to_owned()) }
    }

    #[test]
    fn each_kind_of_trouble_has_its_own_code() {
        for (kind, code) in [
            (refusal(401, "IM015", ""), Code::KeyRefused),
            (refusal(403, "SC403", ""), Code::Forbidden),
            (refusal(403, "IM121", ""), Code::PublicZone),
            (refusal(404, "SC404", ""), Code::NotFound),
            (refusal(400, "SC400", ""), Code::Refused),
            (refusal(503, "", ""), Code::Unavailable),
            (ErrorKind::NotSent(String::new()), Code::Offline),
            (ErrorKind::Untrusted(String::new()), Code::Insecure),
            (ErrorKind::ProxySignIn, Code::ProxySignIn),
            (ErrorKind::TimedOut(String::new()), Code::TimedOut),
            (ErrorKind::Redirected, Code::Redirected),
            (ErrorKind::NotMake { status: 200, start: String::new() }, Code::NotMake),
            (ErrorKind::Limited { retry_after: Some(Duration::from_secs(40)) }, Code::Limited { seconds: Some(40) }),
            (ErrorKind::TooLarge, Code::Unreadable),
        ] {
            assert_eq!(Problem::from_make(&error(kind), String::new()).code, code);
        }
    }

    #[test]
    fn detail_for_support_names_the_request_and_is_cut() {
        let problem = Problem::from_make(&error(refusal(403, "SC403", &"ä".repeat(2000))), "now".to_owned());
        let support = problem.support;
        assert_eq!(
            (support.status, support.make_code.as_deref(), support.request),
            (Some(403), Some("SC403"), Some(7))
        );
        assert_eq!(support.detail.unwrap().chars().count(), 500);
    }
}
