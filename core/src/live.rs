//! The live path: snapshots in, utterances and cues out.
//!
//! The panel, `sidecue replay` and `sidecue eval` all go through [`Live`], so that the same captions always give the same
//! cards. Time comes in as data; whatever was due before a moment is decided at the time it was due, however late
//! the caller is.

use crate::bank::Card;
use crate::captions::{Merger, Snapshot, UtteranceChange};
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
}

impl Live {
    /// `own_names`: how the call page names the person themself.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn new(cards: &[Card], repairs: Repairs, own_names: &[String]) -> Result<Self, RecognitionError> {
        Ok(Self { merger: Merger::new(own_names), recogniser: Recogniser::new(cards, repairs)?, speaker: None })
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
    pub fn pick(&mut self, card: &str, t: u32) -> Result<Cue, RecognitionError> {
        self.recogniser.pick(card, t)
    }

    /// What is on screen and what was heard, whether or not it just changed.
    pub fn now(&self, t: u32) -> Cue {
        self.recogniser.now(t)
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
