//! What recognition says: which card is on screen, and why.

use super::repairs::Repaired;
use crate::captions::UtteranceId;
use serde::{Deserialize, Serialize};

/// How firm the card on screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// The question is still being spoken.
    Provisional,
    /// The question has ended; the card stays until another replaces it.
    Locked,
    /// No card.
    None,
}

/// A change of what is on screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Cue {
    /// When, in milliseconds of the reader's time.
    pub t: u32,
    /// How firm.
    pub phase: Phase,
    /// The card; none when the phase is [`Phase::None`].
    pub card: Option<String>,
    /// How sure, between 0 and 1.
    pub score: f32,
    /// How far ahead of the next card, between 0 and 1.
    pub margin: f32,
    /// The utterance that decided.
    pub utterance: Option<UtteranceId>,
    /// The next best cards.
    pub runners_up: Vec<Ranked>,
    /// What was heard, word by word, with what matched.
    pub heard: Vec<Heard>,
}

/// A card in a ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ranked {
    /// The card's id.
    pub card: String,
    /// Its score before any threshold; comparable within one ranking.
    pub score: f32,
}

/// A word that was heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// As the caption wrote it.
    pub word: String,
    /// It is among the words that chose the card.
    pub matched: bool,
    /// What it was taken for, when a misheard-word rule changed it.
    pub meant: Option<String>,
}

impl Cue {
    /// The words that chose the card, as the caption wrote them, in the order they were said, each once.
    pub fn matched(&self) -> Vec<&str> {
        let mut words: Vec<&str> = Vec::new();
        for heard in self.heard.iter().filter(|heard| heard.matched) {
            let word = heard.word.trim_matches(|c: char| !c.is_alphanumeric());
            if !words.iter().any(|known| known.eq_ignore_ascii_case(word)) {
                words.push(word);
            }
        }
        words
    }
}

/// Pairs words as written with what became of them.
pub(super) fn heard(written: &[String], repaired: &[Repaired], matched: &[bool]) -> Vec<Heard> {
    written
        .iter()
        .enumerate()
        .map(|(index, word)| {
            let own = || repaired.iter().zip(matched).filter(move |(r, _)| r.from <= index && index < r.to);
            let meant: Vec<&str> =
                own().filter(|(r, _)| r.by_rule && r.from == index).map(|(r, _)| r.word.as_str()).collect();
            Heard {
                word: word.clone(),
                matched: own().any(|(_, matched)| *matched),
                meant: (!meant.is_empty()).then(|| meant.join(" ")),
            }
        })
        .collect()
}
