//! How early the right card is there.

use super::super::conversation::Kind;
use super::super::judge::Verdict;
use super::super::measure::Measured;
use super::plot::{Range, Row, histograms};
use maud::{Markup, html};

/// Shares of the question.
const SHARES: Range = Range { low: 0.0, high: 1.0, parts: 20, every: 5 };
/// Seconds from the last word.
const SECONDS: Range = Range { low: -20.0, high: 2.0, parts: 22, every: 5 };

/// A figure for cases and one for calls.
pub fn plots(measured: &Measured) -> Markup {
    let trials = measured.cases.iter().flat_map(|set| &set.trials);
    let shares = trials.filter_map(|(_, trial)| trial.earliness).collect();
    let judged = || measured.calls.iter().flat_map(|set| &set.calls).flat_map(|call| &call.judged);
    let of = |wanted: Kind| Row {
        name: wanted.word(),
        class: "right",
        values: judged()
            .filter_map(|judged| match judged.verdict {
                Verdict::Hit { kind, after } if kind == wanted => Some(after),
                _ => None,
            })
            .collect(),
    };
    html! {
        div.panels {
            (histograms(
                "Questions alone: share of its words after which the right card is first to stay",
                &[Row { name: "questions", class: "ranked", values: shares }],
                &SHARES,
            ))
            (histograms(
                "Calls: seconds from the last word to the right card on screen",
                &[of(Kind::Direct), of(Kind::Named), of(Kind::Indirect)],
                &SECONDS,
            ))
        }
    }
}
