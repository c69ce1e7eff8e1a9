//! The dedicated worker that runs the engine.

use super::{object, runtime};
use std::cell::OnceCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;

/// The one script that may be run as a worker.
const SCRIPT: &str = "engine-worker.js";

#[wasm_bindgen]
extern "C" {
    type TrustedTypePolicy;

    #[wasm_bindgen(js_namespace = trustedTypes, js_name = createPolicy)]
    fn create_policy(name: &str, rules: &JsValue) -> TrustedTypePolicy;

    #[wasm_bindgen(method, js_name = createScriptURL)]
    fn create_script_url(this: &TrustedTypePolicy, url: &str) -> JsValue;

    /// A dedicated worker.
    #[wasm_bindgen(extends = web_sys::EventTarget, js_name = Worker)]
    pub(crate) type Worker;

    #[wasm_bindgen(constructor, js_class = "Worker", catch)]
    fn new(url: &JsValue, options: &JsValue) -> Result<Worker, JsValue>;

    #[wasm_bindgen(method, js_name = postMessage, catch)]
    pub(crate) fn post(this: &Worker, message: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    pub(crate) fn terminate(this: &Worker);
}

thread_local! {
    /// The page's policy demands that script addresses come from a declared maker; ours makes this one address only.
    static POLICY: OnceCell<TrustedTypePolicy> = const { OnceCell::new() };
}

/// Starts the engine's worker.
///
/// # Errors
/// The browser refuses to start it.
pub(crate) fn spawn() -> Result<Worker, JsValue> {
    POLICY.with(|policy| {
        let policy = policy.get_or_init(|| {
            let make = Closure::<dyn Fn() -> String>::new(|| runtime::url(SCRIPT)).into_js_value();
            create_policy("app", &object(&[("createScriptURL", make)]))
        });
        Worker::new(&policy.create_script_url(SCRIPT), &object(&[("type", JsValue::from_str("module"))]))
    })
}
