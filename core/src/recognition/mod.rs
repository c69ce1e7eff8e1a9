//! Recognition: which question is being asked, while it is still being asked.
//!
//! Utterance changes go in, cues come out: a provisional card while the question is spoken, a locked one at its end, none
//! when unsure. Each cue says how sure it is, what came next, and which words decided ([`Recogniser`]). Weak evidence offers
//! titles instead ([`Hints`]). What the person puts right is remembered ([`Correction`]), and so are the words that their captions
//! get wrong ([`Misheard`]).
//!
//! A window of the interviewer's words since the person last spoke ([`stretch`]) goes through misheard-word rules ([`repairs`]) and is
//! matched twice, as a whole scene and as what was said just now: word by word by BM25 over everything by which a card may be asked
//! ([`askings`]), and by what it is about, in a trained table of token vectors ([`tokens`], [`meaning`]). Its phrases tell whether
//! anything is asked at all ([`phrasing`]). Two small fitted models add this up ([`judgement`]); [`screen`] decides what a person sees.

mod askings;
mod corrections;
mod cue;
mod judgement;
mod matcher;
mod meaning;
mod misheard;
mod phrasing;
mod recent;
mod recogniser;
pub mod repairs;
mod screen;
pub(crate) mod stems;
mod stretch;
pub(crate) mod tokens;
mod ways;

pub use corrections::{Correction, remember};
pub use cue::{Change, Cue, Heard, Hints, Offer, Phase, Ranked, Repair, Sighting};
pub use misheard::{Misheard, MisheardError};
pub use recogniser::{Measurement, Recogniser, RecognitionError};
pub use tokens::TokensError;

use crate::inverted_index::Image;
use serde::{Deserialize, Serialize};

/// What recognition keeps of some cards, built once and opened with others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Impression {
    askings: Image,
    meanings: meaning::Meanings,
}
