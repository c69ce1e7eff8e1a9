//! The live path: snapshots in, utterances and cues out.
//!
//! The panel, `sidecue replay` and `sidecue eval` all go through [`Live`], so that the same captions always give the same
//! cards. Time comes in as data; whatever was due before a moment is decided at the time it was due, however late
//! the caller is.

use crate::bank::Card;
use crate::captions::{Gap, Merged, Merger, People, Role, Snapshot, Speaker, UtteranceChange};
use crate::recognition::repairs::Repairs;
use crate::recognition::{
    Change, Correction, Cue, Hints, Impression, Measurement, Misheard, Ranked, Recogniser, RecognitionError, Sighting,
};

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Captions were missing for a while; what follows was said during that time.
    Gap(Gap),
    /// An utterance began, changed or ended.
    Utterance(UtteranceChange),
    /// What is on screen changed.
    Cue(Cue),
    /// Other titles are offered.
    Hints(Hints),
}

impl From<Change> for Event {
    fn from(change: Change) -> Self {
        match change {
            Change::Cue(cue) => Self::Cue(cue),
            Change::Hints(hints) => Self::Hints(hints),
        }
    }
}

/// Captions and recognition together.
pub struct Live {
    merger: Merger,
    recogniser: Recogniser,
    /// What the interviewer who spoke last is known by.
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

