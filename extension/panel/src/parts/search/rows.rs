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
    /// With where it comes from when it is at hand, a word for its icon; else empty.
    Card(HitView, &'static str),
}

impl Row {
    /// Does the command, or opens the card.
    pub(super) fn take(&self, model: Model) {
        model.end_search();
        match self {
            Self::Command(command) => command.run(model),
            Self::Card(hit, _) => model.look_up(hit.id.clone()),
        }
    }
}

/// What there is to choose from now, in order.
pub(super) fn rows(model: Model) -> Vec<Row> {
    let commands = if model.commanding.get() { commands::matching(model) } else { Vec::new() };
    let found = model.found.get();
    // What is found follows the filter: that it changed is no news yet.
    let is_first_list = found.query.trim().is_empty() && !untrack(|| model.is_narrowed());
    let card = |hit: HitView| {
        let from = if model.is_at_hand(&hit.id) {
            "starred"
        } else if is_first_list {
            "recent"
        } else {
            ""
        };
        Row::Card(hit, from)
    };
    commands.into_iter().map(Row::Command).chain(found.hits.into_iter().map(card)).collect()
}

/// The rows, and which one is chosen.
pub(super) fn list(
    rows: Memo<Vec<Row>>,
    chosen: RwSignal<usize>,
    take: impl Fn(&Row) + Copy + Send + 'static,
) -> AnyView {
    let list = move || {
        let all: Vec<AnyView> = rows
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, row)| self::row(index, row, chosen, Box::new(move |row: &Row| take(row))))
            .collect();
        // A list with nothing in it is none.
        (!all.is_empty()).then(|| {
            view! { <ul id="results" class="results" role="listbox" tabindex="-1" aria-label=text("search_results")>{all}</ul> }
        })
    };
    list.into_any()
}

fn row(index: usize, row: Row, chosen: RwSignal<usize>, take: Box<dyn Fn(&Row)>) -> AnyView {
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
        Row::Card(hit, _) => (Some(hit.id.clone()), None),
        Row::Command(command) => (None, Some(command.word)),
    };
    let said = match &row {
        Row::Card(hit, from) => said(hit, from),
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

fn said(hit: &HitView, from: &'static str) -> AnyView {
    let topic = if hit.own { text("search_own") } else { text_for("topic", &hit.topic) };
    let from = match from {
        "" => ().into_any(),
        from => view! {
            {icon(from)}
            <span class="unseen">{text_for("search_from", from)}</span>
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
