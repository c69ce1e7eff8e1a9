//! One of several pages of the extension at a time.

use crate::object;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    async fn request(name: &str, options: &JsValue, held: &Closure<dyn FnMut() -> Promise>)
    -> Result<JsValue, JsValue>;
}

/// Waits for its turn and does something that no other page does at the same time; resolves when it is done.
pub async fn run(name: &str, work: impl Future<Output = ()> + 'static) {
    let mut work = Some(work);
    let held = Closure::new(move || {
        let work = work.take();
        future_to_promise(async move {
            if let Some(work) = work {
                work.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let _ = request(name, &object(&[]), &held).await;
}

/// Waits for its turn, or takes it away from whoever has it (`steal`), and keeps it for as long as the page lives: `held` hears
/// when it begins. Resolves when another page has taken it away.
pub async fn hold(name: &str, steal: bool, mut held: impl FnMut() + 'static) {
    let options = object(&[("steal", JsValue::from_bool(steal))]);
    let held = Closure::new(move || {
        held();
        // Never kept: the lock is held until it is stolen or the page is gone.
        Promise::new(&mut |_, _| ())
    });
    let _ = request(name, &options, &held).await;
}
