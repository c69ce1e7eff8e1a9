//! Where and when it was, and what was at stake.

use super::super::answer::Hearing;
use super::super::phrase::Phrases;
use super::super::{Finding, Rule};
use std::sync::LazyLock;

const PHRASES: &[&str] = &[
    "at|in|with my last|previous|current|old|former|first|second|present [but] [one] job|company|team|role|place|employer|position|startup|shop|gig|project",
    "at my last|previous|current|old|former|first",
    "in my last|previous|current|old|former|first",
    "when|while i|we was|were|joined|started|worked",
    "back when|in|then at",
    "back when|in",
    "couple|few [of] years|months|weeks ago|back",
    "year|years|month|months|weeks|week ago|back",
    "proud|proudest of is|was",
    "my [very] first|second|third|last [_] week|day|month|year|job|project|team|on|shift|rotation",
    "in|at|around|towards the middle|end|beginning|start of the|a|that|our|my",
    "disagreed|argued|clashed with my|a|our|the",
    "a|one|another colleague|teammate|coworker|engineer|developer|junior|senior [of|on|in] [mine|my|our|the] [team] left|quit|wanted|kept|had|was|refused|joined|broke",
    "lead|manager|boss|colleague|teammate|director wanted|asked|insisted|disagreed|left",
    "last year|summer|month|winter|spring|autumn|fall|quarter|christmas|week|january|february|march|april|may|june|july|august|september|october|november|december",
    "in|around|early|late twenty|2012|2013|2014|2015|2016|2017|2018|2019|2020|2021|2022|2023|2024|2025|2026",
    "in|since|around january|february|march|april|june|july|august|september|october|november|december",
    "we [had|also|still] had|have a|an|this|these|two|three|our|one|no",
    "there was a|an|this|one|some|no",
    "so|this|it|that was at|in|around|during|about my|our|a|the|one|last|black|twenty",
    "we|i were|was running|building|migrating|using|working|moving|launching|leading|maintaining|selling|part|on|a|about|supposed|rewriting|writing|handling",
    "i joined",
    "i|we used to work|run|have",
    "i [am|currently] work|working|lead|am|run for|as|at|on|in|the",
    "i'm currently|a|at|now|in",
    "right now i|i'm",
    "the company|team|startup|system|service|project|product|platform was|had|were",
    "our * service|system|team|platform|database|checkout|monolith|product|pipeline|deploys|deploy|release|api|app was|had|were|took|kept|used|did",
    "one day|morning|night|evening|friday|monday|weekend|afternoon",
    "on a|black|good monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "black friday",
    "it was a|black|during|around|right|in|on|at|the _ friday|launch|migration|summer|time|week|night|day|morning|holidays|christmas",
    "i'd|i [had] been at|with|in|on the|my|that|this",
    "the|our cto|ceo|manager|boss|lead|director|pm|client|customer|founder|founders wanted|asked|insisted|was|had|complained",
    "hardest|worst|biggest|nastiest|toughest bug|incident|outage|problem|project|thing|release was|happened",
    "the deadline|launch|release|project|contract was|came",
    "it|that only|first showed|happened|broke",
    "my|our manager|boss|lead|cto|director|colleague|teammate|pm wanted|asked|insisted|decided|was|had|came|told|said",
    "a|one|our|the [big|biggest|large|enterprise] customer|client|merchant|customers|partner * complained|called|asked|reported|wanted|threatened",
    "the situation|context|background|problem|setting was|is",
    "for|some|bit|little of|context|background context|background",
    "for context",
    "i was on call|holiday|the|a|an|new|at|working|leading|in",
    "so i was",
    "during my|the|our|a",
    "-there was a|no|some need|way|reason|doubt",
    "-back in the|a queue|cache|pool|second|minute",
    "-when we|i started|joined talking|speaking",
];

static LIST: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[PHRASES]));

pub(in super::super) fn situation(hearing: &Hearing) -> Option<Finding> {
    super::part(hearing, Rule::Situation, &LIST)
}
