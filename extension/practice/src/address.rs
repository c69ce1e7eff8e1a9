//! The page's address: `#plan`, `#sessions`, `#report=ID`, and `#drill` while one runs.

use crate::model::{Model, Screen};
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// Goes where the address says, now and whenever it changes, and asks before a drill that runs is left.
pub(crate) fn follow(model: Model) {
    go(model);
    EventListener::new(&window(), "hashchange", move |_| go(model)).forget();
    let options = EventListenerOptions::enable_prevent_default();
    let leaving = EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
        if model.drill.with_untracked(Option::is_some) {
            event.prevent_default();
            // Older browsers ask by this alone.
            if let Some(event) = event.dyn_ref::<web_sys::BeforeUnloadEvent>() {
                event.set_return_value("drill");
            }
        }
    });
    leaving.forget();
}

fn go(model: Model) {
    if model.drill.with_untracked(Option::is_some) {
        set(Screen::Drill, None);
        return;
    }
    let hash = window().location().hash().unwrap_or_default();
    match hash.trim_start_matches('#').split_once('=') {
        Some(("report", id)) => model.open(id.to_owned()),
        _ if hash == "#sessions" => model.show(Screen::Sessions),
        _ => model.screen.set(Screen::Plan),
    }
}

/// Makes the address say what is shown.
pub(crate) fn set(screen: Screen, report: Option<String>) {
    let hash = match (screen, report) {
        (Screen::Report, Some(id)) => format!("#report={id}"),
        _ => format!("#{}", screen.word()),
    };
    let location = window().location();
    if location.hash().is_ok_and(|now| now == hash) {
        return;
    }
    let Ok(history) = window().history() else { return };
    // A drill is no place to come back to.
    let kept = if screen == Screen::Drill {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&hash))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&hash))
    };
    if let Err(error) = kept {
        leptos::logging::warn!("the address could not be set: {error:?}");
    }
}
