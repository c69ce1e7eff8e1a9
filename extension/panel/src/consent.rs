//! The person's consent to reading captions: asked before the first caption, kept with the version of what was said.

use js_sys::Date;
use serde::{Deserialize, Serialize};
use sidecue_browser::storage;
use wasm_bindgen::JsValue;

/// Version of the consent text. Raise it when what is read, kept or sent changes: everyone is asked again.
const VERSION: u32 = 1;
const KEY: &str = "consent";

#[derive(Serialize, Deserialize)]
struct Consent {
    version: u32,
    /// When, in milliseconds since 1970.
    at: f64,
}

/// Whether the person agreed to the present text.
pub(crate) async fn given() -> bool {
    storage::load::<Consent>(KEY).await.is_some_and(|consent| consent.version == VERSION)
}

/// Keeps the person's consent.
///
/// # Errors
/// It could not be kept.
pub(crate) async fn give() -> Result<(), JsValue> {
    storage::keep(KEY, &Consent { version: VERSION, at: Date::now() }).await
}
