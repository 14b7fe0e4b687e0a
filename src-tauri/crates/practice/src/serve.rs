//! An instance on a socket of this computer: hyper's HTTP/1 by hand, so that a connection can be broken on purpose.
//!
//! Which connection is broken, and how, is decided in `faults`; this file only carries the order out.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;

use axum::Router;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::task::{JoinHandle, JoinSet};
use tower::ServiceExt;

pub use self::tap::WireFault;
use self::tap::{Order, Tap};
use crate::instance::Instance;

mod tap;

/// Where to serve: a listener that is already bound, or a port of this computer (0 takes any free one).
#[derive(Debug)]
pub enum Place {
    /// Bound already.
    Listener(TcpListener),
    /// To be bound on 127.0.0.1.
    Port(u16),
}

impl From<TcpListener> for Place {
    fn from(listener: TcpListener) -> Self {
        Self::Listener(listener)
    }
}

impl From<u16> for Place {
    fn from(port: u16) -> Self {
        Self::Port(port)
    }
}

/// A listening instance. It stops, with all its connections, when this is dropped.
#[derive(Debug)]
pub struct Served {
    /// Where it listens.
    pub address: SocketAddr,
    task: JoinHandle<()>,
}

impl Served {
    /// Stops listening, breaks all connections and waits until that is done.
    pub async fn shutdown(mut self) {
        self.task.abort();
        (&mut self.task).await.ok();
    }

    /// The base address, for example `http://127.0.0.1:4711`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Serves an instance in the background of the present tokio runtime.
pub fn serve(instance: &Instance, place: impl Into<Place>) -> io::Result<Served> {
    serve_router(instance.router(), place.into())
}

/// Serves any router in the same way.
pub(crate) fn serve_router(router: Router, place: Place) -> io::Result<Served> {
    let listener = match place {
        Place::Listener(listener) => listener,
        Place::Port(port) => TcpListener::bind((Ipv4Addr::LOCALHOST, port))?,
    };
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let address = listener.local_addr()?;
    Ok(Served { address, task: tokio::spawn(accept(listener, router)) })
}

async fn accept(listener: tokio::net::TcpListener, router: Router) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(connection(stream, router.clone()));
                }
                Err(error) => tracing::debug!(%error, "a connection could not be accepted"),
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, router: Router) {
    stream.set_nodelay(true).ok();
    let order = Arc::new(Order::default());
    let io = TokioIo::new(Tap::new(stream, Arc::clone(&order)));
    let service = service_fn(move |request: Request<Incoming>| {
        let (router, order) = (router.clone(), Arc::clone(&order));
        async move {
            let answer = router.oneshot(request.map(axum::body::Body::new)).await;
            let response = answer.unwrap_or_else(|never| match never {});
            order.check(response)
        }
    });
    let served = http1::Builder::new().timer(TokioTimer::new()).serve_connection(io, service).await;
    if let Err(error) = served {
        tracing::debug!(%error, "a connection ended early");
    }
}
