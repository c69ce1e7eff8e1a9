//! The question's clock: a thin ring that fills as the suggested time passes, and then quietly begins a second round.

use super::part;
use crate::gauge::percent;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::report::clock;

/// The ring with the time in it. Past half as much again it changes its colour: a hint, no alarm, and nothing ends.
pub(super) fn dial(model: Model) -> AnyView {
    let time = part(model, |drill| (drill.spent / 1_000, drill.suggested / 1_000));
    let over = part(model, |drill| drill.over);
    let paused = part(model, |drill| drill.paused);
    let round = move || {
        let (spent, suggested) = time.get();
        format!("{:.1} 100", percent(spent, suggested))
    };
    let further = move || {
        let (spent, suggested) = time.get();
        format!("{:.1} 100", percent(spent.saturating_sub(suggested), suggested))
    };
    let under = move || {
        let suggested = clock(time.get().1 * 1_000);
        if paused.get() { text("drill_paused") } else { text_with("drill_suggested", &[suggested]) }
    };
    view! {
        <div class="dial" data-over=move || over.get().then_some("") role="timer" aria-label=text("drill_time")>
            <svg viewBox="0 0 120 120" width="132" height="132" aria-hidden="true">
                <circle class={"track"} cx="60" cy="60" r="54"></circle>
                <circle
                    class="part"
                    cx="60"
                    cy="60"
                    r="54"
                    pathLength="100"
                    stroke-dasharray=round
                    transform="rotate(-90 60 60)"
                ></circle>
                <circle
                    class="further"
                    cx="60"
                    cy="60"
                    r="47"
                    pathLength="100"
                    stroke-dasharray=further
                    transform="rotate(-90 60 60)"
                ></circle>
            </svg>
            <p class={"time"}>
                <b>{move || clock(time.get().0 * 1_000)}</b>
                <span>{under}</span>
            </p>
        </div>
    }
    .into_any()
}
