//! Which pages the browser lets the extension read.

use crate::event::ChromeEvent;
use crate::object;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    async fn request(wanted: &JsValue) -> Result<JsValue, JsValue>;

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

fn wanted(origins: &[String]) -> JsValue {
    let origins: js_sys::Array = origins.iter().map(|origin| JsValue::from_str(origin)).collect();
    object(&[("origins", origins.into())])
}
