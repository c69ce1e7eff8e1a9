//! The coach: `sidecue_core::practice::Coach` for the worker of the practice page. Conversions and nothing else.
//!
//! It is in the engine's module because both need what recognition learnt: it ships once.

use js_sys::Uint8Array;
use sidecue_browser::{error, object, read, write};
use sidecue_core::practice::{self, CoachError, Kept, Reply, ReplyError, Request};
use sidecue_core::report::{Change, Write};
use wasm_bindgen::prelude::*;

/// Puts practice questions and reads what came of them.
#[wasm_bindgen]
pub struct Coach {
    coach: practice::Coach,
}

#[wasm_bindgen]
impl Coach {
    /// Opens a packed bank (`bank.bin`) and the person's packs as they are kept, each with its id.
    ///
    /// # Errors
    /// A JS `Error` named `CoachError` with a `variant`.
    #[wasm_bindgen(constructor)]
    pub fn new(packed: &[u8], ids: Vec<String>, records: Vec<Uint8Array>) -> Result<Coach, JsValue> {
        console_error_panic_hook::set_once();
        let records: Vec<Vec<u8>> = records.iter().map(Uint8Array::to_vec).collect();
        let packs = ids.iter().zip(&records).map(|(id, record)| (id.as_str(), record.as_slice()));
        Ok(Coach { coach: practice::Coach::open(packed, packs).map_err(refused)? })
    }

    /// What of the kept sessions the answer to a request needs: `{record, list}`, the id of a record or undefined, and whether the list.
    ///
    /// # Errors
    /// A JS `Error` named `RequestError` for what is no request.
    pub fn needs(&self, request: JsValue) -> Result<JsValue, JsValue> {
        let needs = practice::Coach::needs(&asked(request)?);
        let record = needs.record.map_or(JsValue::UNDEFINED, |id| JsValue::from_str(&id));
        Ok(object(&[("record", record), ("list", JsValue::from_bool(needs.list))]))
    }

    /// Answers a request, given what it needs: `{reply, writes: [{id, record, summary}]}`, where the reply is packed and a change is a text to write, null to remove
    /// what is there, or undefined to keep it.
    ///
    /// # Errors
    /// A JS `Error` named `RequestError` for what is no request, or `CoachError`, each with a `variant`.
    pub fn answer(
        &mut self,
        request: JsValue,
        record: Option<String>,
        summary_ids: Vec<String>,
        summaries: Vec<String>,
        stray_ids: Vec<String>,
        strays: Vec<String>,
    ) -> Result<JsValue, JsValue> {
        let kept = Kept {
            record,
            summaries: summary_ids.into_iter().zip(summaries).collect(),
            strays: stray_ids.into_iter().zip(strays).collect(),
        };
        let answer = self.coach.answer(asked(request)?, kept).map_err(refused)?;
        let reply = answer.reply.pack().map_err(unpacked)?;
        let writes: js_sys::Array = answer.writes.into_iter().map(written).collect();
        Ok(object(&[("reply", Uint8Array::from(reply.as_slice()).into()), ("writes", writes.into())]))
    }
}

/// A coach's packed reply as a plain object, for those who cannot unpack it themselves.
///
/// # Errors
/// A JS `Error` named `ReplyError` for other bytes.
#[wasm_bindgen(js_name = unpackCoachReply)]
pub fn unpack_coach_reply(packed: &[u8]) -> Result<JsValue, JsValue> {
    Ok(write(&Reply::unpack(packed).map_err(unpacked)?))
}

fn unpacked(failure: ReplyError) -> JsValue {
    error("ReplyError", "Unreadable", &failure.to_string())
}

fn asked(request: JsValue) -> Result<Request, JsValue> {
    read(request).ok_or_else(|| error("RequestError", "Unreadable", "this is no request"))
}

pub(crate) fn written(write: Write) -> JsValue {
    object(&[
        ("id", JsValue::from_str(&write.id)),
        ("record", change(write.record)),
        ("summary", change(write.summary)),
    ])
}

fn change(change: Change) -> JsValue {
    match change {
        Change::Keep => JsValue::UNDEFINED,
        Change::Set(text) => JsValue::from_str(&text),
        Change::Remove => JsValue::NULL,
    }
}

fn refused(refusal: CoachError) -> JsValue {
    error("CoachError", refusal.variant(), &refusal.to_string())
}
