//! Cards that are one card twice.

use super::{Noted, Similarities};
use crate::bank::Card;

/// Cards at least this much alike are taken for one card.
///
/// Found on the bank of 304 cards: its most similar neighbours (composite indexes and the kinds of index of Postgres) came to 0.32,
/// saga and two-phase commit to 0.13, and half of the cards had no neighbour above 0.17. Copies of every twelfth card, put in one at a
/// time, came to 0.61 to 0.75 with every second word of half their askings made unknown, to 0.55 to 0.67 with every third word of all
/// askings, and to 0.39 to 0.51 with every second of all (words of four letters and more). It hardly moved as the bank grew: 170 and 218
/// cards gave 0.32 for neighbours too.
const TWIN: f32 = 0.65;

/// A finding at the later card of each such pair.
pub(super) fn check(cards: &[Card], similarities: &Similarities) -> Vec<Noted> {
    let twins = similarities.pairs().into_iter().take_while(|pair| pair.similarity >= TWIN);
    twins
        .filter_map(|pair| {
            let (first, second) = (cards.get(pair.first)?, cards.get(pair.second)?);
            let problem = format!(
                "the card is asked for in much the same words as {} ({:.0} % alike)",
                first.id,
                pair.similarity * 100.0
            );
            let remedy = format!(
                "Make {} and {} one card, or ask for each in words that the other would not be asked in.",
                first.id, second.id
            );
            Some(Noted::at(pair.second, &["question"], problem, &remedy))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::hearing::Hearings;
    use super::*;
    use crate::bank::fixture;
    use crate::recognition::repairs::Repairs;

    fn asked(id: &str, question: &str, aliases: [&str; 3]) -> Card {
        let mut card = fixture::card(id);
        card.title = id.to_owned();
        card.question = question.to_owned();
        card.aliases = aliases.map(str::to_owned).to_vec();
        card.points.clear();
        card
    }

    /// Neighbours that share words, as those of the real bank do.
    fn bank() -> Vec<Card> {
        vec![
            asked(
                "saga",
                "How do you keep data consistent across services without a distributed transaction?",
                [
                    "What is a saga, and when would you orchestrate it rather than choreograph?",
                    "Payment went through and the reservation failed: how do you undo it across services?",
                    "How do you write compensating actions?",
                ],
            ),
            asked(
                "two-phase-commit",
                "How does two phase commit work, and why do people avoid it across services?",
                [
                    "What happens when the coordinator dies after prepare?",
                    "Would you use XA for a distributed transaction over a database and a broker?",
                    "Why does a participant block while it is in doubt?",
                ],
            ),
            asked(
                "rate-limiter",
                "How would you limit requests to a public API?",
                [
                    "Design a rate limiter for many nodes.",
                    "One tenant floods us with calls, what do you do?",
                    "Token bucket or sliding window?",
                ],
            ),
        ]
    }

    fn found(cards: &[Card]) -> Vec<(usize, String)> {
        let hearings = Hearings::of(cards, &Repairs::default()).unwrap();
        let noted = check(cards, &Similarities::of(&hearings));
        noted.into_iter().map(|noted| (noted.card, noted.problem.problem)).collect()
    }

    #[test]
    fn neighbours_pass() {
        assert_eq!(found(&bank()), []);
    }

    #[test]
    fn a_copy_with_reworded_aliases_is_found_at_the_later_card() {
        let mut cards = bank();
        let mut copy = cards[0].clone();
        copy.id = "compensation".to_owned();
        copy.question =
            "How would you keep data right over several services, with no distributed transaction?".to_owned();
        copy.aliases[1] =
            "The payment worked but the booking failed, how can you roll back across services?".to_owned();
        cards.push(copy);
        let found = found(&cards);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, 3);
        assert!(found[0].1.contains("the same words as saga"), "{}", found[0].1);
    }
}
