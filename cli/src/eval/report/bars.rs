//! A panel a set: its shares as bars, beside those of an earlier run.

use super::super::figures::Summary;
use super::super::results::{Results, Set};
use super::super::tally;
use super::plot::{beside, px};
use maud::{Markup, html};

/// A bar of parts that begin one after the other; the earlier run's is a thin one below.
struct Bar {
    name: String,
    now: Vec<(&'static str, f64)>,
    before: Vec<(&'static str, f64)>,
    note: String,
}

const WIDTH: f64 = 420.0;
const LEFT: f64 = 96.0;
const LENGTH: f64 = 220.0;
const HEIGHT: f64 = 30.0;

/// All panels.
pub fn panels(now: &Results, before: Option<&Results>) -> Markup {
    html! {
        div.panels {
            @for set in &now.sets {
                @let then = before.and_then(|before| before.sets.iter().find(|other| other.set == set.set));
                (cases(set, then))
            }
            @for set in &now.conversations {
                @let then = before.and_then(|before| before.conversations.iter().find(|other| other.set == set.set));
                (calls(set, then))
            }
        }
    }
}

fn cases(set: &Set, then: Option<&Set>) -> Markup {
    let (now, then) = (&set.figures, then.map(|then| &then.figures));
    let bar = |name: &str, class, of: fn(&Summary) -> Option<f64>| single(name, class, of(now), then.and_then(of));
    let mut bars: Vec<Bar> = [bar("recall@1", "ranked", |of| of.recall_1), bar("recall@3", "ranked", |of| of.recall_3)]
        .into_iter()
        .flatten()
        .collect();
    bars.extend(shown(now, then));
    bars.extend(bar("false cards", "false", |of| of.false_cards));
    html! {
        article {
            h3 { (set.set) }
            p.soft { (now.cases) " cases" @if now.unknown_cards > 0 { ", " (now.unknown_cards) " left out" } }
            (draw(&bars))
            @if now.recall_1.is_some() {
                p.soft {
                    "mrr " (beside(now.mrr, then.and_then(|then| then.mrr)))
                    " · changes of the first card " (beside(now.flips, then.and_then(|then| then.flips)))
                }
            }
        }
    }
}

fn calls(now: &tally::Summary, then: Option<&tally::Summary>) -> Markup {
    let kinds = now.kinds().into_iter().enumerate().filter_map(|(number, (name, questions))| {
        let then = then.and_then(|then| then.kinds().get(number).and_then(|(_, questions)| questions.hits));
        single(name, "right", questions.hits, then)
    });
    let kept = single("kept", "kept", now.kept, then.and_then(|then| then.kept));
    let bars: Vec<Bar> = kinds.chain(kept).collect();
    let seconds = |of: fn(&tally::Summary) -> Option<f64>| beside(of(now), then.and_then(of));
    html! {
        article {
            h3 { (now.set) }
            p.soft {
                "calls " (now.calls) " · questions " (now.all.questions) " · follow-ups " (now.follow_ups)
                @if now.unknown_cards > 0 { " · left out " (now.unknown_cards) }
            }
            (draw(&bars))
            p.soft {
                "false cues an hour " (seconds(|of| of.false_cues_an_hour))
                " · seconds to the card: median " (seconds(|of| of.all.seconds.p50))
                ", nine of ten " (seconds(|of| of.all.seconds.p90))
                " · changes at a question " (seconds(|of| of.all.changes))
            }
        }
    }
}

fn single(name: &str, class: &'static str, now: Option<f64>, before: Option<f64>) -> Option<Bar> {
    Some(Bar {
        name: name.to_owned(),
        now: vec![(class, now?)],
        before: before.map(|before| (class, before)).into_iter().collect(),
        note: beside(now, before),
    })
}

/// What is on screen at the end, of those that want a card.
fn shown(now: &Summary, then: Option<&Summary>) -> Option<Bar> {
    let parts = |of: &Summary| -> Option<Vec<(&'static str, f64)>> {
        Some(vec![("right", of.shown_right?), ("wrong", of.shown_wrong?), ("none", of.abstained?)])
    };
    Some(Bar {
        name: "shown".to_owned(),
        now: parts(now)?,
        before: then.and_then(parts).unwrap_or_default(),
        note: beside(now.shown_right, then.and_then(|then| then.shown_right)),
    })
}

fn draw(bars: &[Bar]) -> Markup {
    html! {
        svg viewBox={ "0 0 " (WIDTH) " " (px(bars.len() as f64 * HEIGHT)) } role="img" {
            @for (number, bar) in bars.iter().enumerate() {
                g transform={ "translate(0 " (px(number as f64 * HEIGHT)) ")" } {
                    text.name x=(px(LEFT - 8.0)) y="16" text-anchor="end" { (bar.name) }
                    rect.rail x=(px(LEFT)) y="4" width=(px(LENGTH)) height="16" {}
                    (parts(&bar.now, 4.0, 16.0, ""))
                    (parts(&bar.before, 22.0, 4.0, "before: "))
                    text.figure x=(px(LEFT + LENGTH + 8.0)) y="16" { (bar.note) }
                }
            }
        }
    }
}

fn parts(parts: &[(&'static str, f64)], y: f64, height: f64, when: &str) -> Markup {
    let begins = parts.iter().scan(0.0, |end, (_, share)| {
        *end += share;
        Some(*end - share)
    });
    html! {
        @for ((class, share), begin) in parts.iter().zip(begins) {
            rect class=(class) x=(px(LEFT + begin * LENGTH)) y=(px(y)) width=(px(share * LENGTH)) height=(px(height)) {
                title { (when) (format!("{class} {share:.3}")) }
            }
        }
    }
}
