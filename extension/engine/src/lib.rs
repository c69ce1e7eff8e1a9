//! WASM bindings of [`sidecue_core::companion`] for the panel's worker: conversions and nothing else.

mod coach;

pub use coach::{Coach, unpack_coach_reply};

use js_sys::Uint8Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use sidecue_browser::error;
use sidecue_core::companion::{Companion, CompanionError, Reply, Request};
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

    /// Answers one request, given as a plain object (`sidecue_core::companion::Request`), with a packed `Reply`.
    ///
    /// # Errors
    /// A JS `Error` named `RequestError` for what is no request, or `CompanionError`, each with a `variant`.
    pub fn handle(&mut self, request: JsValue) -> Result<Vec<u8>, JsValue> {
        let request: Request = serde_wasm_bindgen::from_value(request).map_err(unreadable)?;
        self.companion.answer(request).and_then(|reply| reply.pack()).map_err(refused)
    }

    /// Notes of the session that are to be written now, if any are due: `{id, record, summary}`, each a text; otherwise undefined.
    pub fn kept(&mut self) -> JsValue {
        self.companion.kept().map_or(JsValue::UNDEFINED, coach::written)
    }
}

/// A packed reply as a plain object, for those who cannot unpack it themselves.
///
/// # Errors
/// A JS `Error` named `CompanionError` for other bytes.
#[wasm_bindgen(js_name = unpackReply)]
pub fn unpack_reply(packed: &[u8]) -> Result<JsValue, JsValue> {
    let reply = Reply::unpack(packed).map_err(refused)?;
    reply.serialize(&Serializer::json_compatible()).map_err(unreadable)
}

fn refused(refusal: CompanionError) -> JsValue {
    error("CompanionError", refusal.variant(), &refusal.to_string())
}

/// A value that is no request, or a reply that could not be written.
fn unreadable(cause: serde_wasm_bindgen::Error) -> JsValue {
    error("RequestError", "Unreadable", &cause.to_string())
}
