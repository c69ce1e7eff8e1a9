//! What Sidecue learned from the person: which words mean which card, or do not.

use crate::delete_button::delete_button;
use crate::kept::Kept;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::recognition::Correction;

/// The list, newest first, and what can be deleted.
pub(crate) fn learned(kept: Kept) -> impl IntoView {
    let sure = RwSignal::new(false);
    let delete_all = move |_| {
        if sure.get_untracked() {
            kept.change_corrections(Vec::clear);
        }
        sure.update(|sure| *sure = !*sure);
    };
    view! {
        <h2>{text("learned_title")}</h2>
        <p class="lead">{text("learned_lead")}</p>
        {move || {
            let list = kept.corrections.get();
            if list.is_empty() {
                return view! { <p class="nothing">{text("learned_nothing")}</p> }.into_any();
            }
            view! {
                <ul class="contents">{list.into_iter().rev().map(|correction| line(kept, correction)).collect_view()}</ul>
                <div class="actions">
                    <button
                        type="button"
                        class="quiet bad"
                        data-action="delete-learned"
                        on:click=delete_all
                        on:blur=move |_| sure.set(false)
                    >
                        {move || if sure.get() { text("learned_delete_sure") } else { text("learned_delete_all") }}
                    </button>
                </div>
            }
            .into_any()
        }}
    }
}

fn line(kept: Kept, correction: Correction) -> impl IntoView {
    let words = correction.words.join(" ");
    let title = [if correction.title.is_empty() { correction.card.clone() } else { correction.title.clone() }];
    let meaning =
        if correction.right { text_with("learned_right", &title) } else { text_with("learned_wrong", &title) };
    let card = correction.card.clone();
    let right = if correction.right { "true" } else { "false" };
    let delete = delete_button(words.clone(), move || {
        let gone = correction.clone();
        kept.change_corrections(move |all| all.retain(|known| *known != gone));
    });
    view! {
        <li data-learned=card data-right=right>
            <span><i>{words}</i> {" "} {meaning}</span>
            {delete}
        </li>
    }
}
