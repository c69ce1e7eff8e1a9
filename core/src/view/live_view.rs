//! The live view: what was heard, the card, what else it could be.

use super::card_view::CardView;
use crate::captions::{Diagnosis, Speaker};
use crate::coverage::PointMark;
use crate::recognition::{Heard, Offer, Phase, Repair};
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
    /// How far ahead of the next best card, in per cent of its score; none when the person chose it.
    pub ahead: Option<u8>,
    /// What that card is called.
    pub next: Option<String>,
    /// The question, alias or point of the card that was nearest; none when the person chose it.
    pub nearest: Option<String>,
    /// What misheard-word rules made of what was heard.
    pub repairs: Vec<Repair>,
    /// It stays until the person says otherwise.
    pub pinned: bool,
}

/// Titles offered where there is no card, or beside one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HintsView {
    /// Why.
    pub offer: Offer,
    /// Best first, at most three.
    pub titles: Vec<TitleView>,
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
    /// What else it could be, best first; none while titles are offered.
    pub runners_up: Vec<TitleView>,
    /// The points of the card on screen as they stand; none unless they are listened for.
    pub coverage: Vec<PointMark>,
    /// Titles offered.
    pub hints: Option<HintsView>,
    /// What is the matter with the captions.
    pub call: Diagnosis,
    /// Everyone heard, in the order they first spoke.
    pub speakers: Vec<Speaker>,
    /// When time next matters, in milliseconds since 1970: the engine wants to be woken then.
    pub wake_at: Option<f64>,
}
