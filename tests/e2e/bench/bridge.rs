//! PF8: an answer for one viewport over the bridge, beside an answer that is nothing but as many bytes.

use serde_json::{Value, json};

use super::figures::{Figures, largest, median, numbers, quantile};
use super::{PEOPLE, big, everything_read};
use crate::support::World;
use crate::support::app::App;

/// Rows that the list asks for at once (`useSlice.ts`).
const ROWS: usize = 240;
/// Calls of one block; blocks in one script, which must end within the driver's patience; scripts.
const CALLS: usize = 20;
const BLOCKS: usize = 5;
const SCRIPTS: usize = 10;
/// No answer as JSON may be larger.
const LARGEST: f64 = 256.0 * 1024.0;

#[tokio::test]
async fn answers_for_a_viewport() {
    let (world, practice) = (World::new(), big());
    let app = world.start().await;
    everything_read(&app, &practice, PEOPLE).await;
    let mut parts = Vec::new();
    for part in 0..SCRIPTS {
        parts.push(app.run_async(&script(part * BLOCKS)).await);
    }
    let whole = whole_list(&app).await;
    report(&parts, whole);
}

fn script(first: usize) -> String {
    let numbers = [("FIRST", first), ("BLOCKS", BLOCKS), ("CALLS", CALLS), ("ROWS", ROWS)];
    let fill = |text: String, (name, number): (&str, usize)| text.replace(name, &number.to_string());
    numbers.into_iter().fold(include_str!("bridge.js").to_owned(), fill)
}

/// Bytes of JSON of the largest answer that is not a viewport's: "select all" of everybody. None where it comes as bytes.
async fn whole_list(app: &App<'_>) -> f64 {
    let query = json!({ "search": "", "sort": "name", "descending": false, "filters": [], "offset": 0, "count": 0 });
    let script = format!(
        "const all = await window.__TAURI_INTERNALS__.invoke('people_matching', {{ query: {query} }});\
         return all instanceof ArrayBuffer ? 0 : JSON.stringify(all).length"
    );
    app.run_async(&script).await.as_f64().expect("a number")
}

fn report(parts: &[Value], whole: f64) {
    let all =
        |side: &str, what: &str| -> Vec<f64> { parts.iter().flat_map(|part| numbers(&part[side][what])).collect() };
    let (times, blocks, plain, sizes) =
        (all("answer", "times"), all("answer", "blocks"), all("echo", "blocks"), all("answer", "sizes"));
    let ratios: Vec<f64> = blocks.iter().zip(&plain).map(|(answer, echo)| answer / echo).collect();
    let (p95, ratio, size) = (quantile(&times, 0.95), median(&ratios), largest(&sizes));
    let mut figures = Figures::of("PF8-bridge");
    let measured = format!("p95 {p95:.0} ms of {} calls with {ROWS} rows", times.len());
    figures.judged("PF8", "answer for one viewport", &measured, "p95 ≤ 8 ms", p95 <= 8.0);
    let spread =
        format!("{ratio:.2} × (pairs of {CALLS}: {:.2} to {:.2})", quantile(&ratios, 0.1), quantile(&ratios, 0.9));
    figures.judged("PF8", "the same, beside an echo of its bytes", &spread, "≤ 1.5 ×", ratio <= 1.5);
    let measured = format!("{:.0} KiB, of a viewport {:.0} KiB", whole.max(size) / 1024.0, size / 1024.0);
    figures.judged(
        "PF8",
        "largest answer as JSON (all that match)",
        &measured,
        "≤ 256 KiB",
        whole.max(size) <= LARGEST,
    );
    figures.keep(&json!({ "parts": parts, "wholeListBytes": whole }));
}
