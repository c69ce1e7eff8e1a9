//! What is kept on this computer: plain values by key.

use crate::event::ChromeEvent;
use crate::{member, object};
use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

/// The key of what the person put right: written by the panel, deleted by the options page, under a lock of this name.
pub const CORRECTIONS: &str = "corrections";
/// The key of the person's own misheard-word rules: written by the options page, under a lock of this name.
pub const MISHEARD: &str = "misheard";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    async fn get(key: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    async fn get_all(nothing: JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    async fn set(items: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = get, catch)]
    async fn get_for_now(key: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = set, catch)]
    async fn set_for_now(items: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = remove, catch)]
    async fn remove_keys(keys: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(thread_local_v2, js_namespace = ["chrome", "storage", "local"], js_name = onChanged)]
    static ON_CHANGED: ChromeEvent;

    #[wasm_bindgen(thread_local_v2, js_namespace = ["chrome", "storage"], js_name = onChanged)]
    static ON_CHANGED_ANYWHERE: ChromeEvent;
}

/// Something was changed on this computer or in memory.
pub fn on_changed_anywhere() -> ChromeEvent {
    ON_CHANGED_ANYWHERE.with(Clone::clone)
}

/// Something that is kept was changed, here or in another page: an object with a member for each key.
pub fn on_changed() -> ChromeEvent {
    ON_CHANGED.with(Clone::clone)
}

/// What is kept under a key; undefined when there is nothing or it cannot be read.
pub async fn load(key: &str) -> JsValue {
    get(key).await.map_or(JsValue::UNDEFINED, |items| member(&items, key))
}

/// Everything that is kept under keys with this beginning, without it: names and texts.
pub async fn load_texts(beginning: &str) -> Vec<(String, String)> {
    let text = |(key, value): (String, JsValue)| {
        // What is no text is told from one that is missing, and is nothing that can be read.
        Some((key.strip_prefix(beginning)?.to_owned(), value.as_string().unwrap_or_default()))
    };
    all().await.into_iter().filter_map(text).collect()
}

/// Keeps texts under their names, each with this beginning.
///
/// # Errors
/// The browser refuses, as when storage is full.
pub async fn keep_texts(beginning: &str, texts: &[(&str, &str)]) -> Result<(), JsValue> {
    let items: Vec<(String, JsValue)> =
        texts.iter().map(|(name, text)| (format!("{beginning}{name}"), JsValue::from_str(text))).collect();
    let items: Vec<(&str, JsValue)> = items.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    set(&object(&items)).await.map(|_| ())
}

/// Keeps a value under a key.
///
/// # Errors
/// The browser refuses, as when storage is full.
pub async fn keep(key: &str, value: JsValue) -> Result<(), JsValue> {
    set(&object(&[(key, value)])).await.map(|_| ())
}

/// What is kept under a key until the browser is closed; undefined when there is nothing.
pub async fn load_for_now(key: &str) -> JsValue {
    get_for_now(key).await.map_or(JsValue::UNDEFINED, |items| member(&items, key))
}

/// Keeps a value under a key until the browser is closed, in memory only. What cannot be kept is no loss.
pub async fn keep_for_now(key: &str, value: JsValue) {
    let _ = set_for_now(&object(&[(key, value)])).await;
}

/// Everything that is kept: keys and values.
pub async fn all() -> Vec<(String, JsValue)> {
    let all = get_all(JsValue::NULL).await.unwrap_or(JsValue::UNDEFINED);
    let Some(all) = all.dyn_ref::<Object>() else { return Vec::new() };
    let pair = |entry: JsValue| {
        let entry: Array = entry.into();
        Some((entry.get(0).as_string()?, entry.get(1)))
    };
    Object::entries(all).iter().filter_map(pair).collect()
}

/// Keeps nothing under a key any more.
///
/// # Errors
/// The browser refuses.
pub async fn remove(key: &str) -> Result<(), JsValue> {
    remove_keys(&JsValue::from_str(key)).await.map(|_| ())
}
