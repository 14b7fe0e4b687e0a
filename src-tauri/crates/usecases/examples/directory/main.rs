//! How fast the core searches 100,000 people (PF6), opens a matrix of them (PF14) and saves them as a sheet (PF16), against a practice instance of the
//! size `big`. Lines and raw samples go to files of these names in the folder that `GATEHOUSE_BENCH`
//! names, or in `target/bench`; `cargo xtask bench` prints the lines with its verdicts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a measurement fails by panicking")]

mod matrix;
mod search;
mod stage;
mod times;

use std::time::{Duration, Instant};

use serde_json::json;
use usecases::export;
use usecases::view::export::{ExportRows, PeopleExport, SheetFormat};

use stage::{PEOPLE, Stage, everybody};
use times::{keep, line, median, ms};

/// How often each kind of file is written.
const SHEETS: usize = 5;

#[tokio::main]
async fn main() {
    let stage = Stage::big().await;
    search::measure(&stage).await;
    matrix::measure(&stage).await;
    sheets(&stage).await;
}

async fn sheets(stage: &Stage) {
    let (mut lines, mut samples) = (Vec::new(), serde_json::Map::new());
    for (name, format, limit) in [("CSV", SheetFormat::CsvComma, 500.0), ("XLSX", SheetFormat::Xlsx, 3000.0)] {
        let mut times = Vec::new();
        for _ in 0..SHEETS {
            times.push(sheet(stage, format).await);
        }
        let (typical, worst) = (median(&times), times.iter().max().copied().unwrap_or_default());
        lines.push(line(
            "PF16",
            &format!("{PEOPLE} people as {name}"),
            &format!("median {:.0} ms, worst of {SHEETS} {:.0} ms", ms(typical), ms(worst)),
            &format!("≤ {limit} ms"),
            ms(worst) <= limit,
        ));
        samples.insert(name.to_owned(), json!(times.iter().map(|time| ms(*time)).collect::<Vec<_>>()));
    }
    keep("PF16-sheets", &lines, &samples.into());
}

async fn sheet(stage: &Stage, format: SheetFormat) -> Duration {
    let order = PeopleExport { rows: ExportRows::Everything, query: everybody(0), selection: Vec::new(), format };
    let started = Instant::now();
    let saved = export::people(&stage.session, order, stage.folder.join("sheets")).await.unwrap();
    let took = started.elapsed();
    assert_eq!(saved.rows, PEOPLE);
    std::fs::remove_file(saved.path).unwrap();
    took
}
