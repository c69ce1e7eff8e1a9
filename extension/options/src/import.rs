//! Taking a file, and what came of it.

use crate::model::{Model, News};
use leptos::html;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_browser::spawn;
use sidecue_core::packs::Mistake;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The button that takes a file.
pub(crate) fn import_button(model: Model) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let take = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        spawn(async move {
            match JsFuture::from(file.text()).await {
                Ok(text) => model.import(file.name(), text.as_string().unwrap_or_default()),
                Err(error) => {
                    leptos::logging::error!("the file could not be read: {error:?}");
                    model.news.set(Some(News::Failed));
                }
            }
            // The same file may be chosen again once it is mended.
            input.set_value("");
        });
    };
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.unchecked_ref::<web_sys::HtmlElement>().click();
        }
    };
    view! {
        <button type="button" data-action="import" on:click=choose>{text("packs_import")}</button>
        <input
            type="file"
            accept=".toml,.md,.markdown"
            hidden=true
            data-import=""
            aria-label=text("packs_import")
            node_ref=input
            on:change=take
        />
    }
}

/// What came of the last thing that was done.
pub(crate) fn news(model: Model) -> impl IntoView {
    move || {
        let told = match model.news.get() {
            None => ().into_any(),
            Some(News::Reading(file)) => view! { <p>{text_with("packs_reading", &[file])}</p> }.into_any(),
            Some(News::Kept) => view! { <p class="good">{text("packs_kept")}</p> }.into_any(),
            Some(News::Failed) => view! { <p class="bad">{text("packs_failed")}</p> }.into_any(),
            Some(News::Imported { pack, replaced }) => {
                let counts = [pack.name, pack.cards.len().to_string(), pack.stories.len().to_string()];
                let told = text_with(if replaced { "packs_replaced" } else { "packs_imported" }, &counts);
                view! { <p class="good" data-imported=pack.id>{told}</p> }.into_any()
            }
            Some(News::Refused { file, mistakes }) => view! {
                <p class="bad" data-refused="">{text_with("packs_refused", &[file])}</p>
                <ul class="mistakes">{mistakes.into_iter().map(mistake).collect_view()}</ul>
            }
            .into_any(),
        };
        view! { <div class="news" role="status">{told}</div> }
    }
}

/// A mistake with its line.
fn mistake(mistake: Mistake) -> impl IntoView {
    let line = mistake.line.map(|line| text_with("packs_line", &[line.to_string()]));
    view! {
        <li data-line=mistake.line.map(|line| line.to_string())>
            {line.map(|line| view! { <b>{line}</b> })}
            <span>{format!("{}. {}", mistake.problem, mistake.remedy)}</span>
        </li>
    }
}
