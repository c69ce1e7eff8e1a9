//! The desk: `sidecue_core::packs::Shelf` for the worker of the options page. Conversions and nothing else.

use js_sys::Uint8Array;
use sidecue_browser::{error, object, read, write};
use sidecue_core::packs::{Request, Shelf, ShelfError, Write};
use wasm_bindgen::prelude::*;

/// The person's packs beside one packed bank.
#[wasm_bindgen]
pub struct Desk {
    shelf: Shelf,
}

#[wasm_bindgen]
impl Desk {
    /// Opens a packed bank (`bank.bin`).
    ///
    /// # Errors
    /// A JS `Error` named `ShelfError` with a `variant`.
    #[wasm_bindgen(constructor)]
    pub fn new(packed: &[u8]) -> Result<Desk, JsValue> {
        console_error_panic_hook::set_once();
        Ok(Desk { shelf: Shelf::beside(packed).map_err(refused)? })
    }

    /// Answers one request of the page, given the packs as they are kept now, each with its id:
    /// `{reply, writes: [{id, record}]}`, where a `record` is bytes to keep, or undefined for a pack to remove.
    ///
    /// # Errors
    /// A JS `Error` named `RequestError` for what is no request, or `ShelfError`, each with a `variant`.
    pub fn handle(&mut self, ids: Vec<String>, records: Vec<Uint8Array>, request: JsValue) -> Result<JsValue, JsValue> {
        let request: Request =
            read(request).ok_or_else(|| error("RequestError", "Unreadable", "this is no request"))?;
        let records: Vec<Vec<u8>> = records.iter().map(Uint8Array::to_vec).collect();
        self.shelf.load(ids.iter().zip(&records).map(|(id, record)| (id.as_str(), record.as_slice())));
        let answer = self.shelf.answer(request).map_err(refused)?;
        let writes: js_sys::Array = answer.writes.iter().map(written).collect();
        Ok(object(&[("reply", write(&answer.reply)), ("writes", writes.into())]))
    }
}

fn written(write: &Write) -> JsValue {
    let record = write.record.as_deref().map_or(JsValue::UNDEFINED, |record| Uint8Array::from(record).into());
    object(&[("id", JsValue::from_str(&write.id)), ("record", record)])
}

fn refused(refusal: ShelfError) -> JsValue {
    error("ShelfError", refusal.variant(), &refusal.to_string())
}
