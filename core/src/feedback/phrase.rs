//! Phrases that rules look for: lists of text, one phrase each.
//!
//! | in a phrase | matches |
//! |---|---|
//! | `word` | that word, however it is written (`I'd`, `id`) |
//! | `a\|b` | either word |
//! | `[a\|b]` | one of them, or nothing |
//! | `_`, `[_]` | any one word; one word or none |
//! | `*` | up to four words of the same sentence |
//! | `**` | up to fourteen |
//! | `#` | a number in figures or words |
//!
//! Hesitations and light words between the words of a phrase are passed over. A phrase that begins with `-` is no proof: whatever it
//! overlaps is not taken.

use super::words::{Words, hash};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// Words between the parts of a phrase, at `*` and at `**`.
const GAP: usize = 4;
const LONG_GAP: usize = 14;
/// Light words that may be passed over in one place.
const PASSED: usize = 6;
/// A phrase that is no proof is looked for from so many words before.
const REACH: usize = 18;

#[derive(Debug, Clone)]
enum Part {
    One(Vec<u64>),
    Maybe(Vec<u64>),
    Any,
    Gap(usize),
    Number,
}

/// A list of phrases.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    phrases: Vec<Vec<Part>>,
    /// Which begin with a word.
    first: HashMap<u64, Vec<usize>, BuildHasherDefault<Same>>,
    /// What is no proof.
    not: Option<Box<Phrases>>,
}

/// The keys are hashes already.
#[derive(Debug, Default)]
struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

impl Phrases {
    /// Reads lists of phrases.
    pub(super) fn of(lists: &[&[&str]]) -> Self {
        Self::read(lists.iter().flat_map(|list| list.iter().copied()))
    }

    /// Reads phrases.
    pub(super) fn read<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        let (not, proof): (Vec<&str>, Vec<&str>) = phrases.partition(|phrase| phrase.starts_with('-'));
        let mut list = Self::default();
        for phrase in proof {
            list.add(phrase);
        }
        if !not.is_empty() {
            let mut excuses = Self::default();
            for phrase in not {
                excuses.add(phrase.trim_start_matches('-'));
            }
            list.not = Some(Box::new(excuses));
        }
        list
    }

    fn add(&mut self, phrase: &str) {
        let parts: Vec<Part> = phrase.split_whitespace().map(part).collect();
        let Some(Part::One(first)) = parts.first() else {
            debug_assert!(false, "a phrase begins with a word: {phrase}");
            return;
        };
        for hash in first {
            self.first.entry(*hash).or_default().push(self.phrases.len());
        }
        self.phrases.push(parts);
    }

    /// The first phrase in these words.
    pub(super) fn first(&self, words: &Words, range: Range<usize>) -> Option<Range<usize>> {
        self.all(words, range).next()
    }

    /// Every place at which a phrase begins, with its shortest match.
    pub(super) fn all(&self, words: &Words, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        range.filter_map(|at| {
            let hit = self.at(words, at)?;
            let excused = self.not.as_ref().is_some_and(|not| {
                (at.saturating_sub(REACH)..hit.end)
                    .any(|from| not.at(words, from).is_some_and(|range| range.end > hit.start))
            });
            (!excused).then_some(hit)
        })
    }

    /// A phrase that begins here.
    pub(super) fn at(&self, words: &Words, at: usize) -> Option<Range<usize>> {
        self.which(words, at).map(|(_, hit)| hit)
    }

    /// A phrase that begins here, and which: the longest there is.
    pub(super) fn which(&self, words: &Words, at: usize) -> Option<(usize, Range<usize>)> {
        let begins = self.first.get(&words.words.get(at)?.hash)?;
        begins
            .iter()
            .filter_map(|index| {
                let end = end(words, self.phrases.get(*index)?.get(1..)?, at + 1, PASSED)?;
                Some((*index, at..end))
            })
            .max_by_key(|(_, hit)| hit.end)
    }
}

