//! The person's own names: what captions call them on each platform.

use crate::delete_button::delete_button;
use crate::kept::Kept;
use crate::platform_name::{CALLS, platform_name};
use leptos::prelude::*;
use sidecue_browser::i18n::text;
use sidecue_core::captions::{MAX_SPEAKER, Platform, add_own_name};

/// All names by platform, and a form for one more.
pub(crate) fn names(kept: Kept) -> impl IntoView {
    let platform = RwSignal::new(Platform::Meet.word().to_owned());
    let name = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let new = name.get_untracked();
        kept.change_names(&platform.get_untracked(), move |names| {
            add_own_name(names, &new);
        });
        name.set(String::new());
    };
    let choice = |word: &'static str| view! { <option value=word>{platform_name(word)}</option> };
    let choices = CALLS.into_iter().chain([Platform::Generic]).map(|platform| choice(platform.word()));
    view! {
        <h2>{text("names_title")}</h2>
        <p class="lead">{text("names_lead")}</p>
        <form class="adding wide" data-form="names" on:submit=submit>
            <div class="field">
                <label for="name-platform">{text("names_platform")}</label>
                <select id="name-platform" on:change=move |event| platform.set(event_target_value(&event))>
                    {choices.collect_view()}
                </select>
            </div>
            <div class="field">
                <label for="own-name">{text("names_name")}</label>
                <input
                    type="text"
                    id="own-name"
                    autocomplete="off"
                    maxlength=MAX_SPEAKER.to_string()
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </div>
            <button type="submit" data-action="add-name">{text("misheard_add")}</button>
        </form>
        {move || {
            let all = kept.names.get();
            if all.iter().all(|(_, names)| names.is_empty()) {
                return view! { <p class="nothing">{text("names_nothing")}</p> }.into_any();
            }
            let lines = all.into_iter().flat_map(|(platform, names)| {
                names.into_iter().map(move |name| (platform.clone(), name))
            });
            view! { <ul class="contents">{lines.map(|(on, name)| line(kept, on, name)).collect_view()}</ul> }.into_any()
        }}
    }
}

fn line(kept: Kept, platform: String, name: String) -> impl IntoView {
    let gone = name.clone();
    let (on, shown) = (platform_name(&platform), name.clone());
    let delete = delete_button(name.clone(), move || {
        let gone = gone.clone();
        kept.change_names(&platform, move |names| names.retain(|known| *known != gone));
    });
    view! {
        <li data-own-name=name>
            <span>{shown} " " <small>{on}</small></span>
            {delete}
        </li>
    }
}
