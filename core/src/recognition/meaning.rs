//! What each card is about, as vectors: how near a card's ways of asking are to what was said, whatever the words.
//!
//! A card has three vectors: the middle of the question, title and aliases that stand on it, the middle of the further spoken ways of
//! asking (those on the card where there are none), and the middle of what is said while it is on screen. Nothing is trained on a card, so a person's own cards have theirs as soon as they are indexed.

use super::repairs::Repairs;
use super::tokens::{DIMENSIONS, Tokens, Vector, unit};
use crate::bank::Card;
use serde::{Deserialize, Serialize};

/// The vectors of some cards, in their order, as signed bytes (127 for 1): 128 bytes a vector.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Meanings {
    #[serde(with = "serde_bytes")]
    own: Vec<u8>,
    #[serde(with = "serde_bytes")]
    spoken: Vec<u8>,
    #[serde(with = "serde_bytes")]
    about: Vec<u8>,
}

impl Meanings {
    /// Those of the cards.
    pub(super) fn of(cards: &[Card], repairs: &Repairs, tokens: &Tokens) -> Self {
        let mut meanings = Self::default();
        for card in cards {
            let own = small(middle(card.askings().chain([card.title.as_str()]), repairs, tokens));
            let spoken = card.spoken.askings.iter().map(String::as_str);
            let spoken = if card.spoken.askings.is_empty() { own } else { small(middle(spoken, repairs, tokens)) };
            meanings.own.extend(own);
            meanings.spoken.extend(spoken);
            let follow_ups = card.follow_ups.iter().map(|follow_up| follow_up.ask.as_str());
            let points = card.points.iter().map(|point| point.say.as_str());
            let about = follow_ups.chain(points).chain(card.spoken.follow_ups.iter().map(String::as_str));
            meanings.about.extend(small(middle(about, repairs, tokens)));
        }
        meanings
    }

    /// Adds those of further cards.
    pub(super) fn extend(&mut self, more: &Self) {
        self.own.extend_from_slice(&more.own);
        self.spoken.extend_from_slice(&more.spoken);
        self.about.extend_from_slice(&more.about);
    }

    /// How near the ways of asking that stand on each card are: the cosine, in the cards' order.
    pub(super) fn own(&self, said: &Vector) -> Vec<f32> {
        nearness(&self.own, said)
    }

    /// How near each card's spoken ways of asking are.
    pub(super) fn spoken(&self, said: &Vector) -> Vec<f32> {
        nearness(&self.spoken, said)
    }

    /// How near what is said while the card is on screen comes.
    pub(super) fn follows(&self, card: usize, said: &Vector) -> f32 {
        self.about.as_chunks().0.get(card).map_or(0.0, |card| cosine(card, &sharp(said)))
    }
}

fn nearness(cards: &[u8], said: &Vector) -> Vec<f32> {
    let said = sharp(said);
    cards.as_chunks().0.iter().map(|card| cosine(card, &said)).collect()
}

/// The middle of some texts; nothing of none.
fn middle<'a>(texts: impl Iterator<Item = &'a str>, repairs: &Repairs, tokens: &Tokens) -> Vector {
    let mut sum = [0.0; DIMENSIONS];
    for text in texts {
        let words = repairs.apply(&text.split_whitespace().collect::<Vec<_>>());
        let ids = words.iter().flat_map(|repaired| tokens.cut(&repaired.word)).map(|id| (id, 1.0));
        for (sum, x) in sum.iter_mut().zip(tokens.sum(ids).unwrap_or([0.0; DIMENSIONS])) {
            *sum += x;
        }
    }
    unit(sum).unwrap_or([0.0; DIMENSIONS])
}

fn sharp(vector: &Vector) -> [i8; DIMENSIONS] {
    vector.map(|x| (x * 127.0).round() as i8)
}

fn small(vector: Vector) -> [u8; DIMENSIONS] {
    sharp(&vector).map(i8::cast_unsigned)
}

/// Whole numbers, so that the compiler may add them in any order and several at a time.
fn cosine(card: &[u8; DIMENSIONS], said: &[i8; DIMENSIONS]) -> f32 {
    let dot: i32 = card.iter().zip(said).map(|(a, b)| i32::from(i16::from(a.cast_signed()) * i16::from(*b))).sum();
    dot as f32 / (127.0 * 127.0)
}

#[cfg(test)]
mod tests {
    use super::super::repairs::MISHEARD;
    use super::*;
    use crate::bank::fixture;

    #[test]
    fn a_card_is_nearest_to_what_it_is_asked_by() {
        let mut cards = vec![fixture::card("one"), fixture::card("two")];
        for (card, question) in
            cards.iter_mut().zip(["How would you shard a database?", "Tell me about a conflict with a colleague."])
        {
            question.clone_into(&mut card.question);
            card.title = card.question.clone();
            card.aliases.clear();
        }
        let (tokens, repairs) = (Tokens::shipped().unwrap(), Repairs::parse(MISHEARD).unwrap());
        let mut meanings = Meanings::of(&cards[..1], &repairs, tokens);
        meanings.extend(&Meanings::of(&cards[1..], &repairs, tokens));
        assert_eq!(meanings, Meanings::of(&cards, &repairs, tokens));
        let near = |text: &str| meanings.own(&middle([text].into_iter(), &repairs, tokens));
        let (shard, conflict) =
            (near("splitting the tables over several machines"), near("a team mate you argued with"));
        assert!(shard[0] > shard[1] + 0.2 && conflict[1] > conflict[0] + 0.2, "{shard:?} {conflict:?}");
        assert!((near(&cards[0].question)[0] - 1.0).abs() < 0.02);
        assert!(meanings.follows(7, &[0.0; DIMENSIONS]).abs() < f32::EPSILON);
    }
}
