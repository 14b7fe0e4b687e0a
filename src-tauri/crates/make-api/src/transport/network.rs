//! The real network: reqwest with rustls and the system's verifier, so that company roots and proxies work.
//!
//! Everything that could repeat or redirect a request is switched off; a redirected POST looks like success.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use http::HeaderValue;
use http::header::ACCEPT_ENCODING;

use super::body::Collector;
use super::deadlines::{Flow, within};
use super::{Deadlines, Transport, TransportError};

/// Requests over the network. Make one and keep it: building a client loads the system's certificates.
pub struct Network {
    reuse: bool,
    deadlines: Deadlines,
    secure: Place,
    own_computer: Place,
}

/// Where a client is once it is needed.
#[derive(Default)]
struct Place(Mutex<Option<Arc<reqwest::Client>>>);

impl Place {
    fn get(&self, build: impl FnOnce() -> Result<reqwest::Client, String>) -> Result<Arc<reqwest::Client>, String> {
        let mut place = self.lock();
        if let Some(client) = &*place {
            return Ok(Arc::clone(client));
        }
        let client = Arc::new(build()?);
        *place = Some(Arc::clone(&client));
        Ok(client)
    }

    /// Lets go of this client with all its kept connections, unless another one stands here already.
    fn forget(&self, client: &Arc<reqwest::Client>) {
        let mut place = self.lock();
        if place.as_ref().is_some_and(|here| Arc::ptr_eq(here, client)) {
            *place = None;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Arc<reqwest::Client>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Network {
    /// For reads: connections are kept and used again.
    pub fn pooled() -> Self {
        Self { reuse: true, deadlines: Deadlines::READ, secure: Place::default(), own_computer: Place::default() }
    }

    /// For writes: each request gets a connection of its own, since an idle one may close just as a request goes out,
    /// and then nobody can tell whether it arrived.
    pub fn fresh() -> Self {
        Self { reuse: false, deadlines: Deadlines::WRITE, ..Self::pooled() }
    }

    /// The same with other deadlines.
    #[must_use]
    pub fn with_deadlines(mut self, deadlines: Deadlines) -> Self {
        self.deadlines = deadlines;
        self
    }

    /// Plain http only ever goes to this computer itself, so it never passes a proxy (which could read the key).
    fn place(&self, request: &reqwest::Request) -> (&Place, bool) {
        let plain = request.url().scheme() == "http";
        (if plain { &self.own_computer } else { &self.secure }, plain)
    }

    fn build(&self, plain: bool) -> Result<reqwest::Client, String> {
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .gzip(false)
            .connect_timeout(self.deadlines.connect);
        if plain {
            builder = builder.no_proxy();
        }
        if !self.reuse {
            builder = builder.pool_max_idle_per_host(0).http1_only();
        }
        builder.build().map_err(|error| describe(&error))
    }

    /// Sends and collects. Where no answer comes, or breaks off, the kept connections are let go of with it: after a sleep of the computer all
    /// of them are dead, and trying one after the other would use up every attempt.
    async fn exchange(&self, request: reqwest::Request) -> Result<http::Response<Bytes>, TransportError> {
        let (place, plain) = self.place(&request);
        let client = place.get(|| self.build(plain)).map_err(TransportError::NotSent)?;
        let answer = self.deadlines.overall(self.answer(&client, request)).await;
        if matches!(answer, Err(TransportError::TimedOut(_) | TransportError::Broken(_))) {
            place.forget(&client);
        }
        answer
    }

    async fn answer(
        &self,
        client: &reqwest::Client,
        request: reqwest::Request,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let answer = within(self.deadlines.first_byte, "the answer", client.execute(request)).await?;
        let mut answer = answer.map_err(translate)?;
        let mut headers = std::mem::take(answer.headers_mut());
        let (mut collector, mut flow) = (Collector::new(&mut headers)?, Flow::start(self.deadlines));
        while let Some(piece) =
            within(self.deadlines.gap, "the next part of the answer", answer.chunk()).await?.map_err(translate)?
        {
            flow.arrived(piece.len())?;
            collector.push(&piece)?;
        }
        let mut whole = http::Response::new(collector.finish()?);
        *whole.status_mut() = answer.status();
        *whole.headers_mut() = headers;
        Ok(whole)
    }
}

#[async_trait]
impl Transport for Network {
    async fn send(&self, mut request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        request.headers_mut().insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        let request = reqwest::Request::try_from(request).map_err(translate)?;
        self.exchange(request).await
    }
}

fn translate(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    let text = describe(&error);
    if is_refused_by_proxy(&error) {
        TransportError::ProxySignIn
    } else if is_untrusted(&error) {
        TransportError::Untrusted(text)
    } else if error.is_connect() || error.is_builder() {
        TransportError::NotSent(text)
    } else if error.is_timeout() {
        TransportError::TimedOut(text)
    } else {
        TransportError::Broken(text)
    }
}

/// Whether a proxy asked for a sign-in instead of letting the connection through. The layer that hears it keeps its error
/// to itself and tells it in words only; a test holds them to a real 407.
fn is_refused_by_proxy(error: &reqwest::Error) -> bool {
    error.is_connect() && describe(error).contains("proxy authorization required")
}

/// Whether the connection failed because it could not be made a trusted one. Layers between wrap the reason in errors of
/// input and output, which keep it to themselves.
fn is_untrusted(error: &reqwest::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause.filter(|_| error.is_connect()) {
        if error.is::<rustls::Error>() {
            return true;
        }
        let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        cause = wrapped.map_or_else(|| error.source(), |inner| Some(inner));
    }
    false
}

/// The error with its causes, the last of which usually says what happened.
fn describe(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
