//! Question by question. What is inside is made when it is opened: a long session has dozens.

use super::measures;
use crate::marks;
use crate::model::Model;
use leptos::html;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_core::report::{QuestionReport, Report, Said, clock};
use wasm_bindgen::JsCast;

/// Every question.
pub(super) fn details(model: Model, report: &Report) -> AnyView {
    if report.questions.is_empty() {
        return view! { <p class="hint">{text("report_no_questions")}</p> }.into_any();
    }
    let all: Vec<AnyView> =
        report.questions.iter().enumerate().map(|(index, question)| detail(model, index, question)).collect();
    view! {
        <section class="details">
            <h3>{text("report_questions")}</h3>
            {all}
        </section>
    }
    .into_any()
}

/// Looks at a question of the report on screen.
pub(super) fn question<T>(model: Model, index: usize, look: impl FnOnce(&QuestionReport) -> T) -> Option<T> {
    model.report.with(|report| report.as_ref().and_then(|report| report.questions.get(index)).map(look))
}

/// Opens a question and goes to it.
pub(super) fn show(model: Model, index: usize) {
    model.opened.update(|opened| {
        opened.insert(index);
    });
    if let Some(place) = document().get_element_by_id(&format!("question-{index}")) {
        place.scroll_into_view();
    }
}

fn detail(model: Model, index: usize, asked: &QuestionReport) -> AnyView {
    let open = Memo::new(move |_| model.opened.with(|opened| opened.contains(&index)));
    let place = NodeRef::<html::Details>::new();
    let toggled = move |_| {
        let Some(place) = place.get_untracked() else { return };
        let open = place.unchecked_ref::<web_sys::HtmlDetailsElement>().open();
        if open != model.opened.with_untracked(|opened| opened.contains(&index)) {
            model.opened.update(|opened| {
                if open {
                    opened.insert(index)
                } else {
                    opened.remove(&index)
                };
            });
        }
    };
    let facts = facts(asked);
    let attempt = (asked.attempt > 1).then(|| {
        view! { <span class="aside">{text_with("drill_attempt", &[asked.attempt.to_string()])}</span> }
    });
    view! {
        <details
            id=format!("question-{index}")
            class="question"
            data-question=index.to_string()
            node_ref=place
            prop:open=move || open.get()
            on:toggle=toggled
        >
            <summary>
                <span class="number">{(index + 1).to_string()}</span>
                <span class="title">{asked.title.clone()}</span>
                {attempt}
                <span class="aside">{facts}</span>
            </summary>
            {move || open.get().then(|| untrack(|| question(model, index, |asked| body(model, index, asked))))}
        </details>
    }
    .into_any()
}

/// The line that says how it went while the question is closed.
fn facts(asked: &QuestionReport) -> String {
    if asked.skipped {
        return text("report_skipped");
    }
    let made = asked.points.iter().filter(|point| point.mark.counts()).count();
    let mut facts = vec![clock(asked.measures.spent)];
    if !asked.points.is_empty() {
        facts.push(text_with("report_points_of", &[made.to_string(), asked.points.len().to_string()]));
    }
    facts.extend(asked.rating.map(|rating| text_with("report_own_mark", &[rating.to_string()])));
    facts.join(" · ")
}

fn body(model: Model, index: usize, asked: &QuestionReport) -> AnyView {
    let points = Memo::new(move |_| question(model, index, |asked| asked.points.clone()).unwrap_or_default());
    let found = Memo::new(move |_| question(model, index, |asked| asked.findings.clone()).unwrap_or_default());
    let follow_ups: Vec<AnyView> = asked
        .follow_ups
        .iter()
        .map(|further| {
            let at = clock(further.at.saturating_sub(asked.at));
            view! {
                <li>
                    <span class="at">{format!("+{at}")}</span>
                    <span>{further.ask.clone()}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    let revealed = asked.revealed.map(|at| {
        let after = clock(at.saturating_sub(asked.at));
        view! { <p class="hint" data-was-revealed="">{text_with("report_revealed", &[after])}</p> }
    });
    let meta = [text_for("topic", &asked.topic), text_for("by", asked.by.word())].join(" · ");
    view! {
        <div class="body">
            <p class="ask">{asked.ask.clone()}</p>
            <p class="hint">{meta}</p>
            {revealed}
            {(!follow_ups.is_empty()).then(|| view! {
                <section>
                    <h4>{text("report_follow_ups")}</h4>
                    <ul class="follow-ups">{follow_ups}</ul>
                </section>
            })}
            <section hidden=move || points.with(Vec::is_empty)>
                <h4>{text("section_points")}</h4>
                {marks::points(move || points.get(), move |point, mark| model.amend(index, point, mark))}
            </section>
            {move || found.with(|found| marks::findings(found))}
            {measures(&asked.measures, asked.suggested)}
            {words(asked)}
        </div>
    }
    .into_any()
}

/// What was said or written meanwhile.
fn words(asked: &QuestionReport) -> AnyView {
    if asked.said.is_empty() {
        return ().into_any();
    }
    let from = asked.at;
    let line = |said: &Said| {
        let speaker = said.speaker.clone().filter(|_| !said.own);
        let who = speaker.unwrap_or_else(|| if said.own { text("report_lane_own") } else { text("report_lane_other") });
        view! {
            <li class:own=said.own>
                <span class="at">{format!("+{}", clock(said.from.saturating_sub(from)))}</span>
                <b>{who}</b>
                <span>{said.text.clone()}</span>
            </li>
        }
        .into_any()
    };
    view! {
        <section>
            <h4>{text("report_said")}</h4>
            <ul class="said">{asked.said.iter().map(line).collect::<Vec<AnyView>>()}</ul>
        </section>
    }
    .into_any()
}
