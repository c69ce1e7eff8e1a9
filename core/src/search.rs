//! On-demand search over all cards: results while the person types.
//!
//! Every word typed must be found, as it stands, as the beginning of a word, or with one typo (from four letters on);
//! where no card has them all, cards that have some are given. One or two letters begin words of titles and askings only. A match
//! in the title counts most, the more so where the title begins as typed, then in the question and its aliases, then in the rest of the card.

mod filter;
mod highlight;
mod index;

pub use filter::Filter;
pub use highlight::{Span, highlight};
pub use index::{Found, SearchError, SearchIndex};
