//! What a reader says: the caption rows as they are on screen.

use crate::cleaning::{cleaned, cleaned_to};
use serde::{Deserialize, Serialize};

/// Most rows taken from one snapshot; older rows (nearer the top of the page) are left out.
pub const MAX_ROWS: usize = 60;
/// Longest caption text taken from one row, in characters; the end is kept.
pub const MAX_TEXT: usize = 4096;
/// Longest speaker name, in characters.
pub const MAX_SPEAKER: usize = 120;

/// Where captions come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Platform {
    /// Google Meet.
    Meet,
    /// Microsoft Teams.
    Teams,
    /// Zoom in the browser.
    Zoom,
    /// `YouTube` captions.
    Youtube,
    /// Subtitle files and `<video>` text tracks.
    Vtt,
    /// Any other page, found by guess or by a click.
    Generic,
}

impl Platform {
    /// The word for it in messages and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Meet => "meet",
            Self::Teams => "teams",
            Self::Zoom => "zoom",
            Self::Youtube => "youtube",
            Self::Vtt => "vtt",
            Self::Generic => "generic",
        }
    }
}

/// All caption rows of a page at one moment, in page order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Snapshot {
    /// Milliseconds since the reader started.
    pub t: u32,
    /// The page's platform.
    pub platform: Platform,
    /// The element that holds the captions is a new one since the last snapshot.
    pub root_changed: bool,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One speaker block on the call page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Row {
    /// Identity of the row's element on the page; never derived from its text.
    pub key: u32,
    /// Identity of the speaker: the name, or an avatar where the page shows no name.
    pub speaker_key: String,
    /// The speaker's name, where the page shows one.
    pub speaker: Option<String>,
    /// The text as it is on screen.
    pub text: String,
    /// The page hides the row.
    pub hidden: bool,
    /// The page shows a translation of what was said.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub translated: bool,
}

impl Snapshot {
    /// The same snapshot with hostile or oversized text made harmless: see `crate::cleaning`.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        let surplus = self.rows.len().saturating_sub(MAX_ROWS);
        self.rows.drain(..surplus);
        for row in &mut self.rows {
            row.text = cleaned_to(&row.text, MAX_TEXT);
            row.speaker_key = cleaned_to(&row.speaker_key, MAX_TEXT);
            row.speaker = row
                .speaker
                .take()
                .map(|name| cleaned(&name).chars().take(MAX_SPEAKER).collect())
                .filter(|name: &String| !name.is_empty());
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_form_that_readers_send() {
        let text = r#"{"t": 12340, "platform": "meet", "rootChanged": false,
            "rows": [{"key": 3, "speakerKey": "Ada Quill", "speaker": "Ada Quill", "text": "so how would you", "hidden": false}]}"#;
        let snapshot: Snapshot = serde_json::from_str(text).unwrap();
        assert_eq!((snapshot.t, snapshot.platform, snapshot.rows[0].key), (12340, Platform::Meet, 3));
        assert!(serde_json::from_str::<Snapshot>(&text.replace("\"t\"", "\"time\"")).is_err());
    }

    #[test]
    fn cleaning_bounds_rows_texts_and_names() {
        let row = Row {
            key: 1,
            speaker_key: "k".into(),
            speaker: Some(" \u{202e}Ada\n".into()),
            text: "x".repeat(9000) + " end",
            hidden: false,
            translated: false,
        };
        let snapshot = Snapshot { t: 0, platform: Platform::Meet, root_changed: false, rows: vec![row; 100] }.cleaned();
        assert_eq!(snapshot.rows.len(), MAX_ROWS);
        assert!(snapshot.rows[0].text.chars().count() <= MAX_TEXT && snapshot.rows[0].text.ends_with(" end"));
        assert_eq!(snapshot.rows[0].speaker.as_deref(), Some("Ada"));
    }
}
