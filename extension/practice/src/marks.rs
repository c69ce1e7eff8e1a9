//! Points of a card with the words that proved them, and what the rules found: in a drill's result and in a report alike.

use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_for_with};
use sidecue_core::coverage::{Mark, PointMark};
use sidecue_core::feedback::{Finding, Verdict};

/// A list of points that are ticked by a tap. Each stays the same element while the marks change, so that it keeps the focus.
pub(crate) fn points(
    now: impl Fn() -> Vec<PointMark> + Copy + Send + Sync + 'static,
    tap: impl Fn(usize, Mark) + Copy + Send + Sync + 'static,
) -> AnyView {
    let says = Memo::new(move |_| now().into_iter().map(|point| point.say).collect::<Vec<String>>());
    let one = move |index: usize, say: String| {
        let point = Memo::new(move |_| now().into_iter().nth(index).unwrap_or_default());
        let mark = move || point.with(|point| point.mark);
        let words = move || {
            point.with(|point| match (point.mark, &point.words) {
                (Mark::Heard, Some(words)) => view! { <q class="words">{words.clone()}</q> }.into_any(),
                (Mark::Given, _) => view! { <span class="words">{text("points_given")}</span> }.into_any(),
                (Mark::Taken, _) => view! { <span class="words">{text("points_taken")}</span> }.into_any(),
                _ => ().into_any(),
            })
        };
        view! {
            <li data-point=index.to_string() data-mark=move || mark().word()>
                <button
                    type="button"
                    role="checkbox"
                    aria-checked=move || if mark().counts() { "true" } else { "false" }
                    on:click=move |_| tap(index, point.get_untracked().mark)
                >
                    <span class="say">{say}</span>
                    {words}
                </button>
            </li>
        }
        .into_any()
    };
    let all = move || says.get().into_iter().enumerate().map(|(index, say)| one(index, say)).collect::<Vec<AnyView>>();
    view! { <ul class="points" aria-label=text("section_points")>{all}</ul> }.into_any()
}

/// What the rules found, grouped by what they say, each with what it looks for.
pub(crate) fn findings(found: &[Finding]) -> AnyView {
    let group = |verdict: Verdict| {
        let of_it: Vec<AnyView> = found.iter().filter(|finding| finding.verdict == verdict).map(finding).collect();
        (!of_it.is_empty()).then(|| {
            view! {
                <section class="findings" data-verdict=verdict.word()>
                    <h4>{text_for("verdict", verdict.word())}</h4>
                    <ul>{of_it}</ul>
                </section>
            }
        })
    };
    [Verdict::Good, Verdict::Missing, Verdict::Notice].map(group).collect_view().into_any()
}

fn finding(finding: &Finding) -> AnyView {
    let (rule, verdict) = (finding.rule.word(), finding.verdict.word());
    let told = text_for_with("finding", &format!("{rule}_{verdict}"), &finding.values);
    view! {
        <li data-finding=rule>
            <p>{told}</p>
            {finding.words.clone().map(|words| view! { <q class="words">{words}</q> })}
            <p class="rule">{text_for("rule", rule)}</p>
        </li>
    }
    .into_any()
}
