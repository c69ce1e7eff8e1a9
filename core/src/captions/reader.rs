//! What a reader in the call page says to the panel, and the engine after it.

use super::snapshot::{Platform, Snapshot};
use serde::{Deserialize, Serialize};

/// A message of a reader. Whatever does not fit is dropped: the page's side is the less trusted one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum ReaderMessage {
    /// The port is open.
    Hello {
        /// The page's platform.
        platform: Platform,
        /// When the reader's time was 0, in milliseconds since 1970; another reader has another one.
        started_at: f64,
        /// The page's host.
        host: String,
    },
    /// What the page is doing.
    Status(Status),
    /// The caption rows changed.
    Snapshot {
        /// Number of the snapshot, from 1.
        seq: u32,
        /// The rows.
        snapshot: Snapshot,
    },
    /// Snapshots taken before.
    History {
        /// In the order they were taken.
        snapshots: Vec<NumberedSnapshot>,
    },
}

/// A snapshot with its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberedSnapshot {
    /// From 1, in the order they were taken.
    pub seq: u32,
    /// The rows.
    pub snapshot: Snapshot,
}

/// The state of the page and of the reading, in facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Status {
    /// A call is going on.
    pub in_call: bool,
    /// Whether the page shows captions.
    pub captions: Captions,
    /// A click of ours can switch captions on.
    pub can_turn_on: bool,
    /// Why this page cannot be read at all.
    pub obstacle: Option<Obstacle>,
    /// The reader looks at captions; it does not while the person paused it.
    pub reading: bool,
    /// How the captions were found, if they were.
    pub found: Option<Strategy>,
    /// Where the captions are there is text that belongs to no row.
    pub unread: bool,
    /// There are rows, and all of them lack their words or names.
    pub hollow: bool,
    /// Names that the page marks as the person's own.
    pub own: Vec<String>,
    /// The tab is hidden.
    pub hidden: bool,
    /// Text elsewhere on the page changes as captions do, while the captions found are silent.
    pub elsewhere: bool,
    /// Another extension that changes captions on this page.
    pub conflict: Option<String>,
}

/// Whether a page shows captions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Captions {
    /// They are on.
    On,
    /// They are off.
    Off,
    /// The page does not say.
    Unknown,
}

/// How captions were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strategy {
    /// By a name of the page's own code.
    Named,
    /// By their shape.
    Shaped,
    /// By a looser shape.
    Loose,
    /// By what changes as captions do.
    Guessed,
    /// The person pointed at them.
    Picked,
}

/// Why a page cannot be read, whatever the person does on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// The page hands the call over to an app.
    NativeApp,
    /// An event whose captions are drawn in another way.
    TownHall,
    /// The host does not allow captions.
    CaptionsForbidden,
    /// Captions only as a transcript that is closed.
    TranscriptOnly,
}

impl Obstacle {
    /// The word for it in messages and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::NativeApp => "native-app",
            Self::TownHall => "town-hall",
            Self::CaptionsForbidden => "captions-forbidden",
            Self::TranscriptOnly => "transcript-only",
        }
    }
}

#[cfg(test)]
impl Status {
    /// A page whose captions are on and found, for tests.
    pub(crate) fn sound() -> Self {
        Self {
            in_call: true,
            captions: Captions::On,
            can_turn_on: false,
            obstacle: None,
            reading: true,
            found: Some(Strategy::Named),
            unread: false,
            hollow: false,
            own: Vec::new(),
            hidden: false,
            elsewhere: false,
            conflict: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<ReaderMessage, serde_json::Error> {
        serde_json::from_str(text)
    }

    const STATUS: &str = r#"{"type":"status","inCall":true,"captions":"off","canTurnOn":true,"obstacle":null,"reading":true,"found":null,"unread":false,"hollow":false,"own":[],"hidden":false,"elsewhere":false,"conflict":null}"#;

    #[test]
    fn the_messages_are_read_and_nothing_else() {
        let hello = read(r#"{"type":"hello","platform":"zoom","startedAt":1.5e12,"host":"app.zoom.us"}"#);
        assert!(matches!(hello, Ok(ReaderMessage::Hello { platform: Platform::Zoom, .. })));
        let Ok(ReaderMessage::Status(status)) = read(STATUS) else { panic!("no status") };
        assert!(status.in_call && status.captions == Captions::Off && status.can_turn_on);
        let snapshot = r#"{"seq":1,"snapshot":{"t":1,"platform":"meet","rootChanged":false,"rows":[]}}"#;
        assert!(read(&snapshot.replacen('{', r#"{"type":"snapshot","#, 1)).is_ok());
        let history = format!(r#"{{"type":"history","snapshots":[{snapshot}]}}"#);
        assert!(matches!(read(&history), Ok(ReaderMessage::History { snapshots }) if snapshots.len() == 1));
        for forged in [
            r#"{"type":"licence"}"#.to_owned(),
            STATUS.replace("true", "1"),
            STATUS.replace(r#""own":[]"#, r#""own":"me""#),
            STATUS.replace('}', r#","more":1}"#),
            history.replace(r#""seq":1"#, r#""seq":-1"#),
        ] {
            assert!(read(&forged).is_err(), "{forged}");
        }
    }
}
