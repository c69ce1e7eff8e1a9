//! How answers are given, and whether questions are read aloud.

use crate::controls::{button, one_of_those};
use crate::model::Model;
use crate::speech::Microphone;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_for_with};
use sidecue_core::report::AnswerBy;

/// The choice, and what it needs.
pub(super) fn ways(model: Model) -> AnyView {
    let options = AnswerBy::ALL.map(|by| (by, by.word(), text_for("by", by.word()))).to_vec();
    let by = move || model.way();
    let hears = move || model.speech.microphone.with(Microphone::is_possible);
    let can_read = move || model.speech.can_read.get();
    view! {
        <section class="ways">
            {one_of_those(
                "by",
                text("practice_by"),
                options,
                move |by| by != AnswerBy::Voice || hears(),
                by,
                move |by| model.answer_by(by),
            )}
            <p class="hint">{move || text_for("by_more", by().word())}</p>
            {move || (by() == AnswerBy::Voice).then(|| voice(model))}
            {move || (!hears()).then(|| microphone(model, model.speech.microphone.get()))}
            <label class="check">
                <input
                    type="checkbox"
                    data-aloud=""
                    disabled=move || !can_read()
                    prop:checked=move || can_read() && model.choices.with(|choices| choices.aloud)
                    on:change=move |event| model.choose(|choices| choices.aloud = event_target_checked(&event))
                />
                {text("practice_aloud")}
            </label>
            <p class="hint">{move || (!can_read()).then(|| text("practice_aloud_none"))}</p>
        </section>
    }
    .into_any()
}

/// Language and microphone. What is not possible says why.
fn voice(model: Model) -> AnyView {
    let languages = model.speech.languages();
    let now = model.speech.language();
    let option = |(tag, name): (String, String)| {
        let selected = tag == now;
        view! { <option value=tag.clone() lang=tag selected=selected>{name}</option> }.into_any()
    };
    let choose = move |event| {
        let language = event_target_value(&event);
        model.speech.choose(&language);
        model.choose(|choices| choices.language = Some(language));
    };
    view! {
        <div class="voice">
            <label>
                {text("mic_language")}
                <select data-language="" on:change=choose>{languages.into_iter().map(option).collect::<Vec<AnyView>>()}</select>
            </label>
            {move || microphone(model, model.speech.microphone.get())}
        </div>
    }
    .into_any()
}

/// How the microphone is; with the click that it needs, where it needs one.
pub(crate) fn microphone(model: Model, microphone: Microphone) -> AnyView {
    if microphone.state.is_empty() {
        return ().into_any();
    }
    let told = text_for_with("ears", &microphone.state, std::slice::from_ref(&microphone.code));
    let action = match microphone.state.as_str() {
        "downloadable" => Some(button("quiet", "download", text("mic_download"), move || model.speech.download())),
        "denied" | "failed" => Some(button("quiet", "hear-again", text("mic_retry"), move || model.speech.hear())),
        _ => None,
    };
    let bad = matches!(microphone.state.as_str(), "denied" | "failed" | "unavailable");
    view! {
        <p class="microphone" class:bad=bad data-microphone=microphone.state>
            {told}
            {action}
        </p>
    }
    .into_any()
}
