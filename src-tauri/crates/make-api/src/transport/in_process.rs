//! A transport to a tower service in the same process, for tests on a paused clock.
//!
//! The service cannot break a connection, so it marks its answer instead and the caller's `fault` turns the mark into
//! the error that the network would have shown. The same deadlines apply as over the network.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use tokio::time::{Instant, sleep_until};
use tower::{Service, ServiceExt};

use super::body::Collector;
use super::deadlines::within;
use super::{Deadlines, Transport, TransportError};

type Answering = Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send>>;

/// Requests to a service in the same process.
#[derive(Clone)]
pub struct InProcess {
    call: Arc<dyn Fn(http::Request<Bytes>, Deadlines) -> Answering + Send + Sync>,
    deadlines: Deadlines,
}

impl InProcess {
    /// For reads. `fault` looks at each answer and says what the network would have made of it; a returned
    /// [`TransportError::TimedOut`] is reported when the deadline has really passed.
    pub fn new<S, B, F>(service: S, fault: F) -> Self
    where
        S: Service<http::Request<Full<Bytes>>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
        S::Error: std::fmt::Display + Send,
        S::Future: Send,
        B: BodyExt<Data = Bytes> + Send + Unpin + 'static,
        B::Error: std::fmt::Display + Send,
        F: Fn(&http::Response<B>) -> Option<TransportError> + Send + Sync + 'static,
    {
        let fault = Arc::new(fault);
        let call = move |request: http::Request<Bytes>, deadlines: Deadlines| -> Answering {
            let (service, fault) = (service.clone(), Arc::clone(&fault));
            Box::pin(async move { exchange(service, request, deadlines, fault.as_ref()).await })
        };
        Self { call: Arc::new(call), deadlines: Deadlines::READ }
    }

    /// The same with other deadlines, [`Deadlines::WRITE`] for writes.
    #[must_use]
    pub fn with_deadlines(mut self, deadlines: Deadlines) -> Self {
        self.deadlines = deadlines;
        self
    }
}

#[async_trait]
impl Transport for InProcess {
    async fn send(&self, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        self.deadlines.overall((self.call)(request, self.deadlines)).await
    }
}

async fn exchange<S, B>(
    service: S,
    request: http::Request<Bytes>,
    deadlines: Deadlines,
    fault: &(dyn Fn(&http::Response<B>) -> Option<TransportError> + Send + Sync),
) -> Result<http::Response<Bytes>, TransportError>
where
    S: Service<http::Request<Full<Bytes>>, Response = http::Response<B>>,
    S::Error: std::fmt::Display,
    B: BodyExt<Data = Bytes> + Unpin,
    B::Error: std::fmt::Display,
{
    let started = Instant::now();
    let answer = within(deadlines.first_byte, "the answer", service.oneshot(request.map(Full::new))).await?;
    let answer = answer.map_err(|error| TransportError::Broken(error.to_string()))?;
    if let Some(error) = fault(&answer) {
        if matches!(error, TransportError::TimedOut(_)) {
            sleep_until(started + deadlines.first_byte).await;
        }
        return Err(error);
    }
    let (mut parts, mut body) = answer.into_parts();
    let mut collector = Collector::new(&mut parts.headers)?;
    while let Some(frame) = within(deadlines.gap, "the next part of the answer", body.frame()).await? {
        let frame = frame.map_err(|error| TransportError::Broken(error.to_string()))?;
        if let Ok(piece) = frame.into_data() {
            collector.push(&piece)?;
        }
    }
    Ok(http::Response::from_parts(parts, collector.finish()?))
}
