//! What a complete answer covers: a quiet checklist, ticked as the person makes the points.

use super::binding::{click, items, yes_or_no};
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::text;
use sidecue_core::coverage::{Mark, PointMark};

/// The points of a card; those of the live one with what was made of them.
pub(super) fn points(model: Model, card: String, points: Vec<String>) -> AnyView {
    // Drawn anew when a mark changes, not with every word.
    let marks = Memo::new(move |_| {
        model.live.with(|live| {
            let here = live.cue.as_ref().is_some_and(|cue| cue.card.id == card) && !live.coverage.is_empty();
            here.then(|| live.coverage.iter().map(|point| point.mark.word()).collect::<String>())
        })
    });
    let list = move || match marks.get() {
        None => view! { <ul class="chips">{items(points.clone())}</ul> }.into_any(),
        Some(_) => {
            let ticked = model.live.with_untracked(|live| live.coverage.clone());
            let ticked: Vec<AnyView> =
                ticked.into_iter().enumerate().map(|(at, mark)| point(model, at, mark)).collect();
            view! { <ul class="checklist">{ticked}</ul> }.into_any()
        }
    };
    view! {
        <section class="points">
            <h2>
                {text("section_points")}
                <button
                    class="chip"
                    type="button"
                    data-action="coverage"
                    title=text("coverage_title")
                    aria-pressed=yes_or_no(move || model.listens.get())
                    on:click=click(move || model.toggle_coverage())
                >
                    {text("coverage_toggle")}
                    <kbd>{"C"}</kbd>
                </button>
            </h2>
            {list}
        </section>
    }
    .into_any()
}

/// A point, with the words that proved it. A click says that it was made, or that it was not, and takes that back.
fn point(model: Model, at: usize, point: PointMark) -> AnyView {
    let next = match point.mark {
        Mark::Open => Some(true),
        Mark::Heard => Some(false),
        Mark::Given | Mark::Taken => None,
    };
    let words = point.words.unwrap_or_default();
    let proof = words.clone();
    view! {
        <li>
            <button
                type="button"
                data-mark=point.mark.word()
                aria-pressed=if point.mark.counts() { "true" } else { "false" }
                on:click=click(move || model.correct(at, next))
            >
                <span>{point.say}</span>
                // In the same line: what is ticked moves nothing.
                <q title=proof>{words}</q>
            </button>
        </li>
    }
    .into_any()
}
