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
    /// For everything together; `None` where a long answer may take its time.
    pub total: Option<Duration>,
}

impl Deadlines {
    /// For reading: long lists may take long as long as something keeps coming.
    pub const READ: Self = Self {
        connect: Duration::from_secs(10),
        first_byte: Duration::from_secs(30),
        gap: Duration::from_secs(30),
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

/// Waits for `work` no longer than `limit`.
pub(super) async fn within<T>(limit: Duration, what: &str, work: impl Future<Output = T>) -> Result<T, TransportError> {
    tokio::time::timeout(limit, work)
        .await
        .map_err(|_| TransportError::TimedOut(format!("{what} took longer than {} s", limit.as_secs())))
}
