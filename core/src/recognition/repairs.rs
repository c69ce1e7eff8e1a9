//! Words as captioners mishear them -> words as they are written.
//!
//! The rules are data (`core/data/misheard.tsv`: heard, tab, meant); they are applied to speech and bank alike, so that
//! both meet in the same form. A person's own rules come before them and are for speech only: what is meant is put into the
//! form of the bank, which need not be indexed again. Every repair made is kept, to be shown.

use super::misheard::Misheard;
use std::collections::HashMap;

/// The rules shipped with Sidecue.
pub const MISHEARD: &str = include_str!("../../data/misheard.tsv");

/// Rules from heard to meant words.
#[derive(Debug, Clone, Default)]
pub struct Repairs {
    own: Rules,
    shipped: Rules,
}

/// Rules of one origin.
#[derive(Debug, Clone, Default)]
struct Rules {
    meant: HashMap<String, Vec<String>>,
    longest: usize,
}

impl Rules {
    fn add(&mut self, heard: &[String], meant: Vec<String>) {
        self.longest = self.longest.max(heard.len());
        self.meant.insert(heard.join(" "), meant);
    }

    /// What the longest rule at a word makes of it, and the word after those it takes.
    fn at(&self, words: &[String], at: usize) -> Option<(Vec<String>, usize)> {
        (1..=self.longest).rev().find_map(|length| {
            let phrase = words.get(at..at + length)?.join(" ");
            self.meant.get(&phrase).map(|meant| (meant.clone(), at + length))
        })
    }
}

/// Why a table of misheard words could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the misheard words: {problem}. Write `heard`, a tab, `meant`.")]
pub struct RepairsError {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: &'static str,
}

/// A word as it is compared, and which of the words given it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// Lower case, letters and digits only.
    pub word: String,
    /// Index of the first word it came from.
    pub from: usize,
    /// Index after the last word it came from.
    pub to: usize,
    /// A rule made it.
    pub by_rule: bool,
}

impl Repairs {
    /// Reads a table: `heard<tab>meant` a line; empty lines and lines that begin with `#` are passed over.
    ///
    /// # Errors
    /// A line without a tab or with an empty side.
    pub fn parse(table: &str) -> Result<Self, RepairsError> {
        let mut repairs = Self::default();
        for (index, line) in table.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let fail = |problem| RepairsError { line: index + 1, problem };
            let (heard, meant) = line.split_once('\t').ok_or_else(|| fail("there is no tab"))?;
            let heard: Vec<String> = heard.split_whitespace().map(folded).collect();
            let meant: Vec<String> = meant.split_whitespace().flat_map(parts).collect();
            if heard.is_empty() || meant.is_empty() {
                return Err(fail("one side is empty"));
            }
            repairs.shipped.add(&heard, meant);
        }
        Ok(repairs)
    }

    /// Puts the person's own rules, the later one of two for the same words, before those that were read. One with an empty
    /// side does nothing.
    pub fn set_own(&mut self, rules: &[Misheard]) {
        self.own = Rules::default();
        let mut own = Rules::default();
        for rule in rules {
            let heard: Vec<String> =
                rule.heard.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect();
            let meant: Vec<&str> = rule.meant.split_whitespace().collect();
            let meant: Vec<String> = self.apply(&meant).into_iter().map(|repaired| repaired.word).collect();
            if !heard.is_empty() && !meant.is_empty() {
                own.add(&heard, meant);
            }
        }
        self.own = own;
    }

    /// Applies the longest rule at each word, joins spelled letters, and cuts what is left into letters and digits. Parts of a word
    /// with hyphens are words, unless there is a rule for the whole.
    pub fn apply<W: AsRef<str>>(&self, words: &[W]) -> Vec<Repaired> {
        let (mut spoken, mut origins) = (Vec::with_capacity(words.len()), Vec::with_capacity(words.len()));
        for (origin, word) in words.iter().enumerate() {
            let word = folded(word.as_ref());
            if word.contains('-') && self.rule_at(std::slice::from_ref(&word), 0).is_none() {
                spoken.extend(word.split('-').map(folded));
            } else {
                spoken.push(word);
            }
            origins.resize(spoken.len(), origin);
        }
        let mut out = Vec::with_capacity(spoken.len());
        let mut at = 0;
        while let (Some(word), Some(&from)) = (spoken.get(at), origins.get(at)) {
            if let Some((meant, to)) = self.rule_at(&spoken, at).or_else(|| self.spelled_at(&spoken, at)) {
                let last = origins.get(to - 1).copied().unwrap_or(from);
                out.extend(meant.into_iter().map(|word| Repaired { word, from, to: last + 1, by_rule: true }));
                at = to;
            } else {
                out.extend(parts(word).map(|word| Repaired { word, from, to: from + 1, by_rule: false }));
                at += 1;
            }
        }
        out
    }

    fn rule_at(&self, words: &[String], at: usize) -> Option<(Vec<String>, usize)> {
        self.own.at(words, at).or_else(|| self.shipped.at(words, at))
    }

    /// `j w t` spoken letter by letter. A leading `a` or `i` is more often a word, and two letters after it are too few.
    fn spelled_at(&self, words: &[String], at: usize) -> Option<(Vec<String>, usize)> {
        let letter = |word: &String| word.len() == 1 && word.chars().all(|c| c.is_ascii_alphabetic());
        let run = words.iter().skip(at).take_while(|word| letter(word)).count();
        let is_word = words.get(at).is_some_and(|word| word == "a" || word == "i");
        if run < if is_word { 3 } else { 2 } {
            return None;
        }
        let joined = [words.get(at..at + run)?.concat()];
        let meant = self.rule_at(&joined, 0).map(|(meant, _)| meant).unwrap_or_else(|| joined.to_vec());
        Some((meant, at + run))
    }
}

