//! What a card that parses may still have wrong: ids, lengths that fit the panel, empty and repeated aliases.

use super::card::Card;
use super::finding::Finding;
use super::locate::Places;
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// Longest `say`, in characters: two lines in a panel of 360 px.
pub const SAY: usize = 64;
/// Longest `more`, in characters.
pub const MORE: usize = 260;
const TITLE: usize = 48;
const QUESTION: usize = 120;
const ALIAS: usize = 140;
const SENIOR: usize = 240;
const STORY: usize = 180;
const ASK: usize = 100;
const PROBES: usize = 90;
const LIST: RangeInclusive<usize> = 2..=6;

/// A card with the file and text it came from.
#[derive(Debug, Clone)]
pub struct SourcedCard {
    /// Path as people would open it, such as `bank/api/rate-limiter.toml`.
    pub file: String,
    /// The file's text.
    pub text: String,
    /// The card in it.
    pub card: Card,
}

/// Checks every card on its own and all of them together. Findings come in the order of files and lines.
pub fn lint(cards: &[SourcedCard]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = cards.iter().flat_map(|sourced| Sheet::new(sourced).check()).collect();
    findings.extend(repeated(cards, "id", |card| vec![(vec!["id".to_owned()], card.id.clone())]));
    findings.extend(repeated(cards, "way of asking", |card| {
        let canonical = (vec!["question".to_owned()], card.question.clone());
        let aliases = card.aliases.iter().enumerate().map(|(i, alias)| (path(&["aliases"], i, &[]), alias.clone()));
        std::iter::once(canonical).chain(aliases).collect()
    }));
    findings.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    findings
}

/// A place in a card: `["approach", "2", "say"]`.
type Path = Vec<String>;

fn path(before: &[&str], index: usize, after: &[&str]) -> Path {
    let mut path: Path = before.iter().map(|&key| key.to_owned()).collect();
    path.push(index.to_string());
    path.extend(after.iter().map(|&key| key.to_owned()));
    path
}

/// Values that must be unique over the whole bank, compared without case, punctuation or spacing.
fn repeated(cards: &[SourcedCard], what: &str, values: impl Fn(&Card) -> Vec<(Path, String)>) -> Vec<Finding> {
    let mut seen: HashMap<String, &str> = HashMap::new();
    let mut findings = Vec::new();
    for sourced in cards {
        for (place, value) in values(&sourced.card) {
            let folded: String = value.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            if folded.is_empty() {
                continue;
            }
            if let Some(first) = seen.insert(folded, &sourced.file) {
                let remedy = if first == sourced.file {
                    "Remove or reword one of the two.".to_owned()
                } else {
                    format!("{first} has it already: reword one of the two, or make them one card.")
                };
                findings.push(Finding {
                    file: sourced.file.clone(),
                    line: Places::of(&sourced.text).line(&place),
                    problem: format!("the {what} \"{value}\" stands twice in the bank"),
                    remedy,
                });
            }
        }
    }
    findings
}

/// One card while it is checked.
struct Sheet<'a> {
    sourced: &'a SourcedCard,
    findings: Vec<Finding>,
}

impl<'a> Sheet<'a> {
    fn new(sourced: &'a SourcedCard) -> Self {
        Self { sourced, findings: Vec::new() }
    }

    fn report(&mut self, place: Path, problem: String, remedy: &str) {
        self.findings.push(Finding {
            file: self.sourced.file.clone(),
            line: Places::of(&self.sourced.text).line(&place),
            problem,
            remedy: remedy.to_owned(),
        });
    }

    fn text(&mut self, place: Path, value: &str, limit: usize) {
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

    fn count(&mut self, name: &str, found: usize, allowed: RangeInclusive<usize>) {
        if !allowed.contains(&found) {
            let (low, high) = allowed.into_inner();
            self.report(
                vec![name.to_owned()],
                format!("`{name}` has {found} entries, {low} to {high} are wanted"),
                "Add, merge or drop entries.",
            );
        }
    }

    fn check(mut self) -> Vec<Finding> {
        let card = &self.sourced.card;
        self.name_and_place(card);
        self.text(vec!["title".into()], &card.title, TITLE);
        self.text(vec!["question".into()], &card.question, QUESTION);
        self.count("aliases", card.aliases.len(), 3..=6);
        for (i, alias) in card.aliases.iter().enumerate() {
            self.text(path(&["aliases"], i, &[]), alias, ALIAS);
        }
        self.count("rounds", card.rounds.len(), 1..=4);
        self.count("levels", card.levels.len(), 1..=4);
        self.count("archetypes", card.archetypes.len(), 1..=3);
        if !(1..=45).contains(&card.minutes) {
            self.report(vec!["minutes".into()], format!("{} minutes is no answer time", card.minutes), "Give 1 to 45.");
        }
        for (name, entries) in card.lists() {
            self.count(name, entries.len(), LIST);
            for (i, entry) in entries.iter().enumerate() {
                self.text(path(&[name], i, &["say"]), &entry.say, SAY);
                if let Some(more) = &entry.more {
                    self.text(path(&[name], i, &["more"]), more, MORE);
                }
            }
        }
        for (name, value, limit) in [("senior", &card.senior, SENIOR), ("story", &card.story, STORY)] {
            if let Some(value) = value {
                self.text(vec![name.into()], value, limit);
            }
        }
        self.count("follow_ups", card.follow_ups.len(), LIST);
        for (i, follow_up) in card.follow_ups.iter().enumerate() {
            self.text(path(&["follow_ups"], i, &["ask"]), &follow_up.ask, ASK);
            self.text(path(&["follow_ups"], i, &["probes"]), &follow_up.probes, PROBES);
        }
        self.points(card);
        self.count("related", card.related.len(), 0..=4);
        self.count("sources", card.sources.len(), 0..=6);
        for (i, source) in card.sources.iter().enumerate() {
            self.text(path(&["sources"], i, &["name"]), &source.name, ALIAS);
            if source.url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
                self.report(
                    path(&["sources"], i, &["url"]),
                    "the source's url is not an https address".into(),
                    "Write the full address or leave it out.",
                );
            }
        }
        self.findings
    }

