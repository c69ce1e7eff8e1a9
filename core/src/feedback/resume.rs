//! Duties, as in a résumé, where a system was asked for.

use super::answer::Hearing;
use super::buzzwords::terms;
use super::figure::figure;
use super::phrase::Phrases;
use super::quote::quote;
use super::{Finding, Rule};
use std::ops::Range;
use std::sync::LazyLock;

/// Words behind a duty within which a fact of a system takes the sting out.
const FACT: usize = 25;

/// Terms that say how people work, or nothing: no fact of a system.
const NO_FACTS: [&str; 11] =
    ["agile", "scrum", "kanban", "best", "cutting", "state", "digital", "clean", "scalable", "scalability", "test"];

const PHRASES: &[&str] = &[
    "i|i'm|i've was|am|been|is [mainly|primarily|also|directly|personally|solely] responsible for",
    "i'm|responsible [mainly|primarily|also] responsible for",
    "was|were|i'm|am [also] in charge of",
    "my [main|primary|key|daily|core|day] responsibility|responsibilities|duties",
    "my responsibilities|duties included|were|was|are|include",
    "responsibilities included|include",
    "i was|were|been tasked with",
    "tasked with",
    "i [have|was|i've] [also] worked|working|work on|with various|multiple|several|different|many|numerous",
    "i [have|was|got|been] [also|heavily|actively|deeply] involved in|with",
    "i've [been|was|got] [also|heavily|actively|deeply] involved in|with",
    "been [heavily|actively|deeply|closely] involved in|with",
    "i|i've [have|had|got] extensive|broad|vast|wide|proven|solid|strong|deep|hands [range|on] experience|background|knowledge|expertise",
    "i|i've have|has|had|got a strong|solid|proven|broad|deep|wide track|background|experience|understanding|range",
    "proven track record",
    "i collaborated|liaised|interfaced|worked closely with [cross] stakeholders|functional|various|different|multiple|product",
    "i participated in",
    "i contributed to various|multiple|several|many|different|the",
    "day to day [responsibilities|duties|tasks|work] included|was|were|involved",
    "i|i'm|i've [was|am|have|been] well versed|proficient in|with",
    "i ensured|oversaw|facilitated the|that|smooth|quality|timely|best|high",
    "my role involved|included|consisted|was|is to|of|the|making|ensuring|supporting",
];

static LIST: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[PHRASES]));

pub(super) fn find(hearing: &Hearing) -> Option<Finding> {
    let words = &hearing.own;
    let duty = LIST.all(words, 0..words.len()).find(|duty| {
        let behind = duty.end..words.len().min(duty.end + FACT);
        let fact = |hit: &Range<usize>| !NO_FACTS.contains(&words.text(hit.start));
        !terms(words, behind.clone()).iter().any(|(_, hit)| fact(hit))
            && !behind.clone().any(|at| figure(words, at).is_some())
    })?;
    Some(Finding::notice(Rule::ResumeVoice, quote(words, duty)))
}
