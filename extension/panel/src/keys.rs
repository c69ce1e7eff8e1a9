//! Keys that work anywhere in the panel but in a text field, and the browser-wide commands that the service worker hands on.

use crate::model::{Model, Screen};
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use sidecue_browser::{Listener, member, runtime, text_in};
use sidecue_core::shortcuts::Action;
use wasm_bindgen::JsCast;

/// Listens for as long as the panel lives.
pub(crate) fn listen(model: Model) {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        // What is pressed with Ctrl or Command belongs to the browser and to editors.
        let ours =
            event.is_trusted() && !event.ctrl_key() && !event.meta_key() && !event.is_composing() && !event.repeat();
        let escape = event.key() == "Escape" && !event.default_prevented();
        // The sheet has its own way out.
        let elsewhere = model.screen.get_untracked() != Screen::Live || model.helping.get_untracked();
        if !ours || elsewhere || is_typing(event) && !escape {
            return;
        }
        let done = if escape { back(model) } else { press(model, &event.key(), event.alt_key()) };
        if done {
            event.prevent_default();
        }
    });
    // Lives as long as the document.
    listener.forget();
    let commands = Listener::new(runtime::on_message(), move |message, sender| command(model, &message, &sender));
    std::mem::forget(commands);
}

/// Does what a key is for; false when it is for nothing, or there is nothing to do it with.
fn press(model: Model, key: &str, alt: bool) -> bool {
    model.action_for(key, alt).is_some_and(|action| act(model, action))
}

/// Does it; false when there is nothing to do it with.
pub(crate) fn act(model: Model, action: Action) -> bool {
    match action {
        Action::Search => seek(model, false),
        Action::Palette => seek(model, true),
        Action::Help => model.helping.set(true),
        Action::Pause => model.toggle_pause(),
        Action::Start => return model.begin_first(),
        Action::Wrong => return model.refuse(),
        Action::Keep => return model.keep_at_hand_or_live(),
        Action::Again => model.again(),
        Action::Coverage => model.toggle_coverage(),
        Action::First => return model.pick_at(1),
        Action::Second => return model.pick_at(2),
        Action::Third => return model.pick_at(3),
        Action::Practice => model.open_page("practice.html#plan"),
        Action::Plan => model.toggle_plan(),
    }
    true
}

/// Closes what lies on top.
fn back(model: Model) -> bool {
    if model.seeking.get_untracked() {
        model.end_search();
    } else if model.plan.with_untracked(Option::is_some) {
        model.toggle_plan();
    } else {
        model.back_to_live();
    }
    true
}

/// What a browser-wide command asks for. Pages cannot send one: what comes from a tab is not taken.
fn command(model: Model, message: &wasm_bindgen::JsValue, sender: &wasm_bindgen::JsValue) {
    let ours = text_in(message, "type") == "command"
        && text_in(sender, "id") == runtime::id()
        && member(sender, "tab").is_undefined();
    let live = model.screen.get_untracked() == Screen::Live && !untrack(|| model.is_elsewhere());
    if ours
        && live
        && let Some(action) = Action::of(&text_in(message, "command"))
    {
        act(model, action);
    }
}

fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"))
}

/// Opens the search view with the focus in its field.
pub(crate) fn seek(model: Model, commands: bool) {
    model.commanding.set(commands);
    let field = document().get_element_by_id("search").and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        // The card stays where it was scrolled to. A field that cannot take the focus is no reason to stop.
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = field.focus_with_options(&options);
    }
    model.seek();
}
