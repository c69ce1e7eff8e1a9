//! What is listed: commands where they were asked for, then cards. Where nothing is typed, the pinned cards and those read lately.

use super::super::binding::{click, yes_or_no};
use super::super::icon::icon;
use super::super::marked::marked;
use super::commands::{self, Command};
use crate::model::Model;
use leptos::html;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for};
use sidecue_core::view::HitView;
use wasm_bindgen::JsCast;

/// Something that can be chosen.
#[derive(Clone, PartialEq)]
pub(super) enum Row {
    Command(Command),
    Card(HitView),
}

impl Row {
    /// Does the command, or opens the card.
    pub(super) fn take(&self, model: Model) {
        model.end_search();
        match self {
            Self::Command(command) => command.run(model),
            Self::Card(hit) => model.look_up(hit.id.clone()),
        }
    }
}

/// What there is to choose from now, in order.
pub(super) fn rows(model: Model) -> Vec<Row> {
    let commands = if model.commanding.get() { commands::matching(model) } else { Vec::new() };
    let cards = model.found.get().hits.into_iter().map(Row::Card);
    commands.into_iter().map(Row::Command).chain(cards).collect()
}

/// The rows, and which one is chosen.
pub(super) fn list(
    model: Model,
    rows: Memo<Vec<Row>>,
    chosen: RwSignal<usize>,
    take: impl Fn(&Row) + Copy + Send + 'static,
) -> AnyView {
    let taken: fn(Model, Row) -> Option<&'static str> = |model, row| match row {
        Row::Command(_) => None,
        Row::Card(hit) => Some(place(model, &hit.id)),
    };
    let list = move || {
        let all: Vec<AnyView> = rows
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, row)| {
                let place = taken(model, row.clone());
                self::row(index, row, place, chosen, Box::new(move |row: &Row| take(row)))
            })
            .collect();
        // A list with nothing in it is none.
        (!all.is_empty()).then(|| {
            view! { <ul id="results" class="results" role="listbox" tabindex="-1" aria-label=text("search_results")>{all}</ul> }
        })
    };
    list.into_any()
}

/// Where a card comes from when nothing was typed: a word for its icon.
fn place(model: Model, id: &str) -> &'static str {
    if model.pinned.with(|pinned| pinned.iter().any(|known| known == id)) {
        "starred"
    } else if model.query.with(|query| query.trim().is_empty()) && !model.is_narrowed() {
        "recent"
    } else {
        ""
    }
}

fn row(
    index: usize,
    row: Row,
    place: Option<&'static str>,
    chosen: RwSignal<usize>,
    take: Box<dyn Fn(&Row)>,
) -> AnyView {
    let element = NodeRef::<html::Li>::new();
    Effect::new(move || {
        if chosen.get() == index
            && let Some(element) = element.get()
        {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.unchecked_ref::<web_sys::Element>().scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let (card, command) = match &row {
        Row::Card(hit) => (Some(hit.id.clone()), None),
        Row::Command(command) => (None, Some(command.word)),
    };
    let said = match &row {
        Row::Card(hit) => said(hit, place.unwrap_or_default()),
        Row::Command(command) => command.said(),
    };
    view! {
        <li
            id=format!("hit-{index}")
            node_ref=element
            role="option"
            data-card=card
            data-command=command
            aria-selected=yes_or_no(move || chosen.get() == index)
            on:click=click(move || take(&row))
        >
            {said}
        </li>
    }
    .into_any()
}

fn said(hit: &HitView, place: &'static str) -> AnyView {
    let topic = if hit.own { text("search_own") } else { text_for("topic", &hit.topic) };
    let from = match place {
        "" => ().into_any(),
        place => view! {
            {icon(place)}
            <span class="unseen">{text_for("search_from", place)}</span>
        }
        .into_any(),
    };
    view! {
        <b>{from} {marked(&hit.title, &hit.title_marks)}</b>
        <span class="question">{marked(&hit.question, &hit.question_marks)}</span>
        <span class="topic">{topic}</span>
    }
    .into_any()
}
