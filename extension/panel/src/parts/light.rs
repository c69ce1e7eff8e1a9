//! The status light and the pause button.

use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for};

/// What Sidecue is doing, as a coloured dot and in words.
pub(crate) fn light(model: Model) -> impl IntoView {
    let word = Memo::new(move |_| model.light().word());
    view! {
        <p class="light" data-state=move || word.get()>
            <span class={"dot"} aria-hidden="true"></span>
            {move || text_for("light", word.get())}
        </p>
    }
}

/// Pauses and resumes reading.
pub(crate) fn pause(model: Model) -> impl IntoView {
    view! {
        <button
            class="quiet"
            type="button"
            data-action="pause"
            aria-pressed=move || if model.paused.get() { "true" } else { "false" }
            aria-keyshortcuts="p"
            on:click=move |_| model.toggle_pause()
        >
            {move || text(if model.paused.get() { "pause_resume" } else { "pause_pause" })}
            <kbd>{"P"}</kbd>
        </button>
    }
}
