//! The proof as one self-contained page for people: nothing is loaded, nothing runs, every text of the instance is
//! escaped. It is light paper in every theme, and prints.

mod changes;
mod close;
mod head;
mod words;

pub(super) use head::short;
pub(super) use words::day;

use crate::view::evidence::Evidence;

const STYLE: &str = include_str!("page/style.css");

/// The page. `seal` is the head of the journal's hash chain.
pub(super) fn page(evidence: &Evidence, seal: Option<&str>) -> String {
    let parts = [
        start(evidence),
        head::head(evidence),
        changes::differences(evidence),
        changes::changes(evidence),
        close::stays(evidence),
        close::browser_check(evidence),
        close::window(evidence),
        close::foot(evidence, seal),
    ];
    format!("{}</main></body></html>\n", parts.concat())
}

fn start(evidence: &Evidence) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"only light\">\
         <title>Case {}</title><style>{STYLE}</style></head>\
         <body class=\"color-{} kind-{}\"><div class=\"edge\"></div><main>",
        head::short(&evidence.run),
        evidence.look.color % 8,
        words::kind_class(evidence.kind),
    )
}
