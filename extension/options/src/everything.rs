//! Everything that is kept: counted, exported, deleted.

use crate::holdings::{Holdings, Inventory};
use leptos::prelude::*;
use sidecue_browser::{Listener, permissions, read, save_file, spawn, storage};
use wasm_bindgen::prelude::*;

/// The name of the file with everything.
const FILE: &str = "sidecue-everything.json";

#[wasm_bindgen]
extern "C" {
    /// Reads, exports and deletes everything: `everything.ts`.
    #[derive(Clone)]
    pub type Everything;

    #[wasm_bindgen(method, catch)]
    async fn inventory(this: &Everything) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = asText)]
    async fn as_text(this: &Everything) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn erase(this: &Everything) -> Result<JsValue, JsValue>;
}

/// What is kept, counted, and what was done with it. Copies share it.
#[derive(Clone, Copy)]
pub(crate) struct Whole {
    everything: StoredValue<Everything, LocalStorage>,
    /// None until it was counted.
    pub(crate) holdings: RwSignal<Option<Holdings>>,
    /// What was asked for last did not work.
    pub(crate) failed: RwSignal<bool>,
    /// It is being deleted.
    pub(crate) going: RwSignal<bool>,
    events: StoredValue<Vec<Listener>, LocalStorage>,
}

impl Whole {
    /// Counts, now and whenever something changes.
    pub(crate) fn follow(everything: Everything) -> Self {
        let whole = Self {
            everything: StoredValue::new_local(everything),
            holdings: RwSignal::new(None),
            failed: RwSignal::new(false),
            going: RwSignal::new(false),
            events: StoredValue::new_local(Vec::new()),
        };
        let listen = |event| Listener::new(event, move |_, _| whole.count());
        whole.events.set_value(vec![
            listen(storage::on_changed_anywhere()),
            listen(permissions::on_added()),
            listen(permissions::on_removed()),
        ]);
        // Databases tell nobody that they changed; it lives as long as the page.
        window_event_listener(leptos::ev::focus, move |_| whole.count());
        whole.count();
        whole
    }

    /// Counts again.
    pub(crate) fn count(self) {
        if self.going.get_untracked() {
            return;
        }
        spawn(async move {
            match self.everything.get_value().inventory().await {
                Ok(all) => {
                    let holdings = read::<Inventory>(all).as_ref().map(Holdings::counted);
                    if self.holdings.with_untracked(|known| *known != holdings) {
                        self.holdings.set(holdings);
                    }
                }
                Err(error) => self.fail("what is kept could not be counted", &error),
            }
        });
    }

    /// Hands everything to the person as one file.
    pub(crate) fn export(self) {
        self.failed.set(false);
        spawn(async move {
            let text = self.everything.get_value().as_text().await;
            let saved = text.and_then(|text| save_file::save(FILE, &text.as_string().unwrap_or_default()));
            if let Err(error) = saved {
                self.fail("what is kept could not be exported", &error);
            }
        });
    }

    /// Deletes everything and loads the page again, at the part of this name.
    pub(crate) fn erase(self, then: &'static str) {
        self.failed.set(false);
        self.going.set(true);
        spawn(async move {
            match self.everything.get_value().erase().await {
                Ok(_) => {
                    let location = window().location();
                    // Were it refused, everything would be gone all the same.
                    let _ = location.set_hash(then);
                    let _ = location.reload();
                }
                Err(error) => {
                    self.going.set(false);
                    self.fail("not everything could be deleted", &error);
                }
            }
        });
    }

    fn fail(self, what: &str, error: &JsValue) {
        leptos::logging::error!("{what}: {error:?}");
        self.failed.set(true);
    }
}
