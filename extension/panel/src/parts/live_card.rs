//! The card of the moment, and what else it could be.

use super::binding::{line, word};
use super::card::{body, heading};
use super::choice::{Kind, choices};
use super::empty::empty;
use super::why::why;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::text;
use sidecue_core::recognition::Phase;

/// The live card, or what to do until there is one.
///
/// What is written on it is built anew only when it is another card; phase and reasons change in place, so that nothing on screen jumps and an opened
/// line stays open when a provisional card is locked. The buttons beside the reasons are the same ones from card to card: a cue takes nobody's focus.
pub(crate) fn live_card(model: Model) -> impl IntoView {
    let card = Memo::new(move |_| model.live.with(|live| live.cue.as_ref().map(|cue| cue.card.clone())));
    let shown = Memo::new(move |_| card.with(Option::is_some));
    let phase = Memo::new(move |_| {
        model.live.with(|live| match live.cue.as_ref().map(|cue| cue.phase) {
            Some(Phase::Locked) => "locked",
            Some(Phase::Provisional) => "provisional",
            Some(Phase::None) | None => "none",
        })
    });
    move || {
        if !shown.get() {
            return empty(model).into_any();
        }
        view! {
            <article
                class="card"
                data-card=line(move || card.get().map(|card| card.id).unwrap_or_default())
                data-phase=word(move || phase.get())
            >
                <div class="top">
                    {move || card.get().map(|card| heading(&card, Some(still_asked(phase).into_any())))}
                    {why(model)}
                </div>
                {runners_up(model)}
                {move || card.get().map(|card| body(model, card, true))}
            </article>
        }
        .into_any()
    }
}

/// The live card beside one that was looked up, where there is room for both.
pub(crate) fn beside(model: Model) -> impl IntoView {
    let shown = Memo::new(move |_| model.wide.get() && model.live.with(|live| live.cue.is_some()));
    move || {
        shown
            .get()
            .then(|| view! { <aside class="live-beside" aria-label=text("live_beside")>{live_card(model)}</aside> })
    }
}

/// That the question is still being asked.
fn still_asked(phase: Memo<&'static str>) -> impl IntoView {
    move || (phase.get() == "provisional").then(|| view! { <span class="phase">{text("phase_provisional")}</span> })
}

/// The next best cards, one key each.
fn runners_up(model: Model) -> impl IntoView {
    let runners = Memo::new(move |_| model.live.with(|live| live.runners_up.clone()));
    move || {
        let runners = runners.get();
        (!runners.is_empty()).then(|| {
            view! {
                <nav class="runners" aria-label=text("runners_label")>
                    {choices(model, Kind::Runner, runners)}
                </nav>
            }
        })
    }
}
