//! What a story of one's own has: where it was, one's own part, a decision with its reason, how it ended, and what is different since.

mod change;
mod choice;
mod own_part;
mod pronouns;
mod result;
mod scene;

use super::answer::Hearing;
use super::phrase::Phrases;
use super::quote::quote;
use super::{Finding, Rule};

pub(super) use change::changed;
pub(super) use choice::decision;
pub(super) use own_part::own_part;
pub(super) use pronouns::we_over_i;
pub(super) use result::outcome;
pub(super) use scene::situation;

/// A part of a story that a phrase shows.
fn part(hearing: &Hearing, rule: Rule, phrases: &Phrases) -> Option<Finding> {
    if !hearing.answer.note.expected.story {
        return None;
    }
    let words = &hearing.own;
    match phrases.first(words, 0..words.len()) {
        Some(proof) => Some(Finding::good(rule, quote(words, proof))),
        None => hearing.enough().then(|| Finding::missing(rule)),
    }
}
