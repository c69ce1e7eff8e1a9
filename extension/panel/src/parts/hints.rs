//! Titles offered where there is no card, or in a quiet line above one.

use super::choice::{Kind, choices};
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::text_for;

/// What is offered and why; nothing most of the time.
pub(crate) fn hints(model: Model) -> impl IntoView {
    let hints = Memo::new(move |_| model.live.with(|live| live.hints.clone()));
    move || {
        hints.get().map(|hints| {
            let (word, why) = (hints.offer.word(), text_for("hints", hints.offer.word()));
            let label = why.clone();
            view! {
                <nav class="hints" data-hints=word aria-label=label>
                    <p>{why}</p>
                    {choices(model, Kind::Hint, hints.titles)}
                </nav>
            }
        })
    }
}
