//! What came of an answer: the own mark beside what was covered, the points, the findings, the times.

use super::part;
use crate::controls::keyed;
use crate::marks;
use crate::model::Model;
use crate::report::measures;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};

/// The result, and the ways on.
pub(super) fn result(model: Model) -> AnyView {
    let points = part(model, |drill| drill.points.clone());
    let found = part(model, |drill| drill.result.as_ref().map(|result| result.findings.clone()));
    let times = part(model, |drill| drill.result.as_ref().map(|result| (result.measures.clone(), result.suggested)));
    let last = part(model, |drill| drill.number >= drill.of);
    view! {
        <div class="result">
            {beside(model)}
            <div class={"actions"}>
                {move || {
                    let label = if last.get() { text("drill_to_report") } else { text("drill_next") };
                    keyed("primary", "next", label, "n", move || model.onward())
                }}
                {keyed("", "retry", text("drill_retry"), "r", move || model.retry())}
            </div>
            <section hidden=move || points.with(Vec::is_empty)>
                <h3>{text("section_points")}</h3>
                <p class="hint">{text("points_more")}</p>
                {marks::points(move || points.get(), move |point, mark| model.correct(point, mark))}
            </section>
            {move || found.with(|found| marks::findings(found.as_deref().unwrap_or_default()))}
            {move || times.get().map(|(times, suggested)| measures(&times, suggested))}
        </div>
    }
    .into_any()
}

/// How it felt and how much of it was there, on the same scale.
fn beside(model: Model) -> AnyView {
    let marks =
        part(model, |drill| drill.result.as_ref().map(|result| (result.rating, result.covered)).unwrap_or_default());
    let made =
        part(model, |drill| (drill.points.iter().filter(|point| point.mark.counts()).count(), drill.points.len()));
    let row = |word: &'static str, label: String, mark: Option<u8>| {
        let told = mark.map_or_else(|| text("drill_no_mark"), |mark| text_with("drill_mark_of", &[mark.to_string()]));
        let dots: Vec<AnyView> = (1..=5_u8)
            .map(|step| {
                let full = mark.is_some_and(|mark| step <= mark);
                view! { <i class:full=full aria-hidden="true"></i> }.into_any()
            })
            .collect();
        view! {
            <div data-scale=word>
                <dt>{label}</dt>
                <dd>
                    <span class={"dots"}>{dots}</span>
                    <span class={"figure"}>{told}</span>
                </dd>
            </div>
        }
    };
    let rows = move || {
        let ((rating, covered), (made, of)) = (marks.get(), made.get());
        view! {
            {row("own", text("drill_own_mark"), rating)}
            {row("covered", text_with("drill_covered", &[made.to_string(), of.to_string()]), covered)}
        }
    };
    view! { <dl class="beside">{rows}</dl> }.into_any()
}
