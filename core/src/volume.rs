//! A volume: cards with their indexes, as one run of bytes.
//!
//! The bank is one volume, built with the extension and shipped, so that nobody waits for an index; a person's own packs
//! are others, made where they are. Shape of the bytes: the four bytes `SDQB`, a little-endian `u16` version, then
//! [postcard](https://postcard.jamesmunns.com). Postcard has no field names, so any change to the shape of [`Card`] or to what is
//! indexed of it must raise [`VERSION`].

use crate::bank::Card;
use crate::inverted_index::Image;
use crate::recognition::repairs::{MISHEARD, Repairs};
use crate::recognition::{Impression, Recogniser, RecognitionError};
use crate::search::{SearchError, SearchIndex};
use serde::{Deserialize, Serialize};

const MAGIC: &[u8; 4] = b"SDQB";

/// Version of the bytes; raise it with every change to the shape of a card, and to what is indexed of it.
pub const VERSION: u16 = 3;

/// Why a volume could not be made or read.
#[derive(Debug, thiserror::Error)]
pub enum VolumeError {
    /// The bytes do not begin as a volume does.
    #[error("these bytes are not a packed bank")]
    NotABank,
    /// Written by another version of Sidecue.
    #[error("the bank has format version {found}, this build reads version {VERSION}; build the bank again")]
    Version {
        /// The version in the bytes.
        found: u16,
    },
    /// Cut short or damaged.
    #[error("the packed bank is damaged: {0}")]
    Damaged(String),
    /// The cards could not be indexed for recognition.
    #[error(transparent)]
    Recognition(#[from] RecognitionError),
    /// The cards could not be indexed for search.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Cards with their indexes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Volume {
    /// The cards, in the order in which both indexes number them.
    pub cards: Vec<Card>,
    /// For recognition.
    pub(crate) impression: Impression,
    /// For search.
    pub(crate) search: Image,
}

impl Volume {
    /// Indexes cards.
    ///
    /// # Errors
    /// Those of the indexes.
    pub fn of(cards: Vec<Card>) -> Result<Self, VolumeError> {
        let impression = Recogniser::imprint(&cards, &Repairs::parse(MISHEARD).map_err(RecognitionError::from)?)?;
        let search = SearchIndex::index(&cards)?;
        Ok(Self { cards, impression, search })
    }

    /// The volume as bytes.
    ///
    /// # Errors
    /// Only [`VolumeError::Damaged`], if the encoder refuses a value; no volume made by [`Volume::of`] does that.
    pub fn pack(&self) -> Result<Vec<u8>, VolumeError> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(postcard::to_allocvec(self).map_err(|error| VolumeError::Damaged(error.to_string()))?);
        Ok(bytes)
    }

    /// Reads what [`Volume::pack`] wrote.
    ///
    /// # Errors
    /// Bytes that are no volume, of another version, cut short, damaged, or followed by anything.
    pub fn unpack(bytes: &[u8]) -> Result<Self, VolumeError> {
        let body = bytes.strip_prefix(MAGIC).ok_or(VolumeError::NotABank)?;
        let (version, body) = body.split_first_chunk::<2>().ok_or(VolumeError::NotABank)?;
        let found = u16::from_le_bytes(*version);
        if found != VERSION {
            return Err(VolumeError::Version { found });
        }
        match postcard::take_from_bytes::<Self>(body) {
            Ok((volume, [])) => Ok(volume),
            Ok((_, rest)) => Err(VolumeError::Damaged(format!("{} bytes too many", rest.len()))),
            Err(error) => Err(VolumeError::Damaged(error.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::fixture;
    use proptest::prelude::*;

    fn packed(ids: &[&str]) -> Vec<u8> {
        Volume::of(ids.iter().map(|id| fixture::card(id)).collect()).unwrap().pack().unwrap()
    }

    #[test]
    fn what_is_packed_comes_back() {
        let volume = Volume::of(vec![fixture::card("one"), fixture::card("two")]).unwrap();
        assert_eq!(Volume::unpack(&volume.pack().unwrap()).unwrap(), volume);
    }

    #[test]
    fn other_versions_and_other_bytes_are_told_apart() {
        let mut bytes = packed(&["one"]);
        bytes[4] = 9;
        assert!(matches!(Volume::unpack(&bytes), Err(VolumeError::Version { found: 9 })));
        assert!(matches!(Volume::unpack(b"PK\x03\x04 something"), Err(VolumeError::NotABank)));
        assert!(matches!(Volume::unpack(b"SDQB"), Err(VolumeError::NotABank)));
    }

    proptest! {
        #[test]
        fn every_cut_is_noticed_and_nothing_panics(cut in 1usize..900, flip in 0usize..900) {
            let bytes = packed(&["one"]);
            let shorter = &bytes[..bytes.len().saturating_sub(cut)];
            prop_assert!(Volume::unpack(shorter).is_err());
            let mut flipped = bytes.clone();
            let at = flip % flipped.len();
            flipped[at] ^= 0x55;
            let _ = Volume::unpack(&flipped);
            let mut longer = bytes;
            longer.push(0);
            prop_assert!(matches!(Volume::unpack(&longer), Err(VolumeError::Damaged(_))));
        }
    }
}
