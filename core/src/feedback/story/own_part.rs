//! What the person did themself: "I", and a verb of doing.

use super::super::answer::Hearing;
use super::super::phrase::Phrases;
use super::super::quote::quote;
use super::super::words::{Words, hash};
use super::super::{Finding, Rule};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// What one can be seen doing. "Worked on" and "helped" say too little; "thought" and "wanted" are no deeds.
const VERBS: &str = "
    added advised agreed aligned analysed analyzed apologised apologized argued arranged asked audited automated backfilled benchmarked blocked
    booked bought broke brought built called cancelled changed checked chose cleaned coded collected committed compared configured confirmed
    convinced copied corrected created cut debugged decided deleted demoed deployed described designed diagnosed disabled documented drafted
    drew drove dropped dug enabled escalated estimated evaluated explained extracted filed fixed flagged flipped followed formed found froze gathered
    gave grepped handed held hired implemented instrumented interviewed introduced invited isolated joined killed kicked landed launched laid
    led listed listened loaded logged looked made mapped measured mentored merged met migrated modelled moved named negotiated noticed offered
    opened ordered organised organized outlined owned paired parallelised patched paused picked pinged planned pointed ported prepared presented
    pressed prioritised prioritized profiled proposed prototyped proved pulled pushed put ran raised rebuilt recommended refactored refused
    rejected released removed renamed replaced replayed reported reproduced requested rerouted restarted restored reverted reviewed rewrote
    rolled sat scheduled scoped scripted sent separated set shadowed shared shipped showed shut simplified sketched slowed spent split spoke
    started stayed stepped stopped suggested summarised switched talked taught tested threw tightened told took traced tracked trained translated
    traveled travelled tried tuned turned updated upgraded used validated verified volunteered walked warned went won
    wrapped wrote pitched hacked disagreed inherited objected spotted caught decoupled deprecated onboarded pleaded patched phoned skimmed rang";

/// One's own part without such a verb.
const PHRASES: &[&str] = &[
    "my [own] part|piece|contribution|share was|were|in",
    "i was the one|person who|that",
    "it was me who|that",
    "i|i've did|done [most|all|half] [of] the",
    "i|i'd|i've [had|have] done",
    "i ended up writing|doing|building|leading|owning|rewriting|running|fixing|taking|being",
    "i kept * on|for|until",
    "my idea|proposal|suggestion|design|call was|that",
];

/// Between "I" and what was done.
const BETWEEN: [&str; 24] = [
    "then",
    "also",
    "first",
    "personally",
    "myself",
    "immediately",
    "quickly",
    "quietly",
    "finally",
    "eventually",
    "only",
    "even",
    "mostly",
    "therefore",
    "still",
    "had",
    "have",
    "instead",
    "carefully",
    "mainly",
    "deliberately",
    "usually",
    "and",
    "did",
];

/// A second deed comes so many words behind "I" at most.
const SECOND: usize = 8;

static LIST: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[PHRASES]));
static DONE: LazyLock<HashSet<u64>> = LazyLock::new(|| VERBS.split_whitespace().map(hash).collect());

pub(in super::super) fn own_part(hearing: &Hearing) -> Option<Finding> {
    if !hearing.answer.note.expected.story {
        return None;
    }
    let words = &hearing.own;
    let deed = (0..words.len())
        .filter(|at| matches!(words.text(*at), "i" | "ive" | "id"))
        .find_map(|at| deed(words, at).or_else(|| second_deed(words, at)));
    let named = || LIST.first(words, 0..words.len());
    match deed.or_else(named) {
        Some(proof) => Some(Finding::good(Rule::OwnPart, quote(words, proof))),
        None => hearing.enough().then(|| Finding::missing(Rule::OwnPart)),
    }
}

/// "I then quickly wrote".
fn deed(words: &Words, at: usize) -> Option<Range<usize>> {
    let verb = (at + 1..at + 6)
        .find(|at| words.words.get(*at).is_some_and(|word| !word.light && !BETWEEN.contains(&words.text(*at))))?;
    (!ends(words, at..verb) && done(words, verb)).then_some(at..verb + 1)
}

/// "I panicked a bit and deleted": the same person still speaks of themself, unless somebody else comes in between.
fn second_deed(words: &Words, at: usize) -> Option<Range<usize>> {
    let and = (at + 2..at + SECOND).find(|at| matches!(words.text(*at), "and" | "then"))?;
    let verb = (and + 1..and + 3).find(|at| words.text(*at) != "then")?;
    let others = (at + 1..and).any(|at| {
        matches!(words.text(at), "i" | "we" | "they" | "he" | "she" | "it" | "you" | "that" | "who" | "which")
    });
    (!others && !ends(words, at..verb) && done(words, verb)).then_some(at..verb + 1)
}

/// Whether a word is something that one can be seen doing.
fn done(words: &Words, verb: usize) -> bool {
    let idle = matches!(
        (words.text(verb), words.text(verb + 1)),
        ("found", "it" | "out" | "that") | ("used", "to") | ("looked", "forward") | ("made", "sure")
    );
    !idle && words.words.get(verb).is_some_and(|word| DONE.contains(&word.hash))
}

/// Whether a sentence ends among these words.
fn ends(words: &Words, range: Range<usize>) -> bool {
    range.into_iter().any(|at| words.words.get(at).is_some_and(|word| word.stop.ends()))
}
