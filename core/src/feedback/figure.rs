//! Figures that say something: a number with a unit or a magnitude. Counts of steps and options, names and versions are none.

use super::numeral::{Number, is_number, number};
use super::words::{Words, hash};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// "Thousands of requests" says something without a number.
const MANY: [&str; 5] = ["hundreds", "thousands", "millions", "billions", "trillions"];
/// Units of time, size and share: any number of them says something.
static MEASURES: LazyLock<HashSet<u64>> = LazyLock::new(|| {
    set(
        "nanoseconds microseconds millisecond milliseconds millis ms seconds secs minutes mins hours days weeks months years quarters sprints kb
    mb gb tb pb bytes kilobytes megabytes megs gigabyte gigabytes gigs terabyte terabytes petabytes percent times fold nines dollar dollars
    euro euros pound pounds rps qps tps cores engineers developers colleagues juniors",
    )
});
/// Things that are counted: from four on.
static COUNTED: LazyLock<HashSet<u64>> = LazyLock::new(|| {
    set(
        "requests people teams request reads writes calls events messages transactions queries users customers clients merchants tenants rows
    records entries documents tables servers nodes machines boxes instances replicas shards partitions services microservices endpoints
    orders payments tickets jobs tasks retries attempts connections threads workers consumers keys items products files images objects links
    characters chars deploys deployments releases incidents alerts pages lines tests countries regions stores warehouses devices sessions
    clicks updates bookings repositories repos bugs migrations stakeholders reports invoices accounts subscribers followers posts videos",
    )
});
const PERIODS: &[&str] =
    &["second", "sec", "minute", "hour", "day", "week", "month", "year", "millisecond", "sprint", "quarter"];
/// Behind these no unit is looked for.
const FUNCTION: &[&str] = &[
    "of", "the", "and", "or", "to", "in", "on", "at", "for", "is", "are", "was", "were", "that", "which", "we", "i",
    "you", "it", "they", "but", "so", "with", "if", "then", "because", "when", "as", "by", "from", "into",
];
/// Before a number that is a name.
const NAMES: [&str; 9] = ["port", "status", "code", "version", "http", "chapter", "step", "sha", "error"];
/// "A hundred percent sure", "a million things".
const IDLE: [&str; 9] = ["things", "ways", "reasons", "sure", "certain", "agree", "honest", "convinced", "confident"];

fn set(words: &str) -> HashSet<u64> {
    words.split_whitespace().map(hash).collect()
}

/// A figure that says something and begins here.
pub(super) fn figure(words: &Words, at: usize) -> Option<Range<usize>> {
    let word = words.text(at);
    // Most words are none: looked at once, by their first letter.
    if !word.starts_with(|c: char| c.is_ascii_digit() || "abcdefhimnopst".contains(c)) {
        return None;
    }
    if let Some(range) = percentile(words, at).or_else(|| half(words, at)) {
        return Some(range);
    }
    if MANY.contains(&word) && words.text(at + 1) == "of" && !IDLE.contains(&words.text(at + 2)) {
        return Some(at..at + 3);
    }
    let before = words.before(at);
    if NAMES.contains(&before) || (at > 0 && is_number(words.text(at - 1))) {
        return None;
    }
    let number = number(words, at)?;
    let (end, said) = unit(words, &number)?;
    (said && !IDLE.contains(&words.text(end)) && !IDLE.contains(&words.text(end + 1))).then_some(at..end)
}

/// `p99`, "99th percentile", "median of".
fn percentile(words: &Words, at: usize) -> Option<Range<usize>> {
    let word = words.text(at);
    let digits = word.strip_prefix('p').unwrap_or_default();
    let is = |text: &str| matches!(text, "50" | "90" | "95" | "99" | "999" | "99.9" | "fifty" | "ninety");
    if is(digits) {
        return Some(at..at + 1);
    }
    let spelled = word == "p" && is(words.text(at + 1));
    let ordinal = words.text(at + 1) == "percentile" && word.starts_with(|c: char| c.is_ascii_digit());
    (spelled || ordinal).then_some(at..at + 2)
}

