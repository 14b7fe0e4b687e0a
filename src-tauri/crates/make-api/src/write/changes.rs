//! What is created, and what is changed about something that exists.
//!
//! A set of changes has a first one, so an empty one cannot be sent. Only what was asked for is in it: nothing that was
//! read is ever written back, but for a license, which is sent as it came with named keys replaced.

use std::mem::discriminant;

use domain::license::License;
use domain::{AdminRoleId, Timestamp, UserId};
use secrecy::SecretString;

use super::body::{Content, Field};

/// A person to create. Make takes the caller's own country, time zone and locale for those that are left out.
#[derive(Debug)]
pub struct NewPerson {
    /// Name.
    pub name: String,
    /// Email.
    pub email: String,
    /// How they sign in for the first time.
    pub sign_in: FirstSignIn,
    /// Number of the time zone.
    pub time_zone: Option<u64>,
    /// Number of the locale.
    pub locale: Option<u64>,
    /// Number of the country.
    pub country: Option<u64>,
}

/// How a new person signs in for the first time: Make wants one of the two.
#[derive(Debug)]
pub enum FirstSignIn {
    /// With this password, and no mail is sent. At least 10 characters with a digit, an upper-case letter and a special
    /// character.
    Password(SecretString),
    /// With a password that Make makes and mails to them; they have to change it.
    Mail,
}

impl NewPerson {
    /// A person who gets no mail, with nothing but what has to be said.
    pub fn without_mail(name: String, email: String, password: SecretString) -> Self {
        let sign_in = FirstSignIn::Password(password);
        Self { name, email, sign_in, time_zone: None, locale: None, country: None }
    }

    pub(super) fn content(&self) -> Content {
        let (mail, password) = match &self.sign_in {
            FirstSignIn::Password(password) => (false, Some(Field::secret("password", password))),
            FirstSignIn::Mail => (true, None),
        };
        let number = |name, value: Option<u64>| value.map(|value| Field::plain(name, &value));
        let fields = [
            Some(Field::text("email", &self.email)),
            Some(Field::plain("sendEmail", &mail)),
            number("timezoneId", self.time_zone),
            number("localeId", self.locale),
            number("countryId", self.country),
            password,
        ];
        Content::object(Field::text("name", &self.name), fields)
    }
}

/// One change of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonChange {
    /// The name.
    Name(String),
    /// The email.
    Email(String),
    /// The language of their interface, such as `en`.
    Language(String),
    /// The number of the country.
    Country(u64),
    /// The number of the time zone.
    TimeZone(u64),
    /// The number of the locale.
    Locale(u64),
    /// The administration role; only one equal to or below the caller's own. How to take one away is not documented:
    /// `None` is sent as `null`, which is how nobody's role is read.
    AdminRole(Option<AdminRoleId>),
}

impl Change for PersonChange {
    fn field(&self) -> Field {
        match self {
            Self::Name(text) => Field::text("name", text),
            Self::Email(text) => Field::text("email", text),
            Self::Language(text) => Field::text("language", text),
            Self::Country(number) => Field::plain("countryId", number),
            Self::TimeZone(number) => Field::plain("timezoneId", number),
            Self::Locale(number) => Field::plain("localeId", number),
            Self::AdminRole(Some(role)) => Field::plain("usersAdminsRoleId", role),
            Self::AdminRole(None) => Field::json("usersAdminsRoleId", "null".to_owned()),
        }
    }
}

/// Changes of a person.
pub type PersonChanges = Changes<PersonChange>;

/// The license that a new organization begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartingLicense {
    /// This one, byte for byte.
    These(License),
    /// The default license of the instance, which may be its whole allowance.
    InstanceDefault,
}

/// An organization to create. Make takes the caller's own time zone and country for those that are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrganization {
    /// Letters, digits, spaces and `' - . ( ) * + , @ _ /`, without a space at either end.
    pub name: String,
    /// Number of the time zone.
    pub time_zone: Option<u64>,
    /// Number of the country.
    pub country: Option<u64>,
    /// Who becomes its owner; the key's own person where left out.
    pub owner: Option<UserId>,
    /// What it may use.
    pub license: StartingLicense,
}

impl NewOrganization {
    pub(super) fn content(&self) -> Content {
        let license = match &self.license {
            StartingLicense::These(license) => Some(Field::json("license", license.to_json())),
            StartingLicense::InstanceDefault => None,
        };
        let fields = [
            self.time_zone.map(|number| Field::plain("timezoneId", &number)),
            self.country.map(|number| Field::plain("countryId", &number)),
            self.owner.map(|user| Field::plain("userOrgAdmin", &user)),
            license,
        ];
        Content::object(Field::text("name", &self.name), fields)
    }
}

/// One change of an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrganizationChange {
    /// The name; for its letters see [`NewOrganization::name`].
    Name(String),
    /// The number of the time zone.
    TimeZone(u64),
    /// The number of the country.
    Country(u64),
    /// When consumption is reset next (ISO date and time); otherwise the license's period decides.
    NextReset(Timestamp),
    /// Reset the consumption now.
    ResetNow,
    /// The whole license, byte for byte: Make replaces it whole (H6).
    License(License),
}

impl Change for OrganizationChange {
    fn field(&self) -> Field {
        match self {
            Self::Name(text) => Field::text("name", text),
            Self::TimeZone(number) => Field::plain("timezoneId", number),
            Self::Country(number) => Field::plain("countryId", number),
            Self::NextReset(time) => Field::text("nextReset", time),
            Self::ResetNow => Field::plain("performReset", &true),
            Self::License(license) => Field::json("license", license.to_json()),
        }
    }
}

/// Changes of an organization.
pub type OrganizationChanges = Changes<OrganizationChange>;

/// Changes of one thing: at least one, each kind at most once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes<C> {
    first: C,
    others: Vec<C>,
}

impl<C> Changes<C> {
    /// This one.
    pub fn of(change: C) -> Self {
        Self { first: change, others: Vec::new() }
    }

    /// This one too; it takes the place of an earlier one of its kind.
    #[must_use]
    pub fn and(mut self, change: C) -> Self {
        let kind = discriminant(&change);
        match std::iter::once(&mut self.first).chain(&mut self.others).find(|known| discriminant(*known) == kind) {
            Some(known) => *known = change,
            None => self.others.push(change),
        }
        self
    }
}

pub(super) fn content<C: Change>(changes: &Changes<C>) -> Content {
    Content::object(changes.first.field(), changes.others.iter().map(|change| Some(change.field())))
}

/// Something that is one field of a body.
pub(super) trait Change {
    fn field(&self) -> Field;
}