    /// Opens impressions made by [`Recogniser::imprint`] of the same cards, in the same order.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub(crate) fn open<'a>(
        cards: impl Iterator<Item = &'a Card> + Clone,
        impressions: &[&Impression],
        repairs: Repairs,
    ) -> Result<Self, RecognitionError> {
        Ok(Self::with(Recogniser::open(cards, impressions, repairs)?, &[]))
    }

    fn with(recogniser: Recogniser, own_names: &[String]) -> Self {
        Self { merger: Merger::new(People::with_own(own_names)), recogniser, speaker: None, now: 0 }
    }

    /// Takes what a reader says.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn take(&mut self, mut snapshot: Snapshot) -> Result<Vec<Event>, RecognitionError> {
        snapshot.t = snapshot.t.max(self.now);
        let mut events = self.advance(snapshot.t)?;
        let Merged { gap, changes } = self.merger.take(&snapshot.cleaned());
        events.extend(gap.map(Event::Gap));
        for change in changes {
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
            events.extend(self.recogniser.advance(due)?.into_iter().map(Event::from));
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

    /// Another reader takes over at time `t`: what was said is over, what is on screen stays. Rows that it shows again are
    /// not taken for new ones.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn rejoin(&mut self, t: u32) -> Result<Vec<Event>, RecognitionError> {
        let mut events = self.advance(t)?;
        events.extend(self.merger.rejoin(self.now).into_iter().map(Event::Utterance));
        self.speaker = None;
        self.recogniser.restart();
        Ok(events)
    }

    /// Forgets everything heard and clears the screen; who is who stays, and time goes on.
    pub fn forget(&mut self) {
        let mut people = std::mem::take(&mut self.merger.people);
        people.part();
        self.merger = Merger::new(people);
        self.speaker = None;
        self.recogniser.unhear();
        self.recogniser.clear();
    }

    /// Another call begins at time 0, in which the person goes by these names: nothing of this one is left.
    pub fn anew(&mut self, own_names: &[String]) {
        self.merger = Merger::new(People::with_own(own_names));
        self.speaker = None;
        self.now = 0;
        self.recogniser.unhear();
        self.recogniser.clear();
    }

    /// What some words speak for, whatever was heard before ([`Recogniser::look`]).
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn look(&mut self, words: &[String]) -> Result<Sighting, RecognitionError> {
        self.recogniser.look(words)
    }

    /// Words bring nothing new on screen from now on, or do so again ([`Recogniser::rest`]).
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn rest(&mut self, resting: bool) -> Result<(), RecognitionError> {
        self.recogniser.rest(resting, self.now)
    }

    /// Says what somebody in the call is. What they said so far is not looked at again.
    pub fn name(&mut self, key: &str, role: Option<Role>) {
        self.merger.people.name(key, role);
        self.speaker = None;
        self.recogniser.unhear();
    }

    /// The person goes by these names in the call, in place of those handed over before.
    pub fn go_by(&mut self, names: &[String]) {
        if self.merger.people.go_by(names) {
            self.speaker = None;
            self.recogniser.unhear();
        }
    }

    /// Who is who.
    pub fn people(&mut self) -> &mut People {
        &mut self.merger.people
    }

    /// Everyone heard.
    pub fn speakers(&self) -> Vec<Speaker> {
        self.merger.people.speakers()
    }

    /// What the interviewer who spoke last is known by, where the page tells people apart.
    pub fn speaker(&self) -> Option<&str> {
        self.speaker.as_deref()
    }

    /// Shows a card because the person chose it ([`Recogniser::pick`]).
    ///
    /// # Errors
    /// [`RecognitionError::UnknownCard`] and [`RecognitionError::Index`].
    pub fn pick(&mut self, card: &str) -> Result<Cue, RecognitionError> {
        self.recogniser.pick(card, self.now)
    }

    /// Takes a card away because the person said that it is the wrong one ([`Recogniser::refuse`]).
    ///
    /// # Errors
    /// [`RecognitionError::UnknownCard`] and [`RecognitionError::Index`].
    pub fn refuse(&mut self, card: &str) -> Result<(), RecognitionError> {
        self.recogniser.refuse(card)
    }

    /// The card on screen stays, or goes again as any other does ([`Recogniser::pin`]).
    ///
    /// # Errors
    /// [`RecognitionError::UnknownCard`].
    pub fn pin(&mut self, card: &str, pinned: bool) -> Result<(), RecognitionError> {
        self.recogniser.pin(card, pinned)
    }

    /// Whether the card on screen stays.
    pub fn pinned(&self) -> bool {
        self.recogniser.pinned()
    }

    /// At time `t`, looks at the last half minute of the other side again ([`Recogniser::again`]).
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn again(&mut self, t: u32) -> Result<Vec<Event>, RecognitionError> {
        let events = self.advance(t)?;
        self.recogniser.again(self.now)?;
        Ok(events)
    }

    /// Takes what the person put right and their own misheard-word rules ([`Recogniser::remember`]).
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn remember(&mut self, corrections: Vec<Correction>, misheard: &[Misheard]) -> Result<(), RecognitionError> {
        self.recogniser.remember(corrections, misheard)
    }

    /// What the person put right since this was last asked.
    pub fn learnt(&mut self) -> Vec<Correction> {
        self.recogniser.learnt()
    }

    /// What is on screen and what was heard, whether or not it just changed.
    pub fn now(&self) -> Cue {
        self.recogniser.cue(self.now)
    }

    /// The titles offered, whether or not they just changed.
    pub fn hints(&self) -> Hints {
        self.recogniser.hints(self.now)
    }

    /// Everything measured about what was last heard ([`Recogniser::measure`]).
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn measure(&mut self, on_screen: Option<&str>, without: Option<&str>) -> Result<Measurement, RecognitionError> {
        self.recogniser.measure(on_screen, without)
    }

    /// The whole ranking of what was last heard, before any threshold.
    ///
    /// # Errors
    /// [`RecognitionError::Index`].
    pub fn ranking(&mut self, limit: usize) -> Result<Vec<Ranked>, RecognitionError> {
        self.recogniser.ranking(limit)
    }

    /// How sure it is of the first card for what was last heard, between 0 and 1, before any threshold.
    pub fn confidence(&self) -> f32 {
        self.recogniser.confidence()
    }

    fn hear(&mut self, change: UtteranceChange, events: &mut Vec<Event>) -> Result<(), RecognitionError> {
        let changes = self.recogniser.hear(&change)?;
        if !change.own {
            self.speaker = Some(change.speaker_key.clone());
        }
        events.push(Event::Utterance(change));
        events.extend(changes.into_iter().map(Event::from));
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
                Event::Gap(gap) => (gap.t, "gap"),
                Event::Utterance(change) => (change.t, "done"),
                Event::Cue(cue) => (cue.t, if cue.phase == Phase::Locked { "locked" } else { "other" }),
                Event::Hints(hints) => (hints.t, "hints"),
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
