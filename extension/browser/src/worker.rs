//! Dedicated workers.

use crate::{object, runtime};
use std::cell::OnceCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;

/// The scripts that may be run as workers.
const SCRIPTS: [&str; 4] = ["clock-worker.js", "engine-worker.js", "packs-worker.js", "practice-worker.js"];

#[wasm_bindgen]
extern "C" {
    type TrustedTypePolicy;

    #[wasm_bindgen(js_namespace = trustedTypes, js_name = createPolicy)]
    fn create_policy(name: &str, rules: &JsValue) -> TrustedTypePolicy;

    #[wasm_bindgen(method, js_name = createScriptURL)]
    fn create_script_url(this: &TrustedTypePolicy, url: &str) -> JsValue;

    /// A dedicated worker.
    #[wasm_bindgen(extends = web_sys::EventTarget, js_name = Worker)]
    pub type Worker;

    #[wasm_bindgen(constructor, js_class = "Worker", catch)]
    fn new(url: &JsValue, options: &JsValue) -> Result<Worker, JsValue>;

    #[wasm_bindgen(method, js_name = postMessage, catch)]
    pub fn post(this: &Worker, message: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    pub fn terminate(this: &Worker);
}

thread_local! {
    /// The page's policy demands that script addresses come from a declared maker; ours makes these addresses only.
    static POLICY: OnceCell<TrustedTypePolicy> = const { OnceCell::new() };
}

/// Starts one of the extension's workers.
///
/// # Errors
/// The browser refuses to start it.
pub fn spawn(script: &'static str) -> Result<Worker, JsValue> {
    POLICY.with(|policy| {
        let policy = policy.get_or_init(|| {
            let make = Closure::<dyn Fn(String) -> String>::new(|script: String| {
                SCRIPTS.iter().find(|known| **known == script).map(|known| runtime::url(known)).unwrap_or_default()
            });
            let make = make.into_js_value();
            create_policy("app", &object(&[("createScriptURL", make)]))
        });
        Worker::new(&policy.create_script_url(script), &object(&[("type", JsValue::from_str("module"))]))
    })
}
