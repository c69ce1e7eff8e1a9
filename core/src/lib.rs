//! Everything of Sidecue that thinks.
//!
//! This crate knows no browser, no clock and no storage: time comes in as data, and what should be on screen goes out
//! as data.
//!
//! The way from a caption to a card:
//!
//! ```
//! use sidecue_core::bank::parse_card;
//! use sidecue_core::captions::Platform;
//! use sidecue_core::live::{Event, Live};
//! use sidecue_core::recognition::repairs::{MISHEARD, Repairs};
//! use sidecue_core::speech::Stage;
//!
//! let cards = [
//!     parse_card("rate-limiter.toml", include_str!("../../bank/api/rate-limiter.toml"))?,
//!     parse_card("url-shortener.toml", include_str!("../../bank/design/url-shortener.toml"))?,
//!     parse_card("job-queue-design.toml", include_str!("../../bank/design/job-queue-design.toml"))?,
//! ];
//! let mut live = Live::new(&cards, Repairs::parse(MISHEARD)?, &["You".to_owned()])?;
//!
//! let mut stage = Stage::new(Platform::Meet);
//! stage.turn(Some("Ada"));
//! let mut cards = Vec::new();
//! for (t, word) in (375..).step_by(375).zip("so how would you design a rate limiter for our public api".split(' ')) {
//!     for event in live.take(stage.word(t, word))? {
//!         if let Event::Cue(cue) = event {
//!             cards.push((cue.t, cue.card));
//!         }
//!     }
//! }
//! // The card is there before the last word, which is said at 4500 ms.
//! let (t, card) = &cards[0];
//! assert!(*t < 4500 && card.as_deref() == Some("rate-limiter"), "{cards:?}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod audit;
pub mod bank;
pub mod captions;
mod cleaning;
pub mod companion;
pub mod coverage;
pub mod feedback;
mod inverted_index;
pub mod keepsakes;
pub mod live;
pub mod packs;
pub mod practice;
pub mod recognition;
pub mod replay;
pub mod report;
pub mod search;
pub mod shortcuts;
pub mod speech;
pub mod view;
pub mod volume;
