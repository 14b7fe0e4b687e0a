//! Lists of names that belong to numbers. "Enums"; no scope is documented, and no paging.

use domain::catalogue::{Country, EmailNotification, Language, Locale, Region, TimeZone, Zone};

use super::ReadClient;
use crate::endpoints::enums;
use crate::error::Error;
use crate::wire;

impl ReadClient {
    /// Countries. `GET /enums/countries`.
    pub async fn countries(&self) -> Result<Vec<Country>, Error> {
        self.collect(&enums::countries(), wire::country).await
    }

    /// Time zones. `GET /enums/timezones`.
    pub async fn time_zones(&self) -> Result<Vec<TimeZone>, Error> {
        self.collect(&enums::time_zones(), wire::time_zone).await
    }

    /// Locales. `GET /enums/locales`.
    pub async fn locales(&self) -> Result<Vec<Locale>, Error> {
        self.collect(&enums::locales(), wire::locale).await
    }

    /// Languages; `localized` for each name in the language itself. `GET /enums/languages`.
    pub async fn languages(&self, localized: bool) -> Result<Vec<Language>, Error> {
        self.collect(&enums::languages(localized), wire::language).await
    }

    /// Regions of the cloud. `GET /enums/imt-regions`.
    pub async fn regions(&self) -> Result<Vec<Region>, Error> {
        self.collect(&enums::regions(), wire::region).await
    }

    /// Zones, each with its host. `GET /enums/imt-zones`.
    pub async fn zones(&self) -> Result<Vec<Zone>, Error> {
        self.collect(&enums::zones(), wire::zone).await
    }

    /// Kinds of mail that Make sends. `GET /enums/user-email-notifications`.
    pub async fn email_notifications(&self) -> Result<Vec<EmailNotification>, Error> {
        self.collect(&enums::email_notifications(), wire::email_notification).await
    }

    /// Names of all scopes that a key can carry. `GET /enums/user-api-token-scopes`.
    pub async fn scope_names(&self) -> Result<Vec<String>, Error> {
        self.collect(&enums::scope_names(), wire::scope_name).await
    }
}
