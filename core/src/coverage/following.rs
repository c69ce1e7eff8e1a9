//! Coverage of a call: a card is listened for once its question is locked.

use super::{Coverage, Ear};
use crate::bank::Card;
use crate::live::Event;
use crate::recognition::Phase;

impl Coverage {
    /// Something happened in the call; `card` knows the cards.
    pub fn follow<'a>(&mut self, event: &Event, card: impl Fn(&str) -> Option<&'a Card>, ear: &Ear) {
        match event {
            Event::Utterance(change) => self.hear(change, ear),
            Event::Cue(cue) if cue.phase == Phase::Locked => {
                if let Some(card) = cue.card.as_deref().and_then(card) {
                    self.ask(card, ear);
                }
            }
            Event::Cue(_) | Event::Gap(_) | Event::Hints(_) => {}
        }
    }
}
