//! What can fail was raised before anybody asked.

use super::answer::Hearing;
use super::phrase::Phrases;
use super::quote::quote;
use super::words::Words;
use super::{Finding, Rule};
use crate::report::Said;
use std::sync::LazyLock;

const PHRASES: &[&str] = &[
    "goes|go|went|going|gone|is|are|was|being down",
    "bring|brings|brought|take|takes|took|taking * down",
    "crash|crashes|crashed|crashing",
    "time|times|timed|timing out",
    "timeout|timeouts",
    "retry|retries|retried|retrying",
    "network|net partition|partitions|split|failure|blip",
    "split brain",
    "partitioned from",
    "if|when|once|suppose|say a|the|that|this|one|it|redis|kafka|postgres|your|our|my * dies|fails|breaks|restarts|disappears|vanishes|hangs|stalls",
    "dies|died|dying",
    "has|have|having|had a bad|rough day|night|time|moment",
    "has|have|having|had a|an hiccup|outage|problem|incident|blip",
    "hiccup|hiccups|flaky",
    "misbehaves|misbehave|stuck|hangs",
    "if|when|while|once * slow|late|gone|full|broken|missing|offline|overloaded",
    "can't|cannot|not reach|reachable|available|respond|responding|answer|there",
    "doesn't|don't|isn't|aren't respond|answer|available|reachable|there",
    "fail|fails|failed|failing|failure|failures|failover",
    "unavailable|unreachable|unresponsive",
    "outage|outages",
    "stale",
    "poison message|messages|pill|pills",
    "poisoned message",
    "dead letter|letters",
    "lose|loses|lost|losing [a|an|the|some|that|our|any|one|all|whole] message|messages|data|write|writes|event|events|order|orders|update|updates|node|leader|connection|packet|packets|row|rows|payment|payments|zone|region|replica|acknowledged|quorum|broker|primary|machine|everything",
    "data loss",
    "lost update|updates",
    "circuit breaker|breakers",
    "fallback|fallbacks",
    "fall|falls|falling back to",
    "degrade|degrades|degraded|degradation",
    "duplicate|duplicates",
    "delivered|processed|charged|sent|executed|applied|paid|run|runs twice",
    "at least once",
    "out of memory|disk|space|connections",
    "thundering herd",
    "stampede",
    "cascade|cascades|cascading",
    "single point of failure",
    "worst case",
    "corrupt|corrupted|corruption",
    "deadlock|deadlocks",
    "race condition|conditions",
    "overload|overloaded|overloads",
    "falls|fall|falling|fell behind",
    "backlog",
    "power loss|cut",
    "rollback",
    "roll|rolls|rolled back",
    "goes|go|went|going wrong",
    "half [way] done|written|finished|applied|through",
    "partial failure|failures|write|writes",
    "runs|run|running|ran out of",
    "fill|fills up",
    "blast radius",
    "loss of a|an|the|one",
    "survive|survives|survived [if|the|a|when|that|losing]",
    "as broken|failed|dead|unhealthy",
    "falls|fall|fell over|apart",
    "halfway",
    "if|when|once * goes|go|went away",
    "-go|goes|going|went|gone down the|that|this|a path|road|route|list|rabbit|line|way",
    "-write|writing|written|scale|scaling|break|breaking|narrow|note|slow|drill|boil|boils|sit|jot down",
    "-written|wrote|noted|jotted|scaled|came|comes|broken down",
    "-take|takes|taking|took * down|notes [a|the] [note|notes]",
    "-never|not|without fail",
    "-fail|fails to see|understand",
    "-have no|enough time out",
];
/// What others say also counts as asking when they only ask what happens.
const ASKED: &[&str] =
    &["what happens|happened if|when", "what if", "what can|could go wrong", "how * recover|survive"];

static LIST: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[PHRASES]));
static PROMPTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[PHRASES, ASKED]));

pub(super) fn find(hearing: &Hearing) -> Option<Finding> {
    let note = hearing.answer.note;
    // A question about failure cannot be answered unprompted.
    if !note.expected.failure || prompts(&note.ask, note.at) {
        return None;
    }
    let words = &hearing.own;
    let asked = asked(hearing);
    match LIST.first(words, 0..words.len()) {
        Some(proof) if asked.is_none_or(|asked| words.when(proof.start) < asked) => {
            Some(Finding::good(Rule::FailureUnprompted, quote(words, proof)))
        }
        _ => hearing.enough().then(|| Finding::missing(Rule::FailureUnprompted)),
    }
}

/// When somebody else first spoke of failure after the question was put.
fn asked(hearing: &Hearing) -> Option<u32> {
    let others = Words::of(hearing.answer.others.iter().copied());
    let spoken = PROMPTS.first(&others, 0..others.len()).map(|proof| others.when(proof.start));
    let follow_ups = &hearing.answer.note.follow_ups;
    let put = follow_ups.iter().filter(|follow_up| prompts(&follow_up.ask, follow_up.at)).map(|follow_up| follow_up.at);
    put.chain(spoken).min()
}

fn prompts(ask: &str, at: u32) -> bool {
    let said = Said { from: at, to: at, own: false, speaker: None, text: ask.to_owned(), pace: Vec::new() };
    let words = Words::of([&said]);
    PROMPTS.first(&words, 0..words.len()).is_some()
}
