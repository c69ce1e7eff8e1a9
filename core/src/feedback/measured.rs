//! What clocks say: how long it took to begin, to answer, and how fast it was.

use super::answer::Hearing;
use super::{Finding, Rule};

/// A pause to think is fine: so many milliseconds.
const THINKING: u32 = 12_000;
/// Words from which a pace says something.
const MEANT: u32 = 60;
/// Words a minute that are easy to follow.
const SLOWEST: u32 = 100;
const FASTEST: u32 = 185;

pub(super) fn first_word(hearing: &Hearing) -> Option<Finding> {
    let first = hearing.answer.measures.first_word.filter(|first| hearing.spoken() && *first > THINKING)?;
    Some(Finding::notice(Rule::FirstWord, None).with([(first / 1_000).to_string()]))
}

/// Half as long again as suggested is long; under a quarter of it is short, if anything was said.
pub(super) fn length(hearing: &Hearing) -> Option<Finding> {
    let measures = hearing.answer.measures;
    let suggested = u64::from(hearing.answer.note.minutes) * 60_000;
    let spent = u64::from(measures.spent);
    if suggested == 0 || spent == 0 {
        return None;
    }
    let long = spent * 2 > suggested * 3;
    let short = spent * 4 < suggested;
    if !long && measures.words == 0 && (short || hearing.spoken()) {
        return None;
    }
    let values = [
        format!("{}:{:02}", measures.spent / 60_000, measures.spent / 1_000 % 60),
        hearing.answer.note.minutes.to_string(),
    ];
    let finding = if long || short { Finding::notice(Rule::Length, None) } else { Finding::good(Rule::Length, None) };
    Some(finding.with(values))
}

pub(super) fn pace(hearing: &Hearing) -> Option<Finding> {
    let measures = hearing.answer.measures;
    let pace = measures.pace.filter(|_| hearing.spoken() && measures.words >= MEANT)?;
    let easy = (SLOWEST..=FASTEST).contains(&pace);
    let finding = if easy { Finding::good(Rule::Pace, None) } else { Finding::notice(Rule::Pace, None) };
    Some(finding.with([pace.to_string()]))
}
