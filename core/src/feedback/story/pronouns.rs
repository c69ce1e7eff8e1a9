//! "We" did it, hardly ever "I".

use super::super::answer::Hearing;
use super::super::quote::quote;
use super::super::words::Words;
use super::super::{Finding, Rule};

/// "We" this often, and twice as often as "I".
const OFTEN: usize = 6;

/// Behind "I", fillers: they are no deed.
const FILLING: [&str; 7] = ["mean", "think", "guess", "believe", "suppose", "dunno", "reckon"];

pub(in super::super) fn we_over_i(hearing: &Hearing) -> Option<Finding> {
    if !hearing.answer.note.expected.story {
        return None;
    }
    let words = &hearing.own;
    let kept = || (0..words.len()).filter(|at| !repeated(words, *at));
    let we: Vec<usize> = kept().filter(|at| is_we(words, *at)).collect();
    let own = kept().filter(|at| is_own(words, *at)).count();
    if we.len() < OFTEN || we.len() < own * 2 {
        return None;
    }
    // Where "we" stands thickest shows best what is meant.
    let thickest = we
        .windows(3)
        .min_by_key(|three| three.last().copied().unwrap_or_default() - three.first().copied().unwrap_or_default());
    let proof = thickest.and_then(|three| Some(*three.first()?..*three.first()? + 1));
    let words = proof.and_then(|proof| quote(words, proof));
    Some(Finding::notice(Rule::WeOverI, words).with([we.len().to_string(), own.to_string()]))
}

/// The first of what was said twice.
fn repeated(words: &Words, at: usize) -> bool {
    words.text(at) == words.text(at + 1)
}

/// "Were" and "well" are words of their own: with an apostrophe they are "we".
fn is_we(words: &Words, at: usize) -> bool {
    match words.text(at) {
        "we" | "us" | "our" | "ours" | "ourselves" | "weve" => true,
        "were" | "well" | "wed" => words.written(at).contains(['\'', '’']),
        _ => false,
    }
}

fn is_own(words: &Words, at: usize) -> bool {
    match words.text(at) {
        "i" => !FILLING.contains(&words.text(at + 1)),
        "me" | "my" | "mine" | "myself" | "im" | "ive" => true,
        "id" | "ill" => words.written(at).contains(['\'', '’']),
        _ => false,
    }
}