/// Lower case, without apostrophes and without punctuation at the edges; `n+1` and `ci/cd` stay whole.
fn folded(word: &str) -> String {
    let kept: String = word.chars().filter(|c| !matches!(c, '\'' | '’' | '`')).flat_map(char::to_lowercase).collect();
    kept.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// Runs of letters and digits.
fn parts(word: &str) -> impl Iterator<Item = String> + '_ {
    word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn repaired(text: &str) -> Vec<String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        Repairs::parse(MISHEARD).unwrap().apply(&words).into_iter().map(|r| r.word).collect()
    }

    #[test]
    fn the_longest_rule_wins() {
        assert_eq!(
            repaired("an item potent A P I with post grass and Redis,"),
            ["an", "idempotent", "api", "with", "postgres", "and", "redis"]
        );
        assert_eq!(repaired("p ninety nine latency"), ["p99", "latency"]);
        assert_eq!(repaired("the N+1 problem in ci/cd"), ["the", "nplusone", "problem", "in", "cicd"]);
        assert_eq!(repaired("an over-engineered front-end"), ["an", "overengineered", "frontend"]);
    }

    #[test]
    fn spelled_letters_are_joined_but_a_and_i_stay_words() {
        assert_eq!(repaired("an s q s queue"), ["an", "sqs", "queue"]);
        assert_eq!(repaired("do i a b test"), ["do", "iab", "test"]);
        assert_eq!(repaired("should i b clear"), ["should", "i", "b", "clear"]);
    }

    #[test]
    fn own_rules_come_first_and_what_they_mean_has_the_form_of_the_bank() {
        let own = |heard: &str, meant: &str| Misheard { heard: heard.into(), meant: meant.into() };
        let mut repairs = Repairs::parse("item potent\tidempotent\npost grass\tpostgres\n").unwrap();
        repairs.set_own(&[own("Big  Papers", "Post grass"), own("item", "thing"), own("x", " "), own(",", "word")]);
        let words = |repairs: &Repairs, text: &str| -> Vec<String> {
            repairs.apply(&text.split(' ').collect::<Vec<_>>()).into_iter().map(|repaired| repaired.word).collect()
        };
        assert_eq!(
            words(&repairs, "with big papers, an item potent x"),
            ["with", "postgres", "an", "thing", "potent", "x"]
        );
        repairs.set_own(&[]);
        assert_eq!(words(&repairs, "big papers item potent"), ["big", "papers", "idempotent"]);
    }

    #[test]
    fn words_know_where_they_came_from() {
        let repairs = Repairs::parse("item potent\tidempotent\n").unwrap();
        assert_eq!(
            repairs.apply(&["an", "item", "potent", "cursor-based", "call"]),
            [
                Repaired { word: "an".into(), from: 0, to: 1, by_rule: false },
                Repaired { word: "idempotent".into(), from: 1, to: 3, by_rule: true },
                Repaired { word: "cursor".into(), from: 3, to: 4, by_rule: false },
                Repaired { word: "based".into(), from: 3, to: 4, by_rule: false },
                Repaired { word: "call".into(), from: 4, to: 5, by_rule: false },
            ]
        );
        let over = Repairs::parse("time out\ttimeout\n").unwrap().apply(&["long-time", "out"]);
        assert_eq!((over[0].to, over[1].from, over[1].to), (1, 0, 2), "a rule may reach over a hyphen");
    }

    #[test]
    fn a_broken_table_names_its_line() {
        let error = Repairs::parse("# heard\tmeant\ncash\tcache\nno tab here\n").unwrap_err();
        assert_eq!(error, RepairsError { line: 3, problem: "there is no tab" });
        assert_eq!(Repairs::parse("cash\t \n").unwrap_err().line, 1);
    }

    proptest! {
        #[test]
        fn any_words_are_covered_in_order(words in prop::collection::vec("\\PC{0,12}", 0..20)) {
            let out = Repairs::parse(MISHEARD).unwrap().apply(&words);
            prop_assert!(out.windows(2).all(|pair| pair[0].from <= pair[1].from));
            prop_assert!(out.iter().all(|r| r.from < r.to && r.to <= words.len()));
        }
    }
}
