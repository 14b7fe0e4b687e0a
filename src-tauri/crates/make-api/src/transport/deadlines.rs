//! How long a transport waits, on tokio's clock so that tests can pause it.

use std::future::Future;
use std::time::Duration;

use super::TransportError;

/// The deadlines of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadlines {
    /// For reaching the instance, name look-up and handshakes included.
    pub connect: Duration,
    /// From the start until the answer begins.
    pub first_byte: Duration,
    /// Between two pieces of the answer.
    pub gap: Duration,
    /// How long an answer may trickle before it must have come at [`SLOWEST`] on the average.
    pub grace: Duration,
    /// For everything together; `None` where a long answer may take its time.
    pub total: Option<Duration>,
}

impl Deadlines {
    /// For reading: long lists may take long as long as something keeps coming.
    pub const READ: Self = Self {
        connect: Duration::from_secs(10),
        first_byte: Duration::from_secs(30),
        gap: Duration::from_secs(30),
        grace: Duration::from_secs(60),
        total: None,
    };
    /// For writing.
    pub const WRITE: Self = Self { total: Some(Duration::from_secs(60)), ..Self::READ };

    /// Waits for `work` no longer than the total allows.
    pub(super) async fn overall<T>(
        self,
        work: impl Future<Output = Result<T, TransportError>>,
    ) -> Result<T, TransportError> {
        match self.total {
            Some(total) => within(total, "the whole answer", work).await?,
            None => work.await,
        }
    }
}

/// Bytes a second below which an answer is not waited for: a page of a list would take hours.
const SLOWEST: u64 = 1024;

/// How an answer has come in so far.
pub(super) struct Flow {
    since: tokio::time::Instant,
    grace: Duration,
    bytes: u64,
}

impl Flow {
    pub(super) fn start(deadlines: Deadlines) -> Self {
        Self { since: tokio::time::Instant::now(), grace: deadlines.grace, bytes: 0 }
    }

    /// Takes note of the next piece; fails once the answer only trickles.
    pub(super) fn arrived(&mut self, bytes: usize) -> Result<(), TransportError> {
        self.bytes += bytes as u64;
        let time = self.since.elapsed();
        let least = time.as_millis() * u128::from(SLOWEST) / 1000;
        if time > self.grace && u128::from(self.bytes) < least {
            let (bytes, seconds) = (self.bytes, time.as_secs());
            return Err(TransportError::TimedOut(format!("only {bytes} bytes of the answer came in {seconds} s")));
        }
        Ok(())
    }
}

/// Waits for `work` no longer than `limit`.
pub(super) async fn within<T>(limit: Duration, what: &str, work: impl Future<Output = T>) -> Result<T, TransportError> {
    tokio::time::timeout(limit, work)
        .await
        .map_err(|_| TransportError::TimedOut(format!("{what} took longer than {} s", limit.as_secs())))
}
