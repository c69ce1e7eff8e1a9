//! What is kept of calls: the person's own names by platform, and where they pointed at captions, by host. No word of a call.

use js_sys::Array;
use sidecue_browser::{object, storage, text_in, texts_in};
use wasm_bindgen::JsValue;

/// Most names of one person on one platform.
const NAMES: usize = 20;

/// The person's names on a platform.
pub(crate) async fn own_names(platform: &str) -> Vec<String> {
    texts_in(&storage::load(&names_of(platform)).await, "names")
}

/// Learns, or forgets, that a name on a platform is the person's own.
pub(crate) async fn learn(platform: &str, name: &str, own: bool) {
    let mut names = own_names(platform).await;
    names.retain(|known| known != name);
    if own {
        names.insert(0, name.to_owned());
        names.truncate(NAMES);
    }
    let names: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
    keep(&names_of(platform), object(&[("names", names.into())])).await;
}

/// Where the person pointed at captions on a host.
pub(crate) async fn path(host: &str) -> Option<String> {
    Some(text_in(&storage::load(&path_on(host)).await, "path")).filter(|path| !path.is_empty())
}

/// The person pointed at captions on a host.
pub(crate) async fn keep_path(host: &str, path: &str) {
    keep(&path_on(host), object(&[("path", JsValue::from_str(path))])).await;
}

async fn keep(key: &str, value: JsValue) {
    if storage::keep(key, value).await.is_err() {
        leptos::logging::warn!("what was learnt of this call could not be kept");
    }
}

fn names_of(platform: &str) -> String {
    format!("own-names/{platform}")
}

fn path_on(host: &str) -> String {
    format!("captions-on/{host}")
}
