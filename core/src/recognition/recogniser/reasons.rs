//! Why a card is on screen, and what recognition says of it.

use super::{RUNNERS_UP, Recogniser, RecognitionError};
use crate::recognition::cue::{Cue, Heard, Hints, Phase, Ranked, Repair, phrases, repairs};
use crate::recognition::matcher::Evidence;
use crate::recognition::screen::KEEP;

/// Why a card is on screen.
#[derive(Debug, Clone, Default)]
pub(super) struct Reasons {
    pub(super) score: f32,
    pub(super) margin: f32,
    pub(super) matched: Vec<String>,
    pub(super) nearest: Option<String>,
    pub(super) repairs: Vec<Repair>,
    /// The topic words by which the question may be known again.
    pub(super) words: Vec<String>,
    /// The cards of the ranking, best first.
    pub(super) ranking: Vec<usize>,
}

impl Recogniser {
    /// Takes note of what speaks for the card on screen, while something does.
    pub(super) fn give_reasons(&mut self) -> Result<(), RecognitionError> {
        let Some(shown) = self.screen.shown() else { return Ok(()) };
        if shown.phase == Phase::Locked {
            self.reasons.retain(|card, _| *card == shown.card);
        }
        if self.leads() {
            let Evidence { confidence, margin, .. } = self.evidence;
            let reasons = Reasons {
                score: confidence,
                margin,
                matched: phrases(&self.evidence.heard),
                nearest: self.nearest(shown.card),
                repairs: repairs(&self.evidence.heard),
                words: self.known_by()?,
                ranking: self.evidence.ranking.iter().map(|(card, _)| *card).collect(),
            };
            self.reasons.insert(shown.card, reasons);
        }
        Ok(())
    }

    /// Whether what is heard speaks for the card on screen.
    fn leads(&self) -> bool {
        let enough = self.evidence.confidence >= KEEP;
        let first = self.evidence.ranking.first().map(|(card, _)| *card).filter(|_| enough);
        first.is_some() && first == self.screen.shown().map(|shown| shown.card)
    }

    /// What is on screen and what was heard, whether or not it just changed.
    pub fn cue(&self, t: u32) -> Cue {
        let shown = self.screen.shown();
        let card = shown.and_then(|shown| self.ids.get(shown.card)).cloned();
        let leads = self.leads();
        let reasons = shown.and_then(|shown| self.reasons.get(&shown.card)).cloned().unwrap_or_default();
        let runners_up =
            self.evidence.ranking.iter().filter(|(number, _)| shown.is_none_or(|shown| shown.card != *number));
        Cue {
            t,
            phase: shown.map_or(Phase::None, |shown| shown.phase),
            card,
            score: reasons.score,
            margin: reasons.margin,
            next: reasons.ranking.get(1).and_then(|next| self.ids.get(*next)).cloned(),
            matched: reasons.matched,
            utterance: self.stretch.latest(),
            runners_up: runners_up.take(RUNNERS_UP).filter_map(|ranked| self.ranked(*ranked)).collect(),
            nearest: reasons.nearest,
            repairs: reasons.repairs,
            heard: self
                .evidence
                .heard
                .iter()
                .map(|heard| Heard { matched: leads && heard.matched, ..heard.clone() })
                .collect(),
        }
    }

    /// The titles offered, whether or not they just changed.
    pub fn hints(&self, t: u32) -> Hints {
        let offered = self.screen.offered();
        let cards = offered.into_iter().flat_map(|offered| &offered.cards);
        Hints {
            t,
            offer: offered.map(|offered| offered.offer),
            cards: cards.filter_map(|card| self.ids.get(*card).cloned()).collect(),
        }
    }

    pub(super) fn ranked(&self, (number, score): (usize, f32)) -> Option<Ranked> {
        self.ids.get(number).map(|card| Ranked { card: card.clone(), score })
    }
}
