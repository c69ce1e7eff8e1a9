//! Utterance changes in, cues out.

use super::askings::{self, Askings};
use super::cue::{Cue, Heard, Phase, Ranked, phrases};
use super::evidence::Evidence;
use super::repairs::{Repairs, RepairsError};
use super::screen::{KEEP, Leading, Screen};
use super::stretch::{Stretch, Turn};
use crate::bank::Card;
use crate::captions::UtteranceChange;
use crate::inverted_index::Image;
use std::collections::HashMap;

/// The question has ended when the interviewer is silent for this long, in milliseconds.
const SILENCE: u32 = 1000;
/// How many of the next best cards a cue names.
const RUNNERS_UP: usize = 3;

/// Why recognition could not be set up or asked.
#[derive(Debug, thiserror::Error)]
pub enum RecognitionError {
    /// The search library refused.
    #[error("the recognition index failed: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// The misheard words could not be read.
    #[error(transparent)]
    Repairs(#[from] RepairsError),
    /// A card was named that the bank does not have.
    #[error("the bank has no card \"{0}\"")]
    UnknownCard(String),
}

/// Why a card is on screen.
#[derive(Debug, Clone, Default)]
struct Reasons {
    score: f32,
    margin: f32,
    matched: Vec<String>,
}

/// Knows which question is being asked.
pub struct Recogniser {
    ids: Vec<String>,
    repairs: Repairs,
    askings: Askings,
    stretch: Stretch,
    screen: Screen,
    evidence: Evidence,
    /// What spoke for the card on screen, and for the locked one that a provisional card may give way to, when something
    /// last did; nothing for a card that the person chose.
    reasons: HashMap<usize, Reasons>,
    /// When the interviewer last said something, until the question has ended.
    speaking: Option<u32>,
}

impl Recogniser {
    /// Indexes the cards and opens the index.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn new(cards: &[Card], repairs: Repairs) -> Result<Self, RecognitionError> {
        let image = Self::index(cards, &repairs)?;
        Self::open(cards.iter(), &[&image], repairs)
    }

    /// Indexes cards, to be opened here or elsewhere.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub(crate) fn index(cards: &[Card], repairs: &Repairs) -> Result<Image, RecognitionError> {
        Ok(askings::index(cards, repairs)?)
    }

    /// Opens what [`Recogniser::index`] made of the same cards, in the same order.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub(crate) fn open<'a>(
        cards: impl Iterator<Item = &'a Card> + Clone,
        images: &[&Image],
        repairs: Repairs,
    ) -> Result<Self, RecognitionError> {
        let mut recogniser = Self {
            ids: cards.clone().map(|card| card.id.clone()).collect(),
            askings: Askings::open(images)?,
            repairs,
            stretch: Stretch::default(),
            screen: Screen::default(),
            evidence: Evidence::default(),
            reasons: HashMap::new(),
            speaking: None,
        };
        // The first query after a build costs a hundred times a later one; pay before anyone waits.
        if let Some(card) = cards.clone().next() {
            recogniser.weigh(&card.question.split_whitespace().map(str::to_owned).collect::<Vec<_>>(), RUNNERS_UP)?;
        }
        Ok(recogniser)
    }

    /// Takes a change of an utterance; changes must come in the order of their times.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn hear(&mut self, change: &UtteranceChange) -> Result<Vec<Cue>, RecognitionError> {
        let mut cues: Vec<Cue> = self.advance(change.t).into_iter().collect();
        match self.stretch.take(change) {
            Turn::Nothing => {}
            Turn::Answered => cues.extend(self.end(change.t)),
            Turn::Asked(added) => {
                self.speaking = Some(change.t);
                self.evidence = self.weigh(&self.stretch.words(), RUNNERS_UP + 1)?;
                let changed = self.screen.hear(self.leading(), added);
                self.give_reasons();
                if changed {
                    cues.push(self.cue(change.t));
                }
            }
        }
        Ok(cues)
    }

    /// Lets time pass: a question ends in silence.
    pub fn advance(&mut self, t: u32) -> Option<Cue> {
        let ends = self.deadline().filter(|ends| *ends <= t)?;
        self.end(ends)
    }

    /// When [`Recogniser::advance`] next has something to decide.
    pub fn deadline(&self) -> Option<u32> {
        self.speaking.map(|since| since.saturating_add(SILENCE))
    }

    /// The whole ranking of what was last heard, before any threshold.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn ranking(&mut self, limit: usize) -> Result<Vec<Ranked>, RecognitionError> {
        let words = self.stretch.words();
        let evidence = self.weigh(&words, limit)?;
        Ok(evidence.ranking.iter().take(limit).filter_map(|ranked| self.ranked(*ranked)).collect())
    }

    /// Shows a card because the person chose it.
    ///
    /// # Errors
    /// [`RecognitionError::UnknownCard`].
    pub fn pick(&mut self, id: &str, t: u32) -> Result<Cue, RecognitionError> {
        let card = self
            .ids
            .iter()
            .position(|known| known == id)
            .ok_or_else(|| RecognitionError::UnknownCard(id.to_owned()))?;
        self.screen.pick(card);
        // Otherwise the words already said would soon put their own card back.
        self.stretch.settle();
        self.reasons.clear();
        self.speaking = None;
        Ok(self.cue(t))
    }

    /// The captions start anew; what is on screen stays.
    pub fn restart(&mut self) {
        self.stretch = Stretch::default();
        self.evidence = Evidence::default();
        self.speaking = None;
    }

    /// Takes the card off the screen and forgets why it was there.
    pub fn clear(&mut self) {
        self.screen = Screen::default();
        self.reasons.clear();
    }

    fn weigh(&mut self, words: &[String], limit: usize) -> Result<Evidence, RecognitionError> {
        let on_screen = self.screen.shown().map(|shown| shown.card);
        Ok(Evidence::of(words, &self.repairs, &mut self.askings, on_screen, limit)?)
    }

    fn leading(&self) -> Option<Leading> {
        let (card, _) = self.evidence.ranking.first()?;
        Some(Leading { card: *card, confidence: self.evidence.confidence })
    }

    fn end(&mut self, t: u32) -> Option<Cue> {
        self.speaking.take()?;
        let changed = self.screen.end(self.leading());
        self.give_reasons();
        changed.then(|| self.cue(t))
    }

    /// Takes note of what speaks for the card on screen, while something does.
    fn give_reasons(&mut self) {
        let Some(shown) = self.screen.shown() else { return };
        if shown.phase == Phase::Locked {
            self.reasons.retain(|card, _| *card == shown.card);
        }
        if self.leads() {
            let Evidence { confidence, margin, ref heard, .. } = self.evidence;
            let reasons = Reasons { score: confidence, margin, matched: phrases(heard) };
            self.reasons.insert(shown.card, reasons);
        }
    }

    /// Whether what is heard speaks for the card on screen.
    fn leads(&self) -> bool {
        let first = self.leading().filter(|leading| leading.confidence >= KEEP).map(|leading| leading.card);
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
            matched: reasons.matched,
            utterance: self.stretch.latest(),
            runners_up: runners_up.take(RUNNERS_UP).filter_map(|ranked| self.ranked(*ranked)).collect(),
            heard: self
                .evidence
                .heard
                .iter()
                .map(|heard| Heard { matched: leads && heard.matched, ..heard.clone() })
                .collect(),
        }
    }

    fn ranked(&self, (number, score): (usize, f32)) -> Option<Ranked> {
        self.ids.get(number).map(|card| Ranked { card: card.clone(), score })
    }
}

#[cfg(test)]
#[path = "recogniser_tests.rs"]
mod tests;
