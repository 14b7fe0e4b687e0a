//! Numbers from samples, and the lines that `cargo xtask bench` prints.

use std::path::PathBuf;

use serde_json::{Value, json};

/// The value below which this share (0 to 1) of them lies; not a number where there are none.
pub(super) fn quantile(samples: &[f64], share: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a list"
    )]
    let place = (share * sorted.len().saturating_sub(1) as f64).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

pub(super) fn median(samples: &[f64]) -> f64 {
    quantile(samples, 0.5)
}

pub(super) fn largest(samples: &[f64]) -> f64 {
    quantile(samples, 1.0)
}

/// How many times the middle of some is the middle of others, with the ends between which 95 of 100 samplings of both lie.
pub(super) fn ratio(ours: &[f64], theirs: &[f64]) -> (f64, f64, f64) {
    let mut state = 1_u64;
    let mut again = |from: &[f64]| -> Vec<f64> {
        let drawn = from.iter().map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((state >> 33) % from.len() as u64).ok().and_then(|place| from.get(place)).copied()
        });
        drawn.flatten().collect()
    };
    let ratios: Vec<f64> = (0..2000).map(|_| median(&again(ours)) / median(&again(theirs))).collect();
    (median(ours) / median(theirs), quantile(&ratios, 0.025), quantile(&ratios, 0.975))
}

/// The numbers of a JSON list.
pub(super) fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
}

/// What one measurement found.
pub(super) struct Figures {
    name: &'static str,
    lines: Vec<Value>,
}

impl Figures {
    /// They go into `<name>.json`.
    pub(super) fn of(name: &'static str) -> Self {
        Self { name, lines: Vec::new() }
    }

    /// A figure beside its goal.
    pub(super) fn judged(&mut self, goal: &str, what: &str, measured: &str, wanted: &str, met: bool) {
        self.line(goal, what, measured, wanted, Some(met));
    }

    /// A figure that explains another one.
    pub(super) fn told(&mut self, goal: &str, what: &str, measured: &str) {
        self.line(goal, what, measured, "", None);
    }

    fn line(&mut self, goal: &str, what: &str, measured: &str, wanted: &str, met: Option<bool>) {
        let line = json!({ "goal": goal, "what": what, "measured": measured, "wanted": wanted, "met": met });
        self.lines.push(line);
    }

    /// Writes the lines and what they were made from.
    pub(super) fn keep(self, samples: &Value) {
        let folder =
            PathBuf::from(std::env::var_os("GATEHOUSE_BENCH").expect("started by `cargo xtask bench --window`"));
        std::fs::create_dir_all(&folder).expect("the folder of the measurements");
        let text = json!({ "lines": self.lines, "samples": samples }).to_string();
        std::fs::write(folder.join(format!("{}.json", self.name)), text).expect("the file of a measurement");
    }
}
