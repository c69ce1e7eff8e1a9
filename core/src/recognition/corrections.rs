//! What the person put right: these words mean that card, or do not mean it.
//!
//! A bounded list of the topic words that were heard when it was said, with the card. Where the window has most of the
//! remembered words again, weighed by how telling they are, the card is lifted or lowered in the ranking ([`lean`]).

use super::matcher::Evidence;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Most corrections remembered; the oldest goes first.
const MOST: usize = 200;
/// Most words of one: the most telling ones.
pub(super) const WORDS: usize = 12;
/// Fewer topic words are too few to know a question again.
const FEWEST: usize = 2;
/// Longest word remembered, in characters.
const LONGEST: usize = 40;
/// The window must have so much of the remembered words, by how telling they are.
const SHARE: f32 = 0.6;
/// A card that is meant by all of the words is put so far ahead of the first.
const LIFT: f32 = 0.5;
/// A card that all of the words do not mean loses so much of its score, and of the belief in it.
const LOWER: f32 = 0.8;
/// How sure one is of a card that all of the words mean, when a question is asked with them.
const TAUGHT: f32 = 0.8;

/// What the person put right once, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The topic words heard, in the order they were said: repaired, not yet stemmed, so that people can read them.
    pub words: Vec<String>,
    /// The card.
    pub card: String,
    /// What the card was called, for lists.
    pub title: String,
    /// The words mean the card; otherwise they do not.
    pub right: bool,
}

/// Adds to a list, newest last. The newest word on the same words stands: a card is right or wrong for them, and one card is right.
pub fn remember(list: &mut Vec<Correction>, new: Correction) {
    // Words of a correction are there once each.
    let same =
        |old: &Correction| old.words.len() == new.words.len() && old.words.iter().all(|word| new.words.contains(word));
    list.retain(|old| !(same(old) && (old.card == new.card || old.right && new.right)));
    list.push(new);
    list.drain(..list.len().saturating_sub(MOST));
}

/// Corrections as the ranking uses them.
#[derive(Debug, Default)]
pub(super) struct Corrections {
    known: Vec<Known>,
    list: Vec<Correction>,
}

#[derive(Debug)]
struct Known {
    card: usize,
    right: bool,
    /// The stems with how telling each is.
    stems: Vec<(String, f32)>,
}

/// A card and how much what was put right speaks for it (up to 1) or against it (down to -1).
pub(super) type Leaning = (usize, f32);

impl Corrections {
    /// Takes a kept list in place of what is known. `number` knows the cards, `weigh` stems a word and says how telling the stem
    /// is. What is about a card that is not there says nothing.
    ///
    /// # Errors
    /// Those of `weigh`.
    pub(super) fn set<E>(
        &mut self,
        list: Vec<Correction>,
        number: impl Fn(&str) -> Option<usize>,
        mut weigh: impl FnMut(&str) -> Result<Option<(String, f32)>, E>,
    ) -> Result<(), E> {
        let mut known = Vec::new();
        let oldest = list.len().saturating_sub(MOST);
        for correction in list.iter().skip(oldest) {
            let Some(card) = number(&correction.card) else { continue };
            let mut stems = BTreeMap::new();
            for word in correction.words.iter().filter(|word| word.chars().count() <= LONGEST).take(WORDS) {
                stems.extend(weigh(word)?);
            }
            if stems.len() >= FEWEST {
                known.push(Known { card, right: correction.right, stems: stems.into_iter().collect() });
            }
        }
        *self = Self { known, list };
        Ok(())
    }

    /// The list as it was set.
    pub(super) fn list(&self) -> &[Correction] {
        &self.list
    }

    /// What the corrections say to a window of stems; of two about a card the one that has more of its words there, of two
    /// alike the newer.
    pub(super) fn leanings(&self, window: &[String]) -> Vec<Leaning> {
        let window: BTreeSet<&str> = window.iter().map(String::as_str).collect();
        let mut leanings: BTreeMap<usize, f32> = BTreeMap::new();
        for known in &self.known {
            let all: f32 = known.stems.iter().map(|(_, telling)| telling).sum();
            let there = known.stems.iter().filter(|(stem, _)| window.contains(stem.as_str()));
            let share = there.map(|(_, telling)| telling).sum::<f32>() / all.max(f32::EPSILON);
            let leaning = leanings.entry(known.card).or_default();
            if share >= SHARE && share >= leaning.abs() {
                *leaning = if known.right { share } else { -share };
            }
        }
        leanings.into_iter().filter(|(_, leaning)| *leaning != 0.0).collect()
    }
}

/// The most telling words of a window, newer ones more, in the order they were said; none when they are too few. `words` are
/// repaired words with their stems and how telling those are.
pub(super) fn telling(words: &[(String, String, f32)]) -> Vec<String> {
    let mut best: BTreeMap<&str, (f32, usize)> = BTreeMap::new();
    let known = words.iter().enumerate().filter(|(_, (word, ..))| word.chars().count() <= LONGEST);
    for (at, (_, stem, telling)) in known {
        // Half as much for every twenty topic words that were said after it.
        let weight = telling * 0.5_f32.powf((words.len() - at) as f32 / 20.0);
        let known = best.entry(stem).or_insert((0.0, at));
        if weight > known.0 {
            *known = (weight, at);
        }
    }
    let mut best: Vec<(f32, usize)> = best.into_values().collect();
    best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut places: Vec<usize> = best.into_iter().take(WORDS).map(|(_, at)| at).collect();
    places.sort_unstable();
    if places.len() < FEWEST {
        return Vec::new();
    }
    places.into_iter().filter_map(|at| words.get(at)).map(|(word, ..)| word.clone()).collect()
}

/// Lifts and lowers cards as the leanings say and takes `refused` ones out. True when
/// another card is first now.
pub(super) fn lean(evidence: &mut Evidence, leanings: &[Leaning], refused: &[usize]) -> bool {
    let Some(&(before, top)) = evidence.ranking.first() else { return false };
    let own = evidence.ranking.clone();
    for &(card, leaning) in leanings {
        let ranked = evidence.ranking.iter_mut().find(|(known, _)| *known == card);
        match ranked {
            Some((_, score)) if leaning < 0.0 => *score *= 1.0 + LOWER * leaning,
            Some((_, score)) => *score = top * (1.0 + LIFT * leaning),
            None if leaning > 0.0 => evidence.ranking.push((card, top * (1.0 + LIFT * leaning))),
            None => {}
        }
    }
    evidence.ranking.retain(|(card, _)| !refused.contains(card));
    evidence.ranking.sort_by(|a, b| b.1.total_cmp(&a.1));
    let Some(&(first, score)) = evidence.ranking.first() else {
        (evidence.confidence, evidence.margin) = (0.0, 0.0);
        return true;
    };
    if first != before {
        // How sure one would be of it is not known: as much less as its own score was less.
        let own = own.iter().find(|(card, _)| *card == first).map_or(0.0, |(_, score)| *score);
        evidence.confidence *= (own / top.max(f32::EPSILON)).powi(2);
    }
    match leanings.iter().find(|(card, _)| *card == first) {
        Some((_, leaning)) if *leaning > 0.0 && evidence.asks => {
            evidence.confidence = evidence.confidence.max(TAUGHT * leaning)
        }
        Some((_, leaning)) if *leaning < 0.0 => evidence.confidence *= 1.0 + LOWER * leaning,
        _ => {}
    }
    let second = evidence.ranking.get(1).map_or(0.0, |(_, score)| *score);
    evidence.margin = (score - second) / score.max(f32::EPSILON);
    first != before
}

#[cfg(test)]
#[path = "corrections_tests.rs"]
mod tests;
