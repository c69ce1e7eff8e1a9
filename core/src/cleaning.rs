//! Text from a call page or a file made harmless before anything looks at it.
//!
//! Anyone in the call can put anything into a caption or a name: control and bidirectional-override characters,
//! zero-width characters, words without end. Markup needs no care here, because text only ever becomes a text node.

use unicode_normalization::UnicodeNormalization;

/// Longest word kept, in characters; real words and addresses are shorter.
const MAX_WORD: usize = 300;

/// NFC, no control, zero-width or bidirectional-control characters, single spaces, no word over 300 characters.
pub(crate) fn cleaned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = 0;
    for c in text.nfc() {
        if c.is_whitespace() {
            if !out.is_empty() && word > 0 {
                out.push(' ');
            }
            word = 0;
        } else if !is_invisible(c) && word < MAX_WORD {
            out.push(c);
            word += 1;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// [`cleaned`], keeping the last `limit` characters from a word's start on.
pub(crate) fn cleaned_to(text: &str, limit: usize) -> String {
    let whole = cleaned(text);
    let surplus = whole.chars().count().saturating_sub(limit);
    if surplus == 0 {
        return whole;
    }
    let from = whole.char_indices().nth(surplus).map_or(0, |(at, _)| at);
    let tail = whole.get(from..).unwrap_or_default();
    tail.split_once(' ').map_or(tail, |(_, words)| words).to_owned()
}

/// Controls, zero-width and bidirectional-control characters, and the byte-order mark.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{00ad}' | '\u{061c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spaces_are_folded_and_invisible_characters_dropped() {
        assert_eq!(cleaned("  so\u{a0} how\n\twould\u{200b} you \u{202e}"), "so how would you");
        assert_eq!(cleaned("e\u{301}"), "é");
        assert_eq!(cleaned("<b>x</b>"), "<b>x</b>");
    }

    #[test]
    fn the_end_of_a_long_text_is_kept_from_a_word_on() {
        assert_eq!(cleaned_to("one two three four", 10), "four");
        assert_eq!(cleaned_to("short", 10), "short");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in "\\PC{0,80}|[ \\n\\u{200b}a-z]{0,80}") {
            let once = cleaned(&text);
            prop_assert_eq!(cleaned(&once), once);
        }
    }
}
