//! What went wrong, once, in a sentence.

use crate::chrome::i18n::text;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_core::view::Light;

/// The engine was replaced, or given up.
pub(crate) fn notice(model: Model) -> impl IntoView {
    let broken = Memo::new(move |_| model.light() == Light::Broken);
    move || {
        if broken.get() {
            return view! {
                <p class="notice bad" role="alert">
                    {text("notice_broken")}
                    <button class="quiet" type="button" data-action="restart" on:click=move |_| model.restart_engine()>
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
                    <button class="quiet" type="button" on:click=move |_| model.recovered.set(false)>
                        {text("notice_dismiss")}
                    </button>
                </p>
            }
            .into_any();
        }
        ().into_any()
    }
}
