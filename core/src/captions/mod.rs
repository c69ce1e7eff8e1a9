//! Captions: snapshots of caption rows -> utterances (who said what, revised in place).
//!
//! A reader in the call page says what is on screen ([`Snapshot`]); everything cleverer than that happens here, where
//! it is tested natively. [`Merger`] gives back what changed ([`UtteranceChange`]).

mod merger;
mod reader;
mod relation;
mod snapshot;
mod track;
mod utterance;
mod wording;

pub use merger::{Merger, SETTLE};
pub use reader::{Captions, ReaderMessage};
pub use snapshot::{MAX_ROWS, MAX_SPEAKER, MAX_TEXT, Platform, Row, Snapshot};
pub use utterance::{Utterance, UtteranceChange, UtteranceId};
