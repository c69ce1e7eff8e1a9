//! What is kept on this computer: plain values by key.

use crate::{member, object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    async fn get(key: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    async fn set(items: &JsValue) -> Result<JsValue, JsValue>;
}

/// What is kept under a key; undefined when there is nothing or it cannot be read.
pub async fn load(key: &str) -> JsValue {
    get(key).await.map_or(JsValue::UNDEFINED, |items| member(&items, key))
}

/// Keeps a value under a key.
///
/// # Errors
/// The browser refuses, as when storage is full.
pub async fn keep(key: &str, value: JsValue) -> Result<(), JsValue> {
    set(&object(&[(key, value)])).await.map(|_| ())
}
