//! What a reader in the call page says to the panel.

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
        /// When the reader's time was 0, in milliseconds since 1970.
        started_at: f64,
    },
    /// What the page is doing.
    Status {
        /// A call is going on.
        in_call: bool,
        /// Whether the page shows captions.
        captions: Captions,
    },
    /// The caption rows changed.
    Snapshot {
        /// Number of the message, from 1.
        seq: u32,
        /// The rows.
        snapshot: Snapshot,
    },
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<ReaderMessage, serde_json::Error> {
        serde_json::from_str(text)
    }

    #[test]
    fn the_three_messages_are_read_and_nothing_else() {
        assert!(matches!(
            read(r#"{"type":"hello","platform":"meet","startedAt":1.5e12}"#),
            Ok(ReaderMessage::Hello { .. })
        ));
        assert_eq!(
            read(r#"{"type":"status","inCall":true,"captions":"off"}"#).unwrap(),
            ReaderMessage::Status { in_call: true, captions: Captions::Off }
        );
        assert!(
            read(r#"{"type":"snapshot","seq":1,"snapshot":{"t":1,"platform":"meet","rootChanged":false,"rows":[]}}"#)
                .is_ok()
        );
        for forged in [
            r#"{"type":"licence"}"#,
            r#"{"type":"status","inCall":"yes","captions":"on"}"#,
            r#"{"type":"status","inCall":true,"captions":"on","more":1}"#,
            r#"{"type":"snapshot","seq":-1,"snapshot":{"t":1,"platform":"meet","rootChanged":false,"rows":[]}}"#,
        ] {
            assert!(read(forged).is_err(), "{forged}");
        }
    }
}
