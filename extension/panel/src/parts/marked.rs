//! A text with some of its parts marked.

use leptos::prelude::*;
use sidecue_core::search::Span;

/// The text, with the parts (in UTF-16 code units) in `<mark>`.
pub(crate) fn marked(text: &str, marks: &[Span]) -> impl IntoView + use<> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let piece = |from: usize, to: usize| String::from_utf16_lossy(units.get(from..to).unwrap_or_default());
    let mut views = Vec::new();
    let mut at = 0;
    for mark in marks {
        let (start, end) = (mark.start as usize, mark.end as usize);
        views.push(piece(at, start).into_any());
        let hit = piece(start, end);
        views.push(view! { <mark>{hit}</mark> }.into_any());
        at = end;
    }
    views.push(piece(at, units.len()).into_any());
    views
}
