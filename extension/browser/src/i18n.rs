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
    get_message(name, values.iter().map(|value| isolated(value)).collect())
}

/// What is written from right to left, in marks that keep it from turning the words around it.
fn isolated(value: &str) -> String {
    let turns = |c: char| {
        let code = u32::from(c);
        matches!(code, 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefe | 0x10800..=0x10fff | 0x1e800..=0x1efff)
    };
    if value.contains(turns) { format!("\u{2068}{value}\u{2069}") } else { value.to_owned() }
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
