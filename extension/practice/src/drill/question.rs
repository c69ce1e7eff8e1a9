//! Where one stands, the question, and its time.

use super::dial::dial;
use super::part;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_core::practice::Stage;
use sidecue_core::report::clock;

/// The line above the question, small: which of how many, the topic, the session's clock.
pub(super) fn head(model: Model) -> AnyView {
    let place = part(model, |drill| (drill.number, drill.of, drill.topic.clone(), drill.attempt));
    let told = move || {
        let (number, of, topic, attempt) = place.get();
        let mut told = vec![text_with("drill_place", &[number.to_string(), of.to_string()]), text_for("topic", &topic)];
        if attempt > 1 {
            told.push(text_with("drill_attempt", &[attempt.to_string()]));
        }
        told.join(" · ")
    };
    let session = part(model, |drill| (drill.session_spent / 1_000, drill.session_planned / 1_000));
    let clock = move || {
        let (spent, planned) = session.get();
        text_with("drill_of", &[clock(spent * 1_000), clock(planned * 1_000)])
    };
    view! {
        <header class="place">
            <span data-place="">{told}</span>
            <span class="session-clock" role="timer" aria-label=text("drill_session")>{clock}</span>
        </header>
    }
    .into_any()
}

/// The question, large, and its clock beside it.
pub(super) fn question(model: Model) -> AnyView {
    // The mark and what came of it are about all of the question, not about its last follow-up.
    let asked = part(model, |drill| match drill.stage {
        Stage::Answering => (drill.ask.clone(), drill.follow_up),
        Stage::Rating | Stage::Result => (drill.title.clone(), false),
    });
    let kind = move || {
        let follow_up = asked.with(|(_, follow_up)| *follow_up);
        follow_up.then(|| view! { <p class="follow-up" data-follow-up="">{text("drill_follow_up")}</p> })
    };
    let timed = part(model, |drill| drill.stage == Stage::Answering);
    let reading = move || model.speech.reading.get().then(|| view! { <p class="hint">{text("drill_reading")}</p> });
    view! {
        <div class="asked">
            <div class={"put"} aria-live="polite">
                {kind}
                <h2 data-ask="">{move || asked.with(|(ask, _)| ask.clone())}</h2>
                {reading}
            </div>
            {move || timed.get().then(|| dial(model))}
        </div>
    }
    .into_any()
}
