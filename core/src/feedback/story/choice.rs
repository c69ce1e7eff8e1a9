//! What was decided, and why.

use super::super::answer::Hearing;
use super::super::phrase::Phrases;
use super::super::quote::quote;
use super::super::{Finding, Rule};
use std::sync::LazyLock;

/// A reason stands at most so many words behind what was decided, or before it.
const BEHIND: usize = 35;
const BEFORE: usize = 22;

const DECIDED: &[&str] = &[
    "i|we|they|i'd|we'd [then|finally|both|all|eventually|also|had|therefore|deliberately] decided|chose|picked|opted|settled|agreed|rejected|refused|concluded|dropped|ruled|preferred",
    "i|we [then|finally|eventually|had|deliberately] went with|for|ahead|against",
    "i|we [had] made|took [a|the|that|this|my|our] [hard|deliberate] call|decision|choice",
    "decision|choice|call|plan was|we",
    "made|took the call|decision",
    "i|we decided",
    "my call|decision|choice",
    "i|we didn't|did [not] _ * instead",
    "i|we [did] chose|choose|said no|against|not",
    "i|we said no|not",
    "and|then|finally|eventually went|decided|chose|settled|picked|opted with|on|for|to|against|the|a|not",
    "instead of ** i|we",
    "i|we went * instead|rather",
    "i|we * rather than",
    "-i|we|they [had] agreed|decided with|on that|him|her|me|them|the",
    "-i|we settled|picked in|up",
    "-i|we dropped by|from|to|off",
];

/// Deeds that are decisions where the reason follows at once.
const ACTED: &[&str] = &[
    "i|we [then|also|had] pushed back|for",
    "i|we [then|also|had|instead|therefore|deliberately] proposed|suggested|insisted|argued|moved|kept|stopped|switched|cut|split|wrote|built|put|turned|started|used|took|left|asked|escalated|reverted|paused|delayed|postponed|skipped|rewrote|replaced|rolled|shipped|bought",
];
/// Words within which it follows.
const AT_ONCE: usize = 16;

const FOLLOWING: &[&str] = &[
    "because",
    "cause|cuz|coz i|we|it|the|that|they|there|of|nobody",
    "since we|i|it|the|that|they|there|nobody|every",
    "so that",
    "in order to",
    "otherwise",
    "to avoid|prevent|protect|limit|save|buy",
    "rather than",
    "would|could [not] have [cost|taken|broken|meant|been]",
    "my|the reason|reasoning|thinking|argument",
    "-since then|that|day",
    "-because of him|her|them",
];

const REASONS: &[&str] = &[
    "because",
    "cause|cuz|coz i|we|it|the|that|they|there|of|nobody",
    "since",
    "so that",
    "so we|i|it|nobody|they|customers|the|people could|can|would|had|wouldn't|couldn't|didn't|don't",
    "as we|it|the|i|they had|was|would|were|could",
    "the|my|main reason|reasons|reasoning|thinking|argument|idea|logic was|is|being|for|why|behind",
    "which meant|would|gave|let",
    "that meant|way",
    "given that|the|how|our|we",
    "due|thanks to",
    "in order to",
    "otherwise",
    "for that reason",
    "and why",
    "to avoid|keep|make|reduce|prevent|buy|limit|protect|get|save|win|stay|be",
    "it would|was|seemed|had|meant ** than|risk|cheaper|safer|faster|simpler|easier|riskier",
    "the risk|cost|downside|deadline|alternative of|was|would|is|being",
    "based on",
    "we|i couldn't|could|can't [not] afford|wait|risk|lose|roll|trust",
    "-since then|that|day|january|february|march|april|may|june|july|august|september|october|november|december|2019|2020|2021|2022|2023|2024|2025",
    "-ever since",
];

static DECISIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[DECIDED]));
static ACTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[ACTED]));
static FOLLOWS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[FOLLOWING]));
static WHY: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[REASONS]));

pub(in super::super) fn decision(hearing: &Hearing) -> Option<Finding> {
    if !hearing.answer.note.expected.story {
        return None;
    }
    let words = &hearing.own;
    let proof = DECISIONS.all(words, 0..words.len()).find(|hit| {
        let near = hit.start.saturating_sub(BEFORE)..words.len().min(hit.end + BEHIND);
        WHY.first(words, near).is_some()
    });
    let acted = || {
        ACTS.all(words, 0..words.len())
            .find(|hit| FOLLOWS.first(words, hit.end..words.len().min(hit.end + AT_ONCE)).is_some())
    };
    match proof.or_else(acted) {
        Some(proof) => Some(Finding::good(Rule::Decision, quote(words, proof))),
        None => hearing.enough().then(|| Finding::missing(Rule::Decision)),
    }
}
