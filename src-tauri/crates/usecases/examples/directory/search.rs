//! A thousand searches as they are typed, each beside a bare scan of the same text by the same library.

use std::time::{Duration, Instant};

use memchr::memmem::Finder;
use serde_json::json;
use usecases::directory;
use usecases::view::people::{ListQuery, PersonRow};

use crate::stage::{Stage, everybody};
use crate::times::{keep, line, median, ms, quantile};

const QUERIES: usize = 1000;
/// Letters of a word that are typed one after the other.
const LETTERS: usize = 6;
/// Rows that an answer holds.
const ROWS: u32 = 50;

pub(crate) async fn measure(stage: &Stage) {
    let people = directory::people(&stage.session, everybody(u32::MAX)).await.unwrap().rows;
    let text = text_of(&people);
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for (number, query) in queries(&people).iter().enumerate() {
        // In turn, so that a slower moment of the computer meets both.
        if number % 2 == 0 {
            ours.push(search(stage, query).await);
            bare.push(scan(&text, query));
        } else {
            bare.push(scan(&text, query));
            ours.push(search(stage, query).await);
        }
    }
    let ratios: Vec<f64> = ours.iter().zip(&bare).map(|(ours, bare)| ours.as_secs_f64() / bare.as_secs_f64()).collect();
    report(&text, &ours, &bare, &ratios);
}

fn report(text: &str, ours: &[Duration], bare: &[Duration], ratios: &[f64]) {
    let (p95, plain) = (ms(quantile(ours, 0.95)), ms(quantile(bare, 0.95)));
    let (total, scanned) = (ms(ours.iter().sum()), ms(bare.iter().sum()));
    let ratio = ms(median(ours)) / ms(median(bare));
    let lines = [
        line(
            "PF6",
            "search in the core, 100,000 people",
            &format!("p95 {p95:.2} ms, median {:.2} ms of {QUERIES} searches", ms(median(ours))),
            "p95 ≤ 5 ms",
            p95 <= 5.0,
        ),
        line(
            "PF6",
            "the same, beside a bare scan",
            &format!("{ratio:.2} × by medians, {:.2} × by p95, {:.2} × in all", p95 / plain, total / scanned),
            "≤ 3 × (medians)",
            ratio <= 3.0,
        ),
    ];
    let times = |times: &[Duration]| times.iter().map(|time| ms(*time)).collect::<Vec<_>>();
    let samples = json!({ "textBytes": text.len(), "searchMs": times(ours), "scanMs": times(bare), "ratios": ratios });
    keep("PF6-search", &lines, &samples);
}

async fn search(stage: &Stage, typed: &str) -> Duration {
    let query = ListQuery { search: typed.to_owned(), ..everybody(ROWS) };
    let started = Instant::now();
    let page = directory::people(&stage.session, query).await.unwrap();
    let took = started.elapsed();
    assert!(page.shown > 0, "nobody is found by {typed:?}");
    took
}

fn scan(text: &str, typed: &str) -> Duration {
    let finder = Finder::new(typed);
    let started = Instant::now();
    let hits = finder.find_iter(text.as_bytes()).count();
    let took = started.elapsed();
    std::hint::black_box(hits);
    took
}

/// What the core searches, in lower case.
fn text_of(people: &[PersonRow]) -> String {
    people
        .iter()
        .map(|person| format!("{}\u{1}{}\u{1}{}\u{2}", person.name, person.email, person.id).to_lowercase())
        .collect()
}

/// Names, emails, family names and customers of people here and there, letter by letter.
fn queries(people: &[PersonRow]) -> Vec<String> {
    let mut queries = Vec::with_capacity(QUERIES);
    for number in 0.. {
        let person = &people[number * 7919 % people.len()];
        let family = person.name.split(' ').next_back().unwrap_or_default();
        let customer = person.customer.as_deref().unwrap_or_default().split(' ').next().unwrap_or_default();
        let word = [person.name.as_str(), person.email.as_str(), family, customer][number % 4].to_lowercase();
        if !word.is_ascii() {
            continue;
        }
        for end in 1..=LETTERS.min(word.len()) {
            queries.push(word[..end].trim_end().to_owned());
            if queries.len() == QUERIES {
                return queries;
            }
        }
    }
    queries
}
