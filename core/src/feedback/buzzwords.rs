//! Many terms of the trade and nothing that happened with them.

use super::answer::Hearing;
use super::example::has_example;
use super::phrase::Phrases;
use super::quote::quote;
use super::words::Words;
use super::{Finding, Rule};
use std::ops::Range;
use std::sync::LazyLock;

/// Words in which the terms must come together.
const WITHIN: usize = 60;
/// Different terms that are many.
const MANY: usize = 5;
/// An example may stand so many words before or behind.
const NEAR: usize = 25;
/// The terms: one a line; `a|b` is one term in two forms, `#` begins a comment.
const TERMS: &str = include_str!("../../data/trade-terms.txt");

static LIST: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(TERMS.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())));

/// The terms among these words: which, and where.
pub(super) fn terms(words: &Words, range: Range<usize>) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some((term, hit)) = LIST.which(words, at) else {
            at += 1;
            continue;
        };
        at = hit.end.max(at + 1);
        found.push((term, hit));
    }
    found
}

pub(super) fn find(hearing: &Hearing) -> Option<Finding> {
    let words = &hearing.own;
    let found = terms(words, 0..words.len());
    for (index, (_, first)) in found.iter().enumerate() {
        let mut seen: Vec<usize> = Vec::new();
        let mut named: Vec<Range<usize>> = Vec::new();
        for (term, hit) in found.get(index..)?.iter().take_while(|(_, hit)| hit.end <= first.start + WITHIN) {
            if !seen.contains(term) {
                seen.push(*term);
                named.push(hit.clone());
            }
        }
        let Some(last) = named.last().filter(|_| named.len() >= MANY) else { continue };
        let around = first.start.saturating_sub(NEAR)..words.len().min(last.end + NEAR);
        if !has_example(words, around) {
            let names: Vec<String> = named.iter().map(|hit| spelled(words, hit.clone())).collect();
            let values = [names.len().to_string(), names.join(", ")];
            return Some(Finding::notice(Rule::Buzzwords, quote(words, first.start..last.end)).with(values));
        }
    }
    None
}

fn spelled(words: &Words, hit: Range<usize>) -> String {
    hit.filter(|at| words.words.get(*at).is_some_and(|word| !word.light))
        .map(|at| words.written(at))
        .collect::<Vec<_>>()
        .join(" ")
}
