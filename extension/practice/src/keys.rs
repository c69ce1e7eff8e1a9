//! Keys of a drill: they work anywhere on the page but in a field, which Escape leaves. Ctrl+Enter ends an answer in its field too.

use crate::model::Model;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use sidecue_core::practice::Stage;
use wasm_bindgen::JsCast;

/// Listens for as long as the page lives.
pub(crate) fn listen(model: Model) {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        let Some(stage) = model.stage().filter(|_| event.is_trusted() && !event.repeat()) else { return };
        let control = event.ctrl_key() || event.meta_key();
        let acted = if control || event.alt_key() {
            control && event.key() == "Enter" && act(model, stage, " ")
        } else {
            let on = focused(event);
            if on == "TEXTAREA" && event.key() == "Escape" {
                leave(event);
            }
            let pressed = matches!(event.key().as_str(), " " | "Enter") && on == "BUTTON";
            !matches!(on.as_str(), "INPUT" | "SELECT" | "TEXTAREA") && !pressed && act(model, stage, &event.key())
        };
        if acted {
            event.prevent_default();
        }
    });
    listener.forget();
}

/// Does what the key is for; false when it is for nothing here.
fn act(model: Model, stage: Stage, key: &str) -> bool {
    match (stage, key) {
        (Stage::Answering, " ") => model.done(false),
        (Stage::Answering, "e") => model.done(true),
        (Stage::Answering, "s") => model.reveal(),
        (Stage::Answering, "k") => model.skip(),
        (Stage::Answering, "p") => model.toggle_pause(),
        (Stage::Answering, "c") => model.choose(|choices| choices.checklist = !choices.checklist),
        (Stage::Rating, "1" | "2" | "3" | "4" | "5") => model.rate(key.parse().ok()),
        (Stage::Rating, "0") => model.rate(None),
        (Stage::Result, "r") => model.retry(),
        (Stage::Result, "n" | " " | "Enter") => model.onward(),
        _ => return false,
    }
    true
}

/// Out of the field, so that keys are keys again.
fn leave(event: &web_sys::KeyboardEvent) {
    let field = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        // A field that keeps the focus is no reason to stop.
        let _ = field.blur();
    }
}

fn focused(event: &web_sys::KeyboardEvent) -> String {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.map(|element| element.tag_name()).unwrap_or_default()
}
