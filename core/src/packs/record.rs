//! A pack as it is kept: JSON, because it names its fields and so survives changes of the card's shape.

use super::pack::Pack;
use serde::{Deserialize, Serialize};

/// Version of the record; raise it when an older Sidecue could misread it.
const VERSION: u32 = 1;

/// Why a record could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Not what was written.
    #[error("the pack on this computer is damaged: {0}")]
    Damaged(String),
    /// Written by a newer Sidecue.
    #[error("the pack was kept by a newer Sidecue (version {0} of its form)")]
    Newer(u32),
}

#[derive(Serialize, Deserialize)]
struct Record {
    version: u32,
    pack: Pack,
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

/// The pack as bytes.
///
/// # Errors
/// [`RecordError::Damaged`], if the encoder refuses; it refuses no pack.
pub fn write(pack: &Pack) -> Result<Vec<u8>, RecordError> {
    let record = Record { version: VERSION, pack: pack.clone() };
    serde_json::to_vec(&record).map_err(|error| RecordError::Damaged(error.to_string()))
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// See [`RecordError`].
pub fn read(bytes: &[u8]) -> Result<Pack, RecordError> {
    let damaged = |error: serde_json::Error| RecordError::Damaged(error.to_string());
    let Version { version } = serde_json::from_slice(bytes).map_err(damaged)?;
    if version > VERSION {
        return Err(RecordError::Newer(version));
    }
    Ok(serde_json::from_slice::<Record>(bytes).map_err(damaged)?.pack)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::fixture;

    #[test]
    fn what_is_kept_comes_back() {
        let pack = Pack { name: "Mine".into(), cards: vec![fixture::card("one")], stories: Vec::new() };
        assert_eq!(read(&write(&pack).unwrap()), Ok(pack));
    }

    #[test]
    fn a_card_kept_before_a_field_was_added_is_still_read() {
        let pack = read(br#"{"version":1,"pack":{"name":"Mine","cards":[{"id":"a","question":"Why?"}]}}"#).unwrap();
        assert_eq!((pack.cards[0].question.as_str(), pack.cards[0].minutes), ("Why?", 0));
    }

    #[test]
    fn newer_and_damaged_records_are_told_apart() {
        assert_eq!(read(br#"{"version":2,"pack":{"colour":"red"}}"#), Err(RecordError::Newer(2)));
        assert!(matches!(read(b"{"), Err(RecordError::Damaged(_))));
    }
}
