//! How a request travels, as a trait over `http` types: over the [`Network`], or to a service in the same process.
//!
//! A transport moves one request and never repeats it, never follows a redirect, and says in its error whether the
//! request may have arrived. What an answer means is decided in `reply` and `classify`.

mod body;
mod deadlines;
#[cfg(feature = "in-process")]
mod in_process;
mod network;

use async_trait::async_trait;
use bytes::Bytes;

pub use deadlines::Deadlines;
#[cfg(feature = "in-process")]
pub use in_process::InProcess;
pub use network::Network;

/// Moves one request to the instance and its whole answer back.
#[async_trait]
pub trait Transport: Send + Sync {
    /// Sends exactly once.
    async fn send(&self, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError>;
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// The name was not found or nobody answered: no byte of the request left.
    #[error("not sent: {0}")]
    NotSent(String),
    /// The connection was not trusted (its certificate, or no secure connection at all): no byte of the request left.
    #[error("not trusted: {0}")]
    Untrusted(String),
    /// The proxy on the way asks for a sign-in of its own (407): no byte of the request left.
    #[error("not sent: the proxy asks for a sign-in (407)")]
    ProxySignIn,
    /// A deadline passed; the request may have arrived, now or later.
    #[error("timed out: {0}")]
    TimedOut(String),
    /// The connection ended before the answer was complete; the request may have arrived.
    #[error("broken off: {0}")]
    Broken(String),
    /// The answer is larger than 64 MiB, or unpacks to more than 100 times its size; the request arrived.
    #[error("the answer is too large")]
    TooLarge,
}

impl TransportError {
    /// Whether the instance may have got the request, and so may have acted on it.
    pub fn may_have_arrived(&self) -> bool {
        match self {
            Self::NotSent(_) | Self::Untrusted(_) | Self::ProxySignIn => false,
            Self::TimedOut(_) | Self::Broken(_) | Self::TooLarge => true,
        }
    }
}
