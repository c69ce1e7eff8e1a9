//! On-demand search over all cards: results while the person types.
//!
//! Every word typed must be found, as it stands, as the beginning of a word, or with one typo (from four letters on);
//! where no card has them all, cards that have some are given. A match in the title or the question counts most, then in
//! the aliases, then in the rest of the card.

mod filter;
mod highlight;
mod index;

pub use filter::Filter;
pub use highlight::{Span, highlight};
pub use index::{Found, SearchError, SearchIndex};
