//! What views do and say again and again. Each is of one type, whatever is behind it, because every other type adds code.

use crate::model::Model;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use sidecue_core::shortcuts::Action;

/// A handler for `on:click`.
pub(crate) fn click(mut act: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| act())
}

/// A word of a closed set that changes, as in an attribute.
pub(crate) fn word(now: impl FnMut() -> &'static str + Send + 'static) -> Box<dyn FnMut() -> &'static str + Send> {
    Box::new(now)
}

/// A text that changes.
pub(crate) fn line(now: impl FnMut() -> String + Send + 'static) -> Box<dyn FnMut() -> String + Send> {
    Box::new(now)
}

/// As `aria-pressed` and its like have it.
pub(crate) fn yes_or_no(mut now: impl FnMut() -> bool + Send + 'static) -> Box<dyn FnMut() -> &'static str + Send> {
    word(move || if now() { "true" } else { "false" })
}

/// The items of a list of texts.
pub(crate) fn items(texts: Vec<String>) -> Vec<AnyView> {
    texts.into_iter().map(|text| view! { <li>{text}</li> }.into_any()).collect()
}

/// An action's key as it stands on a button; nothing to be seen where it is switched off.
pub(crate) fn key(model: Model, action: Action) -> AnyView {
    view! { <kbd aria-hidden="true">{line(move || model.key_of(action).unwrap_or_default())}</kbd> }.into_any()
}

/// The same for assistive technology, as the attribute `aria-keyshortcuts`.
pub(crate) fn shortcut(model: Model, action: Action) -> Box<dyn FnMut() -> Option<String> + Send> {
    Box::new(move || model.shortcut_of(action))
}
