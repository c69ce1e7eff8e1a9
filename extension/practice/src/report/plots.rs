//! Bars of all questions: time spent beside what is suggested, and points made.

use super::detail;
use crate::gauge::gauge;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::report::{QuestionReport, Report, clock};

/// A row a question. A title leads to its question.
pub(super) fn plots(model: Model, report: &Report) -> AnyView {
    let longest = report.questions.iter().map(|question| question.measures.spent.max(question.suggested)).max();
    let longest = longest.unwrap_or_default();
    let rows = report.questions.iter().enumerate().map(|(index, question)| {
        let (time, points) = (time(question, longest), points(model, index, question));
        view! {
            <li class:skipped=question.skipped data-bar=index.to_string()>
                <span class="number">{(index + 1).to_string()}</span>
                <button type="button" class="quiet" data-action="to-question" on:click=move |_| detail::show(model, index)>
                    {question.title.clone()}
                </button>
                {time}
                {points}
            </li>
        }
        .into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    view! {
        <section class="plots">
            <h3>{text("report_time")}</h3>
            <p class="hint">{text("report_time_more")}</p>
            <ol>{rows}</ol>
        </section>
    }
    .into_any()
}

/// Time spent; the mark is what is suggested.
fn time(question: &QuestionReport, longest: u32) -> AnyView {
    let told = text_with("drill_of", &[clock(question.measures.spent), clock(question.suggested)]);
    view! {
        <div class="bar" data-plot="time">
            {gauge(question.measures.spent, longest, Some(question.suggested), told.clone())}
            <span class="figure">{told}</span>
        </div>
    }
    .into_any()
}

/// Points made; they follow corrections.
fn points(model: Model, index: usize, question: &QuestionReport) -> AnyView {
    let made = Memo::new(move |_| {
        detail::question(model, index, |question| {
            (question.points.iter().filter(|point| point.mark.counts()).count(), question.points.len())
        })
        .unwrap_or_default()
    });
    let bar = move || {
        let (made, of) = made.get();
        let told = text_with("report_points_of", &[made.to_string(), of.to_string()]);
        let bar = gauge(made as u32, of as u32, None, told.clone());
        view! {
            {bar}
            <span class="figure">{told}</span>
        }
        .into_any()
    };
    view! {
        <div class="bar" data-plot="coverage">
            {(!question.skipped && !question.points.is_empty()).then_some(bar)}
        </div>
    }
    .into_any()
}
