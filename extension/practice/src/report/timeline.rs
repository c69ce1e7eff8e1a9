//! The session over time: who spoke when in two lanes, the questions as blocks below, marks where a card was opened.
//!
//! A lane is one path, however many bars it has: a session of three hours has more than a thousand.

use crate::gauge::percent;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::report::{LANE_HEIGHT, LANE_WIDTH, QuestionReport, Report, axis, clock, lane};

/// Blocks that are narrower than this have no room for their number, in per cent.
const ROOM: f64 = 2.6;
/// The same on a small screen; the style leaves them out there.
const ROOM_WHEN_SMALL: f64 = 6.0;

/// The drawing. A block leads to its question.
pub(super) fn timeline(model: Model, report: &Report) -> AnyView {
    let length = report.length.max(1);
    let lane = |own: bool| lane(&report.spans, length, own);
    let spoken = !report.spans.is_empty();
    let blocks: Vec<AnyView> =
        report.questions.iter().enumerate().map(|(index, question)| block(model, index, question, length)).collect();
    view! {
        <section class="timeline">
            <h3>{text("report_timeline")}</h3>
            <svg width="100%" height="118" role="img" aria-label=text("report_timeline_more")>
                {axis(length).into_iter().map(|at| tick(at, length)).collect::<Vec<AnyView>>()}
                {spoken.then(|| [speech("own", "2", lane(true)), speech("other", "24", lane(false))].collect_view())}
                {blocks}
            </svg>
            {legend(report)}
        </section>
    }
    .into_any()
}

fn speech(lane: &'static str, y: &'static str, path: String) -> AnyView {
    view! {
        <svg
            class="lane"
            data-lane=lane
            x="0"
            y=y
            width="100%"
            height=LANE_HEIGHT.to_string()
            viewBox=format!("0 0 {LANE_WIDTH} {LANE_HEIGHT}")
            preserveAspectRatio="none"
        >
            <rect class={"track"} width=LANE_WIDTH.to_string() height=LANE_HEIGHT.to_string()></rect>
            <path d=path></path>
        </svg>
    }
    .into_any()
}

fn block(model: Model, index: usize, question: &QuestionReport, length: u32) -> AnyView {
    let (from, to) = (percent(question.at, length), percent(question.to, length));
    let width = (to - from).max(0.3);
    let number = (index + 1).to_string();
    let told = text_with("report_block", &[number.clone(), question.title.clone(), clock(question.measures.spent)]);
    let label = (width >= ROOM).then(|| {
        let middle = format!("{:.2}%", from + width / 2.0);
        let narrow = width < ROOM_WHEN_SMALL;
        view! { <text x=middle y="63" text-anchor="middle" class:narrow=narrow>{number}</text> }
    });
    let mark = question.revealed.map(|at| {
        let at = format!("{:.2}%", percent(at, length));
        view! { <circle class="revealed" data-revealed="" cx=at cy="79" r="4"></circle> }
    });
    view! {
        <g
            class="block"
            class:skipped=question.skipped
            data-block=index.to_string()
            on:click=move |_| super::detail::show(model, index)
        >
            <title>{told}</title>
            <rect x=format!("{from:.2}%") y="48" width=format!("{width:.2}%") height="22" rx="3"></rect>
            {label}
            {mark}
        </g>
    }
    .into_any()
}

fn tick(at: u32, length: u32) -> AnyView {
    let share = percent(at, length);
    let x = format!("{share:.2}%");
    let anchor = if share < 3.0 {
        "start"
    } else if share > 96.0 {
        "end"
    } else {
        "middle"
    };
    view! {
        <g class="tick">
            <line x1=x.clone() x2=x.clone() y1="0" y2="92"></line>
            <text x=x y="110" text-anchor=anchor>{clock(at)}</text>
        </g>
    }
    .into_any()
}

fn legend(report: &Report) -> AnyView {
    let mut entries = Vec::new();
    if !report.spans.is_empty() {
        entries.push(("own", text("report_lane_own")));
        entries.push(("other", text("report_lane_other")));
    }
    if !report.questions.is_empty() {
        entries.push(("question", text("report_lane_questions")));
    }
    if report.questions.iter().any(|question| question.revealed.is_some()) {
        entries.push(("revealed", text("report_lane_revealed")));
    }
    let entry = |(word, label): (&'static str, String)| view! { <li data-legend=word>{label}</li> }.into_any();
    view! { <ul class="legend">{entries.into_iter().map(entry).collect::<Vec<AnyView>>()}</ul> }.into_any()
}
