//! Whether a card that was shown is right as often as recognition was sure of it.

use super::super::conversation::Wanted;
use super::super::judge::{Judged, Verdict};
use super::super::measure::{Call, Measured};
use super::plot::px;
use maud::{Markup, html};

/// A card that was shown.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Sample {
    confidence: f64,
    right: bool,
}

/// Samples that recognition was about as sure of.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bin {
    shown: usize,
    right: usize,
    /// Mean.
    confidence: f64,
}

const BINS: usize = 10;
const SIDE: f64 = 260.0;
const LEFT: f64 = 48.0;

/// A plot for cases and one for calls.
pub fn plots(measured: &Measured) -> Markup {
    let trials = measured.cases.iter().flat_map(|set| &set.trials);
    let of_cases = trials.filter_map(|(case, trial)| {
        let right = trial.shown.as_ref()? == case.card.as_ref().unwrap_or(&String::new());
        Some(Sample { confidence: f64::from(trial.sure), right })
    });
    let of_calls = measured.calls.iter().flat_map(|set| &set.calls).flat_map(of_call);
    html! {
        div.panels {
            (plot("Questions and talk alone", &of_cases.collect::<Vec<_>>()))
            (plot("Calls: cards that came during a turn", &of_calls.collect::<Vec<_>>()))
        }
    }
}

fn of_call(call: &Call) -> Vec<Sample> {
    let turns = call.conversation.turns.iter().zip(&call.judged);
    turns
        .filter_map(|(turn, judged)| {
            let shown = judged.shown.as_ref().filter(|shown| shown.came)?;
            let right = right(judged)? || (turn.wanted == Wanted::Nothing && turn.accepts(&shown.card));
            Some(Sample { confidence: f64::from(shown.confidence), right })
        })
        .collect()
}

/// Whether the card that came is right; nothing where that cannot be said.
fn right(judged: &Judged) -> Option<bool> {
    match judged.verdict {
        Verdict::Hit { .. } | Verdict::Kept | Verdict::Changed { late: true } => Some(true),
        Verdict::Missed(_) | Verdict::Changed { late: false } | Verdict::Quiet(_) => Some(false),
        Verdict::Unknown => None,
    }
}

fn bins(samples: &[Sample]) -> Vec<Option<Bin>> {
    let of = |number: usize| {
        let within = |sample: &&Sample| ((sample.confidence * BINS as f64) as usize).min(BINS - 1) == number;
        let shown = samples.iter().filter(within).count();
        (shown > 0).then(|| Bin {
            shown,
            right: samples.iter().filter(within).filter(|sample| sample.right).count(),
            confidence: samples.iter().filter(within).map(|sample| sample.confidence).sum::<f64>() / shown as f64,
        })
    };
    (0..BINS).map(of).collect()
}

/// How far the share of right ones is from the confidence, in the mean over samples.
fn distance(bins: &[Option<Bin>]) -> f64 {
    let all: usize = bins.iter().flatten().map(|bin| bin.shown).sum();
    let off = |bin: &Bin| (bin.right as f64 - bin.confidence * bin.shown as f64).abs();
    bins.iter().flatten().map(off).sum::<f64>() / all.max(1) as f64
}

fn plot(name: &str, samples: &[Sample]) -> Markup {
    if samples.is_empty() {
        return html! {};
    }
    let bins = bins(samples);
    let x = |share: f64| px(LEFT + share * SIDE);
    let y = |share: f64| px(8.0 + (1.0 - share) * SIDE);
    let points: Vec<String> = bins
        .iter()
        .flatten()
        .map(|bin| format!("{},{}", x(bin.confidence), y(bin.right as f64 / bin.shown as f64)))
        .collect();
    html! {
        figure {
            figcaption { (name) ": " (samples.len()) " shown, off by " (format!("{:.2}", distance(&bins))) }
            svg.square viewBox={ "0 0 " (px(LEFT + SIDE + 16.0)) " " (px(SIDE + 46.0)) } role="img" aria-label=(name) {
                @for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
                    line.grid x1=(x(0.0)) x2=(x(1.0)) y1=(y(tick)) y2=(y(tick)) {}
                    text.tick x=(px(LEFT - 6.0)) y=(px(12.0 + (1.0 - tick) * SIDE)) text-anchor="end" { (tick) }
                    text.tick x=(x(tick)) y=(px(SIDE + 22.0)) text-anchor="middle" { (tick) }
                }
                text.tick x=(x(0.5)) y=(px(SIDE + 40.0)) text-anchor="middle" { "how sure" }
                text.tick transform={ "translate(8 " (px(8.0 + SIDE / 2.0)) ") rotate(-90)" } text-anchor="middle" { "share right" }
                line.ideal x1=(x(0.0)) y1=(y(0.0)) x2=(x(1.0)) y2=(y(1.0)) {}
                polyline.curve points=(points.join(" ")) {}
                @for bin in bins.iter().flatten() {
                    @let share = bin.right as f64 / bin.shown as f64;
                    circle.point cx=(x(bin.confidence)) cy=(y(share)) r=(px((bin.shown as f64).sqrt().clamp(3.0, 14.0))) {
                        title { (format!("sure {:.2}: {} shown, {} right ({share:.2})", bin.confidence, bin.shown, bin.right)) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(confidence: f64, right: bool) -> Sample {
        Sample { confidence, right }
    }

    #[test]
    fn samples_fall_into_tenths_and_full_confidence_into_the_last() {
        let bins = bins(&[sample(0.5, true), sample(0.58, false), sample(1.0, true)]);
        assert_eq!(bins.iter().flatten().count(), 2);
        assert_eq!(bins[5], Some(Bin { shown: 2, right: 1, confidence: 0.54 }));
        assert_eq!(bins[9], Some(Bin { shown: 1, right: 1, confidence: 1.0 }));
        assert!((distance(&bins) - 0.08 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_shown_is_no_plot() {
        assert_eq!(plot("none", &[]).into_string(), "");
    }
}
