//! Which pages the browser lets the extension read.

use crate::event::ChromeEvent;
use crate::{object, texts_in};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    async fn request(wanted: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = remove, catch)]
    async fn remove(unwanted: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = getAll, catch)]
    async fn get_all() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn manifest() -> JsValue;

    #[wasm_bindgen(thread_local_v2, js_namespace = ["chrome", "permissions"], js_name = onAdded)]
    static ON_ADDED: ChromeEvent;

    #[wasm_bindgen(thread_local_v2, js_namespace = ["chrome", "permissions"], js_name = onRemoved)]
    static ON_REMOVED: ChromeEvent;
}

/// Permissions were given.
pub fn on_added() -> ChromeEvent {
    ON_ADDED.with(Clone::clone)
}

/// Permissions were taken back.
pub fn on_removed() -> ChromeEvent {
    ON_REMOVED.with(Clone::clone)
}

/// Asks the person; only in answer to a click.
pub async fn ask(origins: &[String]) -> bool {
    request(&wanted(origins)).await.is_ok_and(|granted| granted.is_truthy())
}

/// Takes permissions back that were asked for; false when the browser refuses.
pub async fn give_back(origins: &[String]) -> bool {
    remove(&wanted(origins)).await.is_ok_and(|removed| removed.is_truthy())
}

/// The pages that may be read now.
pub async fn granted() -> Vec<String> {
    get_all().await.map(|all| texts_in(&all, "origins")).unwrap_or_default()
}

/// The pages that the manifest names: read unless the person says no.
pub fn declared() -> Vec<String> {
    texts_in(&manifest(), "host_permissions")
}

fn wanted(origins: &[String]) -> JsValue {
    let origins: js_sys::Array = origins.iter().map(|origin| JsValue::from_str(origin)).collect();
    object(&[("origins", origins.into())])
}
