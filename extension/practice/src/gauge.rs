//! A bar: how much of something, beside a mark. Drawn by attributes: the page's policy knows no inline styles.

use leptos::prelude::*;

/// So much of `whole`, with a thin mark at `mark`; `told` says it to those who hear it. More than the whole fills the bar.
pub(crate) fn gauge(part: u32, whole: u32, mark: Option<u32>, told: String) -> AnyView {
    let place = |value: u32| format!("{:.2}%", percent(value, whole));
    let mark = mark.map(|mark| {
        let at = place(mark);
        view! { <line class="mark" x1=at.clone() x2=at y1="0" y2="100%"></line> }
    });
    view! {
        <svg class="gauge" width="100%" height="8" role="img" aria-label=told>
            <rect class={"track"} width="100%" height="100%" rx="4"></rect>
            <rect class="part" width=place(part) height="100%" rx="4"></rect>
            {mark}
        </svg>
    }
    .into_any()
}

/// A share in per cent, at most all of it; of nothing there is none.
pub(crate) fn percent(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { (f64::from(part) / f64::from(whole) * 100.0).min(100.0) }
}