    fn name_and_place(&mut self, card: &Card) {
        let kebab = |word: &str| {
            !word.is_empty()
                && word
                    .split('-')
                    .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
        };
        for (name, value) in [("id", &card.id), ("topic", &card.topic)] {
            if !kebab(value) {
                self.report(
                    vec![name.into()],
                    format!("the {name} \"{value}\" is not kebab-case"),
                    "Use lower-case letters and digits parted by single hyphens.",
                );
            }
        }
        let mut parts = self.sourced.file.rsplit(['/', '\\']);
        let (file, folder) = (parts.next().unwrap_or_default(), parts.next());
        if file.strip_suffix(".toml").is_some_and(|stem| stem != card.id) {
            self.report(
                vec!["id".into()],
                format!("the id \"{}\" is not the file's name", card.id),
                "Rename the one or the other.",
            );
        }
        if folder.is_some_and(|folder| folder != card.topic) {
            self.report(
                vec!["topic".into()],
                format!("the topic \"{}\" is not the folder's name", card.topic),
                "Move the file or change the topic.",
            );
        }
    }

    fn points(&mut self, card: &Card) {
        self.count("points", card.points.len(), 3..=6);
        for (i, point) in card.points.iter().enumerate() {
            self.text(path(&["points"], i, &["say"]), &point.say, SAY);
            if !(3..=10).contains(&point.cues.len()) {
                self.report(
                    path(&["points"], i, &["cues"]),
                    format!("the point has {} cues, 3 to 10 are wanted", point.cues.len()),
                    "Add the words in which people would say it.",
                );
            }
            for (j, cue) in point.cues.iter().enumerate() {
                let place = path(&["points"], i, &["cues", &j.to_string()]);
                self.text(place.clone(), cue, SAY);
                if cue.to_lowercase() != *cue {
                    self.report(
                        place,
                        format!("the cue \"{cue}\" has capitals"),
                        "Write cues as captions are compared: in lower case.",
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{fixture, parse_card};
    use super::*;

    fn sourced(id: &str, text: String) -> SourcedCard {
        let file = format!("bank/api/{id}.toml");
        let card = parse_card(&file, &text).unwrap();
        SourcedCard { file, text, card }
    }

    /// Findings after one replacement in an otherwise clean card, as `line problem`.
    fn after(from: &str, to: &str) -> Vec<(usize, String)> {
        let text = fixture::toml("one");
        assert!(text.contains(from), "the fixture has no {from:?}");
        lint(&[sourced("one", text.replacen(from, to, 1))]).into_iter().map(|f| (f.line, f.problem)).collect()
    }

    #[test]
    fn a_clean_bank_has_no_findings() {
        assert_eq!(lint(&[sourced("one", fixture::toml("one")), sourced("two", fixture::toml("two"))]), []);
    }

    #[test]
    fn lengths_name_line_and_limit() {
        let long = "x".repeat(65);
        assert_eq!(after("First step", &long), [(17, "`approach.0.say` has 65 characters, at most 64 fit".to_owned())]);
        assert_eq!(after("First step", &"é".repeat(64)), []);
    }

    #[test]
    fn lists_are_neither_too_short_nor_too_long() {
        assert_eq!(
            after("[{ say = \"For whom?\" }, { say = \"How many?\" }]", "[{ say = \"For whom?\" }]"),
            [(15, "`clarify` has 1 entries, 2 to 6 are wanted".to_owned())]
        );
    }

    #[test]
    fn empty_and_untidy_texts_are_found() {
        assert_eq!(after("Walk me through one.", "  "), [(7, "`aliases.1` is empty".to_owned())]);
        assert_eq!(after("Asks first", " Asks first"), [(22, "`strong.0.say` has stray white space".to_owned())]);
        assert_eq!(after("first cue", "First cue"), [(34, "the cue \"First cue\" has capitals".to_owned())]);
    }

    #[test]
    fn ids_are_kebab_case_and_match_file_and_folder() {
        let problems: Vec<String> = after("id = \"one\"", "id = \"One_\"").into_iter().map(|f| f.1).collect();
        assert_eq!(problems, ["the id \"One_\" is not kebab-case", "the id \"One_\" is not the file's name"]);
        assert_eq!(
            after("topic = \"api\"", "topic = \"database\""),
            [(2, "the topic \"database\" is not the folder's name".to_owned())]
        );
    }

    #[test]
    fn an_alias_of_another_card_names_both_files() {
        let findings = lint(&[
            sourced("one", fixture::toml("one")),
            sourced("two", fixture::toml("two").replace("Walk me through two.", "walk me through ONE")),
        ]);
        assert_eq!(findings.len(), 1);
        assert_eq!((findings[0].file.as_str(), findings[0].line), ("bank/api/two.toml", 7));
        assert!(findings[0].remedy.contains("bank/api/one.toml"), "{}", findings[0].remedy);
    }

    #[test]
    fn the_same_id_twice_is_found() {
        let mut again = sourced("one", fixture::toml("one"));
        again.file = "bank/more/one.toml".to_owned();
        let findings = lint(&[sourced("one", fixture::toml("one")), again]);
        assert!(
            findings.iter().any(|f| f.file == "bank/more/one.toml" && f.problem.contains("the id \"one\"")),
            "{findings:?}"
        );
    }
}
