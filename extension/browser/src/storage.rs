//! What is kept on this computer.

use crate::{object, read, write};
use js_sys::Reflect;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    async fn get(key: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    async fn set(items: &JsValue) -> Result<JsValue, JsValue>;
}

/// What is kept under a key; none when there is nothing or it cannot be read.
pub async fn load<T: DeserializeOwned>(key: &str) -> Option<T> {
    let items = get(key).await.ok()?;
    read(Reflect::get(&items, &JsValue::from_str(key)).ok()?)
}

/// Keeps a value under a key.
///
/// # Errors
/// The browser refuses, as when storage is full.
pub async fn keep<T: Serialize>(key: &str, value: &T) -> Result<(), JsValue> {
    set(&object(&[(key, write(value))])).await.map(|_| ())
}
