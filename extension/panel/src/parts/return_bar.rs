//! The way back to the live card, which goes on while another card is read.

use super::binding::{click, line};
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};

/// Names the live card; a click or Escape goes back to it.
pub(crate) fn return_bar(model: Model) -> impl IntoView {
    let title = Memo::new(move |_| model.live.with(|live| live.cue.as_ref().map(|cue| cue.card.title.clone())));
    view! {
        <button class="return" type="button" data-live-return="" aria-keyshortcuts="Escape" on:click=click(move || model.back_to_live())>
            <span>
                {line(move || match title.get() {
                    Some(title) => text_with("return_to", &[title]),
                    None => text("return_back"),
                })}
            </span>
            <kbd>{"Esc"}</kbd>
        </button>
    }
}
