//! Tabs with a call, and ports to the readers in them.

use crate::event::ChromeEvent;
use crate::{member, number_in, object};
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

/// Name of the port that readers serve.
const PORT: &str = "sidecue";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    async fn query(query: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = connect, catch)]
    fn connect_tab(tab: i32, info: &JsValue) -> Result<Port, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = create)]
    fn create(tab: &JsValue) -> JsValue;

    #[wasm_bindgen(js_namespace = ["chrome", "windows"], js_name = getCurrent, catch)]
    async fn current_window() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(thread_local_v2, js_namespace = chrome, js_name = runtime)]
    static RUNTIME: JsValue;

    /// A connection to a reader.
    pub type Port;

    /// What the reader says.
    #[wasm_bindgen(method, getter, js_name = onMessage)]
    pub fn on_message(this: &Port) -> ChromeEvent;

    /// The reader is gone.
    #[wasm_bindgen(method, getter, js_name = onDisconnect)]
    pub fn on_disconnect(this: &Port) -> ChromeEvent;

    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post(this: &Port, message: &JsValue) -> Result<(), JsValue>;

    /// Ends the connection.
    #[wasm_bindgen(method)]
    pub fn disconnect(this: &Port);
}

/// A tab with a page that has a reader.
#[derive(Debug, Clone, PartialEq)]
pub struct CallTab {
    /// The tab's number in this browser.
    pub id: i32,
    here: bool,
    active: bool,
    last_accessed: f64,
}

/// Tabs whose page matches one of the patterns, the likeliest call first: the one in front in this window, then in
/// front elsewhere, then by when they were last in front.
pub async fn calls(patterns: &[String]) -> Vec<CallTab> {
    let patterns: js_sys::Array = patterns.iter().map(|pattern| JsValue::from_str(pattern)).collect();
    let found = query(&object(&[("url", patterns.into())])).await.unwrap_or(JsValue::NULL);
    let window = current_window().await.map_or(0.0, |window| number_in(&window, "id"));
    let tab = |tab: JsValue| CallTab {
        id: number_in(&tab, "id") as i32,
        here: number_in(&tab, "windowId") == window,
        active: member(&tab, "active").is_truthy(),
        last_accessed: number_in(&tab, "lastAccessed"),
    };
    let mut tabs: Vec<CallTab> = found.dyn_ref::<Array>().into_iter().flat_map(|found| found.iter()).map(tab).collect();
    tabs.sort_by(|a, b| {
        let rank = |tab: &CallTab| (tab.active && tab.here, tab.active);
        rank(b).cmp(&rank(a)).then(b.last_accessed.total_cmp(&a.last_accessed))
    });
    tabs
}

/// Opens a port to the reader in a tab's top frame. Without a reader it disconnects at once.
pub fn connect(tab: i32) -> Option<Port> {
    connect_tab(tab, &object(&[("name", JsValue::from_str(PORT)), ("frameId", JsValue::from_f64(0.0))])).ok()
}

/// Tells a reader something, with more to it; false when the port is closed.
pub fn tell(port: &Port, what: &'static str, more: &[(&str, JsValue)]) -> bool {
    let mut members = vec![("type", JsValue::from_str(what))];
    members.extend(more.iter().cloned());
    port.post(&object(&members)).is_ok()
}

/// Opens a page in a new tab.
pub fn open(url: &str) {
    // It resolves with the tab, which nobody needs.
    let _ = create(&object(&[("url", JsValue::from_str(url))]));
}

/// Takes note of why a port closed; a browser reports an error nobody looked at on the console.
pub fn acknowledge_last_error() {
    // Looked up every time: an imported static would be read once and never again.
    RUNTIME.with(|runtime| {
        let _ = Reflect::get(runtime, &JsValue::from_str("lastError"));
    });
}
