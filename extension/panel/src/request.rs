//! What the panel asks of the engine, as plain objects of the form of `sidecue_core::companion::Request`, and the replies, which
//! come packed.
//!
//! Written by hand because what a derived serialiser adds to the panel is a tenth of all it may weigh.

use js_sys::{Array, Date, Uint8Array};
use sidecue_browser::object;
use sidecue_core::captions::Role;
use sidecue_core::companion::Reply;
use sidecue_core::search::Filter;
use wasm_bindgen::{JsCast, JsValue};

/// What is in the bank?
pub(crate) fn contents() -> JsValue {
    ask("contents", &[])
}

/// Find cards.
pub(crate) fn search(query: &str, filter: &Filter) -> JsValue {
    let optional = |word: Option<&str>| word.map_or(JsValue::NULL, JsValue::from_str);
    let (topic, round) = (optional(filter.topic.as_deref()), optional(filter.round.map(|round| round.word())));
    let level = optional(filter.level.map(|level| level.word()));
    let filter = object(&[("topic", topic), ("round", round), ("level", level)]);
    ask("search", &[("query", JsValue::from_str(query)), ("filter", filter)])
}

/// List these cards.
pub(crate) fn list(ids: &[String]) -> JsValue {
    let ids: Array = ids.iter().map(|id| JsValue::from_str(id)).collect();
    ask("list", &[("ids", ids.into())])
}

/// Open a card.
pub(crate) fn card(id: &str) -> JsValue {
    ask("card", &[("id", JsValue::from_str(id))])
}

/// The person chose a card.
pub(crate) fn pick(id: &str) -> JsValue {
    ask("pick", &[("id", JsValue::from_str(id))])
}

/// The card on screen is the wrong one.
pub(crate) fn refuse(id: &str) -> JsValue {
    ask("refuse", &[("id", JsValue::from_str(id))])
}

/// The card on screen stays, or goes again as any other does.
pub(crate) fn pin(id: &str, pinned: bool) -> JsValue {
    ask("pin", &[("id", JsValue::from_str(id)), ("pinned", JsValue::from_bool(pinned))])
}

/// Look at the last half minute again.
pub(crate) fn again() -> JsValue {
    ask("again", &[("at", now())])
}

/// What is kept for the engine: corrections, own misheard-word rules, and own names in this call.
pub(crate) fn remember(corrections: JsValue, misheard: JsValue, names: JsValue) -> JsValue {
    ask("remember", &[("corrections", corrections), ("misheard", misheard), ("names", names)])
}

/// A reader said something just now.
pub(crate) fn hear(message: JsValue) -> JsValue {
    ask("hear", &[("message", message), ("at", now())])
}

/// The reader is gone.
pub(crate) fn lose() -> JsValue {
    ask("lose", &[("at", now())])
}

/// It is this time, or later; a timer may be a little early.
pub(crate) fn wake(at: f64) -> JsValue {
    ask("wake", &[("at", JsValue::from_f64(Date::now().max(at)))])
}

/// New cards may come, or must not.
pub(crate) fn cues(on: bool) -> JsValue {
    ask("cues", &[("on", JsValue::from_bool(on))])
}

/// Points are ticked as the person makes them, or not.
pub(crate) fn listen(on: bool) -> JsValue {
    ask("listen", &[("on", JsValue::from_bool(on))])
}

/// A point was made after all, or was not; none takes that back.
pub(crate) fn correct(point: usize, made: Option<bool>) -> JsValue {
    let made = made.map_or(JsValue::NULL, JsValue::from_bool);
    ask("correct", &[("point", JsValue::from_f64(point as f64)), ("made", made)])
}

/// Notes are taken for a report under a new id, or no longer.
pub(crate) fn keep(session: bool) -> JsValue {
    let id = if session { JsValue::from_str(&format!("live-{}", Date::now() as u64)) } else { JsValue::NULL };
    ask("keep", &[("id", id), ("at", now())])
}

/// The person says who somebody is.
pub(crate) fn name(key: &str, role: Option<Role>) -> JsValue {
    let role = role.map_or(JsValue::NULL, |role| JsValue::from_str(role.word()));
    ask("name", &[("key", JsValue::from_str(key)), ("role", role), ("at", now())])
}

/// Reads a reply; none of what is none.
pub(crate) fn reply(packed: &JsValue) -> Option<Reply> {
    Reply::unpack(&packed.dyn_ref::<Uint8Array>()?.to_vec()).ok()
}

/// A request: what is asked, and with what.
pub(crate) fn ask(what: &str, more: &[(&str, JsValue)]) -> JsValue {
    let mut members = vec![("ask", JsValue::from_str(what))];
    members.extend(more.iter().cloned());
    object(&members)
}

fn now() -> JsValue {
    JsValue::from_f64(Date::now())
}
