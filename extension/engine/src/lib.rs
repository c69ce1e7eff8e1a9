//! WASM bindings of [`sidecue_core::companion`] for the panel's worker: conversions and nothing else.

use js_sys::Uint8Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use sidecue_browser::error;
use sidecue_core::companion::{Companion, CompanionError, Request};
use wasm_bindgen::prelude::*;

/// The engine: one packed bank, one call.
#[wasm_bindgen]
pub struct Engine {
    companion: Companion,
}

#[wasm_bindgen]
impl Engine {
    /// Opens a packed bank (`bank.bin`) and the person's packs as they are kept, each with its id. A pack that cannot be read is
    /// left out and named in the contents. Panics are written to the console with their place.
    ///
    /// # Errors
    /// A JS `Error` named `CompanionError` with a `variant`.
    #[wasm_bindgen(constructor)]
    pub fn new(packed: &[u8], ids: Vec<String>, records: Vec<Uint8Array>) -> Result<Engine, JsValue> {
        console_error_panic_hook::set_once();
        let records: Vec<Vec<u8>> = records.iter().map(Uint8Array::to_vec).collect();
        let packs = ids.iter().zip(&records).map(|(id, record)| (id.as_str(), record.as_slice()));
        let companion = Companion::open(packed, packs).map_err(refused)?;
        Ok(Engine { companion })
    }

    /// Answers one request, given and returned as plain objects (`sidecue_core::companion::{Request, Reply}`).
    ///
    /// # Errors
    /// A JS `Error` named `RequestError` for what is no request, or `CompanionError`, each with a `variant`.
    pub fn handle(&mut self, request: JsValue) -> Result<JsValue, JsValue> {
        let request: Request = serde_wasm_bindgen::from_value(request).map_err(unreadable)?;
        let reply = self.companion.answer(request).map_err(refused)?;
        reply.serialize(&Serializer::json_compatible()).map_err(unreadable)
    }
}

fn refused(refusal: CompanionError) -> JsValue {
    error("CompanionError", refusal.variant(), &refusal.to_string())
}

/// A value that is no request, or a reply that could not be written.
fn unreadable(cause: serde_wasm_bindgen::Error) -> JsValue {
    error("RequestError", "Unreadable", &cause.to_string())
}
