//! Search as a view of its own: it lies over whatever is on screen while the live card goes on beneath. In the same view stand
//! the commands, when they were asked for.

mod commands;
mod filters;
mod rows;

use super::binding::{click, key, line, yes_or_no};
use super::empty::topics;
use super::icon::icon;
use super::return_bar::return_bar;
use crate::model::Model;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use rows::Row;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::search::Filter;
use sidecue_core::shortcuts::Action;
use wasm_bindgen::JsCast;

/// The field, and the view that opens beneath it.
pub(crate) fn search(model: Model) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let chosen = RwSignal::new(0usize);
    let open = Memo::new(move |_| model.seeking.get());
    let rows = Memo::new(move |_| rows::rows(model));
    Effect::new(move || {
        rows.track();
        chosen.set(0);
    });
    let take = move |row: &Row| {
        // Keys of the panel work again once the field has lost the focus.
        let _ = field.get_untracked().map(|field| field.blur());
        row.take(model);
    };
    let keys = move |event: KeyboardEvent| {
        let count = rows.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => chosen.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                let row = rows.with_untracked(|rows| rows.get(chosen.get_untracked()).cloned());
                row.iter().for_each(take);
            }
            "Escape" => {
                model.end_search();
                let _ = field.get_untracked().map(|field| field.blur());
            }
            _ => return,
        }
        event.prevent_default();
    };
    // Whoever goes on with Tab leaves the view; it must not lie over what has the focus then.
    let leave = move |event: FocusEvent| {
        let inside = |target: web_sys::Element| target.closest("search").ok().flatten().is_some();
        let to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if open.get_untracked() && to.is_some_and(|to| !inside(to)) {
            model.end_search();
        }
    };
    let listed = move || open.get() && !rows.with(Vec::is_empty);
    let label = move || text(if model.commanding.get() { "palette_placeholder" } else { "search_placeholder" });
    view! {
        <search class="search" on:focusout=leave data-open=yes_or_no(move || open.get())>
            <div class="field">
                {icon("search")}
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
                    placeholder=line(label)
                    aria-label=line(label)
                    aria-autocomplete="list"
                    aria-expanded=yes_or_no(listed)
                    aria-controls=move || listed().then_some("results")
                    aria-activedescendant=move || {
                        let at = chosen.get();
                        (open.get() && at < rows.with(Vec::len)).then(|| format!("hit-{at}"))
                    }
                    on:click=click(move || model.seek())
                    on:input=move |event| {
                        model.query.set(event_target_value(&event));
                        model.seek();
                    }
                    on:keydown=keys
                />
                {key(model, Action::Search)}
                {close(model, open)}
            </div>
            {move || open.get().then(|| view! {
                <div class="sheet" data-results="">
                    {(!model.commanding.get()).then(|| filters::filters(model))}
                    {rows::list(rows, chosen, take)}
                    {move || rows.with(Vec::is_empty).then(|| nothing(model))}
                    {live_beneath(model)}
                </div>
            })}
        </search>
    }
}

fn close(model: Model, open: Memo<bool>) -> impl IntoView {
    move || {
        open.get().then(|| {
            view! {
                <button
                    class="bare"
                    type="button"
                    data-action="close-search"
                    aria-label=text("search_close")
                    on:click=click(move || model.end_search())
                >
                    {icon("wrong")}
                </button>
            }
        })
    }
}

/// What helps where there is nothing to list.
fn nothing(model: Model) -> AnyView {
    let typed = model.query.get();
    let narrowed = model.is_narrowed();
    if typed.trim().is_empty() && !narrowed {
        return view! {
            <div class={"nothing"}>
                <p>{text("search_empty")}</p>
                {topics(model)}
            </div>
        }
        .into_any();
    }
    let widen = move || {
        model.filter.set(Filter::default());
        model.search();
    };
    view! {
        <div class="nothing" role="status">
            <p>{text("search_nothing")}</p>
            <p class="actions">
                {narrowed.then(|| view! {
                    <button class="quiet" type="button" data-action="widen" on:click=click(widen)>{text("search_widen")}</button>
                })}
                <button class="quiet" type="button" data-action="add-card" on:click=click(move || model.open_page("options.html#packs"))>
                    {text("search_add")}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// The live card by name: it goes on, whatever is searched for.
fn live_beneath(model: Model) -> impl IntoView {
    let live = Memo::new(move |_| model.live.with(|live| live.cue.is_some()));
    move || live.get().then(|| return_bar(model))
}

/// How many there are, told beside the filters.
fn count(model: Model) -> impl IntoView {
    view! {
        <span class="count">
            {line(move || text_with("search_count", &[model.found.with(|found| found.hits.len()).to_string()]))}
        </span>
    }
}
