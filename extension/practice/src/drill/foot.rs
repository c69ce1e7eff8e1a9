//! What can be done with the question that stands, and with the session.

use super::part;
use crate::controls::{keyed, sure_button};
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::text;
use sidecue_core::practice::Stage;
use sidecue_core::report::AnswerBy;

/// The buttons of an answer.
pub(super) fn actions(model: Model) -> AnyView {
    let more = part(model, |drill| drill.more);
    let paused = part(model, |drill| drill.paused);
    let shown = part(model, |drill| drill.card.is_some());
    let typing = part(model, |drill| drill.by == AnswerBy::Typing);
    view! {
        <div class="actions">
            {move || {
                // In the field the space is a space.
                let key = if typing.get() { "Ctrl ⏎" } else { "␣" };
                keyed("primary", "done", text("drill_done"), key, move || model.done(false))
            }}
            {move || more.get().then(|| keyed("", "enough", text("drill_enough"), "e", move || model.done(true)))}
            {move || (!shown.get()).then(|| keyed("quiet", "reveal", text("drill_reveal"), "s", move || model.reveal()))}
            {move || {
                let label = if paused.get() { text("drill_resume") } else { text("drill_pause") };
                keyed("quiet", "pause", label, "p", move || model.toggle_pause())
            }}
            {keyed("quiet", "skip", text("drill_skip"), "k", move || model.skip())}
        </div>
    }
    .into_any()
}

/// The way out, always there and never in the way.
pub(super) fn foot(model: Model) -> AnyView {
    let stage = part(model, |drill| Some(drill.stage));
    let typing = part(model, |drill| drill.by == AnswerBy::Typing);
    let hint = move || {
        let told = if typing.get() { text("drill_calm_typing") } else { text("drill_calm") };
        (stage.get() == Some(Stage::Answering)).then(|| view! { <span class="hint">{told}</span> })
    };
    view! {
        <footer class="foot">
            {hint}
            {sure_button("finish", text("drill_finish"), text("drill_finish_sure"), text("drill_session"), move || model.finish())}
        </footer>
    }
    .into_any()
}
