//! What is given up for what was said. That there are trade-offs is not one.

use super::answer::Hearing;
use super::phrase::Phrases;
use super::quote::quote;
use super::{Finding, Rule};
use std::sync::LazyLock;

const PHRASES: &[&str] = &[
    "tradeoff|tradeoffs [here|there|though|with|then] * is|was|being|would|i|we|you|that",
    "trade off|offs * is|was|being|would|i|we|you",
    "trade|trades|traded|trading * for",
    "trade|trades|traded|trading off _ against|for|with",
    "at|on the cost|expense|price of",
    "comes at|with a cost|price",
    "at the cost",
    "the down side",
    "the|a|one|its|only|big|biggest|main|obvious downside|drawback|disadvantage|catch|flipside|con|weakness|price|cost [here|there|of|with] * is|was|are|would",
    "the downside|drawback|downsides|flipside",
    "the flip side",
    "the cost|price|catch is",
    "the price|cost we|you|i pay|accept",
    "that|it|this|which|and [also] costs extra|more|an|one|a",
    "costs|cost me|us|you|them [a|an|the|some|more|extra|one|another] _",
    "we|you|i|we'd|you'd|i'd [will|would] pay for|with|in|by",
    "you|we [do] pay [for] * with|in|by",
    "on the other hand",
    "but [then|now|of|we] [course] we|you|i|i'd|we'd|you'd lose|give|pay|have|need|lost",
    "but we|you|i can't * any more|anymore|longer",
    "but * lose|loses|losing",
    "you|we|i|it|which [do|would|will|does] lose|loses * [but|and]",
    "give|gives|giving|gave|given up [on] the|some|a|strong|strict|exact|read|write|consistency|availability|ordering|latency|that|our",
    "cheaper|faster|simpler|easier|slower|quicker|safer|heavier|lighter|smaller|stronger|fresher|nicer|harder [to] * but|although|though",
    "more|less|better|worse|higher|lower|fewer * but|although|though ** more|less|better|worse|higher|lower|fewer|slower|cost|costs|complex|complexity",
    "more|less|higher|lower|fewer _ for|against more|less|higher|lower|fewer",
    "in exchange|return for|we|you|i",
    "in exchange",
    "you|we|i|i'd|we'd|you'd|i'm|we're|you're [would|have|do] [to] give|giving up",
    "thing|what|all you|we|i|you're|we're give|giving|lose|losing|sacrifice|sacrificing|pay|paying",
    "bit|little|somewhat|slightly|lot|much heavier|slower|harder|costlier|pricier than|to|but|though|on",
    "bit|little|somewhat|slightly|lot more memory|work|code|space|complex|complicated|expensive|latency",
    "becomes|become|gets|get|is|are painful|awkward|clumsy|costly|trickier|harder|slower|pricier",
    "fast|cheap|simple|quick|easy|small|safe [to] * but",
    "but * bottleneck",
    "but it|they|that|you can't|cannot do|give|handle|support|scale|join|answer|sort",
    "but every|each|all _ must|has|have|needs|need|pays|pay",
    "nobody|noone|users|customers|people cares|care|notices|notice|minds|mind if|when|whether|that",
    "hurts|hurt when|if|on|once",
    "more moving parts",
    "although|though [that] you|we|it|that|i [then|do|would] end|ends|lose|loses|have|has|need|needs|pay|cost|costs|write|get|give",
    "suffer|suffers|suffered",
    "at least we|you|i [still|do|don't]",
    "sacrifice|sacrifices|sacrificing|sacrificed",
    "make|makes|making|made * slower|harder|heavier|costlier",
    "make|makes|making|made * more expensive|complex|complicated|fragile",
    "i'd|i|we|we'd [would] rather ** than",
    "i'm|we're [fine|okay|ok|willing|happy|prepared] [with] to accept|live|lose|pay|wait|give",
    "i|we|you|i'd|we'd [can|could|would|have|had] [to] accept|tolerate that|some|a|slightly|eventual|stale|being|losing|having|it|the|this [loss|lag|delay|cost|staleness|risk|inconsistency]",
    "i|we|you can live with",
    "is|was|were|are worth [it|the|paying]",
    "you|we gain|get|win|save|buy ** but|and you|we|it lose|pay|need|have|costs",
    "buys you|us ** but|at|in|for",
    "one more thing|system|component|service|moving to [run|operate|maintain|break|part]",
    "-no|without|any|zero [real|the|any|its|this] downside|downsides|drawback|cost",
    "-is|was there|that a|any|the downside",
    "-worth it|the mentioning|noting|saying|a|question|asking",
    "-costs|cost you|us|me|them nothing|dearly",
    "-the|worker|it|client|job|consumer gives up",
    "-trade offs everywhere|in everything",
    "-nothing to lose",
    "-but|not we|i|you have|need to|a talk|go|look|see|ask|check|start|think|be",
    "-but [i|we] have [never|not|a|worked|used|been]",
    "-rather than|be sure|certain|here",
];

static LIST: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[PHRASES]));

pub(super) fn find(hearing: &Hearing) -> Option<Finding> {
    if !hearing.answer.note.expected.tradeoffs {
        return None;
    }
    let words = &hearing.own;
    match LIST.first(words, 0..words.len()) {
        Some(proof) => Some(Finding::good(Rule::TradeOff, quote(words, proof))),
        None => hearing.enough().then(|| Finding::missing(Rule::TradeOff)),
    }
}
