//! Errors as JavaScript sees them.

use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// An `Error` with `name` (the Rust type) and `variant` (its arm).
pub fn error(name: &str, variant: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name(name);
    // Setting a property of an object made a line above cannot fail.
    let _ = Reflect::set(&error, &JsValue::from_str("variant"), &JsValue::from_str(variant));
    error.into()
}
