//! Ways of asking for one card that bring up another.

use super::Noted;
use super::hearing::{Hearing, Hearings};
use crate::bank::Card;

/// A finding for every asking in whose ranking its own card is not the first.
pub(super) fn check(cards: &[Card], hearings: &Hearings) -> Vec<Noted> {
    let all = hearings.0.iter().enumerate();
    all.flat_map(|(own, heard)| heard.iter().filter_map(move |hearing| lost(own, hearing, cards))).collect()
}

fn lost(own: usize, hearing: &Hearing, cards: &[Card]) -> Option<Noted> {
    let winner = hearing.ranking.first().map(|(winner, score)| (*winner, *score));
    if winner.is_some_and(|(winner, _)| winner == own) {
        return None;
    }
    let place: Vec<&str> = hearing.place.iter().map(String::as_str).collect();
    let asking = &hearing.text;
    let Some((winner, score)) = winner else {
        let problem = format!("\"{asking}\" brings up no card at all");
        return Some(Noted::at(own, &place, problem, "Put at least one word into it that belongs to the subject."));
    };
    let winner = cards.get(winner).map_or("?", |card| card.id.as_str());
    let problem =
        format!("\"{asking}\" brings up the card {winner} first ({score:.1} against {:.1})", hearing.score(own));
    let remedy = format!(
        "Put in the words that set this card apart and leave out those of {winner}; if both cards answer it, move it to {winner}."
    );
    Some(Noted::at(own, &place, problem, &remedy))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::fixture;
    use crate::recognition::repairs::Repairs;

    fn found(cards: &[Card]) -> Vec<(usize, Vec<String>, String)> {
        let hearings = Hearings::of(cards, &Repairs::default()).unwrap();
        let noted = check(cards, &hearings);
        noted.into_iter().map(|noted| (noted.card, noted.problem.place, noted.problem.problem)).collect()
    }

    #[test]
    fn an_asking_of_another_card_names_the_card_that_wins() {
        let mut cards = ["sharding", "pagination", "caching"].map(fixture::card);
        assert_eq!(found(&cards), []);
        cards[1].aliases[2] = "Say you had to build sharding, where do you start?".to_owned();
        let found = found(&cards);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].0, found[0].1.join(".")), (1, "aliases.2".to_owned()));
        assert!(found[0].2.contains("brings up the card sharding first ("), "{}", found[0].2);
    }

    #[test]
    fn the_canonical_question_is_heard_too() {
        let mut cards = ["sharding", "pagination"].map(fixture::card);
        cards[0].question = "How would you design pagination?!".to_owned();
        assert_eq!(found(&cards)[0].1, ["question"]);
    }

    #[test]
    fn an_asking_without_a_word_that_any_card_has_is_found_and_an_empty_one_is_left_to_lint() {
        let mut cards = ["sharding", "pagination"].map(fixture::card);
        cards[0].aliases[1] = "…?!".to_owned();
        cards[0].aliases[0] = "  ".to_owned();
        let found = found(&cards);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].2, "\"…?!\" brings up no card at all");
    }

    #[test]
    fn cards_of_one_id_are_told_apart() {
        let mut cards = ["sharding", "pagination"].map(fixture::card);
        cards[1].id = "sharding".to_owned();
        assert_eq!(found(&cards), []);
    }
}