/// "Cut it in half", "by half".
fn half(words: &Words, at: usize) -> Option<Range<usize>> {
    (matches!(words.text(at), "by" | "in") && words.text(at + 1) == "half").then_some(at..at + 2)
}

/// The unit behind a number, and whether number and unit together say something.
fn unit(words: &Words, number: &Number) -> Option<(usize, bool)> {
    let Number { value, end, whole } = *number;
    for at in end..end + 3 {
        let closed = words.words.get(at.checked_sub(1)?).is_some_and(|word| word.stop.ends());
        if closed {
            break;
        }
        let Some(unit) = words.words.get(at) else { break };
        let word = words.text(at);
        if matches!(word, "a" | "an" | "per" | "every" | "each") && PERIODS.contains(&words.text(at + 1)) {
            return Some((at + 2, value > 1.0 || whole || word == "per"));
        }
        if word == "per" && words.text(at + 1) == "cent" {
            return Some((at + 2, value > 0.0));
        }
        if MEASURES.contains(&unit.hash) {
            let fine = word.starts_with("milli") || word.starts_with("giga") || word.starts_with("tera");
            let said = value > 1.0 || fine || word == "percent" || word == "dollar";
            let sure = value == 100.0 && word == "percent" && IDLE.contains(&words.text(at + 1));
            return Some((rate(words, at + 1), said && !sure));
        }
        if COUNTED.contains(&unit.hash) {
            return Some((rate(words, at + 1), value >= 4.0 || whole));
        }
        if FUNCTION.contains(&word) {
            break;
        }
    }
    whole.then_some((end, true))
}

/// The end of a rate: "requests per second".
fn rate(words: &Words, end: usize) -> usize {
    let per = matches!(words.text(end), "a" | "an" | "per" | "every" | "each");
    if per && PERIODS.contains(&words.text(end + 1)) { end + 2 } else { end }
}

#[cfg(test)]
mod tests {
    use super::super::words::own;
    use super::*;

    fn first(text: &str) -> Option<String> {
        let said = own(text);
        let words = Words::of([&said]);
        let range = (0..words.len()).find_map(|at| figure(&words, at))?;
        Some(range.map(|at| words.text(at).to_owned()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn figures_with_a_unit_or_magnitude_say_something() {
        for (text, figure) in [
            ("about two hundred thousand requests", "two hundred thousand requests"),
            ("the p99 was bad", "p99"),
            ("our p 99 was", "p 99"),
            ("it dropped by 40 percent", "40 percent"),
            ("it dropped by 40%.", "40 percent"),
            ("in three weeks", "three weeks"),
            ("that's 10k a day", "10k a day"),
            ("twelve hundred per second", "twelve hundred per second"),
            ("1,200 reads", "1200 reads"),
            ("a couple of million rows", "couple of million rows"),
            ("five hundred and twenty milliseconds", "five hundred and twenty milliseconds"),
            ("with four other engineers", "four other engineers"),
            ("seven characters", "seven characters"),
            ("maybe ten thousand", "ten thousand"),
            ("it cut the bill in half", "in half"),
            ("thousands of orders", "thousands of orders"),
            ("$300 a month", "300 a month"),
        ] {
            assert_eq!(first(text).as_deref(), Some(figure), "{text}");
        }
    }

    #[test]
    fn counts_of_steps_names_and_idioms_say_nothing() {
        for text in [
            "one thing",
            "two options",
            "first of all",
            "one of them",
            "HTTP 2",
            "HTTP/2",
            "put it in S3",
            "24/7",
            "in 2023",
            "a 404",
            "returns a five hundred",
            "returns 429",
            "port 8080",
            "three ways to do it",
            "one second please",
            "sha 256",
            "two services",
            "a hundred percent sure",
            "a million things",
            "one day",
            "a lot of users",
            "two of the requests",
            "base 62",
            "ipv4",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
