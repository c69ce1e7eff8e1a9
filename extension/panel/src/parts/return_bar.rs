//! The way back to the live card, which goes on while another card is read or searched for.

use super::binding::{click, line, word};
use super::icon::icon;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::recognition::Phase;

/// Names the live card, firm or still dim; a click or Escape goes back to it.
pub(crate) fn return_bar(model: Model) -> impl IntoView {
    let title = Memo::new(move |_| model.live.with(|live| live.cue.as_ref().map(|cue| cue.card.title.clone())));
    let asked = Memo::new(move |_| {
        model.live.with(|live| live.cue.as_ref().is_some_and(|cue| cue.phase == Phase::Provisional))
    });
    let go = move || {
        model.end_search();
        model.back_to_live();
    };
    view! {
        <button
            class="return"
            type="button"
            data-live-return=""
            data-phase=word(move || if asked.get() { "provisional" } else { "locked" })
            aria-keyshortcuts="Escape"
            on:click=click(go)
        >
            {icon("back")}
            <span>
                {line(move || match title.get() {
                    Some(title) => text_with("return_to", &[title]),
                    None => text("return_back"),
                })}
            </span>
            <kbd aria-hidden="true">{"Esc"}</kbd>
        </button>
    }
}
