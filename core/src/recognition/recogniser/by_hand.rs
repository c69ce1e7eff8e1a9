//! What the person does by hand: picks a card, says that one is wrong, keeps one, looks at the last words again.

use super::{Recogniser, RecognitionError};
use crate::recognition::corrections::{self, Correction};
use crate::recognition::cue::Cue;

/// A card that scores less has nothing to do with what was said.
const CHANCE: f32 = 1.0;

impl Recogniser {
    /// Shows a card because the person chose it. Where it was among what else it could be, the words that were heard mean it from
    /// now on.
    ///
    /// # Errors
    /// [`RecognitionError::UnknownCard`] and [`RecognitionError::Index`].
    pub fn pick(&mut self, id: &str, t: u32) -> Result<Cue, RecognitionError> {
        let card = self.number(id)?;
        let offered = self.screen.offered().is_some_and(|offered| offered.cards.contains(&card));
        if offered {
            self.learn(card, true, self.offered_for.clone())?;
        } else if self.evidence.ranking.iter().any(|(ranked, score)| *ranked == card && *score >= CHANCE) {
            let words = self.known_by()?;
            self.learn(card, true, words)?;
        }
        self.refused.retain(|(refused, _)| *refused != card);
        self.screen.pick(card);
        // Otherwise the words already said would soon put their own card back.
        self.stretch.settle();
        self.settled = true;
        self.reasons.clear();
        self.speaking = None;
        Ok(self.cue(t))
    }

    /// Takes a card away because it is the wrong one: it does not come back for this question, the words that brought it do
    /// not mean it from now on, and the next best titles are offered instead. Nothing when it is not on screen any more.
    ///
    /// # Errors
    /// [`RecognitionError::UnknownCard`] and [`RecognitionError::Index`].
    pub fn refuse(&mut self, id: &str) -> Result<(), RecognitionError> {
        let card = self.number(id)?;
        if self.screen.shown().is_none_or(|shown| shown.card != card) {
            return Ok(());
        }
        let ranked = self.evidence.ranking.iter().map(|(card, _)| *card).collect();
        let (words, ranking) = match self.reasons.remove(&card) {
            Some(reasons) => (reasons.words, reasons.ranking),
            None => (self.known_by()?, ranked),
        };
        self.refused.push((card, 0));
        let refused = |card: &usize| self.refused.iter().any(|(refused, _)| refused == card);
        self.screen.refuse(ranking.into_iter().filter(|other| !refused(other)).collect());
        corrections::lean(&mut self.evidence, &[], &[card]);
        self.offered_for.clone_from(&words);
        self.learn(card, false, words)
    }

    /// The card on screen stays until another one is picked, or goes again as any other does.
    ///
    /// # Errors
    /// [`RecognitionError::UnknownCard`].
    pub fn pin(&mut self, id: &str, pinned: bool) -> Result<(), RecognitionError> {
        let card = self.number(id)?;
        if self.screen.shown().is_some_and(|shown| shown.card == card) {
            self.screen.pin(pinned);
        }
        Ok(())
    }

    /// Whether the card on screen stays.
    pub fn pinned(&self) -> bool {
        self.screen.pinned()
    }

    /// Looks at everything the other side said last as one window, whatever the turns, and decides with less evidence. Nothing while it
    /// rests.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn again(&mut self, t: u32) -> Result<(), RecognitionError> {
        if self.resting {
            return Ok(());
        }
        let words = self.recent.words(t);
        if words.is_empty() {
            self.screen.again(None);
            return Ok(());
        }
        self.read(&words)?;
        let leading = self.leading();
        self.screen.again(leading.as_ref());
        self.offered_for = self.known_by()?;
        self.give_reasons()
    }

    fn number(&self, id: &str) -> Result<usize, RecognitionError> {
        let known = self.ids.iter().position(|known| known == id);
        known.ok_or_else(|| RecognitionError::UnknownCard(id.to_owned()))
    }

    /// Remembers what words mean, or do not mean; nothing without words.
    fn learn(&mut self, card: usize, right: bool, words: Vec<String>) -> Result<(), RecognitionError> {
        let (Some(id), Some(title)) = (self.ids.get(card).cloned(), self.ways.title(card)) else { return Ok(()) };
        if words.is_empty() {
            return Ok(());
        }
        let correction = Correction { words, card: id, title: title.to_owned(), right };
        let mut list = self.corrections.list().to_vec();
        corrections::remember(&mut list, correction.clone());
        self.learnt.push(correction);
        self.know(list)
    }
}

#[cfg(test)]
#[path = "by_hand_tests.rs"]
mod tests;
