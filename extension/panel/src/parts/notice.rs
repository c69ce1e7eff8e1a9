//! What went wrong, once, in a sentence.

use super::binding::click;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::view::Light;

/// The engine was replaced, or given up.
pub(crate) fn notice(model: Model) -> impl IntoView {
    let broken = Memo::new(move |_| model.light() == Light::Broken);
    move || {
        if broken.get() {
            return view! {
                <p class="notice bad" role="alert">
                    {text("notice_broken")}
                    <button class="quiet" type="button" data-action="restart" on:click=click(move || model.restart_engine())>
                        {text("notice_restart")}
                    </button>
                </p>
            }
            .into_any();
        }
        if model.recovered.get() {
            return view! {
                <p class="notice" data-notice="recovered">
                    {text("notice_recovered")}
                    <button class="quiet" type="button" on:click=click(move || model.recovered.set(false))>
                        {text("notice_dismiss")}
                    </button>
                </p>
            }
            .into_any();
        }
        let unreadable = model.contents.with(|contents| contents.as_ref().map(|c| c.unreadable.join(", ")));
        match unreadable.filter(|packs| !packs.is_empty()) {
            Some(packs) => view! {
                <p class="notice" data-notice="packs">{text_with("notice_packs_unreadable", &[packs])}</p>
            }
            .into_any(),
            None => ().into_any(),
        }
    }
}
