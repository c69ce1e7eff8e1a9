//! The drill: one calm question at a time, and what came of it.

mod answer;
mod card;
mod dial;
mod foot;
mod question;
mod result;

use crate::marks;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::practice::{DrillView, Stage};

/// A part of the drill's view that is drawn again only when it changes; the default without a drill.
fn part<T: Default + PartialEq + Send + Sync + 'static>(
    model: Model,
    pick: impl Fn(&DrillView) -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| model.drill.with(|drill| drill.as_ref().map(&pick).unwrap_or_default()))
}

/// The screen.
pub(crate) fn drill(model: Model) -> AnyView {
    let stage = part(model, |drill| Some(drill.stage));
    let word = move || stage.get().map_or("", Stage::word);
    let below = move || match stage.get() {
        Some(Stage::Answering) => answering(model),
        Some(Stage::Rating) => rating(model),
        Some(Stage::Result) => result::result(model),
        None => ().into_any(),
    };
    view! {
        <section class="drill" data-stage=word>
            {question::head(model)}
            {question::question(model)}
            {below}
            {foot::foot(model)}
        </section>
    }
    .into_any()
}

/// The answer while it is given, with the card and the points for whoever asks for them.
fn answering(model: Model) -> AnyView {
    let card = part(model, |drill| drill.card.clone());
    view! {
        {answer::answer(model)}
        {foot::actions(model)}
        {checklist(model)}
        {move || card.get().map(|card| card::card(*card))}
    }
    .into_any()
}

/// The points, or how many are made while they are out of sight.
fn checklist(model: Model) -> AnyView {
    let points = part(model, |drill| drill.points.clone());
    let shown = Memo::new(move |_| model.choices.with(|choices| choices.checklist));
    let count = move || {
        points.with(|points| {
            let made = points.iter().filter(|point| point.mark.counts()).count();
            text_with("drill_points", &[made.to_string(), points.len().to_string()])
        })
    };
    view! {
        <section class="checklist" hidden=move || points.with(Vec::is_empty)>
            <button
                type="button"
                class="quiet"
                data-action="checklist"
                aria-expanded=move || if shown.get() { "true" } else { "false" }
                on:click=move |_| model.choose(|choices| choices.checklist = !choices.checklist)
            >
                {move || if shown.get() { text("drill_points_hide") } else { text("drill_points_show") }}
                <kbd>{"c"}</kbd>
            </button>
            <span class="count">{count}</span>
            {move || shown.get().then(|| marks::points(move || points.get(), move |point, mark| model.correct(point, mark)))}
        </section>
    }
    .into_any()
}

/// The own mark, before anything is shown.
fn rating(model: Model) -> AnyView {
    let mark = |mark: u8| {
        view! {
            <button type="button" data-rate=mark.to_string() on:click=move |_| model.rate(Some(mark))>
                {mark.to_string()}
            </button>
        }
    };
    view! {
        <section class="rating" aria-label=text("drill_rate")>
            <h3>{text("drill_rate")}</h3>
            <p class="hint">{text("drill_rate_more")}</p>
            <div class="scale">
                <span class={"hint"}>{text("drill_rate_low")}</span>
                {(1..=5).map(mark).collect_view()}
                <span class={"hint"}>{text("drill_rate_high")}</span>
            </div>
            {crate::controls::keyed("quiet", "no-mark", text("drill_rate_none"), "0", move || model.rate(None))}
        </section>
    }
    .into_any()
}
