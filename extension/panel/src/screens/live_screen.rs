//! The live view: light and pause, search, what was heard, the card.

use crate::model::Model;
use crate::parts;
use leptos::prelude::*;

/// Everything beside a call.
pub(crate) fn live(model: Model) -> impl IntoView {
    view! {
        <header class="bar">
            {parts::light(model)} {parts::clock(model)} {parts::pause(model)} {parts::commands(model)}
        </header>
        {parts::session_bar(model)}
        {parts::notice(model)}
        {parts::trouble(model)}
        {parts::search(model)}
        {move || match (model.plan.get(), model.looked_up.get()) {
            (Some(plan), _) => parts::plan(model, plan).into_any(),
            (None, Some(card)) => view! {
                {parts::return_bar(model)}
                <div class={"cards"}>
                    {parts::looked_up(model, card)}
                    {parts::beside(model)}
                </div>
            }
            .into_any(),
            (None, None) => view! {
                {parts::heard_line(model)}
                {parts::hints(model)}
                {parts::live_card(model)}
            }
            .into_any(),
        }}
        {parts::help(model)}
    }
}
