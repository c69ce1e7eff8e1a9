//! Related cards that are not there.

use super::Noted;
use crate::bank::Card;
use std::collections::HashSet;

/// How many letters an id may be off to be suggested, and at most one in so many of its own.
const TYPO: (usize, usize) = (3, 3);

/// A finding for every related id that no card has, that is the card's own, or that stands twice.
pub(super) fn check(cards: &[Card]) -> Vec<Noted> {
    let ids: HashSet<&str> = cards.iter().map(|card| card.id.as_str()).collect();
    let mut noted = Vec::new();
    for (number, card) in cards.iter().enumerate() {
        for (i, related) in card.related.iter().enumerate() {
            let mut report = |problem: String, remedy: &str| {
                noted.push(Noted::at(number, &["related", &i.to_string()], problem, remedy));
            };
            if related.is_empty() {
                report("a related card is empty".to_owned(), "Name a card or remove it.");
            } else if *related == card.id {
                report("the card names itself as related".to_owned(), "Name another card or remove it.");
            } else if card.related.iter().take(i).any(|earlier| earlier == related) {
                report(format!("the related card \"{related}\" stands twice"), "Keep one of the two.");
            } else if !ids.contains(related.as_str()) {
                let remedy = match nearest(related, &ids) {
                    Some(id) => format!("Did you mean `{id}`?"),
                    None => "Name a card that is there, or remove it.".to_owned(),
                };
                report(format!("the related card \"{related}\" is not in the bank"), &remedy);
            }
        }
    }
    noted
}

/// The id that was most likely meant: a few letters off, or longer or shorter by whole words.
fn nearest<'a>(wanted: &str, ids: &HashSet<&'a str>) -> Option<&'a str> {
    let near = |off: usize| off <= TYPO.0 && off * TYPO.1 <= wanted.len();
    let typo = ids.iter().map(|id| (strsim::osa_distance(wanted, id), *id)).min().filter(|(off, _)| near(*off));
    let longer = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'));
    let begins = || ids.iter().copied().filter(|id| longer(id, wanted) || longer(wanted, id)).min();
    typo.map(|(_, id)| id).or_else(begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::fixture;

    fn related(ids: &[&str]) -> Vec<(String, String, String)> {
        let mut cards = ["rate-limiter", "two-phase-commit", "saga"].map(fixture::card);
        cards[1].related = ids.iter().map(|&id| id.to_owned()).collect();
        let noted = check(&cards).into_iter().inspect(|noted| assert_eq!(noted.card, 1));
        noted.map(|n| (n.problem.place.join("."), n.problem.problem, n.problem.remedy)).collect()
    }

    #[test]
    fn cards_that_are_there_pass() {
        assert_eq!(related(&["saga", "rate-limiter"]), []);
    }

    #[test]
    fn a_dead_id_is_found_with_the_id_that_was_meant() {
        let found = related(&["saga", "rate-limitter", "saga-pattern", "cap", "three-phase-commit"]);
        let remedies: Vec<(&str, &str)> = found.iter().map(|(at, _, remedy)| (at.as_str(), remedy.as_str())).collect();
        assert_eq!(
            remedies,
            [
                ("related.1", "Did you mean `rate-limiter`?"),
                ("related.2", "Did you mean `saga`?"),
                ("related.3", "Name a card that is there, or remove it."),
                ("related.4", "Name a card that is there, or remove it."),
            ]
        );
        assert_eq!(found[0].1, "the related card \"rate-limitter\" is not in the bank");
    }

    #[test]
    fn itself_twice_and_nothing_are_found() {
        let problems: Vec<(String, String)> = related(&["two-phase-commit", "saga", "saga", ""])
            .into_iter()
            .map(|(at, problem, _)| (at, problem))
            .collect();
        assert_eq!(
            problems,
            [
                ("related.0".to_owned(), "the card names itself as related".to_owned()),
                ("related.2".to_owned(), "the related card \"saga\" stands twice".to_owned()),
                ("related.3".to_owned(), "a related card is empty".to_owned()),
            ]
        );
    }
}
