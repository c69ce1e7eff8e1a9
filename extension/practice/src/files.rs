//! Files: picked by a button, or dropped anywhere on the page.

use crate::controls::button;
use crate::model::Model;
use crate::news::News;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::html;
use leptos::prelude::*;
use sidecue_browser::i18n::text;
use sidecue_browser::spawn;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Set on the page while a file is held above it.
const OVER: &str = "data-drop";

/// An id that nothing has yet.
pub(crate) fn fresh_id() -> Option<String> {
    window().crypto().ok().map(|crypto| crypto.random_uuid())
}

/// The button that picks a file.
pub(crate) fn picker(model: Model) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let take = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            read(model, file);
        }
        // The same file may be picked again once it is mended.
        input.set_value("");
    };
    let pick = move || {
        if let Some(input) = input.get_untracked() {
            input.unchecked_ref::<web_sys::HtmlElement>().click();
        }
    };
    view! {
        {button("", "import", text("files_pick"), pick)}
        <input
            type="file"
            accept=".vtt,.srt,.jsonl"
            hidden=true
            data-import=""
            aria-label=text("files_pick")
            node_ref=input
            on:change=take
        />
    }
    .into_any()
}

/// The whole page takes files, unless a drill runs.
pub(crate) fn take_drops(model: Model) {
    for kind in ["dragenter", "dragover", "dragleave", "drop"] {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&document(), kind, options, move |event| {
            let Some(event) = event.dyn_ref::<web_sys::DragEvent>() else { return };
            // Otherwise the browser would open the file in place of the page.
            event.prevent_default();
            let free = model.drill.with_untracked(Option::is_none);
            let over = free && kind != "drop" && (kind != "dragleave" || event.related_target().is_some());
            mark(over);
            let file = event.data_transfer().and_then(|held| held.files()).and_then(|files| files.get(0));
            if let Some(file) = file.filter(|_| free && kind == "drop") {
                read(model, file);
            }
        });
        // Lives as long as the page.
        listener.forget();
    }
}

fn mark(over: bool) {
    let Some(body) = document().body() else { return };
    // Changing an attribute of an element that exists cannot fail.
    let _ = if over { body.set_attribute(OVER, &text("files_drop")) } else { body.remove_attribute(OVER) };
}

fn read(model: Model, file: web_sys::File) {
    spawn(async move {
        match JsFuture::from(file.text()).await {
            Ok(text) => model.import(file.name(), text.as_string().unwrap_or_default(), None),
            Err(error) => {
                leptos::logging::error!("the file could not be read: {error:?}");
                model.news.set(Some(News::Failed));
            }
        }
    });
}
