//! WASM bindings of [`sidecue_session::timekeeper`] for the worker that keeps the time: conversions and nothing else.

use js_sys::Array;
use sidecue_browser::{error, object};
use sidecue_session::clock::Moment;
use sidecue_session::licence::KeyRing;
use sidecue_session::plans::Plans;
use sidecue_session::timekeeper::{Reply, Request, Rules, Timekeeper, TimekeeperError, Write};
use wasm_bindgen::prelude::*;

/// Public keys of those who may issue licences: `cargo xtask build` says which, and other builds are for development.
const KEYS: &str = match option_env!("SIDECUE_LICENCE_KEYS") {
    Some(keys) => keys,
    None => include_str!("../keys/development.public"),
};

/// The timekeeper of one panel.
#[wasm_bindgen]
pub struct Keeper {
    timekeeper: Timekeeper,
    keys: KeyRing,
}

#[wasm_bindgen]
impl Keeper {
    /// Knows of nothing yet. Panics are written to the console with their place.
    ///
    /// # Errors
    /// A JS `Error` named `KeyError`: the build has no keys.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Keeper, JsValue> {
        console_error_panic_hook::set_once();
        let keys = KeyRing::parse(KEYS).map_err(|refusal| error("KeyError", "Keys", &refusal.to_string()))?;
        Ok(Keeper { timekeeper: Timekeeper::new(Rules::of(&Plans::shipped())), keys })
    }

    /// Whether a session runs here.
    pub fn holds(&self) -> bool {
        self.timekeeper.holds()
    }

    /// Joins what is kept: lines, each with its key.
    pub fn load(&mut self, keys: Vec<String>, lines: Vec<String>) {
        let lines = keys.iter().zip(&lines).map(|(key, line)| (key.as_str(), line.as_str()));
        self.timekeeper.load(lines, &self.keys);
    }

    /// Takes a request (a plain object, `sidecue_session::timekeeper::Request`) at a moment of both clocks, in milliseconds; `fresh` is a name that no
    /// session has. What comes out, `[{key, line}]`, is to be written before [`Keeper::settle`].
    ///
    /// # Errors
    /// A JS `Error` named `RequestError` for what is no request, or `TimekeeperError`, each with a `variant`.
    pub fn answer(&mut self, request: JsValue, steady: f64, wall: f64, fresh: &str) -> Result<JsValue, JsValue> {
        let request: Request = serde_wasm_bindgen::from_value(request).map_err(unreadable)?;
        let now = Moment { steady_ms: steady as u64, wall_ms: wall as u64 };
        let writes = self.timekeeper.answer(request, now, fresh, &self.keys).map_err(refused)?;
        Ok(writes.iter().map(written).collect::<Array>().into())
    }

    /// What came of the last request, now that what it wanted to be written is (`kept`), or could not be: a packed `Reply`.
    ///
    /// # Errors
    /// A JS `Error` named `TimekeeperError` with a `variant`.
    pub fn settle(&mut self, kept: bool) -> Result<Vec<u8>, JsValue> {
        self.timekeeper.settle(kept, &self.keys).pack().map_err(refused)
    }
}

/// A packed reply as a plain object, for those who cannot unpack it themselves.
///
/// # Errors
/// A JS `Error` named `TimekeeperError` for other bytes.
#[wasm_bindgen(js_name = unpackReply)]
pub fn unpack_reply(packed: &[u8]) -> Result<JsValue, JsValue> {
    let reply = Reply::unpack(packed).map_err(refused)?;
    Ok(sidecue_browser::write(&reply))
}

fn written(write: &Write) -> JsValue {
    object(&[("key", JsValue::from_str(&write.key)), ("line", JsValue::from_str(&write.line))])
}

fn refused(refusal: TimekeeperError) -> JsValue {
    error("TimekeeperError", refusal.variant(), &refusal.to_string())
}

fn unreadable(cause: serde_wasm_bindgen::Error) -> JsValue {
    error("RequestError", "Unreadable", &cause.to_string())
}
