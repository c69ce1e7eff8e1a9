//! Sessions that may be started, one button each.

use super::binding::{click, key};
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::shortcuts::Action;
use sidecue_session::offers::Offer;
use sidecue_session::view::spoken;

const MS_A_MINUTE: u64 = 60_000;
const MS_AN_HOUR: u64 = 60 * MS_A_MINUTE;

/// The buttons, the best first. The first one has the key.
pub(super) fn offers(model: Model) -> AnyView {
    let face = model.face.get_untracked();
    let idle = !face.cues();
    let buttons: Vec<AnyView> =
        face.offers.into_iter().enumerate().map(|(at, offer)| button(model, offer, at == 0 && idle)).collect();
    view! { <div class={"offers"}>{buttons}</div> }.into_any()
}

fn button(model: Model, offer: Offer, first: bool) -> AnyView {
    let called = match &offer {
        Offer::Free { limit_ms } => text_with("offer_free", &[(limit_ms / MS_A_MINUTE).to_string()]),
        Offer::Pass { number, of, limit_ms, .. } => {
            let values = [number.to_string(), of.to_string(), (limit_ms / MS_AN_HOUR).to_string()];
            text_with("offer_pass", &values)
        }
        Offer::Resume { left_ms, .. } => text_with("offer_resume", &[spoken(*left_ms)]),
        Offer::Pro { .. } => text("offer_pro"),
    };
    let class = if first { "primary" } else { "quiet" };
    view! {
        <button class=class type="button" data-offer=offer.word() on:click=click(move || model.begin(&offer))>
            {called}
            {first.then(|| key(model, Action::Start))}
        </button>
    }
    .into_any()
}
