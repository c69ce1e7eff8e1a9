//! How pages look: the choice of theme, contrast and size. What it does is the styles' affair.

use crate::kept::Kept;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use sidecue_browser::i18n::text;

/// What is chosen, as it is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Appearance {
    theme: Theme,
    contrast: Contrast,
    size: Size,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Contrast {
    #[default]
    System,
    More,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Size {
    Small,
    #[default]
    Normal,
    Large,
}

/// Three questions, each with its answers side by side.
pub(crate) fn appearance(kept: Kept) -> impl IntoView {
    let theme = vec![
        (Theme::System, "system", text("appearance_system")),
        (Theme::Light, "light", text("appearance_light")),
        (Theme::Dark, "dark", text("appearance_dark")),
    ];
    let contrast = vec![
        (Contrast::System, "system", text("appearance_system")),
        (Contrast::More, "more", text("appearance_more")),
    ];
    let size = vec![
        (Size::Small, "small", text("appearance_small")),
        (Size::Normal, "normal", text("appearance_normal")),
        (Size::Large, "large", text("appearance_large")),
    ];
    view! {
        <h2>{text("appearance_title")}</h2>
        <p class="lead">{text("appearance_lead")}</p>
        <div class="choices">
            {group(kept, "theme", text("appearance_theme"), theme, |look| look.theme, |look, theme| look.theme = theme)}
            {group(
                kept,
                "contrast",
                text("appearance_contrast"),
                contrast,
                |look| look.contrast,
                |look, contrast| look.contrast = contrast,
            )}
            {group(kept, "size", text("appearance_size"), size, |look| look.size, |look, size| look.size = size)}
        </div>
    }
}

fn group<T: Copy + PartialEq + Send + Sync + 'static>(
    kept: Kept,
    name: &'static str,
    legend: String,
    answers: Vec<(T, &'static str, String)>,
    of: fn(&Appearance) -> T,
    choose: fn(&mut Appearance, T),
) -> AnyView {
    let answer = move |(value, word, label): (T, &'static str, String)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    value=word
                    prop:checked=move || kept.appearance.with(of) == value
                    on:change=move |_| kept.change_appearance(move |look| choose(look, value))
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segments" data-choice=name>
            <legend>{legend}</legend>
            <div class={"row"}>{answers.into_iter().map(answer).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
