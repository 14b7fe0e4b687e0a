//! Where an instance is: scheme, host and port, made from whatever a person pastes.
//!
//! A key belongs to exactly one address, and no part of a later request (path, query) can change it: those are put
//! together in `request` from words and numbers only.

use std::net::{Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};
use url::{Host, Url};

/// Scheme, host and port of an instance; nothing else is kept. International names are kept as punycode.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address {
    origin: String,
    host: String,
}

/// Why a text is no address of an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    /// Nothing was typed.
    #[error("the address is empty")]
    Empty,
    /// There is no host in it that could be reached, or it is written in a way that hides which one.
    #[error("this is not the address of a server")]
    NotAnAddress,
    /// It starts with something other than https or http.
    #[error("an address starts with https://")]
    OtherScheme,
    /// Plain http to another computer.
    #[error("plain http is only for this computer itself")]
    NotSecure,
    /// It carries a user name or is an email address.
    #[error("an address has no user name in it")]
    UserInfo,
}

impl Address {
    /// Understands a full dashboard link, a host, a host with port; with or without scheme; with spaces around it.
    /// Without a scheme https is meant, and http on this computer itself.
    pub fn understand(text: &str) -> Result<Self, AddressProblem> {
        let text = text.trim_matches(is_wrapping);
        if text.is_empty() {
            return Err(AddressProblem::Empty);
        }
        let (scheme, rest) = split_scheme(text)?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        check_spelling(authority)?;
        let guess = scheme.unwrap_or(Scheme::Https);
        let url = parse(guess, authority)?;
        let own = is_own_computer(&url);
        match scheme {
            Some(Scheme::Http) if !own => Err(AddressProblem::NotSecure),
            None if own => Self::of(&parse(Scheme::Http, authority)?),
            Some(_) | None => Self::of(&url),
        }
    }

    fn of(url: &Url) -> Result<Self, AddressProblem> {
        let host = url.host_str().ok_or(AddressProblem::NotAnAddress)?.to_owned();
        Ok(Self { origin: url.origin().ascii_serialization(), host })
    }

    /// `https://host` or `https://host:port`, without a slash at the end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The host alone.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether this is a zone of Make's public cloud, where administration is not offered to customers.
    pub fn is_public_zone(&self) -> bool {
        let Some(zone) = self.host.strip_suffix(".make.com").or_else(|| self.host.strip_suffix(".make.celonis.com"))
        else {
            return self.host == "make.com";
        };
        zone == "www" || ["eu", "us"].iter().any(|area| zone.strip_prefix(area).is_some_and(is_digits))
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.origin)
    }
}

impl TryFrom<String> for Address {
    type Error = AddressProblem;
    fn try_from(text: String) -> Result<Self, AddressProblem> {
        Self::understand(&text)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.origin
    }
}

#[derive(Clone, Copy)]
enum Scheme {
    Https,
    Http,
}

/// Blanks, quotes and angle brackets that come along when something is copied.
fn is_wrapping(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || matches!(letter, '"' | '\'' | '<' | '>' | '\u{200b}' | '\u{feff}')
}

fn split_scheme(text: &str) -> Result<(Option<Scheme>, &str), AddressProblem> {
    let Some((scheme, rest)) = text.split_once("://") else { return Ok((None, text)) };
    if scheme.contains(['/', '?', '#', '.']) {
        return Ok((None, text)); // the "://" belongs to a path or query, as in host/login?next=https://…
    }
    match scheme.to_ascii_lowercase().as_str() {
        "https" => Ok((Some(Scheme::Https), rest)),
        "http" => Ok((Some(Scheme::Http), rest)),
        _ => Err(AddressProblem::OtherScheme),
    }
}

/// Refuses everything that a reader and a parser could take for different hosts.
fn check_spelling(authority: &str) -> Result<(), AddressProblem> {
    if authority.contains('@') {
        return Err(AddressProblem::UserInfo);
    }
    let strange =
        |letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '\\' | '%' | ',' | ';');
    if authority.is_empty() || authority.contains(strange) {
        return Err(AddressProblem::NotAnAddress);
    }
    Ok(())
}

fn parse(scheme: Scheme, authority: &str) -> Result<Url, AddressProblem> {
    let scheme = match scheme {
        Scheme::Https => "https",
        Scheme::Http => "http",
    };
    let url = Url::parse(&format!("{scheme}://{authority}/")).map_err(|_| AddressProblem::NotAnAddress)?;
    if url.port() == Some(0) || url.path() != "/" || !is_plain_host(&url, authority) {
        return Err(AddressProblem::NotAnAddress);
    }
    Ok(url)
}

