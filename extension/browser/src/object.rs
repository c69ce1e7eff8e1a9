//! Plain JavaScript objects <-> Rust values.

use js_sys::{Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

/// A plain object with these members.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of an object made here cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// A member of an object; undefined where there is none.
pub fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A member that is a text; empty where it is none.
pub fn text_in(of: &JsValue, name: &str) -> String {
    member(of, name).as_string().unwrap_or_default()
}

/// A member that is a number; 0 where it is none.
pub fn number_in(of: &JsValue, name: &str) -> f64 {
    member(of, name).as_f64().unwrap_or_default()
}

/// A member that is a list of texts; empty where it is none.
pub fn texts_in(of: &JsValue, name: &str) -> Vec<String> {
    texts_of(&member(of, name))
}

/// The texts of a list; empty where it is none.
pub fn texts_of(list: &JsValue) -> Vec<String> {
    list.dyn_ref::<js_sys::Array>()
        .into_iter()
        .flat_map(|list| list.iter())
        .filter_map(|text| text.as_string())
        .collect()
}

/// The members of an object that are texts, with their names.
pub fn pairs_in(of: &JsValue) -> Vec<(String, String)> {
    let pair = |entry: JsValue| {
        let entry: js_sys::Array = entry.into();
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    of.dyn_ref::<Object>().map(Object::entries).into_iter().flat_map(|all| all.to_vec()).filter_map(pair).collect()
}

/// Reads a value that came from outside; none for whatever does not fit.
pub fn read<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(value).ok()
}

/// Writes a value as plain objects.
pub fn write<T: Serialize>(value: &T) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
