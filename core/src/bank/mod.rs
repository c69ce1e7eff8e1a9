//! The bank: cards as files, checked, and packed into one asset.
//!
//! `bank/<topic>/<id>.toml` is read by [`parse_card`], checked by [`lint::lint`] and packed by [`pack`] into the
//! bytes that the extension ships; [`unpack`] reads those.

mod card;
mod finding;
#[cfg(test)]
pub(crate) mod fixture;
pub mod lint;
mod locate;
mod pack;
mod parse;

pub use card::{Archetype, Card, Entry, FollowUp, Level, Point, Round, Source};
pub use finding::Finding;
pub use pack::{PackError, pack, unpack};
pub use parse::{MAX_CARD_BYTES, parse_card};
