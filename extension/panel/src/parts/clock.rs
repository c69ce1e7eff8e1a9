//! The session's clock in the bar, and what may be started beneath it.

use super::binding::{click, line, word, yes_or_no};
use super::icon::icon;
use super::offers::offers;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_session::view::{Stage, State};

/// What is left or was used, and the way to the plan page.
pub(crate) fn clock(model: Model) -> impl IntoView {
    let tier = Memo::new(move |_| model.face.get().tier.map_or("", |tier| tier.word()));
    view! {
        <button
            class="clock"
            type="button"
            data-action="plan"
            data-clock=word(move || model.face.get().state.word())
            data-stage=word(move || model.face.get().stage.word())
            data-tier=word(move || tier.get())
            title=text("plan_open")
            on:click=click(move || model.toggle_plan())
        >
            <span class={"time"} role="timer">
                {line(move || if tier.get().is_empty() { String::new() } else { model.face.get().time() })}
            </span>
            <span class={"tier"}>
                {line(move || if tier.get().is_empty() { text("plan_title") } else { text_for("tier", tier.get()) })}
            </span>
        </button>
    }
}

/// What may be started while no session runs, and that the end of one is near.
pub(crate) fn session_bar(model: Model) -> impl IntoView {
    // Built anew when it is another one, not at every second.
    let shown = Memo::new(move |_| {
        let here = model.clock_known.get() && !model.is_elsewhere() && !model.plan_is_open();
        let told = concerns_sessions(&model.session_news.get());
        let face = model.face.get();
        let state = match face.state {
            State::Idle | State::Ended => face.state.word(),
            _ if told || face.unkept || face.stage != Stage::Calm => "told",
            _ => return None,
        };
        here.then(|| format!("{state} {}", face.offers.len()))
    });
    move || {
        let Some(what) = shown.get() else { return ().into_any() };
        view! {
            <section class="session" data-session=what aria-label=text("session_label")>
                <p>{line(move || sentence(model))}</p>
                {offers(model)}
                {beside(model)}
            </section>
        }
        .into_any()
    }
}

/// What is there beside a call: practice, and reports where the person wants them.
fn beside(model: Model) -> AnyView {
    view! {
        <div class={"beside"}>
            {open(model, "practice", text("practice_open"), "practice.html#plan")}
            {open(model, "sessions", text("sessions_open"), "practice.html#sessions")}
            <button
                class="quiet"
                type="button"
                data-action="reports"
                title=text("reports_title")
                aria-pressed=yes_or_no(move || model.reports.get())
                on:click=click(move || model.toggle_reports())
            >
                {move || icon(if model.reports.get() { "check" } else { "open" })}
                {text("reports_toggle")}
            </button>
        </div>
        {disclosure(model)}
    }
    .into_any()
}

fn open(model: Model, action: &'static str, name: String, address: &'static str) -> AnyView {
    view! {
        <button class="quiet" type="button" data-action=action on:click=click(move || model.open_page(address))>
            {name}
        </button>
    }
    .into_any()
}

/// The reminder before every session, and a sentence to say at its beginning.
fn disclosure(model: Model) -> AnyView {
    view! {
        <p class="disclosure">
            {text("disclosure_rules")}
            {" "}
            <button
                class="link"
                type="button"
                data-action="disclose"
                title=text("disclosure_sentence")
                on:click=click(move || model.disclose())
            >
                {line(move || text(if model.disclosed.get() { "disclosure_copied" } else { "disclosure_copy" }))}
            </button>
        </p>
    }
    .into_any()
}

/// Whether news is about sessions, and not about a licence.
fn concerns_sessions(news: &str) -> bool {
    !matches!(news, "" | "taken" | "refused")
}

/// What is to be said about the session.
fn sentence(model: Model) -> String {
    let news = model.session_news.get();
    if concerns_sessions(&news) {
        return text_for("session_news", &news);
    }
    let face = model.face.get();
    match face.state {
        _ if face.unkept => text("session_unkept"),
        State::Ended => text("session_ended"),
        State::Idle => String::new(),
        _ => text_with("session_near", &[face.time()]),
    }
}
