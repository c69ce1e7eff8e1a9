//! Extension events with listeners that end when they are dropped.

use js_sys::Function;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An event of an extension interface, such as `port.onMessage`.
    #[derive(Clone)]
    pub type ChromeEvent;

    #[wasm_bindgen(method, js_name = addListener)]
    fn add_listener(this: &ChromeEvent, listener: &Function);

    #[wasm_bindgen(method, js_name = removeListener)]
    fn remove_listener(this: &ChromeEvent, listener: &Function);
}

/// Listens as long as it lives.
#[must_use]
pub struct Listener {
    event: ChromeEvent,
    closure: Closure<dyn FnMut(JsValue, JsValue)>,
}

impl Listener {
    /// Listens; the handler gets the event's first two arguments.
    pub fn new(event: ChromeEvent, handler: impl FnMut(JsValue, JsValue) + 'static) -> Self {
        let closure = Closure::<dyn FnMut(JsValue, JsValue)>::new(handler);
        event.add_listener(closure.as_ref().unchecked_ref());
        Self { event, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.event.remove_listener(self.closure.as_ref().unchecked_ref());
    }
}
