//! A socket that can be told to end in a reset instead of a clean close, and the orders for it.
//!
//! Only `faults` gives such orders.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::response::Response;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// What happens on the wire instead of a reply. In process it is an extension of the response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WireFault {
    /// The connection is reset before the request is read; nothing was applied (FT7).
    ResetBeforeRead,
    /// The connection is reset after the request was applied (FT8).
    ResetAfterApply,
    /// The connection is closed cleanly, without a reply, after the request was applied (FT9).
    CloseAfterApply,
    /// The body ends after this many bytes with an error (FT12); head and these bytes do arrive.
    Truncate(usize),
}

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
        match response.extensions().get::<WireFault>() {
            Some(WireFault::ResetBeforeRead | WireFault::ResetAfterApply) => {
                self.reset.store(true, Ordering::SeqCst);
                Err(Broken)
            }
            Some(WireFault::CloseAfterApply) => Err(Broken),
            Some(WireFault::Truncate(_)) | None => Ok(response),
        }
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

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }

    /// So that a large page is not copied to stand behind its head.
    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
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
