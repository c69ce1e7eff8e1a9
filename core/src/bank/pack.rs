//! Cards <-> the one asset that the extension ships.
//!
//! Shape: the four bytes `SDQB`, a little-endian `u16` version, then a [postcard](https://postcard.jamesmunns.com)
//! list of cards. Postcard has no field names, so any change to [`Card`]'s shape must raise [`VERSION`].

use super::card::Card;

const MAGIC: &[u8; 4] = b"SDQB";

/// Version of the packed form; raise it with every change to the shape of a card.
pub const VERSION: u16 = 2;

/// Why packed cards could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The bytes do not begin as a bank does.
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
}

/// Packs cards, in the order given.
///
/// # Errors
/// Only [`PackError::Damaged`], if the encoder refuses a value; no card made by [`super::parse_card`] does that.
pub fn pack(cards: &[Card]) -> Result<Vec<u8>, PackError> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(postcard::to_allocvec(cards).map_err(|error| PackError::Damaged(error.to_string()))?);
    Ok(bytes)
}

/// Reads what [`pack`] wrote.
///
/// # Errors
/// Bytes that are no bank, of another version, cut short, damaged, or followed by anything.
pub fn unpack(bytes: &[u8]) -> Result<Vec<Card>, PackError> {
    let body = bytes.strip_prefix(MAGIC).ok_or(PackError::NotABank)?;
    let (version, body) = body.split_first_chunk::<2>().ok_or(PackError::NotABank)?;
    let found = u16::from_le_bytes(*version);
    if found != VERSION {
        return Err(PackError::Version { found });
    }
    match postcard::take_from_bytes::<Vec<Card>>(body) {
        Ok((cards, [])) => Ok(cards),
        Ok((_, rest)) => Err(PackError::Damaged(format!("{} bytes too many", rest.len()))),
        Err(error) => Err(PackError::Damaged(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_packed_comes_back() {
        let cards = vec![fixture::card("one"), fixture::card("two")];
        assert_eq!(unpack(&pack(&cards).unwrap()).unwrap(), cards);
    }

    #[test]
    fn other_versions_and_other_bytes_are_told_apart() {
        let mut bytes = pack(&[fixture::card("one")]).unwrap();
        bytes[4] = 9;
        assert_eq!(unpack(&bytes), Err(PackError::Version { found: 9 }));
        assert_eq!(unpack(b"PK\x03\x04 something"), Err(PackError::NotABank));
        assert_eq!(unpack(b"SDQB"), Err(PackError::NotABank));
    }

    proptest! {
        #[test]
        fn every_cut_is_noticed_and_nothing_panics(cut in 1usize..900, flip in 0usize..900) {
            let bytes = pack(&[fixture::card("one")]).unwrap();
            let shorter = &bytes[..bytes.len().saturating_sub(cut)];
            prop_assert!(unpack(shorter).is_err());
            let mut flipped = bytes.clone();
            let at = flip % flipped.len();
            flipped[at] ^= 0x55;
            let _ = unpack(&flipped);
            let mut longer = bytes;
            longer.push(0);
            prop_assert!(matches!(unpack(&longer), Err(PackError::Damaged(_))));
        }
    }
}
