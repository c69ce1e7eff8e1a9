//! What a complete answer covers: a quiet checklist, ticked as the person makes the points.

use super::binding::{click, items, key, line, shortcut, word, yes_or_no};
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::text;
use sidecue_core::coverage::{Mark, PointMark};
use sidecue_core::shortcuts::Action;

/// The points of a card; those of the live one with what was made of them.
pub(super) fn points(model: Model, card: String, points: Vec<String>) -> AnyView {
    let ticked = Memo::new(move |_| {
        model.live.with(|live| live.cue.as_ref().is_some_and(|cue| cue.card.id == card) && !live.coverage.is_empty())
    });
    let list = move || {
        if ticked.get() {
            let points: Vec<AnyView> =
                points.iter().enumerate().map(|(at, say)| point(model, at, say.clone())).collect();
            view! { <ul class="checklist">{points}</ul> }.into_any()
        } else {
            view! { <ul class="chips">{items(points.clone())}</ul> }.into_any()
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
                    aria-keyshortcuts=shortcut(model, Action::Coverage)
                    aria-pressed=yes_or_no(move || model.listens.get())
                    on:click=click(move || model.toggle_coverage())
                >
                    {text("coverage_toggle")}
                    {key(model, Action::Coverage)}
                </button>
            </h2>
            {list}
        </section>
    }
    .into_any()
}

/// A point, with the words that proved it in the same line: what is ticked moves nothing, and keeps the focus. A click says that it was made, or that it
/// was not, and takes that back.
fn point(model: Model, at: usize, say: String) -> AnyView {
    let now = move || model.live.with(|live| live.coverage.get(at).cloned().unwrap_or_default());
    let correct = move || {
        let made = match untrack(now).mark {
            Mark::Open => Some(true),
            Mark::Heard => Some(false),
            Mark::Given | Mark::Taken => None,
        };
        model.correct(at, made);
    };
    let proof = move || match now() {
        PointMark { mark: Mark::Heard, words: Some(words), .. } => words,
        _ => String::new(),
    };
    view! {
        <li>
            <button
                type="button"
                data-mark=word(move || now().mark.word())
                aria-pressed=yes_or_no(move || now().mark.counts())
                on:click=click(correct)
            >
                <span>{say}</span>
                <q>{line(proof)}</q>
            </button>
        </li>
    }
    .into_any()
}
