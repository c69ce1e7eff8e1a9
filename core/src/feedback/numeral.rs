//! Numbers as they are said or written: "twelve hundred", `1,200`, `10k`, "two hundred and fifty thousand".

use super::words::Words;

const UNITS: [(&str, f64); 28] = [
    ("zero", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];
const MAGNITUDES: [(&str, f64); 5] =
    [("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];
/// Written onto the digits: `10k`, `5ms`, `3x`.
const SUFFIXES: [&str; 24] = [
    "k", "m", "b", "bn", "mn", "x", "ms", "s", "us", "ns", "h", "hrs", "min", "mins", "kb", "mb", "gb", "tb", "pb",
    "rps", "qps", "tps", "fold", "percent",
];
/// Whether a word is a number, in digits or in a word.
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || UNITS.iter().chain(&MAGNITUDES).any(|(name, _)| *name == word)
        || word == "half"
}

/// A number as it was said: its value, its end, and whether it speaks for itself.
pub(super) struct Number {
    pub(super) value: f64,
    pub(super) end: usize,
    pub(super) whole: bool,
}

/// The number that begins here.
pub(super) fn number(words: &Words, at: usize) -> Option<Number> {
    let word = words.text(at);
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return digits(words, at);
    }
    // "a hundred", "a couple of thousand", "a few million", and the same without the article
    if matches!(word, "a" | "couple" | "few" | "several" | "hundred" | "thousand" | "million" | "billion") {
        let skip = match word {
            "a" => 1,
            "couple" if words.text(at + 1) == "of" => 2,
            "few" | "several" | "couple" => 1,
            _ => 0,
        };
        let (_, size) = MAGNITUDES.iter().find(|(name, _)| *name == words.text(at + skip))?;
        let (value, end) = magnitudes(words, *size, at + skip + 1);
        return Some(Number { value, end, whole: value >= 1_000.0 });
    }
    let (mut value, mut end) = spoken(words, at)?;
    (value, end) = magnitudes(words, value, end);
    Some(Number { value, end, whole: value >= 1_000.0 })
}

/// `1,200`, `99.9`, `10k`, `1.2 million`.
fn digits(words: &Words, at: usize) -> Option<Number> {
    let word = words.text(at);
    let split = word.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(word.len());
    let (number, suffix) = word.split_at(split);
    let value: f64 = number.parse().ok()?;
    if !suffix.is_empty() {
        return SUFFIXES.contains(&suffix).then_some(Number { value, end: at + 1, whole: true });
    }
    let comma = words.written(at).contains(',');
    let year = !comma && (1_900.0..2_100.0).contains(&value);
    let (size, end) = magnitudes(words, value, at + 1);
    Some(Number { value: size, end, whole: (size >= 1_000.0 && !year) || comma })
}

/// "Twelve hundred", "two hundred and fifty thousand".
fn spoken(words: &Words, at: usize) -> Option<(f64, usize)> {
    let unit = |at: usize| UNITS.iter().find(|(name, _)| *name == words.text(at)).map(|(_, value)| *value);
    let first = unit(at)?;
    let second = unit(at + 1).filter(|second| first >= 20.0 && (1.0..10.0).contains(second));
    Some(second.map_or((first, at + 1), |second| (first + second, at + 2)))
}

/// The magnitudes behind a number: "hundred thousand", "k".
fn magnitudes(words: &Words, value: f64, end: usize) -> (f64, usize) {
    let (mut value, mut end) = (value, end);
    for _ in 0..4 {
        let word = words.text(end);
        if let Some((_, size)) = MAGNITUDES.iter().find(|(name, _)| *name == word) {
            value *= size;
            end += 1;
        } else if word == "k" {
            value *= 1e3;
            end += 1;
        } else {
            let joined = if word == "and" { end + 1 } else { end };
            match spoken(words, joined) {
                Some((more, after)) if value >= 100.0 && more < value => (value, end) = (value + more, after),
                _ => break,
            }
        }
    }
    (value, end)
}
