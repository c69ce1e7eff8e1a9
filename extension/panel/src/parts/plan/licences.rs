//! Licences: those that were taken, and a place for another one.

use super::super::binding::{click, line};
use crate::model::Model;
use leptos::html;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_browser::moment::day;
use sidecue_browser::spawn;
use sidecue_session::view::{LicenceLine, Term};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// What was bought, and a field for a licence or its file.
pub(super) fn licences(model: Model, licences: Vec<LicenceLine>, refused: Vec<String>) -> impl IntoView {
    let disbelieved = |why: String| view! { <li class={"bad"}>{text_for("licence_refused", &why)}</li> }.into_any();
    let lines: Vec<AnyView> = licences.into_iter().map(taken).chain(refused.into_iter().map(disbelieved)).collect();
    view! {
        <h2>{text("licences_title")}</h2>
        <ul class={"lines"}>{lines}</ul>
        {field(model)}
        <p role="status" data-licence-news=line(move || model.session_news.get())>{line(move || news(model))}</p>
    }
}

fn taken(line: LicenceLine) -> AnyView {
    let term = match line.term {
        Term::Endless => String::new(),
        Term::Until(at) => text_with("licence_until", &[day(at.saturating_sub(1))]),
        Term::From(at) => text_with("licence_from", &[day(at)]),
        Term::Grace(at) => text_with("licence_grace", &[day(at.saturating_sub(1))]),
        Term::Expired(at) => text_with("licence_expired", &[day(at.saturating_sub(1))]),
    };
    let stands = match line.left {
        Some((left, of)) => text_with("licence_left", &[left.to_string(), of.to_string()]),
        None => term,
    };
    let behind = if line.clock_behind { text("licence_clock_behind") } else { String::new() };
    let id = line.id.clone();
    view! {
        <li data-licence=id data-term=line.term.word()>
            <b>{text_for("tier", line.tier.word())}</b>
            <span>{stands}</span>
            <span class="aside">{text_with("licence_issued", &[day(line.issued_ms), line.id])}</span>
            <span class="bad">{behind}</span>
        </li>
    }
    .into_any()
}

/// A licence is pasted, or its file is opened.
fn field(model: Model) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let open = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        spawn(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            // What cannot be read is no licence, and is told so.
            model.take_licence(&text.unwrap_or_default());
            input.set_value("");
        });
    };
    let choose = move || {
        if let Some(input) = input.get_untracked() {
            input.unchecked_ref::<web_sys::HtmlElement>().click();
        }
    };
    view! {
        <label class="licence">
            {text("licence_label")}
            <textarea
                rows="3"
                spellcheck="false"
                data-field="licence"
                placeholder=text("licence_placeholder")
                on:input=move |event| typed.set(event_target_value(&event))
            ></textarea>
        </label>
        <div class={"actions"}>
            <button class="quiet" type="button" data-action="add-licence" on:click=click(move || model.take_licence(&typed.get_untracked()))>
                {text("licence_add")}
            </button>
            <button class="quiet" type="button" data-action="open-licence" on:click=click(choose)>{text("licence_open")}</button>
            <input
                type="file"
                accept=".txt,.licence,text/plain"
                hidden=true
                aria-label=text("licence_open")
                node_ref=input
                on:change=open
            />
        </div>
    }
}

/// What came of the last licence.
fn news(model: Model) -> String {
    match model.session_news.get().as_str() {
        "" => String::new(),
        "refused" => text_for("licence_refused", &model.refusal.get()),
        news => text_for("session_news", news),
    }
}
