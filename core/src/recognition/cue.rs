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
    /// How sure, between 0 and 1; 0 when the person chose the card.
    pub score: f32,
    /// How far ahead of the next card, between 0 and 1.
    pub margin: f32,
    /// The next card when this one was decided on; the margin is to it.
    pub next: Option<String>,
    /// The utterance that decided.
    pub utterance: Option<UtteranceId>,
    /// The words that chose the card, in the order they were said; none when the person chose it.
    pub matched: Vec<String>,
    /// The next best cards.
    pub runners_up: Vec<Ranked>,
    /// The question, alias or point of the card that was nearest to what was heard; none when the person chose the card.
    pub nearest: Option<String>,
    /// What misheard-word rules made of the words that chose the card.
    pub repairs: Vec<Repair>,
    /// What was heard since the person last spoke, with the words that speak for the card on screen.
    pub heard: Vec<Heard>,
}

/// Titles offered instead of a card, or beside one. Never a cue: no card comes or goes by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hints {
    /// When, in milliseconds of the reader's time.
    pub t: u32,
    /// Why; none when what was offered is gone.
    pub offer: Option<Offer>,
    /// The cards, best first, at most three.
    pub cards: Vec<String>,
}

/// A change of what recognition says.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Another card, or another phase.
    Cue(Cue),
    /// Other titles are offered.
    Hints(Hints),
}

/// Why titles are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Offer {
    /// A question was asked, and there is too little evidence for a card.
    Maybe,
    /// A question brought up another card than the pinned one.
    Next,
    /// The question had more than one part: the cards of the parts before the one that is shown.
    Also,
    /// The person said that the card was wrong.
    Instead,
    /// Looked at again, the card on screen is the one: no titles.
    Same,
    /// Looked at again, nothing fits: no titles.
    Nothing,
}

impl Offer {
    /// The word for it in message keys and styles.
    pub fn word(self) -> &'static str {
        match self {
            Self::Maybe => "maybe",
            Self::Next => "next",
            Self::Also => "also",
            Self::Instead => "instead",
            Self::Same => "same",
            Self::Nothing => "nothing",
        }
    }

    /// The person did something to see it.
    pub(super) fn is_asked_for(self) -> bool {
        !matches!(self, Self::Maybe | Self::Next | Self::Also)
    }
}

/// A card in a ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ranked {
    /// The card's id.
    pub card: String,
    /// Its score before any threshold; comparable within one ranking.
    pub score: f32,
}

/// What some words speak for.
#[derive(Debug, Clone, PartialEq)]
pub struct Sighting {
    /// The best cards, best first.
    pub ranking: Vec<Ranked>,
    /// The words that speak for the first of them, as they were written.
    pub matched: Vec<String>,
}

/// A word that was heard, or the words that a misheard-word rule took for one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// As the caption wrote it.
    pub word: String,
    /// It is among the words that chose the card.
    pub matched: bool,
    /// What it was taken for, when a misheard-word rule changed it.
    pub meant: Option<String>,
}

/// What a misheard-word rule made of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// As the caption wrote them.
    pub heard: String,
    /// What they were taken for.
    pub meant: String,
}

/// The repairs among what was heard, each once, in the order they were made.
pub(super) fn repairs(heard: &[Heard]) -> Vec<Repair> {
    let mut repairs: Vec<Repair> = Vec::new();
    for heard in heard {
        let Some(meant) = &heard.meant else { continue };
        let written = heard.word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        if !repairs.iter().any(|known| known.heard == written && known.meant == *meant) {
            repairs.push(Repair { heard: written, meant: meant.clone() });
        }
    }
    repairs
}

/// The words that chose a card, in the order they were said, each once; neighbours are one phrase.
pub(super) fn phrases(heard: &[Heard]) -> Vec<String> {
    let mut phrases: Vec<String> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let mut joins = false;
    for heard in heard {
        let written = heard.meant.as_deref().unwrap_or(&heard.word);
        let word = written.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let new = heard.matched && !seen.contains(&word);
        if new {
            match phrases.last_mut().filter(|_| joins) {
                Some(phrase) => *phrase = format!("{phrase} {word}"),
                None => phrases.push(word.clone()),
            }
            seen.push(word);
        }
        joins = new;
    }
    phrases
}

/// Pairs words as written with what became of them.
pub(super) fn heard(written: &[String], repaired: &[Repaired], matched: &[bool]) -> Vec<Heard> {
    let mut out = Vec::with_capacity(written.len());
    let mut at = 0;
    while at < written.len() {
        let from_here = || repaired.iter().zip(matched).filter(|(r, _)| r.from == at);
        let to = from_here().map(|(r, _)| r.to).max().unwrap_or(at + 1);
        let meant: Vec<&str> = from_here().filter(|(r, _)| r.by_rule).map(|(r, _)| r.word.as_str()).collect();
        out.push(Heard {
            word: written.get(at..to).unwrap_or_default().join(" "),
            matched: from_here().any(|(_, matched)| *matched),
            meant: (!meant.is_empty()).then(|| meant.join(" ")),
        });
        at = to;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::repairs::Repairs;
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn words_taken_for_one_are_shown_as_one_and_neighbours_as_a_phrase() {
        let written = words("a public a p i with a Rate limiter, so a public one");
        let repaired = Repairs::parse("a p i\tapi").unwrap().apply(&written);
        let hits: Vec<bool> =
            repaired.iter().map(|r| ["public", "api", "rate", "limiter"].contains(&r.word.as_str())).collect();
        let heard = heard(&written, &repaired, &hits);
        assert_eq!(heard[2], Heard { word: "a p i".into(), matched: true, meant: Some("api".into()) });
        assert_eq!(phrases(&heard), ["public api", "rate limiter"]);
        let again: Vec<Heard> = heard.iter().chain(&heard).cloned().collect();
        assert_eq!(super::repairs(&again), [Repair { heard: "a p i".into(), meant: "api".into() }]);
    }
}
