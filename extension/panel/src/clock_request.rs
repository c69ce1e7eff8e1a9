//! What the panel asks of the clock's worker, as plain objects of the form of `sidecue_session::timekeeper::Request`, and the replies, which come packed.

use crate::request::ask;
use js_sys::Uint8Array;
use sidecue_browser::object;
use sidecue_session::offers::Offer;
use sidecue_session::timekeeper::Reply;
use wasm_bindgen::{JsCast, JsValue};

/// The first of all: what the panel's own store holds, lines by key.
pub(crate) fn open(lines: &[(String, String)]) -> JsValue {
    let lines: Vec<(&str, JsValue)> = lines.iter().map(|(key, line)| (key.as_str(), JsValue::from_str(line))).collect();
    ask("open", &[("mirror", object(&lines))])
}

/// Starts what is offered.
pub(crate) fn start(offer: &Offer) -> JsValue {
    let named = |kind: &str, id: &str| object(&[(kind, JsValue::from_str(id))]);
    let choice = match offer {
        Offer::Free { .. } => JsValue::from_str("free"),
        Offer::Pass { licence, .. } => named("pass", licence),
        Offer::Resume { session, .. } => named("resume", session),
        Offer::Pro { licence } => named("pro", licence),
    };
    ask("start", &[("choice", choice)])
}

/// A moment has passed.
pub(crate) fn beat(live: bool) -> JsValue {
    ask("beat", &[("live", JsValue::from_bool(live))])
}

/// The person has a licence.
pub(crate) fn licence(text: &str) -> JsValue {
    ask("licence", &[("text", JsValue::from_str(text))])
}

/// What needs no more words: `flush`, `stop`, `plan`, `export`.
pub(crate) fn plain(what: &str) -> JsValue {
    ask(what, &[])
}

/// Reads a reply; none of what is none.
pub(crate) fn reply(packed: &JsValue) -> Option<Reply> {
    Reply::unpack(&packed.dyn_ref::<Uint8Array>()?.to_vec()).ok()
}
