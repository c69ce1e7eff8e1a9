//! The live view: what was heard, the card, what else it could be.

use super::card_view::CardView;
use crate::captions::{Diagnosis, Speaker};
use crate::recognition::{Heard, Phase};
use serde::{Deserialize, Serialize};

/// A card by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleView {
    /// The card's id.
    pub id: String,
    /// The card in a few words.
    pub title: String,
}

/// The card on screen and why it is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CueView {
    /// Provisional or locked.
    pub phase: Phase,
    /// The card.
    pub card: CardView,
    /// The words that chose it, in the order they were said; none when the person chose it.
    pub matched: Vec<String>,
    /// How sure, in per cent; none when the person chose it.
    pub sure: Option<u8>,
}

/// All of the live view.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LiveView {
    /// Who spoke last, where the page says it.
    pub speaker: Option<Speaker>,
    /// The last words of the interviewer.
    pub heard: Vec<Heard>,
    /// Earlier words were left out.
    pub heard_cut: bool,
    /// The card on screen.
    pub cue: Option<CueView>,
    /// What else it could be, best first.
    pub runners_up: Vec<TitleView>,
    /// What is the matter with the captions.
    pub call: Diagnosis,
    /// Everyone heard, in the order they first spoke.
    pub speakers: Vec<Speaker>,
    /// When time next matters, in milliseconds since 1970: the engine wants to be woken then.
    pub wake_at: Option<f64>,
}