fn part(text: &str) -> Part {
    let hashes = |text: &str| text.split('|').map(|word| hash(&word.to_lowercase().replace(['\'', '’'], ""))).collect();
    match text {
        "_" => Part::Any,
        "[_]" => Part::Gap(1),
        "*" => Part::Gap(GAP),
        "**" => Part::Gap(LONG_GAP),
        "#" => Part::Number,
        _ => match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            Some(maybe) => Part::Maybe(hashes(maybe)),
            None => Part::One(hashes(text)),
        },
    }
}

/// Where the rest of a phrase ends, if it goes on here; so many light words may still be passed over.
fn end(words: &Words, parts: &[Part], at: usize, pass: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    let word = words.words.get(at);
    let on = |_| end(words, rest, at + 1, PASSED);
    let found = match part {
        Part::One(any) => word.filter(|word| any.contains(&word.hash)).and_then(on),
        Part::Maybe(any) => {
            word.filter(|word| any.contains(&word.hash)).and_then(on).or_else(|| end(words, rest, at, pass))
        }
        Part::Any => word.filter(|word| !word.light).and_then(on),
        Part::Number => word.filter(|_| super::numeral::is_number(words.text(at))).and_then(on),
        Part::Gap(most) => return gap(words, rest, at, *most),
    };
    // What is light may be passed over, but it may also be what the phrase asks for.
    let pass = pass.checked_sub(1);
    found.or_else(|| word.filter(|word| word.light).and_then(|_| end(words, parts, at + 1, pass?)))
}

/// The rest of a phrase after at most so many words of the same sentence.
fn gap(words: &Words, rest: &[Part], from: usize, most: usize) -> Option<usize> {
    let mut passed = 0;
    for at in from..=from + most + PASSED {
        if words.words.get(at.checked_sub(1)?).is_some_and(|before| before.stop.ends()) {
            return None;
        }
        if let Some(end) = end(words, rest, at, 0) {
            return Some(end);
        }
        passed += usize::from(!words.words.get(at)?.light);
        if passed > most {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::words::own;
    use super::*;

    fn finds(phrases: &[&str], text: &str) -> Option<String> {
        let said = own(text);
        let words = Words::of([&said]);
        let hit = Phrases::of(&[phrases]).first(&words, 0..words.len())?;
        Some(hit.map(|at| words.text(at).to_owned()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn phrases_are_found_as_people_say_them() {
        let cost = ["the trade off|offs [there|here] is|are", "if the * dies", "took # weeks"];
        assert_eq!(finds(&cost, "well, the trade-off here is that").as_deref(), Some("the trade off here is"));
        assert_eq!(finds(&cost, "so the um the trade you know off is").as_deref(), Some("the trade you know off is"));
        assert_eq!(finds(&cost, "and if the one that holds it dies").as_deref(), Some("if the one that holds it dies"));
        assert_eq!(finds(&cost, "It took three weeks").as_deref(), Some("took three weeks"));
        assert_eq!(finds(&cost, "if the user logs in. It dies"), None, "a gap ends with its sentence");
        assert_eq!(finds(&cost, "if the one two three four five dies"), None);
        assert_eq!(finds(&cost, "the trade off"), None);
        assert_eq!(finds(&["my first [_] week"], "my first long week").as_deref(), Some("my first long week"));
        assert_eq!(finds(&["my first [_] week"], "my first week").as_deref(), Some("my first week"));
        assert_eq!(finds(&["my first [_] week"], "my first very long week"), None);
    }

    #[test]
    fn what_is_no_proof_is_not_taken() {
        let cost = ["the downside", "- no downside", "-without the downside"];
        assert_eq!(finds(&cost, "without the downside"), None);
        assert_eq!(finds(&cost, "the downside").as_deref(), Some("the downside"));
    }

    #[test]
    fn light_words_may_be_asked_for() {
        assert_eq!(finds(&["i just want"], "I just want").as_deref(), Some("i just want"));
        assert_eq!(finds(&["i want"], "I just want").as_deref(), Some("i just want"));
    }
}
