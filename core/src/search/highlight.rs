//! Which parts of a text a query matched.

use super::index::{TYPO_FROM, folded_words};
use serde::{Deserialize, Serialize};

/// A part of a text, in UTF-16 code units as the browser counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First unit.
    pub start: u32,
    /// Unit after the last.
    pub end: u32,
}

/// The words of `text` (or their beginnings) that `query` matches, in order.
pub fn highlight(query: &str, text: &str) -> Vec<Span> {
    let wanted = folded_words(query);
    let mut spans = Vec::new();
    let mut units = 0;
    let mut word = String::new();
    let mut start = 0;
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() {
            if word.is_empty() {
                start = units;
            }
            word.push(c);
        } else if !word.is_empty() {
            if let Some(length) = wanted.iter().filter_map(|typed| matched(typed, &word)).max() {
                let matched: usize = word.chars().take(length).map(char::len_utf16).sum();
                spans.push(Span { start, end: start + matched as u32 });
            }
            word.clear();
        }
        units += c.len_utf16() as u32;
    }
    spans
}

/// How many characters of the word the typed one covers.
fn matched(typed: &str, word: &str) -> Option<usize> {
    let word: String = word.chars().flat_map(char::to_lowercase).collect();
    let (typed_length, length) = (typed.chars().count(), word.chars().count());
    if word.starts_with(typed) {
        return Some(typed_length);
    }
    if typed_length < TYPO_FROM {
        return None;
    }
    let begins = (typed_length - 1..=typed_length + 1).filter(|n| *n <= length);
    let best = begins
        .map(|n| (strsim::osa_distance(typed, &word.chars().take(n).collect::<String>()), n.abs_diff(typed_length), n))
        .min()?;
    (best.0 <= 1).then_some(best.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(query: &str, text: &str) -> Vec<String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        highlight(query, text)
            .iter()
            .map(|s| String::from_utf16(&units[s.start as usize..s.end as usize]).unwrap())
            .collect()
    }

    #[test]
    fn whole_words_beginnings_and_typos_are_marked() {
        assert_eq!(marked("rate lim", "Design a rate limiter"), ["rate", "lim"]);
        assert_eq!(marked("limtier", "Design a rate limiter"), ["limiter"]);
        assert_eq!(marked("rat", "Operate"), Vec::<String>::new());
    }

    #[test]
    fn spans_count_as_the_browser_does() {
        assert_eq!(highlight("cache", "🙂 Cache"), [Span { start: 3, end: 8 }]);
    }
}
