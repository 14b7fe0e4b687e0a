//! What somebody hands to whoever helps them: which version on which system, how things stand in numbers, and the end of
//! the log. It holds no key, no name, no email and no address of an instance; whatever looks like one is blotted out. It
//! is shown before it is saved, and saved as it was shown.

mod blot;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use crate::core::Core;
use crate::problem::Outcome;
use crate::runs;
use crate::saved;
use crate::session::Session;

pub use blot::blot;

/// So many lines of the log are shown, the last ones.
const LINES: usize = 400;

/// What the shell knows.
#[derive(Debug, Clone)]
pub struct Machine {
    /// Version of the application.
    pub version: String,
    /// Version of the web view.
    pub web_view: String,
}

/// The text, as it would be saved. `session` is that of the window that asks, where it has one.
pub async fn bundle(
    core: &Arc<Core>,
    session: Option<&Arc<Session>>,
    machine: &Machine,
    log: &Path,
) -> Outcome<String> {
    let mut text = String::new();
    let _ = writeln!(text, "Gatehouse {}, for support", machine.version);
    let _ = writeln!(text, "made {}", core.now());
    let _ = writeln!(text, "system: {} on {}", std::env::consts::OS, std::env::consts::ARCH);
    let _ = writeln!(text, "web view: {}", machine.web_view);
    saved_instances(core, &mut text).await?;
    if let Some(session) = session {
        this_instance(session, &mut text).await?;
    }
    let log = std::fs::read_to_string(log).unwrap_or_default();
    let _ = writeln!(text, "\n== end of the log ==");
    let lines: Vec<&str> = log.lines().collect();
    for line in &lines[lines.len().saturating_sub(LINES)..] {
        let _ = writeln!(text, "{line}");
    }
    Ok(text.lines().map(blot).collect::<Vec<_>>().join("\n"))
}

async fn saved_instances(core: &Arc<Core>, text: &mut String) -> Outcome<()> {
    let saved = core.ask_store("look at the saved instances", store::Home::profiles).await?;
    let _ = writeln!(text, "saved instances: {}", saved.len());
    for (place, profile) in saved.iter().enumerate() {
        let kind = crate::connect::view_kind(profile.kind);
        let lists = profile.public_memberships.map_or("not known", |open| if open { "open" } else { "refused" });
        let _ = writeln!(text, "  {}: {kind:?}, public membership lists {lists}", place + 1);
    }
    Ok(())
}

async fn this_instance(session: &Arc<Session>, text: &mut String) -> Outcome<()> {
    let _ = writeln!(text, "\n== this instance ==");
    let info = crate::session::info(session).await?;
    let _ = writeln!(text, "key: {:?}, editing open: {}", info.key, info.editing.open);
    let _ = writeln!(text, "house rules: {:?}", info.rules);
    for job in &info.jobs {
        let _ = writeln!(text, "  {:?}: {}", job.job, if job.can { "can" } else { "cannot" });
    }
    lists(session, text);
    for status in runs::list(session).await? {
        let _ = writeln!(text, "case {}: {:?}, {:?}, over: {}", status.run, status.kind, status.state, status.over);
    }
    Ok(())
}

fn lists(session: &Session, text: &mut String) {
    let people = session.directory.people_list();
    let _ = writeln!(text, "people: {}, {:?}", people.shown().len(), people.state());
    drop(people);
    let organizations = session.directory.organization_list();
    let _ = writeln!(text, "organizations: {}, {:?}", organizations.shown().len(), organizations.state());
}

/// Saves what was shown; answers with the path.
pub async fn save(core: &Arc<Core>, folder: &Path, text: String) -> Outcome<String> {
    const OPERATION: &str = "save the report";
    let folder = folder.to_path_buf();
    let stamp: String = core.now().chars().filter(char::is_ascii_digit).take(14).collect();
    let now = core.now();
    let written = tokio::task::spawn_blocking(move || write(&folder, &stamp, &text)).await;
    let written = written.unwrap_or_else(|error| Err(std::io::Error::other(error)));
    written.map_err(|error| saved::problem(OPERATION, &error, now))
}

fn write(folder: &Path, stamp: &str, text: &str) -> std::io::Result<String> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("support-{stamp}.txt"));
    saved::whole(&path, |file| file.write_all(text.as_bytes())).map(|((), path)| path.display().to_string())
}
