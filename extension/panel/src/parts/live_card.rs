//! The card of the moment, and what else it could be.

use super::binding::word;
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
                <article class="card" data-card=id data-phase=word(move || phase.get())>
                    {heading}
                    {runners_up(model)}
                    {body(model, card, true)}
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
