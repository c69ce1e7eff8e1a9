//! The status light and the pause button.

use super::binding::{click, key, line, shortcut, word, yes_or_no};
use super::icon::icon;
use crate::keys;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for};
use sidecue_core::shortcuts::Action;

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
            aria-keyshortcuts=shortcut(model, Action::Pause)
            on:click=click(move || model.toggle_pause())
        >
            {move || icon(if model.paused.get() { "resume" } else { "pause" })}
            {line(move || text(if model.paused.get() { "pause_resume" } else { "pause_pause" }))}
            {key(model, Action::Pause)}
        </button>
    }
}

/// Opens the list of everything that can be done.
pub(crate) fn commands(model: Model) -> impl IntoView {
    view! {
        <button
            class="bare"
            type="button"
            data-action="palette"
            title=text("palette_open")
            aria-label=text("palette_open")
            aria-keyshortcuts=shortcut(model, Action::Palette)
            on:click=click(move || keys::seek(model, true))
        >
            {icon("menu")}
        </button>
    }
}
