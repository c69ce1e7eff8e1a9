//! Buttons and choices as the whole page has them.

use leptos::prelude::*;

/// A button; `class` is `primary`, `quiet` or nothing.
pub(crate) fn button(class: &'static str, action: &'static str, label: String, act: impl FnMut() + 'static) -> AnyView {
    keyed(class, action, label, "", act)
}

/// A button with the key that does the same.
pub(crate) fn keyed(
    class: &'static str,
    action: &'static str,
    label: String,
    key: &'static str,
    mut act: impl FnMut() + 'static,
) -> AnyView {
    let shown = (!key.is_empty()).then(|| view! { <kbd>{key}</kbd> });
    view! {
        <button type="button" class=class data-action=action on:click=move |_| act()>
            {label}
            {shown}
        </button>
    }
    .into_any()
}

/// A button that acts at the second click: what it does cannot be undone.
pub(crate) fn sure_button(
    action: &'static str,
    label: String,
    sure: String,
    of: String,
    mut act: impl FnMut() + 'static,
) -> AnyView {
    let asked = RwSignal::new(false);
    let click = move |_| {
        if asked.get_untracked() {
            asked.set(false);
            act();
        } else {
            asked.set(true);
        }
    };
    let word = move || if asked.get() { sure.clone() } else { label.clone() };
    let spoken = word.clone();
    let named = move || format!("{}: {of}", spoken());
    view! {
        <button
            type="button"
            class="quiet"
            class:bad=move || asked.get()
            data-action=action
            aria-label=named
            on:click=click
            on:blur=move |_| asked.set(false)
        >
            {word}
        </button>
    }
    .into_any()
}

/// One of a few.
pub(crate) fn one_of<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    label: String,
    options: Vec<(T, &'static str, String)>,
    chosen: impl Fn() -> T + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + 'static,
) -> AnyView {
    one_of_those(name, label, options, |_| true, chosen, choose)
}

/// The same, of which some may not be possible now.
pub(crate) fn one_of_those<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    label: String,
    options: Vec<(T, &'static str, String)>,
    possible: impl Fn(T) -> bool + Copy + Send + Sync + 'static,
    chosen: impl Fn() -> T + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + 'static,
) -> AnyView {
    let option = |(value, word, label): (T, &'static str, String)| {
        let pressed = move || if chosen() == value { "true" } else { "false" };
        view! {
            <button
                type="button"
                data-choice=word
                aria-pressed=pressed
                disabled=move || !possible(value)
                on:click=move |_| choose(value)
            >
                {label}
            </button>
        }
        .into_any()
    };
    let named = label.clone();
    view! {
        <div class="choice" data-choices=name role="group" aria-label=named>
            <span class="label">{label}</span>
            <div class={"segments"}>{options.into_iter().map(option).collect::<Vec<AnyView>>()}</div>
        </div>
    }
    .into_any()
}
