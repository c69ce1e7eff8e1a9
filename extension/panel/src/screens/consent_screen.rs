//! The first screen: what Sidecue reads, asked before the first caption is read.

use crate::model::Model;
use crate::parts::click;
use leptos::prelude::*;
use sidecue_browser::i18n::text;

/// What is read, where it stays, and a button to agree.
pub(crate) fn consent(model: Model) -> impl IntoView {
    let facts = ["reads", "stays", "sends", "shows"];
    view! {
        <section class="consent" aria-labelledby="consent-title">
            <img class={"mark"} src="icons/icon-48.png" alt="" width="40" height="40"/>
            <h1 id="consent-title">{text("consent_title")}</h1>
            <p class="lead">{text("consent_lead")}</p>
            <dl class="facts">
                {facts.map(|fact| view! {
                    <div>
                        <dt>{text(&format!("consent_{fact}"))}</dt>
                        <dd>{text(&format!("consent_{fact}_more"))}</dd>
                    </div>
                }).into_iter().collect_view()}
            </dl>
            <p class="rules">{text("consent_rules")}</p>
            <button class="primary" type="button" data-action="consent" on:click=click(move || model.agree())>
                {text("consent_agree")}
            </button>
            <p class="aside">{text("consent_aside")}</p>
        </section>
    }
}
