//! Texts of `_locales`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getMessage)]
    fn get_message(name: &str, substitutions: Vec<String>) -> String;
}

/// The text with this name.
pub fn text(name: &str) -> String {
    get_message(name, Vec::new())
}

/// The text with this name and its placeholders filled in.
pub fn text_with(name: &str, values: &[String]) -> String {
    get_message(name, values.to_vec())
}

/// The text for one of a family of words: `state` + `no-call` -> `state_no_call`.
pub fn text_for(family: &str, word: &str) -> String {
    let name = format!("{family}_{}", word.replace('-', "_"));
    let text = text(&name);
    // A topic that an own card brings has no translation: its own word is the best name for it.
    if text.is_empty() { word.replace('-', " ") } else { text }
}

/// The same with its placeholders filled in; empty when there is none.
pub fn text_for_with(family: &str, word: &str, values: &[String]) -> String {
    text_with(&format!("{family}_{}", word.replace('-', "_")), values)
}
