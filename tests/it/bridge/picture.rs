//! What could have changed: every file of the data folder, and what the windows' own readings say.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tauri::Manager as _;

use super::Windows;
use crate::commands::invoke;

/// Readings that say everything that is kept in memory and on the disk.
const READINGS: [&str; 6] = ["instance_info", "tray", "run_list", "cache_info", "findings", "change_choices"];

/// All of it at one moment.
#[derive(Debug, PartialEq)]
pub(super) struct Picture {
    files: BTreeMap<String, String>,
    answers: BTreeMap<String, Value>,
    windows: Vec<String>,
}

impl Picture {
    pub(super) fn of(windows: &Windows) -> Self {
        let mut files = BTreeMap::new();
        collect(&windows.shell.folder.0, &mut files);
        let mut answers: BTreeMap<String, Value> = READINGS
            .iter()
            .map(|name| {
                ((*name).to_owned(), invoke(&windows.instance, name, json!({})).unwrap_or_else(|problem| problem))
            })
            .collect();
        answers
            .insert("list_instances".to_owned(), invoke(&windows.start, "list_instances", json!({})).expect("a list"));
        let mut labels: Vec<String> = windows.shell.app.webview_windows().into_keys().collect();
        labels.sort();
        Self { files, answers, windows: labels }
    }

    /// The names of what is not as it was.
    pub(super) fn unlike(&self, before: &Self) -> Vec<String> {
        let files = self.files.iter().chain(&before.files).map(|(name, _)| name);
        let files = files.filter(|name| self.files.get(*name) != before.files.get(*name)).cloned();
        let answers = self.answers.iter().filter(|(name, answer)| before.answers.get(*name) != Some(answer));
        let windows = (self.windows != before.windows).then(|| format!("{:?}", self.windows));
        files.chain(answers.map(|(name, _)| name.clone())).chain(windows).collect()
    }

    /// Whether everything that is read by itself was read.
    pub(super) fn is_all_read(&self) -> bool {
        let coverage = &self.answers["findings"]["coverage"];
        let whole = ["read", "teams"].iter().all(|part| coverage[*part] == coverage["total"]);
        whole && coverage["total"].as_u64().is_some_and(|total| total > 0)
    }
}

/// Hashes of all files but the index that a database makes of its log.
fn collect(folder: &Path, files: &mut BTreeMap<String, String>) {
    for path in folder.read_dir().into_iter().flatten().map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if !path.to_string_lossy().ends_with("-shm") {
            let bytes = std::fs::read(&path).expect("the file can be read");
            files.insert(path.display().to_string(), format!("{:x}", Sha256::digest(bytes)));
        }
    }
}