/// Numbers must be spelled as everybody spells them (not `127.1` or `0x7f.0.0.1`), names in letters, digits and dashes.
fn is_plain_host(url: &Url, authority: &str) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.split('.').all(is_label),
        Some(Host::Ipv4(number)) => {
            let typed = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
            typed.parse::<Ipv4Addr>() == Ok(number)
        }
        Some(Host::Ipv6(_)) => true,
        None => false,
    }
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Exactly `localhost`, `127.0.0.1` and `::1`.
fn is_own_computer(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(number)) => number == Ipv4Addr::LOCALHOST,
        Some(Host::Ipv6(number)) => number == Ipv6Addr::LOCALHOST,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(text: &str) -> Result<String, AddressProblem> {
        Address::understand(text).map(String::from)
    }

    #[test]
    fn anything_a_person_pastes_becomes_scheme_host_and_port() {
        for (pasted, kept) in [
            ("https://acme.onmake.com/12/dashboard?tab=1#top", "https://acme.onmake.com"),
            ("  acme.onmake.com \n", "https://acme.onmake.com"),
            ("<https://acme.onmake.com/>", "https://acme.onmake.com"),
            ("ACME.OnMake.com/admin/login", "https://acme.onmake.com"),
            ("acme.onmake.com:8443", "https://acme.onmake.com:8443"),
            ("https://acme.onmake.com:443/api/v2", "https://acme.onmake.com"),
            ("acme.onmake.com/login?next=https://other.example/", "https://acme.onmake.com"),
            ("HTTPS://acme.make.celonis.com", "https://acme.make.celonis.com"),
            ("https://bücher.example", "https://xn--bcher-kva.example"),
            ("127.0.0.1:8123", "http://127.0.0.1:8123"),
            ("localhost:8123", "http://localhost:8123"),
            ("http://127.0.0.1:8123/", "http://127.0.0.1:8123"),
            ("https://127.0.0.1:8123/", "https://127.0.0.1:8123"),
            ("127.9.9.9", "https://127.9.9.9"),
            ("http://[::1]:8123", "http://[::1]:8123"),
            ("http://LOCALHOST", "http://localhost"),
        ] {
            assert_eq!(origin(pasted).as_deref(), Ok(kept), "{pasted}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_with_its_reason() {
        use AddressProblem::{Empty, NotAnAddress, NotSecure, OtherScheme, UserInfo};
        for (pasted, problem) in [
            ("", Empty),
            (" \t ", Empty),
            ("hello world", NotAnAddress),
            ("https://", NotAnAddress),
            ("ftp://acme.onmake.com", OtherScheme),
            ("javascript://acme.onmake.com", OtherScheme),
            ("http://acme.onmake.com", NotSecure),
            ("http://127.1", NotAnAddress),
            ("http://127.9.9.9", NotSecure),
            ("http://127.0.0.2:8123", NotSecure),
            ("http://[::2]", NotSecure),
            ("http://localhost:1@evil.tld", UserInfo),
            ("http://127.0.0.1:80@evil.tld", UserInfo),
            ("http://[::1]@evil.tld", UserInfo),
            ("http://[::1", NotAnAddress),
            ("http://017700000001", NotAnAddress),
            ("http://LOCALHOST.", NotAnAddress),
            ("http://localhost:8123.evil.tld", NotAnAddress),
            ("127.1", NotAnAddress),
            ("http://0x7f.0.0.1", NotAnAddress),
            ("http://2130706433", NotAnAddress),
            ("http://0.0.0.0", NotSecure),
            ("http://localhost.evil.tld", NotSecure),
            ("http://127.0.0.1.evil.tld", NotSecure),
            ("http://[::ffff:127.0.0.1]", NotSecure),
            ("http://[::]", NotSecure),
            ("http://localhost.", NotAnAddress),
            ("http://127.0.0.1.", NotAnAddress),
            ("https://acme.onmake.com.", NotAnAddress),
            ("http://localhost@evil.tld", UserInfo),
            ("https://user:word@acme.onmake.com", UserInfo),
            ("mara@acme.example", UserInfo),
            ("https://acme.onmake.com\\@evil.tld", UserInfo),
            ("https://acme.onmake.com\\evil", NotAnAddress),
            ("https://acme.onmake.com%2f.evil.tld", NotAnAddress),
            ("https://acme.onmake.com:0", NotAnAddress),
            ("https://acme.onmake.com:99999", NotAnAddress),
            ("https://acme onmake.com", NotAnAddress),
        ] {
            assert_eq!(origin(pasted), Err(problem), "{pasted}");
        }
    }

    #[test]
    fn public_zones_are_recognised_and_own_instances_are_not() {
        for public in ["eu1.make.com", "us2.make.com", "eu1.make.celonis.com", "www.make.com"] {
            assert!(Address::understand(public).unwrap().is_public_zone(), "{public}");
        }
        for own in ["acme.onmake.com", "acme.make.celonis.com", "eu1.make.com.evil.tld", "eux.make.com"] {
            assert!(!Address::understand(own).unwrap().is_public_zone(), "{own}");
        }
    }

    #[test]
    fn a_kept_address_reads_back_as_itself() {
        let address = Address::understand("http://127.0.0.1:8123").unwrap();
        let text = serde_json::to_string(&address).unwrap();
        assert_eq!(text, r#""http://127.0.0.1:8123""#);
        assert_eq!(serde_json::from_str::<Address>(&text).unwrap(), address);
    }
}
