//! Everything measured at a moment, for those who fit the judgement.

use super::{Recogniser, RecognitionError};
use crate::recognition::judgement::{CARD, MOMENT};
use serde::Serialize;

/// Everything measured at one moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measurement {
    /// The cards looked at with their features, best first.
    pub cards: Vec<(String, Vec<f32>)>,
    /// Features of the moment.
    pub moment: Vec<f32>,
}

impl Measurement {
    /// The names of the features, of a card and of a moment.
    pub fn names() -> (&'static [&'static str], &'static [&'static str]) {
        (&CARD, &MOMENT)
    }
}

impl Recogniser {
    /// Measures the words last heard, as if the given card were on screen, and as if the bank had no card `without`.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn measure(&mut self, on_screen: Option<&str>, without: Option<&str>) -> Result<Measurement, RecognitionError> {
        let [on_screen, without] =
            [on_screen, without].map(|id| self.ids.iter().position(|known| Some(known.as_str()) == id));
        let measured = self.matcher.measure(&self.stretch.words(), on_screen, without)?;
        let cards = measured
            .cards
            .iter()
            .filter_map(|candidate| Some((self.ids.get(candidate.card)?.clone(), candidate.features.to_vec())));
        Ok(Measurement { cards: cards.collect(), moment: measured.moment.to_vec() })
    }
}
