//! Something was asked, or an assumption was said aloud, before the answer began.

use super::answer::Hearing;
use super::phrase::Phrases;
use super::quote::quote;
use super::words::{Stop, Words};
use super::{Finding, Rule};
use std::ops::Range;
use std::sync::LazyLock;

/// An answer begins with its first third, and not before so many words.
const BEGINNING: usize = 60;
/// Nor does it begin after so many.
const LATEST: usize = 200;
/// Somebody who answers their own question does so within so many words.
const OWN_ANSWER: usize = 7;

/// Most words of a question.
const LONGEST: usize = 40;
/// A sentence behind a question that begins so is the person's own answer.
const ANSWERS: [&str; 9] = ["it", "its", "they", "theyre", "we", "you", "that", "thats", "well"];

/// Said of asking or assuming, wherever it stands.
const SAID: &[&str] = &[
    "clarifying question|questions",
    "to clarify|confirm",
    "clarify [a|one|few|couple|some|the|that|what|whether|first|before]",
    "let me [first|also|quickly] ask|check|clarify|confirm|understand",
    "i'd|i|i'll [would|will|might|need|want] [first|also|probably|still] [want|like|need|have|start|begin|love] [to|by] [first|also] ask|asking|clarify|clarifying|know|check|understand|confirm",
    "first i'd|i [would|want] [to] ask|clarify|check|understand",
    "i have|got [a|one|some|two|few|couple] [of] [quick] question|questions",
    "couple|few of|quick|clarifying questions",
    "one|a|some|two|few|quick [quick] question|questions [first|before|up|about|on]",
    "my first question|questions",
    "can|could|may|should i|we [safely|also] assume|take|ask|expect|rely",
    "i'm|i [am|will|would|can] [going|gonna] [to] assume|assuming",
    "i'll|i'd|i [first] assume",
    "we'll|let's|let|we [can|us|will] assume",
    "assuming [that] [we|it|the|there|this|you|reads|writes|traffic|users|a|an|our|about]",
    "my|the|one|an|first assumption|assumptions",
    "i [would|will|can] take it that",
    "let's|let|us [us] say we|it|it's|there|there's|the|a|users|traffic|our|that|#",
    "do|did you [guys] mean|want|need|expect|have|care|already",
    "are we|you talking|looking|assuming|allowed|expecting|expected|optimising|optimizing|sure|free|on|in|okay|building|dealing|running",
    "when you say",
    "can|could|would you [please|maybe] tell|say|give|clarify|confirm|explain|share|describe|elaborate",
    "tell me [a|more|bit|roughly|first] about|more|what|how|whether|roughly|which",
    "want|need|like|have|to get * straight|clear",
    "want|need|like to be|make clear|sure * about|what|whether|how|which|that",
    "i|i'd|i'll [would|will] need|want|like|love to know|understand|hear|learn|see who|what|how|whether|which|where|the|if|more",
    "is that|this|it [a] correct|right|fair|okay|safe|in|out|part|acceptable|allowed [assumption|scope|to]",
    "am i right|correct|allowed|free",
    "i'm|i was|am wondering|curious [if|whether|how|what|about]",
    "wondering [if|whether|how]",
    "i don't know whether|how|if|what so|yet",
    "depends on whether|how|what",
    "before i|we|i'd|going|answering|designing|jumping|diving * ask|know|check|clarify|understand|question|questions",
    "-like to clarify|confirm why|my",
    "-wondering if you|anybody|anyone heard|know",
    "-does|did|do that|this make sense",
    "-can|could|would you say|repeat|give that|it|me [again|a] [again|hand|moment|second|minute]",
    "-is that okay|right so",
    "-do you want me to|me",
    "-do you know what i",
    "-do|did you mean it",
    "-the assumption that|in|here was|is wrong|broke|broken",
    "-i'd|i [would] check|understand|know the|which|that logs|metrics|dashboard|dashboards|plan|graphs|traces|code|database|index|cache",
    "-let me [first|also] check that i",
    "-let's|let say [that|it] [again]  so",
];

/// The form of a question; it counts where a clause begins, or before a question mark.
const OPENED: &[&str] = &[
    "how many|much|often|big|large|long|fast|fresh|old|many|critical|strict|consistent|stale|late|accurate|exact|real",
    "what's|what [is|are|was] the|our|your|a|an|my expected|typical|average|peak|acceptable|maximum|current|target|rough|read|write|scale|traffic|load|size|volume|latency|budget|sla|slo|ratio|goal|scope|use|deadline|consistency|retention|window|number|team|format|range|input|constraint|constraints|requirement|requirements|data|access|purpose|client|clients|queries|query|growth",
    "what's|what [is|are] the|our|your",
    "what kind|sort|type|scale|latency|volume|traffic|load|size|level|range|throughput|budget|consistency|guarantee|guarantees|database|version|platform|region|regions",
    "what about",
    "what do|does we|you|the|they|users|clients|it mean|want|need|expect|know|have|care|already|do",
    "what happens|should|must|may if|when|happen|to",
    "which|whose _ are|is|do|does|should|can|would we|the|you|they|it",
    "who is|are|do|does|uses|owns|calls|reads|writes|needs|has",
    "where is|are|does|do the|we|our|it|they|users|clients",
    "is|are|was it|this|that|there|they|these|those|we|our|the|users|reads|writes|clients|both|order|ordering|any|all",
    "do|does|did we|the|they|users|clients|it|this|our|you|any|all|every|order|customers|both",
    "can|could|may|should|must|would|will we|the|it|they|users|clients|you|i|this|a|an|one|two|customers|anybody|anyone",
    "have|has we|the|you|this|it",
    "any constraints|limits|requirements|idea",
];

