//! How the application looks and starts, for all windows alike.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::core::Core;
use crate::problem::{Code, Outcome, Problem};
use crate::written;

/// Sizes of text that can be chosen, in percent.
pub const TEXT_SIZES: [u16; 6] = [90, 100, 115, 130, 150, 200];

/// Colors of the windows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What opens when the application starts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum StartWith {
    /// The saved instances; nothing opens by itself.
    #[default]
    Instances,
    /// The instance that was opened last.
    LastInstance,
}

/// The settings of the application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AppSettings {
    /// Colors.
    pub theme: Theme,
    /// Size of text in percent: one of [`TEXT_SIZES`].
    pub text_size: u16,
    /// What opens first.
    pub start_with: StartWith,
}

impl Default for AppSettings {
    fn default() -> Self {
        Self { theme: Theme::default(), text_size: 100, start_with: StartWith::default() }
    }
}

/// As it is written: with what was opened last.
#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    #[serde(flatten)]
    settings: AppSettings,
    last_opened: Option<String>,
}

impl Written {
    /// What cannot be read is as at first.
    fn read(text: Option<&str>) -> Self {
        let mut read: Self = written::read(text);
        if !TEXT_SIZES.contains(&read.settings.text_size) {
            read.settings.text_size = 100;
        }
        read
    }
}

/// The settings as they are.
pub async fn settings(core: &Arc<Core>) -> Outcome<AppSettings> {
    Ok(read(core).await?.settings)
}

/// Writes them.
pub async fn set(core: &Arc<Core>, settings: AppSettings) -> Outcome<AppSettings> {
    if !TEXT_SIZES.contains(&settings.text_size) {
        return Err(Problem::new(Code::Internal, "save the settings", core.now()));
    }
    change(core, move |written| written.settings = settings).await
}

/// The saved instance to open at the start, where somebody wants that and it is still there.
pub async fn to_open(core: &Arc<Core>) -> Outcome<Option<String>> {
    let written = read(core).await?;
    let Some(id) = written.last_opened.filter(|_| written.settings.start_with == StartWith::LastInstance) else {
        return Ok(None);
    };
    let saved = core.ask_store("list the instances", store::Home::profiles).await?;
    Ok(saved.iter().any(|profile| profile.id.0 == id && !profile.id.is_practice()).then_some(id))
}

/// A saved instance was opened.
pub async fn opened(core: &Arc<Core>, id: String) -> Outcome<()> {
    change(core, |written| written.last_opened = Some(id)).await.map(|_| ())
}

async fn read(core: &Core) -> Outcome<Written> {
    let text = core.ask_store("read the settings", store::Home::app_settings).await?;
    Ok(Written::read(text.as_deref()))
}

async fn change(core: &Core, change: impl FnOnce(&mut Written) + Send + 'static) -> Outcome<AppSettings> {
    let changed = move |home: &store::Home| {
        let mut written = Written::read(home.app_settings()?.as_deref());
        change(&mut written);
        home.set_app_settings(&serde_json::to_string(&written).unwrap_or_default())?;
        Ok(written.settings)
    };
    core.ask_store("save the settings", changed).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_as_at_first() {
        let texts = [None, Some(""), Some("[]"), Some("{\"textSize\":7}"), Some("{\"theme\":\"pink\"}")];
        assert!(texts.iter().all(|text| Written::read(*text).settings == AppSettings::default()));
        let dark =
            Written::read(Some("{\"theme\":\"dark\",\"textSize\":130,\"startWith\":\"last-instance\"}")).settings;
        let wanted = AppSettings { theme: Theme::Dark, text_size: 130, start_with: StartWith::LastInstance };
        assert_eq!(dark, wanted);
    }
}
