//! Recognition: which question is being asked, while it is still being asked.
//!
//! Utterance changes go in, cues come out: a provisional card while the question is spoken, a locked one at its end, none
//! when unsure. Each cue says how sure it is, what came next, and which words decided ([`Recogniser`]).
//!
//! The first form of the inside: BM25 over everything by which a card may be asked ([`askings`]), misheard-word rules on
//! both sides ([`repairs`]), a window of the interviewer's words since the person last spoke ([`stretch`]) in which
//! recent words count more, and the form of a question ([`form`]).

mod askings;
mod cue;
mod evidence;
mod form;
mod recogniser;
pub mod repairs;
mod screen;
pub(crate) mod stems;
mod stretch;

pub use cue::{Cue, Heard, Phase, Ranked};
pub use recogniser::{Recogniser, RecognitionError};
