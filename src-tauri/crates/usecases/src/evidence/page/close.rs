//! The end of the page: what stays, what people checked themselves, what the proof cannot show.

use super::super::text::shown;
use super::head::{deletion, short};
use super::words::plural;
use crate::view::evidence::{Evidence, Tick, TickItem};
use crate::view::leave::NotShown;

pub(super) fn stays(evidence: &Evidence) -> String {
    if !evidence.review.kind.is_leave() {
        let lines: Vec<_> = evidence.lines.iter().map(|line| &line.line.line).collect();
        return format!("<h2>What stays</h2><p>Everything that is not named above. {}</p>", deletion(&lines));
    }
    let stays = &evidence.review.stays;
    let mut rows = Vec::new();
    let mut row = |number: u32, one: &str, many: &str| {
        if number > 0 {
            rows.push(format!("<li>{}</li>", plural(number as usize, one, many)));
        }
    };
    row(stays.scenarios, "scenario stays, stopped", "scenarios stay, stopped");
    row(stays.teams, "team stays", "teams stay");
    row(stays.colleagues_kept, "colleague keeps their access", "colleagues keep their access");
    rows.extend(stays.left_alone.iter().map(|name| format!("<li>{} was left as it is, by choice</li>", shown(name))));
    rows.extend(stays.not_shown.iter().map(not_shown));
    rows.extend(
        stays
            .administrator
            .iter()
            .map(|person| format!("<li>{} keeps the administration role on the instance</li>", shown(&person.name))),
    );
    format!("<h2>What stays</h2><ul>{}<li>Nothing is deleted. Connections are kept.</li></ul>", rows.concat())
}

/// Said plainly: nobody can tell what such a person may do.
fn not_shown(row: &NotShown) -> String {
    let why = if row.left_out { " This case left it out." } else { "" };
    format!(
        "<li>{} stays in {}: the instance does not show the role, so it is not known what they may do there.{why}</li>",
        shown(&row.person.name),
        shown(&row.place),
    )
}

const ITEMS: [(TickItem, &str); 4] = [
    (TickItem::Dashboard, "The dashboard opens"),
    (TickItem::Scenarios, "The scenarios are there"),
    (TickItem::Notifications, "Notifications are switched off"),
    (TickItem::SignedOut, "Signed out again"),
];

pub(super) fn browser_check(evidence: &Evidence) -> String {
    let Some(person) = evidence.review.person.as_ref().filter(|_| evidence.review.kind.is_leave()) else {
        return String::new();
    };
    let rows: Vec<String> = ITEMS
        .iter()
        .map(|(item, words)| {
            let tick = evidence.ticks.iter().find(|tick| tick.item == *item && tick.done);
            let (glyph, by) = tick.map_or(("☐", String::new()), |tick| ("☑", initials(tick)));
            format!("<li><span class=\"tick\">{glyph}</span>{words}{by}</li>")
        })
        .collect();
    format!(
        "<h2>Looked at as {} in the browser</h2><ul class=\"ticks\">{rows}</ul>\
         <p class=\"hint\">A person filled in this list. Gatehouse does not check it.</p>",
        shown(&person.name),
        rows = rows.concat(),
    )
}

fn initials(tick: &Tick) -> String {
    if tick.initials.trim().is_empty() { String::new() } else { format!(", {}", shown(&tick.initials)) }
}

pub(super) fn window(evidence: &Evidence) -> String {
    let Some(milliseconds) = evidence.license_window_ms else { return String::new() };
    format!(
        "<h2>What this proof cannot show</h2><p>A license is always replaced as a whole. Up to {milliseconds} ms passed \
         between reading a license and the answer to its replacement. A change that someone else made to it in that time \
         could have been lost unseen.</p>"
    )
}

pub(super) fn foot(evidence: &Evidence, seal: Option<&str>) -> String {
    let seal = seal.map_or_else(String::new, |seal| format!(" Seal of its journal: {}.", shown(seal)));
    format!(
        "<footer class=\"hint\"><p>Every value under “Read back” was read from the instance after the change, at the time \
         beside it, and comes from the journal of case {}.{seal}</p><p>Made by Gatehouse.</p></footer>",
        short(&evidence.run)
    )
}
