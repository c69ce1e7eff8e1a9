//! What the bank holds, in figures.

use crate::bank::{Archetype, Card, Level, Round};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many cards there are, and how many of them go with each level, round and archetype (most go with several).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Cards.
    pub cards: usize,
    /// Cards by level; every level is there.
    pub levels: BTreeMap<Level, usize>,
    /// Cards by round; every round is there.
    pub rounds: BTreeMap<Round, usize>,
    /// Cards by archetype; every archetype is there.
    pub archetypes: BTreeMap<Archetype, usize>,
}

/// What a bank holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stats {
    /// All cards.
    pub all: Tally,
    /// The cards of each topic.
    pub topics: BTreeMap<String, Tally>,
    /// Aliases of all cards.
    pub aliases: usize,
    /// Points of all cards.
    pub points: usize,
    /// Cards that name a source.
    pub sourced: usize,
    /// Ways of asking a card has on average, the canonical question among them.
    pub mean_askings: f64,
    /// Suggested answer times of all cards together.
    pub minutes: u32,
}

impl Tally {
    fn of<'a>(cards: impl Iterator<Item = &'a Card> + Clone) -> Self {
        Self {
            cards: cards.clone().count(),
            levels: by(Level::ALL, cards.clone(), |card| &card.levels),
            rounds: by(Round::ALL, cards.clone(), |card| &card.rounds),
            archetypes: by(Archetype::ALL, cards, |card| &card.archetypes),
        }
    }
}

/// How many cards have each of the values.
fn by<'a, V: Copy + Ord + 'a>(
    all: &[V],
    cards: impl Iterator<Item = &'a Card> + Clone,
    of: impl Fn(&'a Card) -> &'a Vec<V>,
) -> BTreeMap<V, usize> {
    all.iter().map(|&value| (value, cards.clone().filter(|card| of(card).contains(&value)).count())).collect()
}

impl Stats {
    /// Of these cards.
    pub fn of(cards: &[Card]) -> Self {
        let mut topics: BTreeMap<String, Vec<&Card>> = BTreeMap::new();
        for card in cards {
            topics.entry(card.topic.clone()).or_default().push(card);
        }
        let askings: usize = cards.iter().map(|card| card.askings().count()).sum();
        Self {
            all: Tally::of(cards.iter()),
            topics: topics.into_iter().map(|(topic, cards)| (topic, Tally::of(cards.into_iter()))).collect(),
            aliases: cards.iter().map(|card| card.aliases.len()).sum(),
            points: cards.iter().map(|card| card.points.len()).sum(),
            sourced: cards.iter().filter(|card| !card.sources.is_empty()).count(),
            mean_askings: askings as f64 / cards.len().max(1) as f64,
            minutes: cards.iter().map(|card| u32::from(card.minutes)).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::fixture;

    #[test]
    fn cards_are_counted_once_for_each_value_they_have() {
        let mut cards = ["one", "two", "three"].map(fixture::card);
        cards[1].topic = "database".to_owned();
        cards[1].levels = vec![Level::Senior, Level::Staff];
        cards[2].rounds = vec![Round::Phone, Round::Design];
        cards[2].archetypes.clear();
        cards[2].sources.push(crate::bank::Source { name: "RFC 9110".to_owned(), url: None });
        let stats = Stats::of(&cards);
        let of = |tally: &Tally| (tally.cards, tally.levels[&Level::Junior], tally.levels[&Level::Senior]);
        assert_eq!((of(&stats.all), of(&stats.topics["api"])), ((3, 0, 3), (2, 0, 2)));
        assert_eq!((stats.all.rounds[&Round::Phone], stats.topics["database"].rounds[&Round::Phone]), (1, 0));
        assert_eq!((stats.all.archetypes[&Archetype::Api], stats.all.levels[&Level::Staff]), (2, 1));
        assert_eq!((stats.aliases, stats.points, stats.sourced, stats.minutes), (9, 9, 1, 30));
        assert_eq!(stats.mean_askings, 4.0);
    }

    #[test]
    fn an_empty_bank_has_noughts_and_words_for_keys() {
        let written = serde_json::to_value(Stats::of(&[])).unwrap();
        assert_eq!(written["all"]["levels"]["staff"], 0);
        assert_eq!(written["mean_askings"], 0.0);
    }
}
