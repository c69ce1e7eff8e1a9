//! What is kept for recognition, as signals: what the person put right, and their own misheard-word rules.

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sidecue_browser::spawn;
use sidecue_browser::{Listener, locks, read, storage, write};
use sidecue_core::recognition::{Correction, Misheard};

/// What is kept. Copies share it.
#[derive(Clone, Copy)]
pub(crate) struct Kept {
    pub(crate) corrections: RwSignal<Vec<Correction>>,
    pub(crate) misheard: RwSignal<Vec<Misheard>>,
    /// What was done last could not be kept.
    pub(crate) failed: RwSignal<bool>,
    changed: StoredValue<Option<Listener>, LocalStorage>,
}

impl Kept {
    /// Reads what is there, now and whenever a panel changes it.
    pub(crate) fn follow() -> Self {
        let kept = Self {
            corrections: RwSignal::default(),
            misheard: RwSignal::default(),
            failed: RwSignal::new(false),
            changed: StoredValue::new_local(None),
        };
        let listener = Listener::new(storage::on_changed(), move |_, _| spawn(kept.load()));
        kept.changed.set_value(Some(listener));
        spawn(kept.load());
        kept
    }

    async fn load(self) {
        self.corrections.set(list(storage::CORRECTIONS).await);
        self.misheard.set(list(storage::MISHEARD).await);
    }

    /// Changes what the person put right.
    pub(crate) fn change_corrections(self, change: impl FnOnce(&mut Vec<Correction>) + 'static) {
        spawn(self.change(storage::CORRECTIONS, change));
    }

    /// Changes the person's own rules.
    pub(crate) fn change_misheard(self, change: impl FnOnce(&mut Vec<Misheard>) + 'static) {
        spawn(self.change(storage::MISHEARD, change));
    }

    /// Nothing that another page keeps meanwhile is lost.
    async fn change<T: Serialize + DeserializeOwned>(
        self,
        key: &'static str,
        change: impl FnOnce(&mut Vec<T>) + 'static,
    ) {
        locks::run(key, async move {
            let mut all = list(key).await;
            change(&mut all);
            self.failed.set(storage::keep(key, write(&all)).await.is_err());
        })
        .await;
    }
}

/// What is kept under a key; nothing where it cannot be read.
async fn list<T: DeserializeOwned>(key: &str) -> Vec<T> {
    read(storage::load(key).await).unwrap_or_default()
}
