//! The keys as the person has them.

use super::Model;
use crate::keepsakes;
use leptos::prelude::*;
use sidecue_core::shortcuts::{Action, Shortcuts};

impl Model {
    /// What a key is for.
    pub(crate) fn action_for(self, key: &str, alt: bool) -> Option<Action> {
        self.own().shortcuts.get().action_for(key, alt)
    }

    /// The key of an action as it is written on its button; none where it is switched off.
    pub(crate) fn key_of(self, action: Action) -> Option<String> {
        self.rekeyed.track();
        let key = *self.own().shortcuts.get().key_of(action)?;
        // The browser's own: a table of all capitals would weigh more than everything about keys.
        let character = String::from(js_sys::JsString::from(key.character().to_string()).to_upper_case());
        Some(if key.alt() { format!("Alt+{character}") } else { character })
    }

    /// The same as `aria-keyshortcuts` has it.
    pub(crate) fn shortcut_of(self, action: Action) -> Option<String> {
        self.rekeyed.track();
        let key = *self.own().shortcuts.get().key_of(action)?;
        Some(if key.alt() { format!("Alt+{}", key.character()) } else { key.character().to_string() })
    }

    /// Takes over the keys that are kept.
    pub(super) async fn take_keys(self) {
        let kept = keepsakes::shortcuts().await;
        self.own().shortcuts.set(Shortcuts::of(kept));
        self.rekeyed.update(|flag| *flag = !*flag);
    }
}
