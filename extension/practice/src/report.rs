//! The report: a session in numbers, over time, and question by question.

mod detail;
mod head;
mod plots;
mod text_file;
mod timeline;

use crate::controls::{button, sure_button};
use crate::model::Model;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use sidecue_browser::i18n::text;
use sidecue_core::report::Report;
use std::sync::Arc;

pub(crate) use head::measures;
pub(crate) use text_file::markdown_file;

/// The screen. It is made once a session; what a correction changes is drawn again inside.
pub(crate) fn report(model: Model) -> AnyView {
    let id = Memo::new(move |_| model.report.with(|report| report.as_ref().map(|report| report.id.clone())));
    let shown = move || {
        id.get();
        model.report.get_untracked().map(|report| whole(model, report))
    };
    view! { <section class="report">{shown}</section> }.into_any()
}

fn whole(model: Model, report: Arc<Report>) -> AnyView {
    let asked = !report.questions.is_empty();
    view! {
        {head::title(&report)}
        {ways(model, &report)}
        {head::numbers(model)}
        {timeline::timeline(model, &report)}
        {asked.then(|| plots::plots(model, &report))}
        {detail::details(model, &report)}
    }
    .into_any()
}

/// What can be done with the whole of it.
fn ways(model: Model, report: &Report) -> AnyView {
    let (exported, removed) = (report.id.clone(), report.id.clone());
    view! {
        <div class="actions no-print">
            {button("", "export-markdown", text("report_markdown"), move || model.export_markdown())}
            {button("", "export-json", text("report_json"), move || model.export(exported.clone()))}
            {button("", "print", text("report_print"), move || print(model))}
            {sure_button(
                "remove",
                text("kept_remove"),
                text("kept_remove_sure"),
                report.name.clone().unwrap_or_default(),
                move || model.remove(removed.clone()),
            )}
        </div>
    }
    .into_any()
}

/// Prints with every question open.
fn print(model: Model) {
    open_all(model);
    // What was opened is drawn in the next turn.
    Timeout::new(0, || {
        if let Err(error) = window().print() {
            leptos::logging::warn!("the browser does not print: {error:?}");
        }
    })
    .forget();
}

/// Opens every question whenever the browser prints, by whatever way.
pub(crate) fn open_for_print(model: Model) {
    // Lives as long as the page.
    EventListener::new(&window(), "beforeprint", move |_| open_all(model)).forget();
}

fn open_all(model: Model) {
    let questions = model.report.with_untracked(|report| report.as_ref().map_or(0, |report| report.questions.len()));
    model.opened.set((0..questions).collect());
}
