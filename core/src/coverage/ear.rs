//! What is needed to listen, whatever the card: misheard-word rules, token vectors, and what the evidence is worth.

use super::evidence::Weights;
use crate::recognition::repairs::{MISHEARD, Repairs, RepairsError};
use crate::recognition::tokens::{DIMENSIONS, Tokens, TokensError, Vector, unit};
use crate::recognition::{Misheard, stems};
use tantivy::tokenizer::TextAnalyzer;

/// Why nothing can be listened for.
#[derive(Debug, thiserror::Error)]
pub enum CoverageError {
    /// The shipped misheard words are damaged.
    #[error(transparent)]
    Repairs(#[from] RepairsError),
    /// The shipped token table is damaged.
    #[error(transparent)]
    Tokens(#[from] TokensError),
    /// The shipped weights are damaged.
    #[error("the weights of coverage have no number for {0}")]
    Weights(&'static str),
}

/// Reads words. Built once; the token table is the one that recognition has.
pub struct Ear {
    pub(super) repairs: Repairs,
    pub(super) weights: Weights,
    tokens: &'static Tokens,
    topics: TextAnalyzer,
    stemmer: TextAnalyzer,
}

impl Ear {
    /// With what is shipped.
    ///
    /// # Errors
    /// Only if the build was given a damaged file.
    pub fn shipped() -> Result<Self, CoverageError> {
        Ok(Self {
            repairs: Repairs::parse(MISHEARD)?,
            weights: Weights::shipped()?,
            tokens: Tokens::shipped()?,
            topics: stems::analyzer(),
            stemmer: stems::stemmer(),
        })
    }

    /// Takes the person's own misheard-word rules, in place of what was known of them. What was read already stays as it is.
    pub fn set_own(&mut self, misheard: &[Misheard]) {
        self.repairs.set_own(misheard);
    }

    /// The stem of a repaired word, stop words as well.
    pub(super) fn stem(&self, word: &str) -> String {
        let mut stemmer = self.stemmer.clone();
        stems::stem(&mut stemmer, word).unwrap_or_else(|| word.to_owned())
    }

    /// Whether a repaired word has a topic.
    pub(super) fn is_topic(&self, word: &str) -> bool {
        let mut topics = self.topics.clone();
        stems::stem(&mut topics, word).is_some()
    }

    /// The sum of the rows of some repaired words.
    pub(super) fn total<'a>(&self, words: impl Iterator<Item = &'a str>) -> Vector {
        self.tokens.total(words.flat_map(|word| self.tokens.cut(word)).map(|id| (id, 1.0)))
    }

    /// What a text is about; zero for nothing.
    pub(super) fn about(&self, text: &str) -> Vector {
        let words = self.repairs.apply(&text.split_whitespace().collect::<Vec<_>>());
        unit(self.total(words.iter().map(|repaired| repaired.word.as_str()))).unwrap_or([0.0; DIMENSIONS])
    }
}

/// How much two vectors have of each other.
pub(super) fn dot(a: &Vector, b: &Vector) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Adds a part of a vector to another.
pub(super) fn add(to: &mut Vector, part: f32, from: &Vector) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += part * from);
}
