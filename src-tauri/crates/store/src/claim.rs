//! Who is carrying out a run right now.
//!
//! A claim is a lock that the operating system holds on a file, not a note in it: when its holder ends, however it ends,
//! the lock is gone at once, and no clock and no comparing of process ids is needed to find out. What stands in the file
//! only tells the loser whom to look for. The files stay: removing one while another process is opening it would let two
//! hold what looks like the same claim.

use std::fs::{File, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};

use domain::RunId;
use sha2::{Digest as _, Sha256};

use crate::{Error, Home, private};

/// The right to carry out a run, in this process and among all others; ends when dropped.
#[derive(Debug)]
pub struct RunClaim {
    file: File,
}

impl Home {
    /// Claims a run. Fails at once with [`Error::Claimed`] where someone else, in this process or another, is at it.
    pub fn claim_run(&self, run: &RunId) -> Result<RunClaim, Error> {
        self.claim(&format!("run {run}"))
    }

    /// Claims an organization of an instance (by its address), so that no two runs change it at the same time.
    pub fn claim_organization(&self, instance: &str, organization: domain::OrganizationId) -> Result<RunClaim, Error> {
        self.claim(&format!("organization {organization} of {instance}"))
    }

    fn claim(&self, what: &str) -> Result<RunClaim, Error> {
        let folder = self.folder().join("claims");
        private::folder(&folder)?;
        // Neither a run's id nor an address becomes a file name as it is.
        let digest = domain::plan::hex(&Sha256::digest(what.as_bytes()));
        let mut file = private::file(&folder.join(format!("{digest}.lock")))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Claimed { holder: holder(&mut file) }),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let mut claim = RunClaim { file };
        claim.sign()?;
        Ok(claim)
    }
}

impl RunClaim {
    fn sign(&mut self) -> Result<(), Error> {
        self.file.set_len(0)?;
        self.file.rewind()?;
        Ok(self.file.write_all(std::process::id().to_string().as_bytes())?)
    }
}

impl Drop for RunClaim {
    fn drop(&mut self) {
        // Closing the file would do; a copy of it in a child process that is just being started would not let go.
        if let Err(error) = self.file.unlock() {
            tracing::warn!(%error, "a claim could not be released");
        }
    }
}

fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(20).read_to_string(&mut text).ok()?;
    text.parse().ok()
}
