//! What people said as Markdown that stays text.

use crate::cleaning::cleaned;

/// What people said or wrote as text of Markdown: one line, no markup, no links.
pub(super) fn text(said: &str) -> String {
    let said = cleaned(said);
    let mut out = String::with_capacity(said.len() + 8);
    // What begins a list, a heading or a fence does so at the start only.
    let digits = said.chars().take_while(char::is_ascii_digit).count();
    for (index, (at, c)) in said.char_indices().enumerate() {
        let rest = said.get(at..).unwrap_or_default();
        let begins = index == 0 && matches!(c, '-' | '+' | '=' | ':' | '(')
            || (index == digits && index > 0 && matches!(c, '.' | ')'));
        let address = rest.starts_with("://")
            || (c == '.' && out.get(out.len().saturating_sub(3)..).is_some_and(|end| end.eq_ignore_ascii_case("www")));
        let markup = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '@' | '$' | '{' | '}' | '^'
        );
        if begins || address || markup {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    /// The text of a Markdown line, or what else it turned out to be.
    fn read(markdown: &str) -> Result<String, String> {
        let mut read = String::new();
        for event in Parser::new_ext(markdown, Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)) {
            match event {
                Event::Text(text) => read.push_str(&text),
                Event::Start(pulldown_cmark::Tag::Paragraph) | Event::End(pulldown_cmark::TagEnd::Paragraph) => {}
                other => return Err(format!("{other:?}")),
            }
        }
        Ok(read)
    }

    #[test]
    fn what_was_said_stays_text() {
        for said in [
            "# no heading",
            "- no list",
            "1. no list",
            "1) nor this",
            "> no quote",
            "*no* _stress_ `code` ~~gone~~",
            "<b>no</b> &amp;",
            "[no](http://link) ![no](image)",
            "https://example.org www.example.org a@example.org",
            "--- | --- |",
            "\\*",
            "===",
            "$x$ {#id}",
            ": no definition",
            "+ 1",
            "[^1]: note",
            "::: box",
            "H~2~O ^up^ ||spoiler||",
        ] {
            assert_eq!(read(&text(said)).as_deref(), Ok(said));
        }
        assert_eq!(text("https://a.b"), "https\\://a.b");
        assert_eq!(text("see www.a.b or a@b.c"), "see www\\.a.b or a\\@b.c");
    }

    proptest! {
        #[test]
        fn any_text_stays_text(said in "[-a-z0-9 *_`#>|~&<\\[\\]()!+=.:$^{}\\\\/@\"'\n]{0,40}") {
            prop_assert_eq!(read(&text(&said)), Ok(cleaned(&said)));
        }
    }
}
