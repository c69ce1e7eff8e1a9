//! Keys that work anywhere in the panel but in a text field.

use crate::model::{Model, Screen};
use crate::parts::is_searching;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Listens for as long as the panel lives.
pub(crate) fn listen(model: Model) {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        let ours = event.is_trusted() && !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        let free = !is_typing(event) || event.key() == "Escape" && !event.default_prevented();
        if ours && free && model.screen.get_untracked() == Screen::Live && act(model, &event.key()) {
            event.prevent_default();
        }
    });
    // Lives as long as the document.
    listener.forget();
}

/// Does what the key is for; false when it is for nothing.
fn act(model: Model, key: &str) -> bool {
    match key {
        "/" => focus_search(),
        "p" => model.toggle_pause(),
        "Escape" if untrack(|| is_searching(model)) => model.end_search(),
        "Escape" if untrack(|| model.plan_is_open()) => model.toggle_plan(),
        "Escape" => model.back_to_live(),
        "w" => return model.refuse(),
        "k" => return model.toggle_pin(),
        "a" => model.again(),
        "s" => return model.begin_first(),
        "c" => model.toggle_coverage(),
        "1" | "2" | "3" => return model.pick_at(key.parse().unwrap_or(1)),
        _ => return false,
    }
    true
}

fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"))
}

fn focus_search() {
    let field = document().get_element_by_id("search").and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        // A field that cannot take the focus is no reason to stop.
        let _ = field.focus();
    }
}
