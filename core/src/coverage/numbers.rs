//! Numbers as they are said -> digits, so that "four twenty nine" is "429" however the captioner writes it.

use crate::captions::small_number;

/// Most words of one number.
const LONGEST: usize = 10;

/// A word of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Small(u64),
    Ten(u64),
    Hundred,
    Scale(u64),
    Digits,
}

fn part(word: &str) -> Option<Part> {
    if !word.is_empty() && word.len() <= 12 && word.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Part::Digits);
    }
    if let Some(number) = small_number(word) {
        return Some(if number < 20 { Part::Small(number) } else { Part::Ten(number) });
    }
    match word {
        "hundred" => Some(Part::Hundred),
        "thousand" => Some(Part::Scale(1_000)),
        "million" => Some(Part::Scale(1_000_000)),
        "billion" => Some(Part::Scale(1_000_000_000)),
        _ => None,
    }
}

/// Whether a word may be part of a number, so that a text must not be cut beside it.
pub(super) fn may_go_on(word: &str) -> bool {
    part(word).is_some() || matches!(word, "and" | "point" | "oh")
}

/// The number that some words begin with, in digits, and how many words it takes.
///
/// Numbers in a row are written one after the other, as years and status codes are said; so is what stands after a point.
pub(super) fn at<W: AsRef<str>>(words: &[W]) -> Option<(String, usize)> {
    let word = |at: usize| words.get(at).map(AsRef::as_ref);
    let (mut digits, mut total, mut group, mut last, mut to) = (String::new(), 0_u64, 0_u64, None, 0);
    while to < LONGEST {
        let Some(text) = word(to) else { break };
        let follows = word(to + 1).and_then(part);
        let found = match part(text) {
            Some(found) => found,
            None if last.is_none() => break,
            // "five oh two", "one point three", "two hundred and five"
            None if text == "oh" && follows.is_some() => Part::Small(0),
            None if text == "point" && matches!(follows, Some(Part::Small(_) | Part::Ten(_) | Part::Digits)) => {
                to += 1;
                continue;
            }
            None if text == "and"
                && matches!(last, Some(Part::Hundred | Part::Scale(_)))
                && matches!(follows, Some(Part::Small(_) | Part::Ten(_))) =>
            {
                to += 1;
                continue;
            }
            None => break,
        };
        let adds = matches!(last, Some(Part::Hundred | Part::Scale(_)));
        match found {
            Part::Small(n) if adds || (matches!(last, Some(Part::Ten(_))) && (1..10).contains(&n)) => group += n,
            Part::Ten(n) if adds => group += n,
            Part::Hundred if last.is_none() || (1..100).contains(&group) => group = group.max(1) * 100,
            Part::Scale(scale) if last.is_none() || group > 0 => {
                total = total.saturating_add(group.max(1).saturating_mul(scale));
                group = 0;
            }
            Part::Hundred | Part::Scale(_) => break,
            Part::Small(n) | Part::Ten(n) => {
                flush(&mut digits, last, &mut total, &mut group);
                group = n;
            }
            Part::Digits => {
                flush(&mut digits, last, &mut total, &mut group);
                // "50 thousand", but "1,000" was cut in two.
                if matches!(follows, Some(Part::Hundred | Part::Scale(_))) && digits.is_empty() {
                    group = text.parse().unwrap_or_default();
                } else {
                    digits.push_str(text);
                    last = None;
                    to += 1;
                    // "1.3" said with its point
                    to += usize::from(word(to) == Some("point") && word(to + 1).and_then(part).is_some());
                    continue;
                }
            }
        }
        last = Some(found);
        to += 1;
    }
    flush(&mut digits, last, &mut total, &mut group);
    (to > 0 && !digits.is_empty()).then_some((digits, to))
}

/// Writes down the number that was being said.
fn flush(digits: &mut String, last: Option<Part>, total: &mut u64, group: &mut u64) {
    if last.is_some() {
        digits.push_str(&total.saturating_add(*group).to_string());
    }
    (*total, *group) = (0, 0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(text: &str) -> Option<(String, usize)> {
        at(&text.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn numbers_are_the_same_however_they_are_said() {
        for (text, digits) in [
            ("four twenty nine", "429"),
            ("four hundred and twenty nine", "429"),
            ("429", "429"),
            ("five oh two", "502"),
            ("1 000", "1000"),
            ("one thousand", "1000"),
            ("50 thousand", "50000"),
            ("fifty thousand", "50000"),
            ("nineteen ninety nine", "1999"),
            ("three point fourteen", "314"),
            ("3 14", "314"),
            ("one point three", "13"),
            ("1 3", "13"),
            ("six thousand two hundred", "6200"),
        ] {
            let words = text.split(' ').count();
            assert_eq!(said(text), Some((digits.to_owned(), words)), "{text}");
        }
    }

    #[test]
    fn other_words_are_left_alone() {
        assert_eq!(said("and five"), None);
        assert_eq!(said("point taken"), None);
        assert_eq!(said("six connections"), Some(("6".to_owned(), 1)));
        assert_eq!(said("two and a half"), Some(("2".to_owned(), 1)));
        assert_eq!(said("one point we made"), Some(("1".to_owned(), 1)));
    }

    proptest! {
        #[test]
        fn any_words_are_read(words in prop::collection::vec("[a-z]{1,4}|[0-9]{1,14}|hundred|thousand|billion|twenty|nine|and|point|oh", 0..14)) {
            if let Some((digits, taken)) = at(&words) {
                prop_assert!(taken >= 1 && taken <= words.len());
                prop_assert!(!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
            }
        }
    }
}
