//! Search: results as one types, beside whatever is on screen.

use super::binding::{click, line, yes_or_no};
use super::marked::marked;
use crate::model::Model;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_core::bank::Round;
use sidecue_core::search::Filter;
use sidecue_core::view::HitView;
use wasm_bindgen::JsCast;

/// Something is searched for: the results lie over whatever is on screen.
pub(crate) fn is_searching(model: Model) -> bool {
    !model.query.with(|query| query.trim().is_empty()) || model.filter.get() != Filter::default()
}

/// The field, its filters, and the results in a list that opens over the card.
pub(crate) fn search(model: Model) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let chosen = RwSignal::new(0usize);
    let open = Memo::new(move |_| is_searching(model));
    Effect::new(move || {
        model.found.track();
        chosen.set(0);
    });
    let take = move |id: String| {
        model.end_search();
        model.look_up(id);
        if let Some(field) = field.get_untracked() {
            // Keys of the panel work again once the field has lost the focus.
            let _ = field.blur();
        }
    };
    let keys = move |event: KeyboardEvent| {
        let count = model.found.with_untracked(|found| found.hits.len());
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => chosen.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                let id = model
                    .found
                    .with_untracked(|found| found.hits.get(chosen.get_untracked()).map(|hit| hit.id.clone()));
                id.into_iter().for_each(take);
            }
            "Escape" => {
                model.end_search();
                let _ = field.get_untracked().map(|field| field.blur());
            }
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <search class="search">
            <div class="field">
                <input
                    id="search"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="200"
                    data-search=""
                    node_ref=field
                    prop:value=move || model.query.get()
                    placeholder=text("search_placeholder")
                    aria-label=text("search_placeholder")
                    aria-expanded=yes_or_no(move || open.get())
                    aria-controls="results"
                    aria-activedescendant=move || open.get().then(|| format!("hit-{}", chosen.get()))
                    aria-keyshortcuts="/"
                    on:input=move |event| {
                        model.query.set(event_target_value(&event));
                        model.search();
                    }
                    on:keydown=keys
                />
                <kbd>{"/"}</kbd>
            </div>
            {move || open.get().then(|| view! {
                <div class="sheet">
                    {filters(model)}
                    {results(model, chosen, take)}
                </div>
            })}
        </search>
    }
}

/// Narrows by topic and round.
fn filters(model: Model) -> impl IntoView {
    // Whoever searches in the first moment has the list open before the engine has said what is in it.
    let topics = move || model.contents.get().map(|contents| contents.topics).unwrap_or_default();
    let rounds = move || model.contents.get().map(|contents| contents.rounds).unwrap_or_default();
    let narrow = move |change: Box<dyn FnOnce(&mut Filter)>| {
        model.filter.update(change);
        model.search();
    };
    let topic = move |event| {
        let word = event_target_value(&event);
        narrow(Box::new(move |filter| filter.topic = Some(word).filter(|word| !word.is_empty())));
    };
    let round = move |event| {
        let word = event_target_value(&event);
        narrow(Box::new(move |filter| filter.round = Round::ALL.iter().copied().find(|round| round.word() == word)));
    };
    view! {
        <div class="filters">
            <select data-filter="topic" aria-label=text("filter_topic") on:change=topic>
                <option value="">{text("filter_any_topic")}</option>
                {move || topics().into_iter().map(|word| {
                    let name = text_for("topic", &word);
                    let selected = model.filter.with_untracked(|filter| filter.topic.as_ref() == Some(&word));
                    view! { <option value=word selected=selected>{name}</option> }
                }).collect_view()}
            </select>
            <select data-filter="round" aria-label=text("filter_round") on:change=round>
                <option value="">{text("filter_any_round")}</option>
                {move || rounds().into_iter().map(|round| {
                    let selected = model.filter.with_untracked(|filter| filter.round == Some(round));
                    view! { <option value=round.word() selected=selected>{text_for("round", round.word())}</option> }
                }).collect_view()}
            </select>
            <span class="count">
                {line(move || text_with("search_count", &[model.found.with(|found| found.hits.len()).to_string()]))}
            </span>
        </div>
    }
}

fn results(model: Model, chosen: RwSignal<usize>, take: impl Fn(String) + Copy + Send + 'static) -> impl IntoView {
    view! {
        <ul id="results" class="results" role="listbox" aria-label=text("search_results") data-results="">
            {move || {
                let found = model.found.get();
                if found.hits.is_empty() {
                    return view! { <li class="nothing">{text("search_nothing")}</li> }.into_any();
                }
                found.hits.into_iter().enumerate().map(|(index, hit)| result(index, hit, chosen, take)).collect_view().into_any()
            }}
        </ul>
    }
}

fn result(index: usize, hit: HitView, chosen: RwSignal<usize>, take: impl Fn(String) + 'static) -> impl IntoView {
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
    let title = marked(&hit.title, &hit.title_marks);
    let question = marked(&hit.question, &hit.question_marks);
    let id = hit.id.clone();
    let topic = if hit.own { text("search_own") } else { text_for("topic", &hit.topic) };
    view! {
        <li
            id=format!("hit-{index}")
            node_ref=element
            role="option"
            data-card=hit.id
            aria-selected=yes_or_no(move || chosen.get() == index)
            on:click=click(move || take(id.clone()))
        >
            <b>{title}</b>
            <span class="question">{question}</span>
            <span class="topic">{topic}</span>
        </li>
    }
}
