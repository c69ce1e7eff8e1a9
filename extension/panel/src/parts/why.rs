//! Why this card: in one line, and all of it on demand. Beside it what can be done about it.

use super::binding::{click, key, shortcut, yes_or_no};
use super::icon::icon;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::recognition::Repair;
use sidecue_core::shortcuts::Action;
use sidecue_core::view::CueView;

/// The words that chose the card, or that the person did, with the buttons for a card that is wrong or to be kept.
pub(crate) fn why(model: Model) -> impl IntoView {
    let cue = Memo::new(move |_| model.live.with(|live| live.cue.as_ref().map(Reasons::of)));
    // With the card: what was opened for one is closed for the next.
    let chosen = Memo::new(move |_| {
        let of = |cue: &CueView| (cue.card.id.clone(), cue.matched.is_empty());
        model.live.with(|live| live.cue.as_ref().map(of))
    });
    let line = move || {
        cue.with(|cue| cue.as_ref().map(|cue| text_with("why_matched", &[cue.matched.join(" … ")])).unwrap_or_default())
    };
    // Open or not, it stays so while a question goes on.
    let open = move || {
        view! {
            <details class="why">
                <summary title=text("why_label")><b>{text("why")}</b> {" "} {line}</summary>
                <dl>{move || cue.get().map(details)}</dl>
            </details>
        }
    };
    view! {
        <div class="reason">
            {move || match chosen.get() {
                Some((_, true)) => view! { <p class="why">{text("why_chosen")}</p> }.into_any(),
                _ => open().into_any(),
            }}
            {by_hand(model)}
        </div>
    }
}

/// What of a cue is told.
#[derive(Clone, PartialEq)]
struct Reasons {
    matched: Vec<String>,
    nearest: Option<String>,
    sure: Option<u8>,
    /// How far ahead of which card.
    ahead: Option<(u8, String)>,
    repairs: Vec<Repair>,
}

impl Reasons {
    fn of(cue: &CueView) -> Self {
        Self {
            matched: cue.matched.clone(),
            nearest: cue.nearest.clone(),
            sure: cue.sure,
            ahead: cue.ahead.zip(cue.next.clone()),
            repairs: cue.repairs.clone(),
        }
    }
}

fn details(cue: Reasons) -> impl IntoView {
    let row = |name: String, said: String| view! { <div><dt>{name}</dt> <dd>{said}</dd></div> };
    let sure = cue.sure.map(|sure| text_with("why_sure", &[sure.to_string()]));
    let ahead = cue.ahead.map(|(ahead, next)| text_with("why_ahead", &[ahead.to_string(), next]));
    let score = [sure, ahead].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let repairs = cue.repairs.into_iter().map(|Repair { heard, meant }| text_with("why_repair", &[heard, meant]));
    let repairs = repairs.collect::<Vec<_>>().join(", ");
    view! {
        {(!cue.matched.is_empty()).then(|| row(text("why_words"), cue.matched.join(" … ")))}
        {cue.nearest.map(|nearest| row(text("why_nearest"), nearest))}
        {(!score.is_empty()).then(|| row(text("why_score"), score))}
        {(!repairs.is_empty()).then(|| row(text("why_repairs"), repairs))}
    }
}

/// The card is wrong, or to be kept.
fn by_hand(model: Model) -> impl IntoView {
    let pinned = Memo::new(move |_| model.live.with(|live| live.cue.as_ref().is_some_and(|cue| cue.pinned)));
    view! {
        <span class="by-hand">
            <button
                class="quiet"
                type="button"
                data-action="refuse"
                title=text("refuse_more")
                aria-keyshortcuts=shortcut(model, Action::Wrong)
                on:click=click(move || { model.refuse(); })
            >
                {icon("wrong")}
                {text("refuse")}
                {key(model, Action::Wrong)}
            </button>
            <button
                class="quiet"
                type="button"
                data-action="pin"
                title=text("pin_more")
                aria-keyshortcuts=shortcut(model, Action::Keep)
                aria-pressed=yes_or_no(move || pinned.get())
                on:click=click(move || { model.toggle_pin(); })
            >
                {move || icon(if pinned.get() { "kept" } else { "keep" })}
                {text("pin")}
                {key(model, Action::Keep)}
            </button>
        </span>
    }
}
