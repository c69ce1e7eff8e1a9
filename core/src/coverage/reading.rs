//! Words of a caption -> the words that are compared: repaired, numbers in digits, each knowing where it stood.

use super::checklist::{Checklist, Word};
use super::ear::Ear;
use super::numbers;
use std::sync::Arc;

/// A word that was said.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) word: Arc<Word>,
    /// Index of the first caption word it came from.
    pub(super) from: usize,
    /// Index after the last one.
    pub(super) to: usize,
}

/// A repaired word, or several that are one number.
pub(super) struct Spoken {
    /// Parted by spaces.
    pub(super) text: String,
    /// The number in digits.
    pub(super) number: Option<String>,
    from: usize,
    to: usize,
}

/// Repairs caption words and joins those of numbers.
pub(super) fn spoken<W: AsRef<str>>(words: &[W], ear: &Ear) -> Vec<Spoken> {
    let repaired = ear.repairs.apply(words);
    let plain: Vec<&str> = repaired.iter().map(|repaired| repaired.word.as_str()).collect();
    let mut out = Vec::with_capacity(plain.len());
    let mut at = 0;
    while let Some(first) = repaired.get(at) {
        let number = numbers::at(plain.get(at..).unwrap_or_default());
        let taken = number.as_ref().map_or(1, |(_, taken)| *taken);
        let text = plain.get(at..at + taken).unwrap_or_default().join(" ");
        let to = repaired.get(at + taken - 1).map_or(first.to, |last| last.to);
        out.push(Spoken { text, number: number.map(|(digits, _)| digits), from: first.from, to });
        at += taken;
    }
    out
}

/// The stems of a text's words in their order.
pub(super) fn stems(text: &str, ear: &Ear) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    spoken(&words, ear).into_iter().map(|spoken| spoken.number.unwrap_or_else(|| ear.stem(&spoken.text))).collect()
}

/// Reads caption words from one on, for a checklist.
pub(super) fn read(words: &[String], from: usize, checklist: &mut Checklist, ear: &Ear) -> Vec<Token> {
    let fresh = spoken(words.get(from..).unwrap_or_default(), ear);
    fresh
        .into_iter()
        .map(|spoken| Token { from: from + spoken.from, to: from + spoken.to, word: checklist.word(&spoken, ear) })
        .collect()
}
