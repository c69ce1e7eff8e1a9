//! Captions: snapshots of caption rows -> utterances (who said what, revised in place).
//!
//! A reader in the call page says what is on screen ([`Snapshot`]) and how the page is ([`Status`]); everything cleverer
//! than that happens here, where it is tested natively. [`Merger`] gives back what changed ([`UtteranceChange`]),
//! [`Doctor`] what is the matter when nothing does ([`Diagnosis`]).

mod doctor;
mod lines;
mod merger;
mod own_names;
mod people;
mod reader;
mod relation;
mod site;
mod snapshot;
mod track;
mod utterance;
mod wording;

pub use doctor::{Diagnosis, Doctor};
pub use merger::{Gap, Merged, Merger, SETTLE};
pub use own_names::add_own_name;
pub use people::{People, Role, Speaker};
pub use reader::{Captions, NumberedSnapshot, Obstacle, ReaderMessage, Status, Strategy};
pub use site::{call_at, origin_of};
pub use snapshot::{MAX_ROWS, MAX_SPEAKER, MAX_TEXT, Platform, Row, Snapshot};
pub use utterance::{UtteranceChange, UtteranceId};
pub(crate) use wording::small_number;
