//! Messages to and from the other parts of the extension.

use crate::event::ChromeEvent;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = ["chrome", "runtime"], js_name = id)]
    static ID: String;

    #[wasm_bindgen(thread_local_v2, js_namespace = ["chrome", "runtime"], js_name = onMessage)]
    static ON_MESSAGE: ChromeEvent;

    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    async fn send_message(message: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL)]
    /// The address of one of the extension's own files.
    pub fn url(path: &str) -> String;
}

/// This extension's id.
pub fn id() -> String {
    ID.with(Clone::clone)
}

/// One-shot messages from other parts of the extension.
pub fn on_message() -> ChromeEvent {
    ON_MESSAGE.with(Clone::clone)
}

/// Sends a one-shot message and waits for its answer.
///
/// # Errors
/// Nobody listens.
pub async fn send(message: &JsValue) -> Result<JsValue, JsValue> {
    send_message(message).await
}
