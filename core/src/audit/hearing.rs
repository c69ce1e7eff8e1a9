//! What comes up when a card is asked for in one of its own ways.

use crate::bank::Card;
use crate::bank::lint::Place;
use crate::captions::Platform;
use crate::live::Live;
use crate::recognition::RecognitionError;
use crate::recognition::repairs::Repairs;
use crate::speech::{MILLIS_A_WORD, Stage};
use std::collections::HashMap;

/// One way of asking, and the ranking it gives.
#[derive(Debug)]
pub(super) struct Hearing {
    /// Where it stands in its card.
    pub(super) place: Place,
    /// The words.
    pub(super) text: String,
    /// Cards by number with their scores, best first.
    pub(super) ranking: Vec<(usize, f32)>,
}

impl Hearing {
    /// What a card scores in it; 0 where it is not ranked.
    pub(super) fn score(&self, card: usize) -> f32 {
        self.ranking.iter().find(|(number, _)| *number == card).map_or(0.0, |(_, score)| *score)
    }
}

/// Every way of asking of every card, by the card's number.
#[derive(Debug)]
pub(super) struct Hearings(pub(super) Vec<Vec<Hearing>>);

impl Hearings {
    /// Says each asking through the live path, whole, as the interviewer's first words of a call.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub(super) fn of(cards: &[Card], repairs: &Repairs) -> Result<Self, RecognitionError> {
        // Ids twice in the bank are another check's finding; numbers keep such cards apart.
        let numbered: Vec<Card> =
            cards.iter().enumerate().map(|(number, card)| Card { id: number.to_string(), ..card.clone() }).collect();
        let numbers: HashMap<&str, usize> =
            numbered.iter().enumerate().map(|(n, card)| (card.id.as_str(), n)).collect();
        let mut live = Live::new(&numbered, repairs.clone(), &[])?;
        let mut hearings = Vec::with_capacity(cards.len());
        for card in cards {
            let mut heard = Vec::new();
            for (at, text) in card.askings().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
                live.forget();
                let mut stage = Stage::new(Platform::Meet);
                stage.turn(Some("Interviewer"));
                live.take(stage.word(MILLIS_A_WORD, text))?;
                let ranked = live.ranking(cards.len())?;
                let ranking = ranked.iter().filter_map(|r| Some((*numbers.get(r.card.as_str())?, r.score))).collect();
                let place = match at.checked_sub(1) {
                    None => vec!["question".to_owned()],
                    Some(alias) => vec!["aliases".to_owned(), alias.to_string()],
                };
                heard.push(Hearing { place, text: text.to_owned(), ranking });
            }
            hearings.push(heard);
        }
        Ok(Self(hearings))
    }
}
