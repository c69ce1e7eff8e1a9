//! Moments as people write them, in their own language.

use crate::object;
use js_sys::{Date, Object};
use wasm_bindgen::{JsCast, JsValue};

/// A day.
pub fn day(ms: u64) -> String {
    written(ms, &[("dateStyle", "medium")])
}

/// A day and a time.
pub fn moment(ms: u64) -> String {
    written(ms, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

fn written(ms: u64, style: &[(&str, &str)]) -> String {
    let style: Vec<(&str, JsValue)> = style.iter().map(|(name, value)| (*name, JsValue::from_str(value))).collect();
    let style: Object = object(&style).unchecked_into();
    let date = Date::new(&JsValue::from_f64(ms as f64));
    // Without a language the browser's own.
    date.to_locale_string("default", &style).into()
}
