//! What is kept in storage and can be changed here, as signals that follow every page's changes.

use crate::appearance::Appearance;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sidecue_browser::{Listener, locks, pairs_in, read, spawn, storage, texts_in, write};
use sidecue_core::keepsakes::Keepsake;
use sidecue_core::recognition::{Correction, Misheard};
use sidecue_core::shortcuts::{Key, Shortcuts};
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;

/// What is kept. Copies share it.
#[derive(Clone, Copy)]
pub(crate) struct Kept {
    pub(crate) corrections: RwSignal<Vec<Correction>>,
    pub(crate) misheard: RwSignal<Vec<Misheard>>,
    pub(crate) appearance: RwSignal<Appearance>,
    pub(crate) shortcuts: RwSignal<Shortcuts>,
    /// The person's own names, by the word of their platform.
    pub(crate) names: RwSignal<Vec<(String, Vec<String>)>>,
    /// Hosts on which the person pointed at captions.
    pub(crate) pointed: RwSignal<Vec<String>>,
    /// What was done last could not be kept.
    pub(crate) failed: RwSignal<bool>,
    changed: StoredValue<Option<Listener>, LocalStorage>,
}

impl Kept {
    /// Reads what is there, now and whenever any page changes it.
    pub(crate) fn follow() -> Self {
        let kept = Self {
            corrections: RwSignal::default(),
            misheard: RwSignal::default(),
            appearance: RwSignal::default(),
            shortcuts: RwSignal::default(),
            names: RwSignal::default(),
            pointed: RwSignal::default(),
            failed: RwSignal::new(false),
            changed: StoredValue::new_local(None),
        };
        let listener = Listener::new(storage::on_changed(), move |_, _| spawn(kept.load()));
        kept.changed.set_value(Some(listener));
        spawn(kept.load());
        kept
    }

    async fn load(self) {
        let all = storage::all().await;
        let at = |keepsake: Keepsake| {
            all.iter().find(|(key, _)| *key == keepsake.name()).map_or(JsValue::UNDEFINED, |(_, value)| value.clone())
        };
        show(self.corrections, read(at(Keepsake::Corrections)).unwrap_or_default());
        show(self.misheard, read(at(Keepsake::Misheard)).unwrap_or_default());
        show(self.appearance, read(at(Keepsake::Appearance)).unwrap_or_default());
        show(self.shortcuts, shortcuts_in(at(Keepsake::Shortcuts)));
        show(
            self.names,
            below(&all, Keepsake::OwnNames).map(|(name, value)| (name, texts_in(value, "names"))).collect(),
        );
        show(self.pointed, below(&all, Keepsake::CaptionsOn).map(|(host, _)| host).collect());
    }

    /// Changes what the person put right.
    pub(crate) fn change_corrections(self, change: impl FnOnce(&mut Vec<Correction>) + 'static) {
        self.change(Keepsake::Corrections.name().to_owned(), list, |all| Some(write(all)), change);
    }

    /// Changes the person's own rules.
    pub(crate) fn change_misheard(self, change: impl FnOnce(&mut Vec<Misheard>) + 'static) {
        self.change(Keepsake::Misheard.name().to_owned(), list, |all| Some(write(all)), change);
    }

    /// Changes how pages look.
    pub(crate) fn change_appearance(self, change: impl FnOnce(&mut Appearance) + 'static) {
        self.change(Keepsake::Appearance.name().to_owned(), list, |look| Some(write(look)), change);
    }

    /// Changes the keys of the panel; what is as by default is not kept.
    pub(crate) fn change_shortcuts(self, change: impl FnOnce(&mut Shortcuts) + 'static) {
        self.change(Keepsake::Shortcuts.name().to_owned(), shortcuts_in, shortcuts_out, change);
    }

    /// Changes the person's names on a platform; where none is left nothing is kept.
    pub(crate) fn change_names(self, platform: &str, change: impl FnOnce(&mut Vec<String>) + 'static) {
        let written = |names: &Vec<String>| (!names.is_empty()).then(|| write(&BTreeMap::from([("names", names)])));
        let key = format!("{}{platform}", Keepsake::OwnNames.name());
        self.change(key, |value| texts_in(&value, "names"), written, change);
    }

    /// Forgets where the person pointed at captions on a host.
    pub(crate) fn forget_pointed(self, host: &str) {
        let key = format!("{}{host}", Keepsake::CaptionsOn.name());
        spawn(async move { self.failed.set(storage::remove(&key).await.is_err()) });
    }

    /// Changes what is under a key. Nothing that another page keeps meanwhile is lost.
    fn change<T: 'static>(
        self,
        key: String,
        read: fn(JsValue) -> T,
        written: fn(&T) -> Option<JsValue>,
        change: impl FnOnce(&mut T) + 'static,
    ) {
        spawn(async move {
            let held = key.clone();
            let work = async move {
                let mut value = read(storage::load(&key).await);
                change(&mut value);
                let done = match written(&value) {
                    Some(value) => storage::keep(&key, value).await,
                    None => storage::remove(&key).await,
                };
                self.failed.set(done.is_err());
            };
            locks::run(&held, work).await;
        });
    }
}

/// A value that did not change is not drawn again: whoever is at a button there would lose it.
fn show<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|shown| *shown != value) {
        signal.set(value);
    }
}

/// What is kept under keys with a keepsake's beginning, by what follows it.
fn below(all: &[(String, JsValue)], keepsake: Keepsake) -> impl Iterator<Item = (String, &JsValue)> {
    all.iter().filter_map(move |(key, value)| Some((key.strip_prefix(keepsake.name())?.to_owned(), value)))
}

/// A value; an empty one where it cannot be read.
fn list<T: Default + Serialize + DeserializeOwned>(value: JsValue) -> T {
    read(value).unwrap_or_default()
}

fn shortcuts_in(value: JsValue) -> Shortcuts {
    Shortcuts::of(pairs_in(&value))
}

fn shortcuts_out(shortcuts: &Shortcuts) -> Option<JsValue> {
    let kept = |key: Option<&Key>| key.map(|key| key.text()).unwrap_or_default();
    let changed: BTreeMap<&str, String> = shortcuts.changed().map(|(action, key)| (action.word(), kept(key))).collect();
    (!changed.is_empty()).then(|| write(&changed))
}
