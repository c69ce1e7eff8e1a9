//! What Chrome lets Sidecue read, as a signal.

use leptos::prelude::*;
use sidecue_browser::{Listener, permissions, spawn};

/// The origins that may be read. Copies share it.
#[derive(Clone, Copy)]
pub(crate) struct Granted {
    /// None until Chrome has said.
    origins: RwSignal<Option<Vec<String>>>,
    events: StoredValue<Vec<Listener>, LocalStorage>,
}

impl Granted {
    /// Asks Chrome, now and whenever the person changes their mind.
    pub(crate) fn follow() -> Self {
        let granted = Self { origins: RwSignal::new(None), events: StoredValue::new_local(Vec::new()) };
        let listen = |event| Listener::new(event, move |_, _| spawn(granted.load()));
        granted.events.set_value(vec![listen(permissions::on_added()), listen(permissions::on_removed())]);
        spawn(granted.load());
        granted
    }

    async fn load(self) {
        self.origins.set(Some(permissions::granted().await));
    }

    /// Which of these may not be read.
    pub(crate) fn missing(self, wanted: &[String]) -> Option<Vec<String>> {
        let missing = |known: &Vec<String>| wanted.iter().filter(|origin| !known.contains(origin)).cloned().collect();
        self.origins.with(|known| known.as_ref().map(missing))
    }

    /// What may be read beside what the manifest names.
    pub(crate) fn others(self) -> Option<Vec<String>> {
        let declared = permissions::declared();
        let other = |known: &Vec<String>| known.iter().filter(|origin| !declared.contains(origin)).cloned().collect();
        self.origins.with(|known| known.as_ref().map(other))
    }
}
