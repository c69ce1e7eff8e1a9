//! Utterance changes in, cues out.

mod by_hand;
mod measurement;
mod reasons;
#[cfg(test)]
mod talk;
mod window;

pub use measurement::Measurement;

use super::Impression;
use super::corrections::{Correction, Corrections};
use super::cue::{Change, Ranked};
use super::judgement::JudgementError;
use super::matcher::{Evidence, Matcher};
use super::phrasing::PhrasesError;
use super::recent::Recent;
use super::repairs::{Repairs, RepairsError};
use super::screen::{Leading, Offered, Screen};
use super::stretch::{Stretch, Turn};
use super::tokens::TokensError;
use super::ways::Ways;
use crate::bank::Card;
use crate::captions::UtteranceChange;
use reasons::Reasons;
use std::collections::HashMap;

/// The question has ended when the interviewer is silent for this long, in milliseconds.
const SILENCE: u32 = 1000;
/// How many of the next best cards a cue names.
const RUNNERS_UP: usize = 3;
/// A card that was refused may come back when so many words were heard since: nothing is left of the question then.
const FORGIVEN: usize = 80;

/// Why recognition could not be set up or asked.
#[derive(Debug, thiserror::Error)]
pub enum RecognitionError {
    /// The search library refused.
    #[error("the recognition index failed: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// The misheard words could not be read.
    #[error(transparent)]
    Repairs(#[from] RepairsError),
    /// The token table could not be read.
    #[error(transparent)]
    Tokens(#[from] TokensError),
    /// The phrases could not be read.
    #[error(transparent)]
    Phrases(#[from] PhrasesError),
    /// The judgement's weights could not be read.
    #[error(transparent)]
    Judgement(#[from] JudgementError),
    /// A card was named that the bank does not have.
    #[error("the bank has no card \"{0}\"")]
    UnknownCard(String),
}

/// Knows which question is being asked.
pub struct Recogniser {
    ids: Vec<String>,
    ways: Ways,
    matcher: Matcher,
    corrections: Corrections,
    /// Corrections made since they were last asked for.
    learnt: Vec<Correction>,
    stretch: Stretch,
    recent: Recent,
    screen: Screen,
    evidence: Evidence,
    /// What spoke for the card on screen, and for the locked one that a provisional card may give way to, when something
    /// last did; nothing for a card that the person chose.
    reasons: HashMap<usize, Reasons>,
    /// The topic words of the question for which titles are offered.
    offered_for: Vec<String>,
    /// Cards that the person said are wrong for this question, and how many words were heard since.
    refused: Vec<(usize, usize)>,
    /// What is heard next belongs to another question.
    settled: bool,
    /// The card that was on screen when the interviewer began: what a follow-up would be about. Not the one that their own words brought
    /// since, which would then speak for itself.
    context: Option<usize>,
    /// When the interviewer last said something, until the question has ended.
    speaking: Option<u32>,
    /// Words are heard, and bring nothing new on screen.
    resting: bool,
}

impl Recogniser {
    /// Indexes the cards and opens the index.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn new(cards: &[Card], repairs: Repairs) -> Result<Self, RecognitionError> {
        let impression = Self::imprint(cards, &repairs)?;
        Self::open(cards.iter(), &[&impression], repairs)
    }

    /// Takes an impression of cards, to be opened here or elsewhere.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub(crate) fn imprint(cards: &[Card], repairs: &Repairs) -> Result<Impression, RecognitionError> {
        Matcher::imprint(cards, repairs)
    }

    /// Opens what [`Recogniser::imprint`] made of the same cards, in the same order.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub(crate) fn open<'a>(
        cards: impl Iterator<Item = &'a Card> + Clone,
        impressions: &[&Impression],
        repairs: Repairs,
    ) -> Result<Self, RecognitionError> {
        let mut recogniser = Self {
            ids: cards.clone().map(|card| card.id.clone()).collect(),
            ways: Ways::of(cards.clone()),
            matcher: Matcher::open(impressions, repairs)?,
            corrections: Corrections::default(),
            learnt: Vec::new(),
            stretch: Stretch::default(),
            recent: Recent::default(),
            screen: Screen::default(),
            evidence: Evidence::default(),
            reasons: HashMap::new(),
            offered_for: Vec::new(),
            refused: Vec::new(),
            settled: false,
            context: None,
            speaking: None,
            resting: false,
        };
        // The first query after a build costs a hundred times a later one; pay before anyone waits.
        if let Some(card) = cards.clone().next() {
            recogniser.weigh(&card.question.split_whitespace().map(str::to_owned).collect::<Vec<_>>())?;
        }
        Ok(recogniser)
    }

    /// Takes a change of an utterance; changes must come in the order of their times.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn hear(&mut self, change: &UtteranceChange) -> Result<Vec<Change>, RecognitionError> {
        let mut changes = self.advance(change.t)?;
        self.recent.take(change);
        match self.stretch.take(change) {
            Turn::Nothing => {}
            Turn::Answered => {
                changes.extend(self.end(change.t)?);
                self.settled = true;
            }
            Turn::Asked(added) => {
                let offered = self.screen.offered().cloned();
                self.go_on(added);
                self.read(&self.stretch.words())?;
                if self.resting {
                    return Ok(changes);
                }
                self.speaking = Some(change.t);
                let changed = self.screen.hear(self.leading(), added);
                changes.extend(self.note(change.t, changed, offered)?);
            }
        }
        Ok(changes)
    }

