//! The plan page: what each tier gives, what was bought, what was used.

mod licences;
mod sessions;
mod tiers;

use super::binding::{click, line};
use super::offers::offers;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_session::view::PlanView;

/// The page, in place of the card; the live card goes on beneath.
pub(crate) fn plan(model: Model, plan: PlanView) -> impl IntoView {
    let torn = if plan.torn > 0 { text_with("plan_torn", &[plan.torn.to_string()]) } else { String::new() };
    view! {
        <article class="plan" data-plan="" aria-labelledby="plan-title">
            <header>
                <h1 id="plan-title">{text("plan_title")}</h1>
                <button class="quiet" type="button" data-action="close-plan" on:click=click(move || model.toggle_plan())>
                    {text("plan_close")}
                    <kbd>{"Esc"}</kbd>
                </button>
            </header>
            {running(model)}
            {tiers::tiers(plan.tiers)}
            {licences::licences(model, plan.licences, plan.refused)}
            {sessions::sessions(plan.sessions)}
            <p class="aside">{torn}</p>
            <h2>{text("plan_counting")}</h2>
            <p class="aside">{text("plan_counting_more")}</p>
            <p>
                <button class="quiet" type="button" data-action="export-ledger" on:click=click(move || model.export_ledger())>
                    {text("plan_export")}
                </button>
            </p>
        </article>
    }
}

/// The session that runs, with a way to end it, or those that may be started.
fn running(model: Model) -> impl IntoView {
    let runs = Memo::new(move |_| model.face.get().cues());
    move || {
        if !runs.get() {
            return if model.is_elsewhere() { ().into_any() } else { offers(model) };
        }
        view! {
            <p class="running">
                {line(move || text_with("plan_running", &[model.face.get().time()]))}
                <button class="quiet" type="button" data-action="end-session" on:click=click(move || model.end_session())>
                    {text("plan_end")}
                </button>
            </p>
        }
        .into_any()
    }
}
