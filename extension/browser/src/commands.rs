//! The keys of the whole browser, which Chrome keeps and changes.

use crate::text_in;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    // Without commands in the manifest there is no such interface, and no promise either.
    #[wasm_bindgen(js_namespace = ["chrome", "commands"], js_name = getAll, catch)]
    fn get_all() -> Result<Promise, JsValue>;
}

/// The page on which the person changes them.
pub const SETTINGS: &str = "chrome://extensions/shortcuts";

/// A command of the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Its name in the manifest; `_execute_action` is the toolbar button.
    pub name: String,
    /// What the manifest says of it; empty for the toolbar button.
    pub description: String,
    /// Its keys as this system writes them; empty when it has none.
    pub keys: String,
}

/// All of them, in the order of the manifest.
pub async fn all() -> Vec<Command> {
    let Ok(asked) = get_all() else { return Vec::new() };
    let all = JsFuture::from(asked).await.unwrap_or(JsValue::UNDEFINED);
    let command = |command: JsValue| Command {
        name: text_in(&command, "name"),
        description: text_in(&command, "description"),
        keys: text_in(&command, "shortcut"),
    };
    all.dyn_ref::<Array>().into_iter().flat_map(|all| all.iter()).map(command).collect()
}
