//! Everybody, from the first request to the last row (PF1 with 50 ms each way and back, PF2 without).

use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use make_api::transport::Network;
use make_api::{Continue, ReadClient};
use serde_json::json;

use crate::server::Server;
use crate::times::{keep, line, median, ms, quantile};
use crate::{AHEAD, PAGE, PEOPLE, bare};

/// How many pairs are measured, each in both orders by turns.
const PAIRS: usize = 10;
/// How often Make's kit reads; it takes long.
const KIT: usize = 3;
/// What the bare loop took where these goals were made; where it takes more than 1.3 times as long here, nothing is judged.
const KNOWN: [(u64, f64); 2] = [(0, 101.0), (50, 710.0)];

pub(crate) async fn measure() {
    for (latency, known) in KNOWN {
        let server = Server::start(&["--latency-ms", &latency.to_string()]);
        let (mut ours, mut bare) = (Vec::new(), Vec::new());
        for pair in 0..=PAIRS {
            for turn in 0..2 {
                let is_ours = (pair + turn) % 2 == 0;
                let took = if is_ours { ours_once(&server).await } else { bare_once(&server).await };
                // The first of each warms up.
                if pair > 0 {
                    if is_ours { ours.push(took) } else { bare.push(took) }
                }
            }
        }
        let kit: Vec<Duration> = (0..KIT).filter_map(|_| kit_once(&server)).collect();
        told(latency, known, &ours, &bare, &kit);
    }
}

async fn ours_once(server: &Server) -> Duration {
    let client = ReadClient::new(&server.address(), server.secret(), Arc::new(Network::pooled()));
    let (began, mut people) = (Instant::now(), Vec::new());
    let mut take = |page: make_api::PageOf<_>| {
        people.extend(page.rows);
        Continue::Yes
    };
    let complete = client.people(&mut take).await.unwrap();
    let took = began.elapsed();
    assert!(complete.is_whole() && people.len() == PEOPLE, "everybody is read");
    took
}

async fn bare_once(server: &Server) -> Duration {
    let began = Instant::now();
    assert_eq!(bare::people(server).await.len(), PEOPLE, "everybody is read");
    began.elapsed()
}

/// Make's own kit as its users would use it: a page, then the next. `None` where it is not installed.
fn kit_once(server: &Server) -> Option<Duration> {
    let script = std::env::var_os("GATEHOUSE_KIT")?;
    let place = server.url.strip_prefix("http://")?;
    let mut node = Command::new("node");
    node.arg(script).args([place, &PAGE.to_string(), &PEOPLE.to_string()]).env("PRACTICE_KEY", &server.key);
    let answer = node.output().expect("node starts");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let milliseconds: f64 = String::from_utf8(answer.stdout).unwrap().trim().parse().unwrap();
    Some(Duration::from_secs_f64(milliseconds / 1000.0))
}

fn told(latency: u64, known: f64, ours: &[Duration], bare: &[Duration], kit: &[Duration]) {
    let (our, plain) = (ms(median(ours)), ms(median(bare)));
    let ratios: Vec<Duration> = ours.iter().zip(bare).map(|(one, other)| one.div_f64(other.as_secs_f64())).collect();
    let spread =
        format!("pairs {:.2} to {:.2}", quantile(&ratios, 0.0).as_secs_f64(), quantile(&ratios, 1.0).as_secs_f64());
    let (ratio, as_known) = (our / plain, plain <= known * 1.3);
    let what = format!("{PEOPLE} people at {latency} ms, {PAGE} a page");
    let plainly = format!("bare loop {plain:.0} ms (known: at most {known:.0} ms), {spread}");
    let mut lines = vec![
        json!({ "goal": goal(latency), "what": format!("{what}: yardstick"), "measured": plainly, "wanted": "", "met": null }),
    ];
    let mut judge = |what: &str, measured: String, wanted: &str, met: bool| {
        let mut line = line(goal(latency), what, &measured, wanted, met);
        if !as_known {
            line["met"] = serde_json::Value::Null;
            line["measured"] = format!("{measured}; goal {wanted}: not judged, the yardstick is too slow here").into();
        }
        lines.push(line);
    };
    if latency == 0 {
        judge(
            &what,
            format!("{our:.0} ms, {:.2} × as fast as the bare loop", 1.0 / ratio),
            "≥ 0.8 ×",
            1.0 / ratio >= 0.8,
        );
        #[allow(clippy::cast_precision_loss, reason = "a hundred thousand")]
        let each_second = PEOPLE as f64 / our * 1000.0;
        judge(&what, format!("{each_second:.0} people a second"), "≥ 500,000", each_second >= 500_000.0);
    } else {
        #[allow(clippy::cast_precision_loss, reason = "a hundred and fifty")]
        let bound = (PEOPLE / PAGE).div_ceil(AHEAD) as f64 * latency as f64;
        judge(
            &what,
            format!("{our:.0} ms, {:.2} × the bound of {bound:.0} ms", our / bound),
            "≤ 1.15 ×",
            our / bound <= 1.15,
        );
    }
    if kit.is_empty() {
        lines.push(json!({ "goal": goal(latency), "what": what, "measured": "Make's kit is not installed", "wanted": "", "met": null }));
    } else {
        let (least, kit) = (if latency == 0 { 3.0 } else { 7.5 }, ms(median(kit)));
        let measured = format!("{:.1} × as fast as @makehq/sdk ({kit:.0} ms)", kit / our);
        lines.push(line(goal(latency), &what, &measured, &format!("≥ {least} ×"), kit / our >= least));
    }
    let all = |times: &[Duration]| times.iter().map(|time| ms(*time)).collect::<Vec<_>>();
    let samples = json!({ "ours": all(ours), "bare": all(bare), "kit": all(kit) });
    keep(if latency == 0 { "PF2-reading" } else { "PF1-reading" }, &lines, &samples);
}

fn goal(latency: u64) -> &'static str {
    if latency == 0 { "PF2" } else { "PF1" }
}
