//! The words of a window, weighed: with what the person put right, and by which words the question may be known again.

use super::{Recogniser, RecognitionError};
use crate::recognition::corrections::{self, Correction, Leaning};
use crate::recognition::cue::Sighting;
use crate::recognition::matcher::Evidence;
use crate::recognition::misheard::Misheard;

/// By the last words one knows a question again; what came before them was its scene, or another one.
const KNOWN_BY: usize = 40;

impl Recogniser {
    /// Takes what the person put right and their own misheard-word rules, in place of what was known of either.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn remember(&mut self, corrections: Vec<Correction>, misheard: &[Misheard]) -> Result<(), RecognitionError> {
        self.matcher.set_own(misheard);
        self.know(corrections)
    }

    pub(super) fn know(&mut self, corrections: Vec<Correction>) -> Result<(), RecognitionError> {
        let (ids, matcher) = (&self.ids, &mut self.matcher);
        let number = |card: &str| ids.iter().position(|id| id == card);
        let weigh = |word: &str| {
            let Some((_, stem)) = matcher.stems(&[word]).into_iter().next() else { return Ok(None) };
            let telling = matcher.telling(&stem)?;
            Ok::<_, RecognitionError>(Some((stem, telling)))
        };
        self.corrections.set(corrections, number, weigh)
    }

    /// What the person put right since this was last asked.
    pub fn learnt(&mut self) -> Vec<Correction> {
        std::mem::take(&mut self.learnt)
    }

    /// Reads a window: its evidence is the one that everything else goes by. While it rests words are heard and speak for nothing.
    pub(super) fn read(&mut self, words: &[String]) -> Result<(), RecognitionError> {
        self.evidence = self.weigh(words)?;
        if self.resting {
            let mut heard = std::mem::take(&mut self.evidence).heard;
            heard.iter_mut().for_each(|heard| heard.matched = false);
            self.evidence.heard = heard;
        }
        Ok(())
    }

    /// The evidence of a window, with what the person put right.
    pub(super) fn weigh(&mut self, words: &[String]) -> Result<Evidence, RecognitionError> {
        let leanings = self.leanings(words);
        let mut evidence = self.matcher.weigh(words, self.context)?;
        let refused: Vec<usize> = self.refused.iter().map(|(card, _)| *card).collect();
        let put_right = !leanings.is_empty() || !refused.is_empty();
        if put_right && corrections::lean(&mut evidence, &leanings, &refused) {
            self.matcher.mark(words, &mut evidence)?;
        }
        Ok(evidence)
    }

    /// What some words speak for, as if nothing had been heard or put right before.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn look(&mut self, words: &[String]) -> Result<Sighting, RecognitionError> {
        let evidence = self.matcher.weigh(words, None)?;
        let matched = evidence.heard.into_iter().filter(|heard| heard.matched).map(|heard| heard.word);
        let ranking = evidence.ranking.iter().filter_map(|ranked| self.ranked(*ranked));
        Ok(Sighting { ranking: ranking.collect(), matched: matched.collect() })
    }

    fn leanings(&mut self, words: &[String]) -> Vec<Leaning> {
        if self.corrections.list().is_empty() {
            return Vec::new();
        }
        let window: Vec<String> = self.matcher.stems(words).into_iter().map(|(_, stem)| stem).collect();
        self.corrections.leanings(&window)
    }

    /// The asking or point of a card that is nearest to what was read.
    pub(super) fn nearest(&mut self, card: usize) -> Option<String> {
        let heard: Vec<String> = self.matcher.stems(&self.heard_words()).into_iter().map(|(_, stem)| stem).collect();
        let matcher = &mut self.matcher;
        self.ways.nearest(card, &heard, |text| {
            let words: Vec<&str> = text.split_whitespace().collect();
            matcher.stems(&words).into_iter().map(|(_, stem)| stem).collect()
        })
    }

    /// The topic words by which what was read may be known again; none when they are too few.
    pub(super) fn known_by(&mut self) -> Result<Vec<String>, RecognitionError> {
        let words = self.heard_words();
        let mut weighed = Vec::new();
        for (repaired, stem) in
            self.matcher.stems(words.get(words.len().saturating_sub(KNOWN_BY)..).unwrap_or_default())
        {
            let telling = self.matcher.telling(&stem)?;
            weighed.push((repaired.word, stem, telling));
        }
        Ok(corrections::telling(&weighed))
    }

    /// What was read, as captions wrote it.
    fn heard_words(&self) -> Vec<String> {
        self.evidence.heard.iter().flat_map(|heard| heard.word.split(' ')).map(str::to_owned).collect()
    }
}
