//! The way alone, without looking at what came (PF4): our transport, reqwest, and `wrk` where it is installed.

use std::process::Command;
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::{StreamExt as _, stream};
use http::Request;
use make_api::transport::{Network, Transport as _};
use serde_json::json;

use crate::AHEAD;
use crate::server::Server;
use crate::times::{keep, line, median, ms, quantile};

const REQUESTS: usize = 2_000;
const PAIRS: usize = 10;

pub(crate) async fn measure() {
    let server = Server::start(&[]);
    let (mut lines, mut samples) = (Vec::new(), serde_json::Map::new());
    for (rows, least) in [(100, 0.6), (1_000, 0.3)] {
        let url = server.page(rows, 0);
        let (mut ours, mut bare) = (Vec::new(), Vec::new());
        for pair in 0..=PAIRS {
            for turn in 0..2 {
                let is_ours = (pair + turn) % 2 == 0;
                let took = if is_ours { ours_once(&server, &url).await } else { bare_once(&server, &url).await };
                if pair > 0 {
                    if is_ours { ours.push(took) } else { bare.push(took) }
                }
            }
        }
        let (our, plain) = (median(&ours), median(&bare));
        let ratio = plain.as_secs_f64() / our.as_secs_f64();
        let pairs: Vec<Duration> = bare.iter().zip(&ours).map(|(bare, our)| bare.div_f64(our.as_secs_f64())).collect();
        let spread = (quantile(&pairs, 0.0).as_secs_f64(), quantile(&pairs, 1.0).as_secs_f64());
        let each_second = |time: Duration| f64::from(u32::try_from(REQUESTS).unwrap()) / time.as_secs_f64();
        let what = format!("pages of {rows} rows");
        let measured = format!(
            "{:.0} a second, {ratio:.2} × reqwest alone (pairs {:.2} to {:.2})",
            each_second(our),
            spread.0,
            spread.1
        );
        lines.push(line("PF4", &what, &measured, "≥ 0.95 ×", ratio >= 0.95));
        match wrk(&server, &url) {
            Some(other) => {
                let ratio = each_second(our) / other;
                lines.push(line(
                    "PF4",
                    &what,
                    &format!("{ratio:.2} × wrk ({other:.0} a second)"),
                    &format!("≥ {least} ×"),
                    ratio >= least,
                ));
            }
            None => lines.push(
                json!({ "goal": "PF4", "what": what, "measured": "wrk is not installed", "wanted": "", "met": null }),
            ),
        }
        let all = |times: &[Duration]| times.iter().map(|time| ms(*time)).collect::<Vec<_>>();
        samples.insert(rows.to_string(), json!({ "ours": all(&ours), "bare": all(&bare) }));
    }
    keep("PF4-wire", &lines, &samples.into());
}

async fn ours_once(server: &Server, url: &str) -> Duration {
    let network = Network::pooled();
    let (network, began) = (&network, Instant::now());
    let send = |_| {
        let authorization = format!("Token {}", server.key);
        let request = Request::get(url).header("authorization", authorization).body(Bytes::new()).unwrap();
        async move { network.send(request).await.unwrap().into_body().len() }
    };
    let sizes = stream::iter(0..REQUESTS).map(send).buffer_unordered(AHEAD);
    assert!(sizes.all(async |size| size > 10_000).await, "pages with rows");
    began.elapsed()
}

async fn bare_once(server: &Server, url: &str) -> Duration {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let began = Instant::now();
    let send = |_| {
        let request = client.get(url).header("authorization", format!("Token {}", server.key));
        async move { request.send().await.unwrap().bytes().await.unwrap().len() }
    };
    let sizes = stream::iter(0..REQUESTS).map(send).buffer_unordered(AHEAD);
    assert!(sizes.all(async |size| size > 10_000).await, "pages with rows");
    began.elapsed()
}

/// How many requests a second it manages.
fn wrk(server: &Server, url: &str) -> Option<f64> {
    let authorization = format!("authorization: Token {}", server.key);
    let answer = Command::new("wrk").args(["-t2", "-c8", "-d5s", "-H", &authorization, url]).output().ok()?;
    let text = String::from_utf8(answer.stdout).ok()?;
    text.lines().find_map(|line| line.trim().strip_prefix("Requests/sec:")?.trim().parse().ok())
}
