//! What is kept of calls: the person's own names by platform, where they pointed at captions, by host, and what they put
//! right. Of a call's words only the topic words of a question whose card was put right, until the person deletes them.

use crate::request;
use js_sys::Array;
use sidecue_browser::storage::{CORRECTIONS, MISHEARD};
use sidecue_browser::{locks, member, object, pairs_in, storage, text_in, texts_in, texts_of};
use sidecue_core::recognition::{Correction, remember};
use wasm_bindgen::{JsCast, JsValue};

/// Whether points are ticked while the person speaks; they are unless they said no.
pub(crate) const COVERAGE: &str = "coverage";
/// Whether a report is kept of live sessions; none is unless they said so.
pub(crate) const REPORTS: &str = "reports";

/// The cards that are kept at hand in search: a list of ids.
pub(crate) const PINNED: &str = "pinned";
/// The keys that the person changed: an object of actions and their keys.
pub(crate) const SHORTCUTS: &str = "shortcuts";
/// The cards read lately, until the browser is closed: a list of ids.
const RECENT: &str = "recent";

/// Most names of one person on one platform.
const NAMES: usize = 20;

/// The person's names on a platform.
async fn own_names(platform: &str) -> Vec<String> {
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
    keep(&names_of(platform), object(&[("names", array(&names).into())])).await;
}

/// Where the person pointed at captions on a host.
pub(crate) async fn path(host: &str) -> Option<String> {
    Some(text_in(&storage::load(&path_on(host)).await, "path")).filter(|path| !path.is_empty())
}

/// The person pointed at captions on a host.
pub(crate) async fn keep_path(host: &str, path: &str) {
    keep(&path_on(host), object(&[("path", JsValue::from_str(path))])).await;
}

/// What is kept for the engine in a call on a platform, as the request that hands it over.
pub(crate) async fn for_engine(platform: &str) -> JsValue {
    let list = |value: JsValue| if Array::is_array(&value) { value } else { Array::new().into() };
    let (corrections, misheard) = (storage::load(CORRECTIONS).await, storage::load(MISHEARD).await);
    request::remember(list(corrections), list(misheard), array(&own_names(platform).await).into())
}

/// The texts that are kept as a list under a key.
pub(crate) async fn list(key: &str) -> Vec<String> {
    texts_of(&storage::load(key).await)
}

/// Keeps texts as a list.
pub(crate) async fn keep_list(key: &str, list: Vec<String>) {
    keep(key, array(&list).into()).await;
}

/// The cards read lately.
pub(crate) async fn recent() -> Vec<String> {
    texts_of(&storage::load_for_now(RECENT).await)
}

/// Keeps the cards read lately, until the browser is closed.
pub(crate) async fn keep_recent(list: Vec<String>) {
    storage::keep_for_now(RECENT, array(&list).into()).await;
}

/// The keys that the person changed: actions by their words, and their keys.
pub(crate) async fn shortcuts() -> Vec<(String, String)> {
    pairs_in(&storage::load(SHORTCUTS).await)
}

/// Whether a change of what is kept is one under this key.
pub(crate) fn concern(changes: &JsValue, key: &str) -> bool {
    !member(changes, key).is_undefined()
}

fn array(list: &[String]) -> Array {
    list.iter().map(|text| JsValue::from_str(text)).collect()
}

/// Whether a change of what is kept concerns the engine in a call on a platform.
pub(crate) fn concern_engine(changes: &JsValue, platform: &str) -> bool {
    [CORRECTIONS, MISHEARD, &names_of(platform)].iter().any(|key| concern(changes, key))
}

/// Keeps what the person put right.
pub(crate) async fn keep_corrections(new: Vec<Correction>) {
    // The options page may be deleting some at this moment.
    locks::run(CORRECTIONS, async move {
        let kept = storage::load(CORRECTIONS).await;
        let mut list: Vec<Correction> = kept.dyn_ref::<Array>().into_iter().flat_map(Array::iter).map(read).collect();
        for correction in new {
            remember(&mut list, correction);
        }
        let list: Array = list.iter().map(written).collect();
        keep(CORRECTIONS, list.into()).await;
    })
    .await;
}

fn read(kept: JsValue) -> Correction {
    Correction {
        words: texts_in(&kept, "words"),
        card: text_in(&kept, "card"),
        title: text_in(&kept, "title"),
        right: member(&kept, "right").is_truthy(),
    }
}

fn written(correction: &Correction) -> JsValue {
    let words: Array = correction.words.iter().map(|word| JsValue::from_str(word)).collect();
    object(&[
        ("words", words.into()),
        ("card", JsValue::from_str(&correction.card)),
        ("title", JsValue::from_str(&correction.title)),
        ("right", JsValue::from_bool(correction.right)),
    ])
}

/// Keeps something; a refusal is no reason to stop.
pub(crate) async fn keep(key: &str, value: JsValue) {
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
