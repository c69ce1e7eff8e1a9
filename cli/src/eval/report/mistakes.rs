//! Everything that went wrong, and what was taken for what.

use super::super::case::Case;
use super::super::conversation::{Turn, Wanted};
use super::super::judge::{Judged, Verdict};
use super::super::lines::wanted;
use super::super::measure::{Call, Measured};
use super::super::trial::Trial;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// How many of the words of a pair are shown.
const EXAMPLES: usize = 3;

/// The right card ranked first and was not shown.
const UNSURE: &str = "not sure enough";

/// Something that went wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Mistake {
    /// Where: the case's name, or the call's with the line.
    place: String,
    /// What sort of question.
    kind: String,
    /// What it did.
    what: &'static str,
    /// The card that was wanted; a dash for none.
    wanted: String,
    /// The card on screen.
    shown: Option<String>,
    /// The card that ranked first.
    first: Option<String>,
    /// How sure, of what was shown or else first.
    confidence: f32,
    /// What was said.
    text: String,
}

/// All mistakes, in the order they were made.
pub fn collect(measured: &Measured) -> Vec<Mistake> {
    let trials = measured.cases.iter().flat_map(|set| set.trials.iter().map(|(case, trial)| (&set.name, case, trial)));
    let cases = trials.filter_map(|(set, case, trial)| of_case(set, case, trial));
    let calls = measured.calls.iter().flat_map(|set| &set.calls).flat_map(of_call);
    cases.chain(calls).collect()
}

fn of_case(set: &str, case: &Case, trial: &Trial) -> Option<Mistake> {
    let what = match (&case.card, &trial.shown) {
        (Some(wanted), Some(shown)) if wanted == shown => return None,
        (Some(_), Some(_)) => "wrong",
        (wanted @ Some(_), None) if *wanted == trial.first => UNSURE,
        (Some(_), None) => "nothing shown",
        (None, _) if trial.ever_shown => "false",
        (None, _) => return None,
    };
    Some(Mistake {
        place: case.case.clone(),
        kind: set.rsplit('/').next().unwrap_or_default().to_owned(),
        what,
        wanted: case.card.clone().unwrap_or_else(|| "-".to_owned()),
        shown: trial.shown.clone(),
        first: trial.first.clone(),
        confidence: if trial.shown.is_some() { trial.sure } else { trial.confidence },
        text: case.text.clone(),
    })
}

fn of_call(call: &Call) -> impl Iterator<Item = Mistake> {
    let turns = call.conversation.turns.iter().zip(&call.judged).zip(&call.play.leads);
    turns.filter_map(|((turn, judged), lead)| {
        let shown = judged.shown.as_ref();
        Some(Mistake {
            place: format!("{}:{}", call.conversation.name, turn.line),
            kind: kind(turn).to_owned(),
            what: what(judged, lead.as_ref().is_some_and(|lead| turn.accepts(&lead.card)))?,
            wanted: wanted(turn),
            shown: shown.filter(|shown| shown.came).map(|shown| shown.card.clone()),
            first: lead.as_ref().map(|lead| lead.card.clone()),
            confidence: match (shown, lead) {
                (Some(shown), _) if shown.came => shown.confidence,
                (_, lead) => lead.as_ref().map_or(0.0, |lead| lead.confidence),
            },
            text: turn.text.clone(),
        })
    })
}

/// What a turn did wrong. `first`: a right card ranked first.
fn what(judged: &Judged, first: bool) -> Option<&'static str> {
    match &judged.verdict {
        Verdict::Missed(_) if judged.shown.as_ref().is_some_and(|shown| shown.came) => Some("wrong"),
        Verdict::Missed(_) if first => Some(UNSURE),
        Verdict::Missed(_) => Some("nothing shown"),
        Verdict::Changed { .. } | Verdict::Quiet(1..) => Some(judged.verdict.word()),
        Verdict::Hit { .. } | Verdict::Kept | Verdict::Unknown | Verdict::Quiet(0) => None,
    }
}

fn kind(turn: &Turn) -> &'static str {
    match &turn.wanted {
        Wanted::Card(_, kind) => kind.word(),
        Wanted::Keep => "follow-up",
        Wanted::Nothing if turn.own => "own",
        Wanted::Nothing => "talk",
    }
}

