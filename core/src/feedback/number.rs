//! A figure was given.

use super::answer::Hearing;
use super::figure::figure;
use super::quote::quote;
use super::{Finding, Rule};

pub(super) fn find(hearing: &Hearing) -> Option<Finding> {
    let words = &hearing.own;
    let Some(range) = (0..words.len()).find_map(|at| figure(words, at)) else {
        let expected = hearing.answer.note.expected;
        let asked = expected.story || expected.clarify || expected.tradeoffs || expected.failure;
        return (asked && hearing.enough()).then(|| Finding::missing(Rule::Number));
    };
    let figure = range.clone().map(|at| words.written(at)).collect::<Vec<_>>().join(" ").replace(" %", "%");
    Some(Finding::good(Rule::Number, quote(words, range)).with([figure]))
}
