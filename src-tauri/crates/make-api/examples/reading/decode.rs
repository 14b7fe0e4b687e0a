//! Reading the rows of a page (PF5), beside serde into a struct of the same fields.

use std::hint::black_box;
use std::time::{Duration, Instant};

use make_api::fuzz;
use peak_alloc::PeakAlloc;
use serde_json::json;

use crate::server::Server;
use crate::times::{keep, line, median, ms, quantile};
use crate::{PAGE, PEOPLE, bare};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const PAIRS: usize = 15;

pub(crate) async fn measure() {
    let pages = pages().await;
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for pair in 0..=PAIRS {
        for turn in 0..2 {
            let is_ours = (pair + turn) % 2 == 0;
            let took = if is_ours { ours_once(&pages) } else { bare_once(&pages) };
            if pair > 0 {
                if is_ours { ours.push(took) } else { bare.push(took) }
            }
        }
    }
    let (our, plain) = (median(&ours), median(&bare));
    let ratio = plain.as_secs_f64() / our.as_secs_f64();
    let pairs: Vec<Duration> = bare.iter().zip(&ours).map(|(bare, our)| bare.div_f64(our.as_secs_f64())).collect();
    let spread = (quantile(&pairs, 0.0).as_secs_f64(), quantile(&pairs, 1.0).as_secs_f64());
    let what = format!("decoding {PEOPLE} people");
    let measured = format!("{ratio:.2} × as fast as serde_json::from_slice (pairs {:.2} to {:.2})", spread.0, spread.1);
    let peak = peak(&pages[0]);
    let lines = [
        line("PF5", &what, &measured, "≥ 0.95 ×", ratio >= 0.95),
        line("PF5", &what, &format!("{:.0} ms", ms(our)), "≤ 130 ms", ms(our) <= 130.0),
        line("PF5", "memory for a page beside it and its rows", &format!("{peak:.2} pages"), "≤ 2 pages", peak <= 2.0),
    ];
    let all = |times: &[Duration]| times.iter().map(|time| ms(*time)).collect::<Vec<_>>();
    keep("PF5-decoding", &lines, &json!({ "ours": all(&ours), "bare": all(&bare) }));
}

async fn pages() -> Vec<Vec<u8>> {
    let server = Server::start(&[]);
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut pages = Vec::new();
    for page in 0..PEOPLE / PAGE {
        let request =
            client.get(server.page(PAGE, page * PAGE)).header("authorization", format!("Token {}", server.key));
        pages.push(request.send().await.unwrap().bytes().await.unwrap().to_vec());
    }
    pages
}

fn ours_once(pages: &[Vec<u8>]) -> Duration {
    let began = Instant::now();
    for page in pages {
        assert_eq!(black_box(fuzz::people(page)).map(|people| people.len()), Some(PAGE));
    }
    began.elapsed()
}

fn bare_once(pages: &[Vec<u8>]) -> Duration {
    let began = Instant::now();
    for page in pages {
        let page: bare::Page = black_box(serde_json::from_slice(page).unwrap());
        assert_eq!(page.users.len(), PAGE);
    }
    began.elapsed()
}

/// The most memory at once for reading a page, as many times its length, without what its rows keep.
#[allow(clippy::cast_precision_loss, reason = "some megabytes")]
fn peak(page: &[u8]) -> f64 {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let people = fuzz::people(page);
    let (most, kept) = (MEMORY.peak_usage(), MEMORY.current_usage());
    assert!(people.is_some() && kept > before);
    most.saturating_sub(kept) as f64 / page.len() as f64
}