/// Where a kind stands in a list: questions of calls in their order, what else calls have, then sets of cases.
fn order(kind: &str) -> usize {
    let known = ["direct", "named", "indirect", "follow-up", "talk", "own"];
    known.iter().position(|known| *known == kind).unwrap_or(known.len())
}

/// A table of pairs, the most frequent first.
pub fn confusions(mistakes: &[Mistake]) -> Markup {
    let mut pairs: BTreeMap<(&str, &str, bool), Vec<&Mistake>> = BTreeMap::new();
    for mistake in mistakes.iter().filter(|mistake| mistake.what != UNSURE) {
        let taken = mistake.shown.as_deref().or(mistake.first.as_deref()).unwrap_or("-");
        pairs.entry((&mistake.wanted, taken, mistake.shown.is_some())).or_default().push(mistake);
    }
    let mut pairs: Vec<_> = pairs.into_iter().filter(|((wanted, ..), _)| !matches!(*wanted, "-" | "keep")).collect();
    pairs.sort_by_key(|(_, mistakes)| std::cmp::Reverse(mistakes.len()));
    html! {
        div.scroll {
            table {
                thead { tr { th { "wanted" } th { "taken for" } th { "" } th.count { "times" } th { "words" } } }
                tbody {
                    @for ((wanted, taken, shown), mistakes) in &pairs {
                        tr {
                            td { code { (wanted) } }
                            td { code { (taken) } }
                            td { @if *shown { span.mark.wrong { "shown" } } @else { span.mark.none { "first" } } }
                            td.count { (mistakes.len()) }
                            td { @for mistake in mistakes.iter().take(EXAMPLES) { p { (mistake.text) } } }
                        }
                    }
                }
            }
        }
    }
}

/// The list, to be sorted by a click; without script, since each line knows its place in every order.
pub fn list(mistakes: &[Mistake]) -> Markup {
    let rank = |key: &dyn Fn(&Mistake) -> (usize, String)| -> Vec<usize> {
        let mut at: Vec<usize> = (0..mistakes.len()).collect();
        at.sort_by_key(|number| mistakes.get(*number).map(key));
        let mut ranks = vec![0; at.len()];
        for (rank, number) in at.into_iter().enumerate() {
            if let Some(place) = ranks.get_mut(number) {
                *place = rank;
            }
        }
        ranks
    };
    let by_kind = rank(&|mistake| (order(&mistake.kind), mistake.kind.clone()));
    let by_card = rank(&|mistake| (0, mistake.wanted.clone()));
    let by_sure = rank(&|mistake| (1000 - (mistake.confidence * 1000.0) as usize, String::new()));
    html! {
        fieldset {
            legend { (mistakes.len()) " in all, sorted by" }
            @for (id, name) in [("by-kind", "kind"), ("by-card", "wanted card"), ("by-sure", "how sure"), ("by-place", "place")] {
                label { input type="radio" name="order" id=(id) checked[id == "by-kind"]; (name) }
            }
        }
        ol.mistakes {
            @for (number, mistake) in mistakes.iter().enumerate() {
                @let at = |ranks: &[usize]| ranks.get(number).copied().unwrap_or_default();
                li style={ "--kind:" (at(&by_kind)) ";--card:" (at(&by_card)) ";--sure:" (at(&by_sure)) ";--place:" (number) } {
                    (item(mistake))
                }
            }
        }
    }
}

fn item(mistake: &Mistake) -> Markup {
    let class = match mistake.what {
        "nothing shown" | UNSURE => "none",
        "false" => "false",
        _ => "wrong",
    };
    html! {
        span.kind { (mistake.kind) }
        span class={ "mark " (class) } { (mistake.what) }
        span.cards {
            code { (mistake.wanted) } " → "
            @if let Some(shown) = &mistake.shown { code { (shown) } }
            @else if mistake.what == UNSURE { "ranked first" }
            @else if let Some(first) = &mistake.first { "nothing; first " code { (first) } }
            @else { "nothing" }
            " " span.soft { (format!("{:.2}", mistake.confidence)) " · " (mistake.place) }
        }
        p { (mistake.text) }
    }
}
