//! What a card that parses may still have wrong: ids, lengths that fit the panel, empty and repeated aliases.

mod limits;
mod sheet;

pub use limits::Limits;
pub use sheet::{Place, Problem, check, is_kebab};

use super::card::Card;
use super::finding::Finding;
use super::locate::Places;
use std::collections::HashMap;

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

/// Findings with their lines, for the problems of each card, in the order of files and lines.
pub fn findings(cards: &[SourcedCard], problems: Vec<Vec<Problem>>) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        cards.iter().zip(problems).flat_map(|(sourced, problems)| sourced.findings(problems)).collect();
    findings.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    findings
}

impl SourcedCard {
    fn findings(&self, problems: Vec<Problem>) -> Vec<Finding> {
        if problems.is_empty() {
            return Vec::new();
        }
        let places = Places::of(&self.text);
        problems.into_iter().map(|problem| problem.found(&self.file, places.line(&problem.place))).collect()
    }
}

/// Checks every card of the bank on its own and all of them together. Findings come in the order of files and lines.
pub fn lint(cards: &[SourcedCard]) -> Vec<Finding> {
    let mut problems: Vec<Vec<Problem>> = cards
        .iter()
        .map(|sourced| {
            let mut problems = check(&sourced.card, &Limits::BANK);
            problems.extend(misplaced(sourced));
            problems
        })
        .collect();
    repeated(cards, "id", |card| vec![(vec!["id".to_owned()], card.id.clone())], &mut problems);
    let ways = |card: &Card| {
        let canonical = (vec!["question".to_owned()], card.question.clone());
        let aliases = card.aliases.iter().enumerate();
        let aliases = aliases.map(|(i, alias)| (vec!["aliases".to_owned(), i.to_string()], alias.clone()));
        std::iter::once(canonical).chain(aliases).collect()
    };
    repeated(cards, "way of asking", ways, &mut problems);
    findings(cards, problems)
}

/// Values that must be unique over the whole bank, compared without case, punctuation or spacing.
fn repeated(
    cards: &[SourcedCard],
    what: &str,
    values: impl Fn(&Card) -> Vec<(Place, String)>,
    problems: &mut [Vec<Problem>],
) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (sourced, problems) in cards.iter().zip(problems) {
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
                problems.push(Problem {
                    place,
                    problem: format!("the {what} \"{value}\" stands twice in the bank"),
                    remedy,
                });
            }
        }
    }
}

/// Whether the card is where its id and topic say.
fn misplaced(sourced: &SourcedCard) -> Vec<Problem> {
    let card = &sourced.card;
    let mut parts = sourced.file.rsplit(['/', '\\']);
    let (file, folder) = (parts.next().unwrap_or_default(), parts.next());
    let mut problems = Vec::new();
    if file.strip_suffix(".toml").is_some_and(|stem| !card.id.is_empty() && stem != card.id) {
        problems.push(Problem::at(
            &["id"],
            format!("the id \"{}\" is not the file's name", card.id),
            "Rename the one or the other.",
        ));
    }
    if folder.is_some_and(|folder| !card.topic.is_empty() && folder != card.topic) {
        problems.push(Problem::at(
            &["topic"],
            format!("the topic \"{}\" is not the folder's name", card.topic),
            "Move the file or change the topic.",
        ));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, sourced};
    use super::*;

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
