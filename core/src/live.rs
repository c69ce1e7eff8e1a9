//! The live path: snapshots in, utterances and cues out.
//!
//! The panel, `sidecue replay` and `sidecue eval` all go through [`Live`], so that the same captions always give the same
//! cards. Time comes in as data; whatever was due before a moment is decided at the time it was due, however late
//! the caller is.

use crate::bank::Card;
use crate::captions::{Merger, Snapshot, UtteranceChange};
use crate::inverted_index::Image;
use crate::recognition::repairs::Repairs;
use crate::recognition::{Cue, Ranked, Recogniser, RecognitionError};

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// An utterance began, changed or ended.
    Utterance(UtteranceChange),
    /// What is on screen changed.
    Cue(Cue),
}

/// Captions and recognition together.
pub struct Live {
    merger: Merger,
    recogniser: Recogniser,
    speaker: Option<String>,
    /// The time that was last heard of.
    now: u32,
}

impl Live {
    /// `own_names`: how the call page names the person themself.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn new(cards: &[Card], repairs: Repairs, own_names: &[String]) -> Result<Self, RecognitionError> {
        Ok(Self::with(Recogniser::new(cards, repairs)?, own_names))
    }

    /// Opens indexes made by [`Recogniser::index`] of the same cards, in the same order.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub(crate) fn open<'a>(
        cards: impl Iterator<Item = &'a Card> + Clone,
        images: &[&Image],
        repairs: Repairs,
    ) -> Result<Self, RecognitionError> {
        Ok(Self::with(Recogniser::open(cards, images, repairs)?, &[]))
    }

    fn with(recogniser: Recogniser, own_names: &[String]) -> Self {
        Self { merger: Merger::new(own_names), recogniser, speaker: None, now: 0 }
    }

    /// Takes what a reader says.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn take(&mut self, snapshot: Snapshot) -> Result<Vec<Event>, RecognitionError> {
        let mut events = self.advance(snapshot.t)?;
        for change in self.merger.take(&snapshot.cleaned()) {
            self.hear(change, &mut events)?;
        }
        Ok(events)
    }

    /// Lets time pass.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn advance(&mut self, t: u32) -> Result<Vec<Event>, RecognitionError> {
        self.now = self.now.max(t);
        let mut events = Vec::new();
        while let Some(due) = self.deadline().filter(|due| *due <= t) {
            events.extend(self.recogniser.advance(due).map(Event::Cue));
            for change in self.merger.advance(due) {
                self.hear(change, &mut events)?;
            }
        }
        Ok(events)
    }

    /// When [`Live::advance`] next has something to say.
    pub fn deadline(&self) -> Option<u32> {
        [self.merger.deadline(), self.recogniser.deadline()].into_iter().flatten().min()
    }

    /// Another reader with another time base, and perhaps other names of the person: what was said is over, what is on
    /// screen stays.
    pub fn restart(&mut self, own_names: &[String]) {
        self.merger = Merger::new(own_names);
        self.speaker = None;
        self.now = 0;
        self.recogniser.restart();
    }

    /// Forgets everything heard and clears the screen.
    pub fn forget(&mut self, own_names: &[String]) {
        self.restart(own_names);
        self.recogniser.clear();
    }

    /// The interviewer who spoke last, where the page says it.
    pub fn speaker(&self) -> Option<&str> {
        self.speaker.as_deref()
    }

    /// Shows a card because the person chose it.
    ///
    /// # Errors
    /// [`RecognitionError::UnknownCard`].
    pub fn pick(&mut self, card: &str) -> Result<Cue, RecognitionError> {
        self.recogniser.pick(card, self.now)
    }

    /// What is on screen and what was heard, whether or not it just changed.
    pub fn now(&self) -> Cue {
        self.recogniser.cue(self.now)
    }

    /// The whole ranking of what was last heard, before any threshold.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn ranking(&mut self, limit: usize) -> Result<Vec<Ranked>, RecognitionError> {
        self.recogniser.ranking(limit)
    }

    fn hear(&mut self, change: UtteranceChange, events: &mut Vec<Event>) -> Result<(), RecognitionError> {
        let cues = self.recogniser.hear(&change)?;
        if !change.own {
            self.speaker.clone_from(&change.speaker);
        }
        events.push(Event::Utterance(change));
        events.extend(cues.into_iter().map(Event::Cue));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::fixture;
    use crate::captions::Platform;
    use crate::recognition::Phase;
    use crate::speech::Stage;

    fn asked() -> (Live, Stage) {
        let cards = ["sharding", "caching"].map(fixture::card);
        let mut live = Live::new(&cards, Repairs::default(), &[]).unwrap();
        let mut stage = Stage::new(Platform::Meet);
        stage.turn(Some("Ada"));
        for (t, word) in (100..).step_by(100).zip("how would you design sharding".split(' ')) {
            live.take(stage.word(t, word)).unwrap();
        }
        (live, stage)
    }

    #[test]
    fn what_was_due_is_decided_at_its_time_however_late_the_caller_is() {
        let late = asked().0.advance(60_000).unwrap();
        let times: Vec<(u32, &str)> = late
            .iter()
            .map(|event| match event {
                Event::Utterance(change) => (change.t, "done"),
                Event::Cue(cue) => (cue.t, if cue.phase == Phase::Locked { "locked" } else { "other" }),
            })
            .collect();
        assert_eq!(times, [(1500, "locked"), (2000, "done")]);

        let (mut punctual, _) = asked();
        let mut events = Vec::new();
        while let Some(due) = punctual.deadline() {
            events.extend(punctual.advance(due).unwrap());
        }
        assert_eq!(events, late);
    }

    #[test]
    fn a_snapshot_after_a_silence_finds_the_card_locked() {
        let (mut live, mut stage) = asked();
        let events = live.take(stage.word(9_000, "then")).unwrap();
        assert!(matches!(&events[0], Event::Cue(cue) if cue.phase == Phase::Locked && cue.t == 1500), "{events:?}");
        let picked = live.pick("caching").unwrap();
        assert_eq!((picked.t, live.now().card.as_deref()), (9_000, Some("caching")));
    }
}
