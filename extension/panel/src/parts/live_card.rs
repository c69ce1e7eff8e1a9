//! The card of the moment, why it is here, and what else it could be.

use super::card::{body, heading};
use super::empty::empty;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::recognition::Phase;
use sidecue_core::view::TitleView;

/// The live card, or what to do until there is one.
///
/// The card's body is built anew only when it is another card; phase and reasons change in place, so that nothing on
/// screen jumps and an opened line stays open when a provisional card is locked.
pub(crate) fn live_card(model: Model) -> impl IntoView {
    let card = Memo::new(move |_| model.live.with(|live| live.cue.as_ref().map(|cue| cue.card.clone())));
    let phase = Memo::new(move |_| {
        model.live.with(|live| match live.cue.as_ref().map(|cue| cue.phase) {
            Some(Phase::Locked) => "locked",
            Some(Phase::Provisional) => "provisional",
            Some(Phase::None) | None => "none",
        })
    });
    move || match card.get() {
        None => empty(model).into_any(),
        Some(card) => {
            let provisional = still_asked(phase).into_any();
            let heading = heading(&card, Some(provisional), Some(why(model).into_any()));
            let id = card.id.clone();
            view! {
                <article class="card" data-card=id data-phase=move || phase.get()>
                    {heading}
                    {runners_up(model)}
                    {body(model, card)}
                </article>
            }
            .into_any()
        }
    }
}

/// That the question is still being asked.
fn still_asked(phase: Memo<&'static str>) -> impl IntoView {
    move || (phase.get() == "provisional").then(|| view! { <span class="phase">{text("phase_provisional")}</span> })
}

/// Which words chose the card, or that the person chose it.
fn why(model: Model) -> impl IntoView {
    let reason = Memo::new(move |_| {
        model.live.with(|live| {
            let cue = live.cue.as_ref()?;
            Some((cue.matched.clone(), cue.sure))
        })
    });
    move || {
        reason.get().map(|(matched, sure)| {
            let words = if matched.is_empty() {
                text("why_chosen")
            } else {
                text_with("why_matched", &[matched.join(" … ")])
            };
            let sure = sure.map(|sure| format!("{words}, {}", text_with("why_sure", &[sure.to_string()])));
            view! { <p class="why" title=sure>{words}</p> }
        })
    }
}

/// The next best cards, one key each.
fn runners_up(model: Model) -> impl IntoView {
    let runners = Memo::new(move |_| model.live.with(|live| live.runners_up.clone()));
    move || {
        let runners = runners.get();
        (!runners.is_empty()).then(|| {
            view! {
                <nav class="runners" aria-label=text("runners_label")>
                    {runners.into_iter().enumerate().map(|(index, runner)| self::runner(model, index + 1, runner)).collect_view()}
                </nav>
            }
        })
    }
}

fn runner(model: Model, number: usize, runner: TitleView) -> impl IntoView {
    let id = runner.id.clone();
    let title = runner.title.clone();
    view! {
        <button
            type="button"
            data-runner=runner.id
            aria-keyshortcuts=number.to_string()
            title=title
            on:click=move |_| model.pick(id.clone())
        >
            <kbd>{number.to_string()}</kbd>
            <span>{runner.title}</span>
        </button>
    }
}
