//! The hash that ties a row to its content and to the row before it.

use sha2::{Digest as _, Sha256};

/// A SHA-256 value.
pub(super) type Hash = [u8; 32];

/// What stands before the first row of a saved instance's journal.
pub(super) const FIRST: Hash = [0; 32];

/// Everything a row says. Each part goes in with its length, so that nothing can move from one part to the next.
pub(super) struct Content<'a> {
    pub(super) previous: &'a [u8],
    pub(super) profile: &'a [u8],
    pub(super) run: &'a [u8],
    pub(super) sequence: u64,
    pub(super) at: &'a [u8],
    pub(super) event: &'a [u8],
}

impl Content<'_> {
    pub(super) fn hash(&self) -> Hash {
        let sequence = self.sequence.to_be_bytes();
        let parts =
            [b"gatehouse journal 1".as_slice(), self.previous, self.profile, self.run, &sequence, self.at, self.event];
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
        hasher.finalize().into()
    }
}
