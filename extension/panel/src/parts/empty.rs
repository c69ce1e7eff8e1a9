//! What to do while there is no card.

use super::advice::{actions, sentence};
use super::binding::{click, line, word};
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text_for, text_with};
use sidecue_core::search::Filter;

/// The next step for the state Sidecue is in, and the bank by topic.
pub(crate) fn empty(model: Model) -> impl IntoView {
    let light = Memo::new(move |_| model.light());
    view! {
        <section class="empty" data-empty=word(move || light.get().word())>
            <h1>{line(move || text_for("empty", light.get().word()))}</h1>
            <p>{line(move || sentence(model, light.get()))}</p>
            <div class="actions">{move || actions(model, light.get())}</div>
            {topics(model)}
        </section>
    }
}

/// The bank by topic.
pub(super) fn topics(model: Model) -> AnyView {
    let list = move || {
        model.contents.get().map(|contents| {
            view! {
                <h2>{text_with("browse_label", &[contents.cards.to_string()])}</h2>
                <ul class="topics">
                    {contents.topics.into_iter().map(|topic| view! { <li>{browse(model, topic)}</li> }).collect_view()}
                </ul>
            }
        })
    };
    list.into_any()
}

fn browse(model: Model, topic: String) -> impl IntoView {
    let name = text_for("topic", &topic);
    view! {
        <button class="chip" type="button" data-topic=topic.clone() on:click=click(move || {
            model.filter.set(Filter { topic: Some(topic.clone()), ..Filter::default() });
            model.seek();
        })>{name}</button>
    }
}
