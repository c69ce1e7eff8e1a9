//! What was heard: the interviewer's last words, with those that chose the card.

use super::binding::{click, key, shortcut};
use super::icon::icon;
use super::voices::voices;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::recognition::Heard;
use sidecue_core::shortcuts::Action;

/// The heard line; nothing before the first word.
pub(crate) fn heard_line(model: Model) -> impl IntoView {
    let line = Memo::new(move |_| model.live.with(|live| (live.heard_cut, live.heard.clone())));
    let silent = Memo::new(move |_| line.with(|(_, words)| words.is_empty()));
    move || {
        if silent.get() {
            return ().into_any();
        }
        view! {
            <div class="heard" data-heard="" role="group" aria-live="off" aria-label=text("heard_label")>
                <div class={"who"}>
                    {voices(model)}
                    {again(model)}
                </div>
                <div class={"said"}>{move || said(line.get())}</div>
            </div>
        }
        .into_any()
    }
}

/// Looks at the last half minute again.
fn again(model: Model) -> impl IntoView {
    view! {
        <button
            class="quiet"
            type="button"
            data-action="again"
            title=text("again_label")
            aria-keyshortcuts=shortcut(model, Action::Again)
            on:click=click(move || model.again())
        >
            {icon("again")}
            {text("again")}
            {key(model, Action::Again)}
        </button>
    }
}

fn said((cut, words): (bool, Vec<Heard>)) -> impl IntoView {
    view! {
        <p dir="auto">
            {cut.then_some("… ")}
            {words.into_iter().map(word).collect_view()}
        </p>
    }
}

fn word(heard: Heard) -> impl IntoView {
    let shown = heard.word.clone();
    let shown = if heard.matched { view! { <mark>{shown}</mark> }.into_any() } else { shown.into_any() };
    let meant = heard.meant.map(|meant| {
        let explained = text_with("heard_meant", &[heard.word, meant.clone()]);
        view! { <span class="meant" title=explained>{meant}</span> }
    });
    view! { {shown} {meant} {" "} }
}
