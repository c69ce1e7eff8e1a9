//! The button that deletes a line of a list.

use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};

/// A button that calls `delete`; `of` is what it deletes, for those who hear the button alone.
pub(crate) fn delete_button(of: String, delete: impl Fn() + 'static) -> impl IntoView {
    let named = text_with("learned_delete_named", &[of]);
    view! {
        <button type="button" class="quiet" data-action="delete" aria-label=named on:click=move |_| delete()>
            {text("learned_delete")}
        </button>
    }
}
