//! What is different since.

use super::super::answer::Hearing;
use super::super::phrase::Phrases;
use super::super::{Finding, Rule};
use std::sync::LazyLock;

const PHRASES: &[&str] = &[
    "since then|that",
    "ever since",
    "from then|that|there on|day|point [on] [we|i]",
    "after that|this [day] we|i|every|all|no [always|now] [started|made|added|never|agreed|introduced|wrote|changed|always|require|put|run|do|did]",
    "now we|i|we'd|i'd|every|all|they [always|never|also|only] _",
    "we|i|they [always|never|now] now",
    "now i|we have|keep|got a|an|this|our [small|short|little] checklist|rule|alert|test|tests|runbook|template|habit|note|list|dashboard|process",
    "these days",
    "nowadays",
    "today we|i|i'd|every|it|the|it's",
    "next time",
    "if|were i|we|to [had|were|did] [to] [do|did] [it|that|this] again",
    "do|did|doing it|that|this again|over|differently",
    "do|done|doing * differently",
    "i|we|i've|what [have|had|really|also] learned|learnt|realised|realized",
    "the [main|biggest|big|real|one] lesson|lessons|takeaway|takeaways|learning|learnings",
    "my [main|biggest] lesson|takeaway|learning|mistake was|is|from|for|there",
    "taught me|us",
    "i|we took [away|from] from|away|that|it",
    "i|we changed|introduced|adopted|set|put|wrote|made * process|rule|rules|checklist|guidelines|templates|policy|habit|practice|alert|runbook|template|review|way|guideline|on call|standard|place|definition",
    "we|i [then|also|afterwards] added * alert|check|test|tests|alerts|checklist|review|rule|step|monitor|guard|guardrail|runbook|ci|lint|dashboard",
    "in|with hindsight",
    "looking back",
    "it|that|this [has|really|completely] changed how|the|my|our",
    "i|we no longer",
    "i|we don't|never * anymore|again|any",
    "i|we [have|had] stopped",
    "i [then|have|also|since] started to|doing|asking|writing|keeping|sending|checking|telling|putting|blocking|saying|sharing",
    "postmortem|retro|retrospective|mortem",
    "i've|i|i'm [have] become|got|gotten|been [a|much] [bit|lot] more|less|better|like|calmer|careful|stricter",
    "i'd|i|we'd|we [would|should] ** earlier|sooner",
    "i've|i'm [been] working on that|it|this|by",
    "became|is|it's [now] * standard|default|template|norm|habit|rule",
    "i|we|i'd would [now|also] [ask|start|write|do|test] earlier|sooner|first",
    "i should|could|would have",
    "i'd|i [would] [never|always|not] [again] again",
    "-next time slot|window|interval|step|it|zone",
    "-after|from that day|we had",
    "-today i|i'd|i'm [am|want|would|will] [going|want|like] [to] talk|tell|speak",
    "-now we|i had|were|was|are|am [a|to|at|in|the]",
    "-now we|i have [a|to|two|three|the] [_] that|and|problem|to",
    "-i learned|learnt|realised|realized that the [service|cache|database|job|queue]",
    "-i took that|it job|project|task|over|on",
];

static LIST: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[PHRASES]));

pub(in super::super) fn changed(hearing: &Hearing) -> Option<Finding> {
    super::part(hearing, Rule::Changed, &LIST)
}
