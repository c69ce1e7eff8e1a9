//! A card by its title, taken by a click or a key.

use super::binding::{click, key, shortcut};
use crate::model::Model;
use leptos::prelude::*;
use sidecue_core::shortcuts::Action;
use sidecue_core::view::TitleView;

/// A title that was offered, or what else the card on screen could be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Hint,
    Runner,
}

/// The titles, one key each.
pub(crate) fn choices(model: Model, kind: Kind, titles: Vec<TitleView>) -> Vec<AnyView> {
    titles.into_iter().enumerate().map(|(at, title)| choice(model, kind, at + 1, title)).collect()
}

fn choice(model: Model, kind: Kind, number: usize, title: TitleView) -> AnyView {
    let action = match number {
        1 => Action::First,
        2 => Action::Second,
        _ => Action::Third,
    };
    let id = title.id.clone();
    let called = title.title.clone();
    let named = |of: Kind| (kind == of).then(|| title.id.clone());
    view! {
        <button
            type="button"
            data-hint=named(Kind::Hint)
            data-runner=named(Kind::Runner)
            aria-keyshortcuts=shortcut(model, action)
            title=called
            on:click=click(move || model.pick(id.clone()))
        >
            {key(model, action)}
            <span>{title.title}</span>
        </button>
    }
    .into_any()
}
