//! Numbers from times, and lines for `cargo xtask bench`.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The time below which this share (0 to 1) of them lies.
pub(crate) fn quantile(times: &[Duration], share: f64) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a list"
    )]
    let place = (share * (sorted.len() - 1) as f64).round() as usize;
    sorted[place]
}

pub(crate) fn median(times: &[Duration]) -> Duration {
    quantile(times, 0.5)
}

/// One measured figure beside its goal.
pub(crate) fn line(goal: &str, what: &str, measured: &str, wanted: &str, met: bool) -> Value {
    json!({ "goal": goal, "what": what, "measured": measured, "wanted": wanted, "met": met })
}

/// Writes lines and samples as `<name>.json`.
pub(crate) fn keep(name: &str, lines: &[Value], samples: &Value) {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../target/bench");
    let folder = std::env::var_os("GATEHOUSE_BENCH").map_or_else(beside, PathBuf::from);
    std::fs::create_dir_all(&folder).unwrap();
    let text = serde_json::to_string(&json!({ "lines": lines, "samples": samples })).unwrap();
    std::fs::write(folder.join(format!("{name}.json")), text).unwrap();
}
