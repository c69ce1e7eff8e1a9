//! The fields that both forms are made of, and what they hold as data.

use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::text;
use sidecue_core::bank::Entry;

/// A field of one line.
pub(crate) fn line(model: Model, place: &'static str, label: String, value: RwSignal<String>) -> impl IntoView {
    field(model, place, label, None, move |described| {
        view! {
            <input
                type="text"
                id=format!("field-{place}")
                autocomplete="off"
                prop:value=move || value.get()
                aria-describedby=described
                aria-invalid=move || invalid(model, place)
                on:input=move |event| value.set(event_target_value(&event))
            />
        }
        .into_any()
    })
}

/// A field of several lines.
pub(crate) fn lines(
    model: Model,
    place: &'static str,
    label: String,
    hint: Option<String>,
    value: RwSignal<String>,
) -> impl IntoView {
    field(model, place, label, hint, move |described| {
        let rows = move || value.with(|text| text.lines().count().clamp(1, 12) + 1).to_string();
        view! {
            <textarea
                id=format!("field-{place}")
                rows=rows
                prop:value=move || value.get()
                aria-describedby=described
                aria-invalid=move || invalid(model, place)
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        }
        .into_any()
    })
}

/// A label, a control, and what is wrong with what it holds.
pub(crate) fn field(
    model: Model,
    place: &'static str,
    label: String,
    hint: Option<String>,
    control: impl FnOnce(String) -> AnyView,
) -> impl IntoView {
    let described = format!("about-{place}");
    view! {
        <div class="field" data-field=place>
            <label for=format!("field-{place}")>{label}</label>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            {control(described.clone())}
            <p class="bad" id=described>{move || mistakes(model, place)}</p>
        </div>
    }
}

/// What is wrong with no field in particular.
pub(crate) fn elsewhere(model: Model, known: &'static [&'static str]) -> impl IntoView {
    let others = move || {
        let at_field = |place: &str| known.iter().any(|field| belongs(place, field));
        let told = model.mistakes.get().into_iter().filter(|mistake| !at_field(&mistake.place));
        told.map(|mistake| format!("{}. {}", mistake.problem, mistake.remedy)).collect::<Vec<_>>().join(" ")
    };
    view! { <p class="bad" role="alert">{others}</p> }
}

/// Keep and cancel.
pub(crate) fn buttons(model: Model, keep: impl Fn() + 'static) -> impl IntoView {
    view! {
        <div class="actions">
            <button type="button" data-action="keep" on:click=move |_| keep()>{text("packs_keep")}</button>
            <button type="button" class="quiet" data-action="cancel" on:click=move |_| model.close()>
                {text("packs_cancel")}
            </button>
        </div>
    }
}

fn mistakes(model: Model, field: &str) -> String {
    let told = model.mistakes.get().into_iter().filter(|mistake| belongs(&mistake.place, field));
    told.map(|mistake| format!("{}. {}", mistake.problem, mistake.remedy)).collect::<Vec<_>>().join(" ")
}

fn invalid(model: Model, field: &str) -> &'static str {
    if model.mistakes.with(|mistakes| mistakes.iter().any(|mistake| belongs(&mistake.place, field))) {
        "true"
    } else {
        "false"
    }
}

/// Whether a place such as `approach.2.say` lies in a field.
fn belongs(place: &str, field: &str) -> bool {
    place.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// One entry a line; indented lines are what is behind the one above.
pub(crate) fn entries_of(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let say = line.trim().to_owned();
        match entries.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => {
                let more = last.more.take().map_or(say.clone(), |more| format!("{more} {say}"));
                last.more = Some(more);
            }
            _ => entries.push(Entry { say, more: None }),
        }
    }
    entries
}

/// What [`entries_of`] reads.
pub(crate) fn text_of(entries: &[Entry]) -> String {
    let line = |entry: &Entry| match &entry.more {
        Some(more) => format!("{}\n  {more}\n", entry.say),
        None => format!("{}\n", entry.say),
    };
    entries.iter().map(line).collect()
}

/// One text a line.
pub(crate) fn lines_of(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}
