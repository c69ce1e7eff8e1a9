//! What is listened for beside the question: which points of the card the person makes, and, where they asked for a report, what is said.

use super::cards::Cards;
use crate::coverage::{Coverage, CoverageError, Ear, PointMark};
use crate::live::Event;
use crate::recognition::{Cue, Misheard};
use crate::report::{Notes, SessionKind, Write};

/// Notes are written down this often, in milliseconds.
const SAVED_EVERY: u32 = 15_000;

/// Listens.
pub(super) struct Listening {
    ear: Ear,
    coverage: Coverage,
    /// Points are ticked, and not shown.
    off: bool,
    notes: Option<Notes>,
    /// Something changed since they were last written down.
    changed: bool,
    /// When that was, in the call's time.
    saved: u32,
    /// The notes of a session that is over, to be written down.
    ended: Option<Write>,
}

impl Listening {
    /// # Errors
    /// [`CoverageError`]: the build was given damaged tables.
    pub(super) fn begin() -> Result<Self, CoverageError> {
        Ok(Self {
            ear: Ear::shipped()?,
            coverage: Coverage::default(),
            off: false,
            notes: None,
            changed: false,
            saved: 0,
            ended: None,
        })
    }

    /// Takes the person's own misheard-word rules.
    pub(super) fn know(&mut self, misheard: &[Misheard]) {
        self.ear.set_own(misheard);
    }

    /// Ticks are shown from now on, or not.
    pub(super) fn listen(&mut self, on: bool) {
        self.off = !on;
    }

    /// A point was made after all, or was not.
    pub(super) fn correct(&mut self, point: usize, made: Option<bool>) {
        self.coverage.correct(point, made);
        let points = self.coverage.points();
        if let Some(notes) = &mut self.notes {
            notes.mark(&points);
            self.changed = true;
        }
    }

    /// Something happened in the call.
    pub(super) fn follow(&mut self, event: &Event, cards: &Cards) {
        self.coverage.follow(event, |id| cards.card(id), &self.ear);
        if let Some(notes) = &mut self.notes {
            notes.take(event, |id| cards.card(id), &self.coverage.points());
            self.changed = true;
        }
    }

    /// The points of a card as they stand, if they are shown.
    pub(super) fn points(&self, card: Option<&str>) -> Vec<PointMark> {
        if self.off || card.is_none() || self.coverage.card() != card { Vec::new() } else { self.coverage.points() }
    }

    /// Notes are taken from time `t` of the call, which is `at` in milliseconds since 1970; without an id they end there. `shown`: the card on screen is the
    /// first question, if the person answers it.
    pub(super) fn keep(&mut self, id: Option<String>, (t, at): (u32, f64), shown: Cue, cards: &Cards) {
        if let Some(notes) = self.notes.take() {
            let record = notes.record(t);
            self.ended = (!record.said.is_empty()).then(|| Write::of(&record));
        }
        self.changed = false;
        self.saved = t;
        self.notes = id.map(|id| Notes::begin(id, SessionKind::Live, None, Some(at.max(0.0) as u64), t));
        if let Some(notes) = &mut self.notes {
            // By which words it was asked was said before the session.
            let shown = Event::Cue(Cue { heard: Vec::new(), ..shown });
            notes.take(&shown, |id| cards.card(id), &self.coverage.points());
        }
    }

    /// What is to be written down at time `t`, if anything is due.
    pub(super) fn kept(&mut self, t: u32) -> Option<Write> {
        if let Some(ended) = self.ended.take() {
            return Some(ended);
        }
        let notes = self.notes.as_ref().filter(|_| self.changed && t.saturating_sub(self.saved) >= SAVED_EVERY)?;
        (self.changed, self.saved) = (false, t);
        Some(Write::of(&notes.record(t)))
    }

    /// What was heard is forgotten; what is noted stays.
    pub(super) fn forget(&mut self) {
        self.coverage.clear();
    }
}
