//! Words that fill a pause. Captions drop some of them.

use super::answer::Hearing;
use super::quote::quote;
use super::words::Words;
use super::{Finding, Rule};
use std::ops::Range;

/// Words from which a share says something.
const MEANT: usize = 60;
/// More than so many in a hundred words are heard.
const HEARD: usize = 6;

/// Before these, "you know" and its like are part of what is said: "do you know", "what I mean", "this kind of".
const BEFORE: [&str; 26] = [
    "do",
    "did",
    "if",
    "as",
    "how",
    "would",
    "let",
    "what",
    "that",
    "when",
    "once",
    "some",
    "this",
    "a",
    "the",
    "these",
    "those",
    "any",
    "every",
    "same",
    "one",
    "which",
    "right",
    "different",
    "another",
    "all",
];
/// And behind "you know".
const BEHIND: [&str; 11] = ["the", "how", "what", "that", "if", "when", "who", "why", "which", "your", "where"];
const PAIRS: [(&str, &str); 4] = [("you", "know"), ("i", "mean"), ("sort", "of"), ("kind", "of")];

/// The words of a filler that begins here.
fn filler(words: &Words, at: usize) -> Option<Range<usize>> {
    let word = words.words.get(at)?;
    if word.hesitation {
        return Some(at..at + 1);
    }
    let (this, next) = (words.text(at), words.text(at + 1));
    let before = at.checked_sub(1).map_or("", |before| words.text(before));
    if PAIRS.contains(&(this, next)) {
        let meant = BEFORE.contains(&before) || (next == "know" && BEHIND.contains(&words.text(at + 2)));
        return (!meant).then_some(at..at + 2);
    }
    // "Like" has many uses: between commas, or beside a hesitation, it has none.
    let beside = |at: usize| words.words.get(at).is_some_and(|word| word.hesitation);
    let alone = before.is_empty()
        || at
            .checked_sub(1)
            .and_then(|before| words.words.get(before))
            .is_some_and(|word| word.stop == super::words::Stop::Comma);
    let comma = word.stop == super::words::Stop::Comma && alone;
    (this == "like" && (comma || beside(at + 1) || at.checked_sub(1).is_some_and(beside))).then_some(at..at + 1)
}

/// How many fillers there are.
pub(crate) fn count(words: &Words) -> usize {
    (0..words.len()).filter(|at| filler(words, *at).is_some()).count()
}

pub(super) fn find(hearing: &Hearing) -> Option<Finding> {
    let words = &hearing.own;
    let (all, fillers) = (words.len(), count(words));
    if !hearing.spoken() || all < MEANT || fillers * 100 <= all * HEARD {
        return None;
    }
    let thickest = (0..words.len())
        .filter_map(|at| filler(words, at))
        .max_by_key(|hit| (hit.start..hit.start + 10).filter(|at| filler(words, *at).is_some()).count())?;
    let tenths = fillers * 1_000 / all;
    let share = format!("{}.{}", tenths / 10, tenths % 10);
    Some(Finding::notice(Rule::Fillers, quote(words, thickest)).with([fillers.to_string(), share]))
}
