//! A socket that can be told to end in a reset instead of a clean close.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::response::Response;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// What is to happen to a connection.
#[derive(Debug, Default)]
pub(super) struct Order {
    reset: AtomicBool,
}

/// A connection that is broken on purpose; hyper closes without answering when it sees it.
#[derive(Debug, thiserror::Error)]
#[error("the connection is broken on purpose")]
pub(super) struct Broken;

impl Order {
    /// Lets a response through, or breaks the connection when the response carries that order.
    pub(super) fn check(&self, response: Response) -> Result<Response, Broken> {
        #[cfg(feature = "faults")]
        if let Some(fault) = response.extensions().get::<crate::faults::WireFault>() {
            match fault {
                crate::faults::WireFault::ResetBeforeRead | crate::faults::WireFault::ResetAfterApply => {
                    self.reset.store(true, Ordering::SeqCst);
                    return Err(Broken);
                }
                crate::faults::WireFault::CloseAfterApply => return Err(Broken),
                crate::faults::WireFault::Truncate(_) => {}
            }
        }
        Ok(response)
    }

    fn resets(&self) -> bool {
        self.reset.load(Ordering::SeqCst)
    }
}

/// The socket itself.
#[derive(Debug)]
pub(super) struct Tap {
    stream: TcpStream,
    order: Arc<Order>,
}

impl Tap {
    pub(super) fn new(stream: TcpStream, order: Arc<Order>) -> Self {
        Self { stream, order }
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        if self.order.resets() {
            self.stream.set_zero_linger().ok();
        }
    }
}

impl AsyncRead for Tap {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Tap {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.order.resets() {
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
