//! Named moments of a run at which a test may end the process. Exists only with the feature `kill-points`.
//!
//! A write has three (before it is sent; when the whole answer is here and nobody was told, so that the server has
//! applied it and the reply is lost; after the reply was taken), a read two. Those of journal appends are in
//! [`store::kill`]; this wrapper reports to the same hook.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use make_api::transport::{Transport, TransportError};
use store::kill::Hook;

/// A transport that reports the moments around each request.
pub struct Watched {
    inner: Arc<dyn Transport>,
    hook: Hook,
}

impl Watched {
    /// Wraps a transport.
    pub fn new(inner: Arc<dyn Transport>, hook: Hook) -> Self {
        Self { inner, hook }
    }
}

#[async_trait]
impl Transport for Watched {
    async fn send(&self, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        let writes = request.method() != http::Method::GET;
        (self.hook)(if writes { "write:before" } else { "read:before" });
        let answer = self.inner.send(request).await;
        if writes {
            (self.hook)("write:applied");
        }
        (self.hook)(if writes { "write:answered" } else { "read:answered" });
        answer
    }
}
