//! The person's consent to reading captions: asked before the first caption, kept with the version of what was said.

use js_sys::Date;
use sidecue_browser::{number_in, object, storage};
use wasm_bindgen::JsValue;

/// Version of the consent text. Raise it when what is read, kept or sent changes: everyone is asked again.
const VERSION: u32 = 3;
const KEY: &str = "consent";

/// Whether the person agreed to the present text.
pub(crate) async fn given() -> bool {
    number_in(&storage::load(KEY).await, "version") == f64::from(VERSION)
}

/// Keeps the person's consent: its version, and when, in milliseconds since 1970.
///
/// # Errors
/// It could not be kept.
pub(crate) async fn give() -> Result<(), JsValue> {
    let at = JsValue::from_f64(Date::now());
    storage::keep(KEY, object(&[("version", JsValue::from(VERSION)), ("at", at)])).await
}
