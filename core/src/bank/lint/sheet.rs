//! One card against its limits.

use super::Limits;
use crate::bank::card::Card;
use crate::bank::finding::Finding;
use std::ops::RangeInclusive;

/// A place in a card: `["approach", "2", "say"]`.
pub type Place = Vec<String>;

/// Something wrong at a place of a card, before anyone has looked up its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the card.
    pub place: Place,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub remedy: String,
}

impl Problem {
    /// A problem at a place.
    pub fn at(place: &[&str], problem: String, remedy: &str) -> Self {
        Self { place: place.iter().map(|&key| key.to_owned()).collect(), problem, remedy: remedy.to_owned() }
    }

    /// The problem with file and line.
    pub fn found(&self, file: &str, line: usize) -> Finding {
        Finding { file: file.to_owned(), line, problem: self.problem.clone(), remedy: self.remedy.clone() }
    }
}

/// Everything wrong with one card on its own, in the order of its fields.
pub fn check(card: &Card, limits: &Limits) -> Vec<Problem> {
    let mut sheet = Sheet { limits, problems: Vec::new() };
    sheet.check(card);
    sheet.problems
}

/// Whether a word is made of lower-case letters and digits parted by single hyphens.
pub fn is_kebab(word: &str) -> bool {
    let sound = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    word.split('-').all(sound)
}

/// One card while it is checked.
struct Sheet<'a> {
    limits: &'a Limits,
    problems: Vec<Problem>,
}

impl Sheet<'_> {
    fn report(&mut self, place: &[&str], problem: String, remedy: &str) {
        self.problems.push(Problem::at(place, problem, remedy));
    }

    fn text(&mut self, place: &[&str], value: &str, limit: usize) {
        let name = place.join(".");
        let length = value.chars().count();
        if value.trim().is_empty() {
            self.report(place, format!("`{name}` is empty"), "Write it or remove the entry.");
        } else if length > limit {
            self.report(
                place,
                format!("`{name}` has {length} characters, at most {limit} fit"),
                "Shorten it; what is left over belongs in `more` or another entry.",
            );
        } else if value.trim() != value || value.contains(['\n', '\r', '\t']) {
            self.report(
                place,
                format!("`{name}` has stray white space"),
                "Keep it on one line, without space at either end.",
            );
        }
    }

    fn count(&mut self, place: &[&str], found: usize, allowed: &RangeInclusive<usize>) {
        if !allowed.contains(&found) {
            let (low, high) = (allowed.start(), allowed.end());
            let name = place.join(".");
            self.report(
                place,
                format!("`{name}` has {found} entries, {low} to {high} are wanted"),
                "Add, merge or drop entries.",
            );
        }
    }

    fn check(&mut self, card: &Card) {
        let limits = self.limits;
        for (name, value) in [("id", &card.id), ("topic", &card.topic)] {
            if value.is_empty() {
                let problem = format!("the field `{name}` is missing");
                self.report(&[name], problem, &format!("Add `{name} = …`; bank/README.md says what goes in it."));
            } else if !is_kebab(value) {
                self.report(
                    &[name],
                    format!("the {name} \"{value}\" is not kebab-case"),
                    "Use lower-case letters and digits parted by single hyphens.",
                );
            }
        }
        self.text(&["title"], &card.title, limits.title);
        self.text(&["question"], &card.question, limits.question);
        self.count(&["aliases"], card.aliases.len(), &limits.aliases);
        for (i, alias) in card.aliases.iter().enumerate() {
            self.text(&["aliases", &i.to_string()], alias, limits.alias);
        }
        for (name, found) in
            [("rounds", card.rounds.len()), ("levels", card.levels.len()), ("archetypes", card.archetypes.len())]
        {
            self.count(&[name], found, &limits.kinds);
        }
        if !limits.minutes.contains(&card.minutes) {
            let (low, high) = (limits.minutes.start(), limits.minutes.end());
            let problem = format!("{} minutes is no answer time", card.minutes);
            self.report(&["minutes"], problem, &format!("Give {low} to {high}."));
        }
        for (name, entries) in card.lists() {
            self.count(&[name], entries.len(), &limits.list);
            for (i, entry) in entries.iter().enumerate() {
                let i = i.to_string();
                self.text(&[name, &i, "say"], &entry.say, limits.say);
                if let Some(more) = &entry.more {
                    self.text(&[name, &i, "more"], more, limits.more);
                }
            }
        }
        for (name, value, limit) in [("senior", &card.senior, limits.senior), ("story", &card.story, limits.story)] {
            if let Some(value) = value {
                self.text(&[name], value, limit);
            }
        }
        self.count(&["related"], card.related.len(), &limits.related);
        self.count(&["follow_ups"], card.follow_ups.len(), &limits.list);
        for (i, follow_up) in card.follow_ups.iter().enumerate() {
            let i = i.to_string();
            self.text(&["follow_ups", &i, "ask"], &follow_up.ask, limits.ask);
            self.text(&["follow_ups", &i, "probes"], &follow_up.probes, limits.probes);
        }
        self.points(card);
        self.count(&["sources"], card.sources.len(), &limits.sources);
        for (i, source) in card.sources.iter().enumerate() {
            let i = i.to_string();
            self.text(&["sources", &i, "name"], &source.name, limits.alias);
            if source.url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
                self.report(
                    &["sources", &i, "url"],
                    "the source's url is not an https address".into(),
                    "Write the full address or leave it out.",
                );
            }
        }
    }

    fn points(&mut self, card: &Card) {
        let limits = self.limits;
        self.count(&["points"], card.points.len(), &limits.points);
        for (i, point) in card.points.iter().enumerate() {
            let i = i.to_string();
            self.text(&["points", &i, "say"], &point.say, limits.say);
            if !limits.cues.contains(&point.cues.len()) {
                let (low, high) = (limits.cues.start(), limits.cues.end());
                self.report(
                    &["points", &i, "cues"],
                    format!("the point has {} cues, {low} to {high} are wanted", point.cues.len()),
                    "Add the words in which people would say it.",
                );
            }
            for (j, cue) in point.cues.iter().enumerate() {
                let place = ["points", &i, "cues", &j.to_string()];
                self.text(&place, cue, limits.say);
                if cue.to_lowercase() != *cue {
                    self.report(
                        &place,
                        format!("the cue \"{cue}\" has capitals"),
                        "Write cues as captions are compared: in lower case.",
                    );
                }
            }
        }
    }
}
