//! Icons: drawn as files, coloured as the text around them, silent for screen readers.

use leptos::prelude::*;

/// An icon by its name; `styles/icons.css` knows the drawings.
pub(crate) fn icon(name: &'static str) -> AnyView {
    view! { <span class={"icon"} data-icon=name aria-hidden="true"></span> }.into_any()
}
