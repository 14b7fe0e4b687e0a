//! One answer at a time, with everything in it kept: a page of a list, or one object.

use super::ReadClient;
use crate::endpoints::Target;
use crate::error::Error;
use crate::listing::{Kept, Listed};
use crate::wire::{self, Fields, Row};

impl ReadClient {
    /// Reads one page, exactly as it is asked for.
    pub(super) async fn listed<T>(
        &self,
        target: &Target,
        decode: impl Fn(&Fields<'_>) -> Row<T>,
    ) -> Result<Listed<T>, Error> {
        let fetched = self.fetch(target).await?;
        let answer = target.endpoint.answer;
        wire::listed(&fetched.body, answer, decode).ok_or_else(|| fetched.undecodable(answer))
    }

    /// Reads one object, wrapped or not.
    pub(super) async fn kept<T>(
        &self,
        target: &Target,
        read: impl Fn(&Fields<'_>) -> Option<T>,
    ) -> Result<Kept<T>, Error> {
        let fetched = self.fetch(target).await?;
        let answer = target.endpoint.answer;
        wire::kept(&fetched.body, answer, read).ok_or_else(|| fetched.undecodable(answer))
    }
}
