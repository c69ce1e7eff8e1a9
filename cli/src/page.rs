//! A page to look at in a browser: one file, without script and without anything from elsewhere.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// What all pages look like.
const STYLE: &str = include_str!("page.css");
/// Nothing is fetched and nothing runs, whatever a text on the page says.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A whole page. `style` is put after what all pages look like, as it is: it must be the program's own.
pub fn page(title: &str, style: &'static str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(style)) }
            }
            body { (body) }
        }
    }
}
