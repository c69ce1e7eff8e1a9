//! The bank: cards as files, and checked.
//!
//! `bank/<topic>/<id>.toml` is read by [`parse_card`] and checked by [`lint::lint`].

mod card;
mod finding;
#[cfg(test)]
pub(crate) mod fixture;
pub mod lint;
pub(crate) mod locate;
pub(crate) mod parse;
pub mod spoken;

pub use card::{Archetype, Card, Entry, FollowUp, Level, Point, Round, Source};
pub use finding::Finding;
pub use parse::{MAX_CARD_BYTES, parse_card};
