//! What it was, and its numbers.

use crate::model::Model;
use crate::times;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_browser::moment::moment;
use sidecue_core::report::{Measures, Report, Totals, clock};

/// What kind of session, when, and what was planned.
pub(super) fn title(report: &Report) -> AnyView {
    let kind = text_for("kind", report.kind.word());
    let mut facts: Vec<String> = Vec::new();
    facts.extend(report.began.map(moment));
    facts.push(clock(report.length));
    if let Some(plan) = &report.plan {
        facts.push(text_for("archetype", plan.archetype.word()));
        facts.push(text_for("level", plan.level.word()));
        facts.push(text_with("report_planned", &[plan.minutes.to_string(), plan.seed.to_string()]));
    }
    view! {
        <header class="report-head" data-report=report.id.clone()>
            <h2>{report.name.clone().unwrap_or(kind)}</h2>
            <p class="hint">{facts.join(" · ")}</p>
        </header>
    }
    .into_any()
}

/// The head numbers; they follow corrections.
pub(super) fn numbers(model: Model) -> AnyView {
    let totals = Memo::new(move |_| {
        model.report.with(|report| report.as_ref().map(|report| report.totals.clone()).unwrap_or_default())
    });
    view! { <dl class="numbers">{move || figures(&totals.get())}</dl> }.into_any()
}

fn figures(totals: &Totals) -> Vec<AnyView> {
    let mut figures = vec![
        figure(
            "answered",
            totals.answered.to_string(),
            match totals.skipped {
                0 => text("report_answered"),
                skipped => text_with("report_answered_skipped", &[skipped.to_string()]),
            },
        ),
        figure("made", format!("{} / {}", totals.made, totals.points), text("report_made")),
        figure(
            "spent",
            clock(totals.spent),
            text_with("report_spent", &[clock(totals.suggested), totals.over.to_string()]),
        ),
    ];
    if totals.own_talk > 0 {
        let (own, other) = (clock(totals.own_talk), clock(totals.other_talk));
        figures.push(figure("talk", own, text_with("report_talk", &[other])));
    }
    if let Some(pace) = totals.pace {
        figures.push(figure("pace", pace.to_string(), text("report_pace")));
    }
    if let Some(fillers) = totals.fillers_tenths {
        figures.push(figure("fillers", times::tenths(fillers), text("report_fillers")));
    }
    figures
}

/// Times and counts of one answer.
pub(crate) fn measures(measures: &Measures, suggested: u32) -> AnyView {
    let spent = text_with("drill_of", &[clock(measures.spent), clock(suggested)]);
    let seconds = |ms: u32| text_with("report_seconds", &[times::seconds(ms)]);
    let mut figures = vec![figure("spent", spent, text("report_spent_one"))];
    figures.extend(measures.first_word.map(|ms| figure("first-word", seconds(ms), text("report_first_word"))));
    figures.extend(measures.longest_pause.map(|ms| figure("pause", seconds(ms), text("report_longest_pause"))));
    figures.extend(measures.pace.map(|pace| figure("pace", pace.to_string(), text("report_pace"))));
    if measures.words > 0 {
        figures.push(figure("words", measures.words.to_string(), text("report_words")));
        figures.push(figure("fillers", measures.fillers.to_string(), text("report_fillers_one")));
    }
    view! { <dl class="numbers small">{figures}</dl> }.into_any()
}

fn figure(word: &'static str, value: String, label: String) -> AnyView {
    view! {
        <div data-figure=word>
            <dd>{value}</dd>
            <dt>{label}</dt>
        </div>
    }
    .into_any()
}
