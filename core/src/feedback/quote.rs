//! The words that prove a finding, as they were said.

use super::words::Words;
use std::ops::Range;

/// Most words of a quote.
const MOST: usize = 25;
/// Words before the proof, back to the start of its sentence.
const BEFORE: usize = 5;
/// Words behind the proof where no sentence ends.
const AFTER: usize = 12;

/// What stands around a proof: a verbatim part of one utterance, at most 25 words.
pub(super) fn quote(words: &Words, proof: Range<usize>) -> Option<String> {
    let first = *words.words.get(proof.start)?;
    let said = words.said.get(first.said)?;
    let mut start = proof.start;
    while start > 0 && proof.start - start < BEFORE {
        match words.words.get(start - 1) {
            Some(before) if before.said == first.said && !before.stop.ends() => start -= 1,
            _ => break,
        }
    }
    let mut end = proof.start;
    for at in proof.start..words.len().min(proof.end + AFTER) {
        let Some(word) = words.words.get(at).filter(|word| word.said == first.said) else { break };
        end = at;
        if word.stop.ends() && at + 1 >= proof.end {
            break;
        }
    }
    let from = words.words.get(start)?.from;
    let to = words.words.get(end)?.to;
    Some(clipped(said.text.get(from..to)?))
}

/// The first words of a text.
fn clipped(text: &str) -> String {
    let mut words = 0;
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            in_word = false;
        } else if !in_word {
            in_word = true;
            words += 1;
            if words > MOST {
                return text.get(..at).unwrap_or_default().trim_end().to_owned();
            }
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::words::own;
    use super::*;

    #[test]
    fn a_quote_keeps_to_its_sentence_and_is_what_was_said() {
        let said = own("First I'd cache it. The, um, trade-off is stale reads. Then more.");
        let words = Words::of([&said]);
        assert_eq!(quote(&words, 6..9).as_deref(), Some("The, um, trade-off is stale reads"));
    }

    #[test]
    fn a_quote_has_at_most_25_words() {
        let said = own(&"word ".repeat(90));
        let words = Words::of([&said]);
        let text = quote(&words, 40..70).unwrap_or_default();
        assert_eq!(text.split_whitespace().count(), MOST);
        assert!(said.text.contains(&text));
    }
}
