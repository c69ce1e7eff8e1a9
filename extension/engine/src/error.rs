//! Errors as JavaScript sees them: an `Error` with `name` (the Rust type) and `variant` (its arm).

use js_sys::{Error, Reflect};
use sidecue_core::companion::CompanionError;
use wasm_bindgen::JsValue;

/// A request that the companion refused.
pub(crate) fn refused(error: &CompanionError) -> JsValue {
    named("CompanionError", error.variant(), &error.to_string())
}

/// A value that is no request, or a reply that could not be written.
pub(crate) fn unreadable(error: &serde_wasm_bindgen::Error) -> JsValue {
    named("RequestError", "Unreadable", &error.to_string())
}

fn named(name: &str, variant: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name(name);
    // Setting a property of an object made a line above cannot fail.
    let _ = Reflect::set(&error, &JsValue::from_str("variant"), &JsValue::from_str(variant));
    error.into()
}
