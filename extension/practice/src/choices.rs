//! What the person chose last, kept on this computer for the next time.

use serde::{Deserialize, Serialize};
use sidecue_browser::{read, spawn, storage, write};
use sidecue_core::bank::{Archetype, Level};
use sidecue_core::report::AnswerBy;

/// The key under which it is kept.
const KEY: &str = "practice";

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Choices {
    pub(crate) archetype: Archetype,
    pub(crate) level: Level,
    /// How long, in minutes.
    pub(crate) minutes: u32,
    pub(crate) by: AnswerBy,
    /// Questions are read aloud.
    pub(crate) aloud: bool,
    /// The points are in sight while one answers.
    pub(crate) checklist: bool,
    /// The language spoken; none for the one that the page begins with.
    pub(crate) language: Option<String>,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            archetype: Archetype::Api,
            level: Level::Senior,
            minutes: 45,
            by: AnswerBy::Typing,
            aloud: false,
            // The points are the answer: whoever wants to see them asks for them.
            checklist: false,
            language: None,
        }
    }
}

impl Choices {
    /// What is kept; what one begins with where there is nothing or nothing readable.
    pub(crate) async fn load() -> Self {
        read(storage::load(KEY).await).unwrap_or_default()
    }

    /// Keeps it. What cannot be kept is chosen again next time.
    pub(crate) fn keep(&self) {
        let kept = write(self);
        spawn(async move {
            if let Err(error) = storage::keep(KEY, kept).await {
                leptos::logging::warn!("what was chosen could not be kept: {error:?}");
            }
        });
    }
}
