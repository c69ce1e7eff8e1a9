//! The keys of the panel: which one is for what, and how to change it.

use crate::commands::commands;
use crate::kept::Kept;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_core::shortcuts::{Action, Key, Shortcuts, Taken};

/// Keys that are only held while another one is pressed.
const HELD: [&str; 7] = ["Alt", "AltGraph", "CapsLock", "Control", "Meta", "NumLock", "Shift"];

/// What goes on while keys are changed. Copies share it.
#[derive(Clone, Copy)]
struct Changing {
    kept: Kept,
    /// The action whose key is being pressed.
    of: RwSignal<Option<Action>>,
    /// Why nothing came of the last key, and whose it was to be.
    wrong: RwSignal<Option<(Action, String)>>,
}

/// A line for each action, and the keys of the whole browser.
pub(crate) fn keys(kept: Kept) -> impl IntoView {
    let changing = Changing { kept, of: RwSignal::new(None), wrong: RwSignal::new(None) };
    let none_changed = move || kept.shortcuts.with(|shortcuts| shortcuts.changed().next().is_none());
    let reset_all = move |_| {
        changing.wrong.set(None);
        kept.change_shortcuts(|shortcuts| *shortcuts = Shortcuts::default());
    };
    view! {
        <h2>{text("keys_title")}</h2>
        <p class="lead">{text("keys_lead")}</p>
        <ul class="contents keys">{Action::ALL.map(|action| line(changing, action)).into_iter().collect_view()}</ul>
        <p class="hint">{text("keys_back")}</p>
        <div class="actions">
            <button type="button" class="quiet" data-action="reset-keys" disabled=none_changed on:click=reset_all>
                {text("keys_reset_all")}
            </button>
        </div>
        {commands()}
    }
}

fn line(changing: Changing, action: Action) -> impl IntoView {
    let Changing { kept, of, wrong } = changing;
    let name = text_for("command", action.word());
    let is_open = move || of.get() == Some(action);
    let is_changed = move || kept.shortcuts.with(|shortcuts| shortcuts.is_changed(action));
    let key = move || kept.shortcuts.with(|shortcuts| shortcuts.key_of(action).copied());
    let face = move || {
        if is_open() {
            return view! { <span>{text("keys_press")}</span> }.into_any();
        }
        match key() {
            Some(key) => view! { <kbd>{spoken(key)}</kbd> }.into_any(),
            None => view! { <span class="off">{text("keys_none")}</span> }.into_any(),
        }
    };
    let label = {
        let name = name.clone();
        move || {
            let now = if is_open() { text("keys_press") } else { key().map_or_else(|| text("keys_none"), spoken) };
            text_with("keys_change", &[name.clone(), now])
        }
    };
    let about = format!("about-key-{}", action.word());
    let told = move || wrong.get().filter(|(about, _)| *about == action).map(|(_, why)| why);
    let again = text_with("keys_reset_named", std::slice::from_ref(&name));
    view! {
        <li data-shortcut=action.word()>
            <span>{name}</span>
            <button
                type="button"
                class="quiet reset"
                data-action="reset-key"
                aria-label=again
                hidden=move || !is_changed()
                on:click=move |_| changing.reset(action)
            >
                {text("keys_reset")}
            </button>
            <button
                type="button"
                class="quiet key"
                data-action="rebind"
                aria-label=label
                aria-pressed=move || if is_open() { "true" } else { "false" }
                aria-describedby=about.clone()
                on:click=move |_| changing.toggle(action)
                on:blur=move |_| changing.leave(action)
                on:keydown=move |event| changing.press(action, &event)
            >
                {face}
            </button>
            <p class="bad" id=about role="alert">{told}</p>
        </li>
    }
}

impl Changing {
    fn toggle(self, action: Action) {
        self.wrong.set(None);
        self.of.update(|of| *of = if *of == Some(action) { None } else { Some(action) });
    }

    fn leave(self, action: Action) {
        if self.of.get_untracked() == Some(action) {
            self.of.set(None);
        }
    }

    /// A key was pressed at an action's button; while it waits for one every key but Tab means what it is.
    fn press(self, action: Action, event: &leptos::ev::KeyboardEvent) {
        let key = event.key();
        if self.of.get_untracked() != Some(action) || key == "Tab" {
            return;
        }
        event.prevent_default();
        if event.repeat() || HELD.contains(&key.as_str()) {
            return;
        }
        self.wrong.set(None);
        match key.as_str() {
            "Escape" => self.of.set(None),
            "Backspace" | "Delete" => self.bind(action, None),
            _ if event.ctrl_key() || event.meta_key() => self.refuse(action, text_for("keys_refused", "foreign")),
            _ => match Key::pressed(&key, event.alt_key()) {
                Ok(key) => self.bind(action, Some(key)),
                Err(error) => self.refuse(action, text_for("keys_refused", error.word())),
            },
        }
    }

    fn bind(self, action: Action, key: Option<Key>) {
        let tried = self.kept.shortcuts.with_untracked(|shortcuts| {
            let mut tried = *shortcuts;
            tried.bind(action, key)
        });
        self.take(action, tried, move |shortcuts| shortcuts.bind(action, key));
    }

    fn reset(self, action: Action) {
        self.wrong.set(None);
        let tried = self.kept.shortcuts.with_untracked(|shortcuts| {
            let mut tried = *shortcuts;
            tried.reset(action)
        });
        self.take(action, tried, move |shortcuts| shortcuts.reset(action));
    }

    /// Keeps a change that can be made, or says whose the key is.
    fn take(
        self,
        action: Action,
        tried: Result<(), Taken>,
        change: impl FnOnce(&mut Shortcuts) -> Result<(), Taken> + 'static,
    ) {
        match tried {
            Ok(()) => {
                self.of.set(None);
                // Another page may have given the key away meanwhile; then it stays as it is.
                self.kept.change_shortcuts(|shortcuts| {
                    let _ = change(shortcuts);
                });
            }
            Err(Taken { by }) => self.refuse(action, text_with("keys_taken", &[text_for("command", by.word())])),
        }
    }

    fn refuse(self, action: Action, why: String) {
        self.wrong.set(Some((action, why)));
    }
}

/// A key as it stands on keyboards.
fn spoken(key: Key) -> String {
    let mut large = key.character().to_uppercase();
    let character = match (large.next(), large.next()) {
        (Some(letter), None) => letter,
        _ => key.character(),
    };
    if key.alt() { format!("Alt+{character}") } else { character.to_string() }
}
