//! How something is said: what tells an answer from a list of terms, a way out or a promise.

use super::checklist::Word;
use super::reading::Token;

/// Words of sentences that say how something works, what is done or why.
const SAYING: &[&str] = &[
    "to", "it", "its", "them", "they", "if", "not", "that", "the", "when", "each", "because", "for", "only", "before",
    "but", "so", "until", "instead", "which", "every", "what", "cant", "doesnt", "dont", "wont", "isnt", "never",
    "how",
];

/// Words that string terms together.
const JOINING: &[&str] = &["and", "or", "with", "plus", "also", "then", "of"];

/// Words by which somebody tells what they have had to do with, or says that there is such a thing.
const NAMING: &[&str] = &[
    "had",
    "have",
    "ive",
    "was",
    "been",
    "all",
    "those",
    "these",
    "whole",
    "lot",
    "theres",
    "good",
    "very",
    "well",
    "yeah",
    "know",
    "about",
    "really",
    "sure",
    "thing",
    "things",
    "read",
    "came",
    "course",
    "around",
    "basically",
    "everything",
    "stuff",
];

/// Shares of words that say something, string terms together, and merely name: a list is one with small words in between as well.
pub(super) fn manner(words: &[Token]) -> [f32; 3] {
    [SAYING, JOINING, NAMING].map(|of| {
        let found = words.iter().filter(|token| of.contains(&token.word.text.as_str())).count();
        found as f32 / words.len().max(1) as f32
    })
}

/// Words of ways out, and of talk about nothing.
const HEDGES: &[&str] = &[
    "guess",
    "whatever",
    "depends",
    "honestly",
    "probably",
    "maybe",
    "sure",
    "suppose",
    "mostly",
    "standard",
    "stuff",
    "things",
    "those",
    "everything",
    "familiar",
    "comfortable",
    "various",
    "typical",
    "usual",
    "usually",
    "topics",
    "concepts",
];

/// Words for talking, and what stands before them where that is still to come; so many words from there on are what is promised.
const PROMISES: &[&str] = &["talk", "discuss", "mention", "cover", "speak", "touch"];
const INTENTS: &[&str] = &["id", "ill", "could", "would", "will", "can", "lets", "well", "going", "want", "should"];
const PROMISED: usize = 14;

/// Whether a word is one of a way out.
pub(super) fn hedges(word: &Word) -> bool {
    HEDGES.contains(&word.text.as_str())
}

/// Topic words of what the person says they would talk about: "I'd talk about caching" says nothing of it.
pub(super) fn promised(tokens: &[Token]) -> Vec<bool> {
    let is = |at: usize, of: &[&str]| tokens.get(at).is_some_and(|token| of.contains(&token.word.text.as_str()));
    let mut promised = vec![false; tokens.len()];
    for at in 0..tokens.len() {
        if is(at, PROMISES) && (at.saturating_sub(3)..at).any(|before| is(before, INTENTS)) {
            let topics = tokens.iter().zip(&mut promised).skip(at).take(PROMISED);
            topics.for_each(|(token, promised)| *promised = token.word.topic);
        }
    }
    promised
}

/// Where the run of topic words that each word is in begins and ends; nothing for others.
pub(super) fn runs(topics: &[bool]) -> Vec<(usize, usize)> {
    let mut runs = vec![(0, 0); topics.len()];
    let mut at = 0;
    while at < topics.len() {
        let end = at + topics.iter().skip(at).take_while(|topic| **topic).count();
        runs.iter_mut().take(end).skip(at).for_each(|run| *run = (at, end));
        at = end.max(at + 1);
    }
    runs
}
