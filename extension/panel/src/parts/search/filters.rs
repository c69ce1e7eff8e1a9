//! Narrows a search by topic, round and level.

use super::count;
use crate::model::Model;
use leptos::ev::Event;
use leptos::prelude::*;
use sidecue_browser::i18n::text_for;
use sidecue_core::bank::{Level, Round};
use sidecue_core::search::Filter;

/// A list each, and how many were found.
pub(super) fn filters(model: Model) -> AnyView {
    // Whoever searches in the first moment has the list open before the engine has said what is in it.
    let topics = move || model.contents.get().map(|contents| contents.topics).unwrap_or_default();
    let rounds = move || {
        let rounds = model.contents.get().map(|contents| contents.rounds).unwrap_or_default();
        rounds.into_iter().map(|round| round.word().to_owned()).collect()
    };
    let levels = || Level::ALL.iter().map(|level| level.word().to_owned()).collect();
    view! {
        <div class={"filters"}>
            {list(model, "topic", Box::new(topics), |word| text_for("topic", word), |filter| filter.topic.as_deref(), |filter, word| filter.topic = word)}
            {list(model, "round", Box::new(rounds), |word| text_for("round", word), |filter| filter.round.map(Round::word), |filter, word| {
                filter.round = Round::ALL.iter().copied().find(|round| Some(round.word()) == word.as_deref());
            })}
            {list(model, "level", Box::new(levels), |word| text_for("level", word), |filter| filter.level.map(Level::word), |filter, word| {
                filter.level = Level::ALL.iter().copied().find(|level| Some(level.word()) == word.as_deref());
            })}
            {count(model)}
        </div>
    }
    .into_any()
}

type Words = Box<dyn Fn() -> Vec<String> + Send>;

fn list(
    model: Model,
    name: &'static str,
    words: Words,
    called: fn(&str) -> String,
    now: fn(&Filter) -> Option<&str>,
    set: fn(&mut Filter, Option<String>),
) -> AnyView {
    let narrow = move |event: Event| {
        let word = event_target_value(&event);
        model.filter.update(|filter| set(filter, Some(word).filter(|word| !word.is_empty())));
        model.search();
    };
    let option = move |word: String| {
        let called = called(&word);
        let selected = model.filter.with_untracked(|filter| now(filter) == Some(word.as_str()));
        view! { <option value=word selected=selected>{called}</option> }.into_any()
    };
    view! {
        <select data-filter=name aria-label=text_for("filter", name) on:change=narrow>
            <option value="">{text_for("filter_any", name)}</option>
            {move || words().into_iter().map(option).collect::<Vec<AnyView>>()}
        </select>
    }
    .into_any()
}
