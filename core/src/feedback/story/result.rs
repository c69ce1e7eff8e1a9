//! How it ended.

use super::super::answer::Hearing;
use super::super::phrase::Phrases;
use super::super::{Finding, Rule};
use std::sync::LazyLock;

const PHRASES: &[&str] = &[
    "in the end",
    "at|by the end of the project|quarter|month|week|year|summer",
    "as a|the result",
    "the [end|net] result|outcome|effect|upshot was|is|were",
    "went|goes|gone|going live",
    "we|i|it|they|team|finally|eventually shipped|launched|released|delivered|landed",
    "we|i|they rolled|got it|the|that|this out",
    "rolled out|it",
    "ended|wound up",
    "it|that|this [all|has|had] worked",
    "turned|turns out",
    "dropped|fell|shrank [down|back] to|from|by",
    "went|came|goes|gone down|up|away|back [to|from|by]",
    "stayed|remained|kept flat|stable|green|quiet|up|down|low|the",
    "the|our|those|these|all _ [all|then] stopped|disappeared|vanished|halved|doubled",
    "cut|switched|moved over [to|on]",
    "super|very|pretty|quite happy|pleased|relieved|proud",
    "latency|errors|costs|cost|bill|time|deploys|incidents|p99|rate|load|complaints|tickets|traffic|churn * dropped|fell|halved|down|doubled|disappeared|vanished|improved|stopped|went|shrank",
    "cut|reduced|brought|got|took|improved|lowered|decreased|increased|raised [it|that|them|the|our|down] * to|by|from|in",
    "went|gone|down|up from # * to",
    "from # * to|down",
    "we|i|they [just] [never|had|have] met|hit|made|missed|beat the|our|that deadline|date|target|goal|launch",
    "no data|downtime|orders|complaints|outage|customer [was|were|lost]",
    "nobody|noone|customers|people [ever] noticed|complained|lost",
    "stopped getting|having|calling|complaining|asking|paging|seeing|failing",
    "told me later|afterwards",
    "without downtime|losing|any|a [single] downtime|loss|incident|outage|complaint|lost",
    "zero downtime|data|incidents",
    "saved|saves [us|them|the|about|around] #",
    "saved us|them|the",
    "finally we|it|i|the|they|she|he",
    "eventually we|it|i|the|they|she|he",
    "he|she|they|management|team|boss|manager [then|finally|eventually] agreed|accepted|came|apologised|thanked|approved|signed|merged|got",
    "got|was|were|been merged|approved|promoted|resolved|fixed|adopted|accepted|finished|solved|back",
    "it's|it|that|has been|still running|runs|in [in] [production]",
    "still running|runs|works|use|uses|used",
    "has|have|had|haven't|hasn't|we've|never not|never|had|been happened|seen|failed|gone|one|a|another [since]",
    "by the|that end|deadline|launch|following|next|time",
    "it|that|whole|migration|project|the [thing|whole|migration] took [us|me] [about|around|only] #",
    "the customer|customers|client|merchant|team * happy|stayed|renewed|signed|came|left|thanked",
    "after that|this|# [we|weeks|days|months|the] * gone|back|fixed|down|faster|stable|fine|went|dropped|stopped",
    "year|years|months|month|weeks|week|days later|after [we|i|it|he|she|they|the]",
    "by the|that summer|spring|winter|autumn|fall|weekend|evening|morning|christmas|monday|friday|easter",
    "hasn't|hasnt|never [has|ever] come|came|happened|broken|failed [back|again|since]",
    "the fix|cure|solution|answer was|turned",
    "we|i|it|project|i'd failed|succeeded|won|lost|recovered|finished",
    "was|were|became [a] glad|success|failure|stable|twice|much faster|done|over|happy",
    "was back [up|online|to] [within|in|after]",
    "-turned|turns out [of]|that we|the [it] needed|need|was|wrong",
    "-eventually consistent|consistency",
    "-went|came back|up to|with|and the|a|my|him|her|them|me",
    "-cut|switched|moved over to a|another topic|team|role",
    "-by the time|way we|i|you",
    "-in the end of",
    "-we|i lost a|some|the [lot|of] time|hope",
    "-dropped by|from to see|say",
];

static LIST: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[PHRASES]));

pub(in super::super) fn outcome(hearing: &Hearing) -> Option<Finding> {
    super::part(hearing, Rule::Outcome, &LIST)
}