    /// Lets time pass: a question ends in silence.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn advance(&mut self, t: u32) -> Result<Vec<Change>, RecognitionError> {
        match self.deadline().filter(|ends| *ends <= t) {
            Some(ends) => self.end(ends),
            None => Ok(Vec::new()),
        }
    }

    /// When [`Recogniser::advance`] next has something to decide.
    pub fn deadline(&self) -> Option<u32> {
        self.speaking.map(|since| since.saturating_add(SILENCE))
    }

    /// How sure it is of the first card for what was last heard, between 0 and 1, before any threshold.
    pub fn confidence(&self) -> f32 {
        self.leading().map_or(0.0, |leading| leading.confidence)
    }

    /// The whole ranking of what was last heard, before any threshold.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn ranking(&mut self, limit: usize) -> Result<Vec<Ranked>, RecognitionError> {
        let words = self.stretch.words();
        let evidence = self.weigh(&words)?;
        Ok(evidence.ranking.iter().take(limit).filter_map(|ranked| self.ranked(*ranked)).collect())
    }

    /// The captions start anew; what is on screen stays.
    pub fn restart(&mut self) {
        self.stretch = Stretch::default();
        self.evidence = Evidence::default();
        self.refused.clear();
        self.settled = false;
        self.speaking = None;
    }

    /// From time `t` on words bring nothing new on screen, or do so again: then what was said last counts as if it had just been said. What is on
    /// screen stays.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn rest(&mut self, resting: bool, t: u32) -> Result<(), RecognitionError> {
        let before = std::mem::replace(&mut self.resting, resting);
        let words = self.stretch.words();
        if resting {
            self.speaking = None;
            self.screen.settle();
        } else if before && !words.is_empty() {
            self.read(&words)?;
            // No word more, but a question that is open again.
            self.screen.hear(self.leading(), 0);
            self.speaking = Some(t);
        }
        Ok(())
    }

    /// Forgets every word that was heard; what is on screen stays.
    pub fn unhear(&mut self) {
        self.restart();
        self.recent = Recent::default();
    }

    /// Takes the card off the screen and forgets why it was there.
    pub fn clear(&mut self) {
        self.screen = Screen::default();
        self.reasons.clear();
        self.offered_for.clear();
        self.context = None;
    }

    /// So many words more: of the same question, or the first of another one.
    fn go_on(&mut self, words: usize) {
        if std::mem::take(&mut self.settled) {
            self.refused.clear();
            self.screen.renew();
            self.context = self.screen.shown().map(|shown| shown.card);
        }
        for (_, since) in &mut self.refused {
            *since += words;
        }
        self.refused.retain(|(_, since)| *since < FORGIVEN);
    }

    fn leading(&self) -> Option<Leading> {
        let mut cards = self.evidence.ranking.iter().map(|(card, _)| *card);
        Some(Leading {
            card: cards.next()?,
            confidence: self.evidence.confidence,
            asks: self.evidence.asks,
            next: cards.collect(),
        })
    }

    fn end(&mut self, t: u32) -> Result<Vec<Change>, RecognitionError> {
        if self.speaking.take().is_none() {
            return Ok(Vec::new());
        }
        let offered = self.screen.offered().cloned();
        let changed = self.screen.end(self.leading());
        self.note(t, changed, offered)
    }

    /// Takes note of what is on screen now, and says what changed.
    fn note(&mut self, t: u32, changed: bool, offered: Option<Offered>) -> Result<Vec<Change>, RecognitionError> {
        self.give_reasons()?;
        let mut changes = Vec::new();
        if changed {
            changes.push(Change::Cue(self.cue(t)));
        }
        if self.screen.offered() != offered.as_ref() {
            self.offered_for = self.known_by()?;
            changes.push(Change::Hints(self.hints(t)));
        }
        Ok(changes)
    }
}

#[cfg(test)]
#[path = "recogniser_tests.rs"]
mod tests;