/// Questions that ask nothing of anybody.
const RHETORICAL: &[&str] = &[
    "how do|would|can|should|could i|you|one",
    "why",
    "what do|would|should|can|did i",
    "what is it",
    "what's|what is [the] that|this|it|wrong|problem|point|trick|catch|reason|difference|idea|answer|first|next|best|right",
    "does|did|do that|this|it make|makes [any] sense",
    "do|did you [all] know|see what|the|that|how|where",
    "you know",
    "is that|this it|clear|okay|ok|good|enough|what|all",
    "can|could you hear|see|repeat|say|believe|imagine",
    "can|could|would|will i|we then|also|easily|still|just|always|even",
    "what happens|does|do then|that|it|next|is",
    "where do|does|did i|we start|begin",
    "would|will it|that|the|this then|still|also|just|be",
    "should i go|start|continue|move|keep|talk|stop",
    "can i start|begin|go|just|add|have|get",
    "is the|that|it|this because|why|what|where|how",
    "is|are it|this|that|the|there [a|the] thing|reason|problem|point|way|idea|best",
    "who knows|cares",
    "how many|often|long times have|did i|we",
];

/// Before the form of a question within a clause.
const LEADS: [&str; 39] = [
    "start",
    "begin",
    "so",
    "ok",
    "okay",
    "right",
    "well",
    "first",
    "alright",
    "sure",
    "ask",
    "question",
    "questions",
    "maybe",
    "quickly",
    "know",
    "clarify",
    "wondering",
    "check",
    "guess",
    "understand",
    "firstly",
    "secondly",
    "second",
    "then",
    "also",
    "and",
    "be",
    "yeah",
    "yes",
    "confirm",
    "whether",
    "about",
    "is",
    "asking",
    "clarifying",
    "like",
    "hmm",
    "or",
];
/// Behind these a statement may go on, which "is" and "can" and "does" would only continue.
const JOINS: [&str; 8] = ["and", "is", "then", "also", "right", "be", "or", "about"];

/// What is asked after an "and" turns verb and subject round: "and how often do they", not "and how often they".
const TURNED: &[&str] = &[
    "how|what|whats|which|who|where * do|does|did|are|is|will|can|should|would we|you|the|they|it|there|users|clients|our",
];

static SAYS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[SAID]));
static OPENS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[OPENED]));
static TURNS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[TURNED]));
static IDLE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[RHETORICAL]));

pub(super) fn find(hearing: &Hearing) -> Option<Finding> {
    if !hearing.answer.note.expected.clarify {
        return None;
    }
    let words = &hearing.own;
    let beginning = words.len().min((words.len() / 3).clamp(BEGINNING, LATEST));
    let proof = (0..beginning)
        .find_map(|at| SAYS.first(words, at..at + 1).or_else(|| opened(words, at)).or_else(|| marked(words, at)));
    match proof {
        Some(proof) => Some(Finding::good(Rule::ClarifiedFirst, quote(words, proof))),
        None => hearing.enough().then(|| Finding::missing(Rule::ClarifiedFirst)),
    }
}

/// The form of a question at the start of a clause.
fn opened(words: &Words, at: usize) -> Option<Range<usize>> {
    let hit = OPENS.at(words, at)?;
    let before = words.before(at);
    let joined = at
        .checked_sub(1)
        .and_then(|before| words.words.get(before))
        .is_some_and(|word| word.stop == Stop::None && words.words.get(at).is_some_and(|this| this.said == word.said));
    let verb = !matches!(words.text(at), "how" | "what" | "whats" | "which" | "who" | "where" | "any" | "whose");
    let leads = LEADS.contains(&before)
        && match before {
            "and" | "or" => !verb && TURNS.at(words, at).is_some(),
            _ => !(verb && JOINS.contains(&before)),
        };
    let begins = !joined || before.is_empty() || leads;
    (begins && IDLE.at(words, at).is_none() && !answered(words, at)).then_some(hit)
}

/// Whether the person answers themself: "is it fast, no, but", "What does it send? It sends".
fn answered(words: &Words, at: usize) -> bool {
    let soon = (at + 2..at + 2 + OWN_ANSWER).any(|at| {
        let no = matches!(words.text(at), "no" | "nope")
            && !matches!(words.text(at + 1), "more" | "matter" | "longer" | "loss" | "duplicates");
        no || matches!(words.text(at), "yes" | "yep")
    });
    let said = |at: usize| words.words.get(at).map(|word| word.said);
    let end = (at..at + LONGEST).find(|at| words.words.get(*at).is_some_and(|word| word.stop.ends()));
    let next = end.filter(|end| said(*end) == said(end + 1)).map_or("", |end| words.text(end + 1));
    soon || ANSWERS.contains(&next)
}

/// A sentence that ends in a question mark and begins here.
fn marked(words: &Words, at: usize) -> Option<Range<usize>> {
    let begins = at == 0 || words.words.get(at - 1).is_some_and(|word| word.stop.ends());
    if !begins {
        return None;
    }
    let end =
        (at..words.len().min(at + LONGEST)).find(|at| words.words.get(*at).is_some_and(|word| word.stop.ends()))?;
    let question = words.words.get(end).is_some_and(|word| word.stop == Stop::Question);
    let tag = matches!(words.text(end), "right" | "okay" | "ok" | "yeah" | "know" | "no" | "sense" | "mean");
    let start =
        (at..end).find(|at| !LEADS.contains(&words.text(*at)) && !words.words.get(*at).is_some_and(|word| word.light));
    let idle = start.is_none_or(|start| IDLE.at(words, start).is_some() || answered(words, start));
    (question && !tag && !idle && end >= at + 2).then_some(at..end + 1)
}
