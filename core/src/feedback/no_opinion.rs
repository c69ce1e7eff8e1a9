//! "It depends", and no side taken.

use super::answer::Hearing;
use super::phrase::Phrases;
use super::quote::quote;
use super::{Finding, Rule};
use std::sync::LazyLock;

const PHRASES: &[&str] = &[
    "it|that|this|answer|everything|which all|would|will|kind|sort depends|depend",
    "it|that|this|answer|which [all|would|will] depends|depend",
    "it|that|this can|could|may|might depend",
    "depends on [the|your|a] situation|requirements|context|use|needs|company|team|circumstances|lot|many",
    "there's|is|there no [single|one] right|wrong|silver|clear|perfect|universal|best|correct|such|good answer|bullet|winner|choice|solution|one|way",
    "there isn't a|one [single|one] right|silver|clear|best|correct answer|bullet|winner|choice|way",
    "both have [their] [own] pros|advantages|strengths|place|merits|uses",
    "both [of] [them] [are|have] fine|valid|good|okay|great|legitimate|work",
    "pros and cons",
    "hard|difficult|tough to say|tell",
    "case by case",
    "no one size fits all",
    "one size fits",
    "six of one",
    "you can do|use either|both",
    "either [one|way] works|is|would work|fine|okay|good|possible",
    "up to the|you|them|your team|business|product|company",
];

const LANDINGS: &[&str] = &[
    "i'd|i [would] [personally|then|still|usually|normally|almost|definitely|first|happily] pick|choose|go|use|take|start|lean|default|reach|prefer|recommend|vote|opt|keep|stick|put|say|favour|favor",
    "i'll|i [will] [then] pick|choose|go|start|take",
    "we'd|we [would|should|will|could] pick|choose|go with|for|straight",
    "i prefer|choose|pick|recommend|lean|default|favour|favor",
    "i'm going to go|pick|choose|take|use|say",
    "i'm [very|pretty|more|firmly] leaning|inclined|partial|biased|fan",
    "my default|pick|choice|preference|recommendation|vote|answer|instinct|call|first|rule",
    "my own|usual|personal|gut default|pick|choice|preference|rule|answer",
    "in this|that|our|your case|situation|scenario",
    "for this|your|us|our|that|these one|case|system|problem|service|product|scale|size|here|numbers|workload|traffic",
    "so here|for",
    "here i|i'd|we|we'd",
    "let's go|use|pick|take|start|say",
    "given that|those|these|the|what|how",
    "unless",
    "depends|depend on ** if|when ** then|i'd|i'll|use|go|pick|you'd|you|we|we'd|take|choose",
    "depends|depend whether|if ** then|i'd|i'll|use|go|pick|you'd|you|we|we'd|take|choose",
    "if ** i'd|i'll|we'd",
    "if ** i|we would|will|go|use|pick|take|choose",
    "if ** then [you|we|i] [use|go|pick|take|choose|need|want|should|can]",
    "i [usually|normally|tend|always|generally] [to] start|begin|go|use with|for|from",
    "i tend to",
    "in practice [i|we] [go|use|pick]",
    "i ended up|chose|went",
    "we chose|went|picked|decided",
    "nine|most times|cases out of|i|i'd",
    "better|right|best|safer choice|option|default|fit here|for|is|in",
    "-i'd|i [would] say|take|keep [that|it|a] [it|that] depends|depend|look|mind|both",
    "-i'd|i [would] start|go by|through|with asking|looking|saying|both|either",
    "-in that|this case it|that depends",
    "-i'd [would] say both|either|there|case|pros|hard|look",
    "-i would say both|either|there|case|pros|hard|look",
    "-given the|what|that circumstances|situation|requirements",
];

static LIST: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[PHRASES]));
static LANDED: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[LANDINGS]));

pub(super) fn find(hearing: &Hearing) -> Option<Finding> {
    let note = hearing.answer.note;
    let choice = note.ask.split_whitespace().any(|word| word.eq_ignore_ascii_case("or"));
    if !note.expected.tradeoffs && !choice {
        return None;
    }
    let words = &hearing.own;
    let all = 0..words.len();
    let open = LIST.first(words, all.clone())?;
    LANDED.first(words, all).is_none().then(|| Finding::notice(Rule::NoOpinion, quote(words, open)))
}
