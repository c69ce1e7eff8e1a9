//! The status light and the pause button.

use super::binding::{click, line, word, yes_or_no};
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for};

/// What Sidecue is doing, as a coloured dot and in words.
pub(crate) fn light(model: Model) -> impl IntoView {
    let state = Memo::new(move |_| model.light().word());
    view! {
        <p class="light" data-state=word(move || state.get())>
            <span class={"dot"} aria-hidden="true"></span>
            {line(move || text_for("light", state.get()))}
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
            aria-pressed=yes_or_no(move || model.paused.get())
            aria-keyshortcuts="p"
            on:click=click(move || model.toggle_pause())
        >
            {line(move || text(if model.paused.get() { "pause_resume" } else { "pause_pause" }))}
            <kbd>{"P"}</kbd>
        </button>
    }
}
