//! Where the answer goes, by the way it is given.

use super::part;
use crate::model::Model;
use crate::plan::microphone;
use leptos::html;
use leptos::prelude::*;
use sidecue_browser::i18n::text;
use sidecue_core::report::AnswerBy;

/// A field to write in, the last words heard, or nothing.
pub(super) fn answer(model: Model) -> AnyView {
    let by = part(model, |drill| Some(drill.by));
    let area = move || match by.get() {
        Some(AnswerBy::Typing) => written(model),
        Some(AnswerBy::Voice) => heard(model),
        Some(AnswerBy::Silence) | None => ().into_any(),
    };
    view! { <div class="answer" data-by=move || by.get().map(AnswerBy::word)>{area}</div> }.into_any()
}

fn written(model: Model) -> AnyView {
    let field = NodeRef::<html::Textarea>::new();
    Effect::new(move || {
        if let Some(field) = field.get() {
            // A field that cannot take the focus is no reason to stop.
            let _ = field.focus();
        }
    });
    view! {
        <textarea
            rows="7"
            data-typed=""
            aria-label=text("drill_answer")
            placeholder=text("drill_answer")
            node_ref=field
            prop:value=move || model.typed.get()
            on:input=move |event| model.write(event_target_value(&event))
        ></textarea>
    }
    .into_any()
}

/// The last words and the microphone; whoever cannot be heard may write instead.
fn heard(model: Model) -> AnyView {
    let heard = part(model, |drill| drill.heard.clone());
    let listens = move || model.speech.microphone.with(|microphone| microphone.state == "listening");
    let line = move || {
        let words = heard.get();
        if words.is_empty() && listens() { text("drill_heard_nothing") } else { words }
    };
    let otherwise = move || {
        let silent = model.speech.microphone.with(|microphone| {
            matches!(microphone.state.as_str(), "denied" | "failed" | "unavailable" | "unsupported" | "downloadable")
        });
        silent.then(|| {
            crate::controls::button("quiet", "write-instead", text("drill_write_instead"), move || {
                model.answer_by(AnswerBy::Typing);
            })
        })
    };
    view! {
        <p class="heard" class:faint=move || heard.with(String::is_empty) data-heard="">{line}</p>
        {move || microphone(model, model.speech.microphone.get())}
        {otherwise}
    }
    .into_any()
}
