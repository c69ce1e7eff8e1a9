//! A labelled call, played word by word through the live path: what the candidate would have seen, and when.

use super::conversation::Conversation;
use anyhow::Result;
use sidecue_core::captions::Role;
use sidecue_core::live::{Event, Live};
use sidecue_core::recognition::Phase;
use sidecue_core::speech::{MILLIS_A_WORD, Stage};

/// Silence after the last turn, in milliseconds: long enough for a question to end.
const SILENCE: u32 = 3000;

/// What was said when, and what was to be seen. Times are in milliseconds since the call began.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Play {
    /// When each turn was spoken.
    pub spans: Vec<Span>,
    /// What came on screen, in the order of time.
    pub sights: Vec<Sight>,
    /// What leads at the last word of each turn; nothing where the candidate speaks.
    pub leads: Vec<Option<Lead>>,
}

/// The first card of the ranking, shown or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Lead {
    /// The card.
    pub card: String,
    /// How sure recognition is of it, between 0 and 1.
    pub confidence: f32,
}

/// When a turn was spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its beginning; its first word is in the captions a word's time later.
    pub begin: u32,
    /// Its last word is in the captions.
    pub last: u32,
}

/// What is on screen from a moment on.
#[derive(Debug, Clone, PartialEq)]
pub struct Sight {
    /// The moment.
    pub t: u32,
    /// The turn whose words were heard last then.
    pub heard: usize,
    /// The card.
    pub card: Option<String>,
    /// How sure recognition was, between 0 and 1.
    pub confidence: f32,
    /// What a person notices.
    pub change: Change,
}

/// How the screen differs from what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// In no way that counts: a provisional card is locked.
    Same,
    /// Another card, which was not there before.
    New,
    /// A provisional card gave way to the locked one that it had covered.
    Returned,
    /// There is no card any more.
    Gone,
}

/// Plays a call. What was heard before is forgotten first.
pub fn play(live: &mut Live, call: &Conversation) -> Result<Play> {
    live.forget();
    live.name(&call.own, Some(Role::Own));
    let played = Player::new(live).call(call);
    live.name(&call.own, None);
    played
}

struct Player<'a> {
    live: &'a mut Live,
    /// The live path's own time when the call begins.
    start: u32,
    watched: Watched,
}

impl<'a> Player<'a> {
    fn new(live: &'a mut Live) -> Self {
        let start = live.now().t;
        Self { live, start, watched: Watched::default() }
    }

    fn call(mut self, call: &Conversation) -> Result<Play> {
        let mut stage = Stage::new(call.platform);
        let mut speaker = None;
        let (mut spans, mut leads, mut now) = (Vec::new(), Vec::new(), 0);
        for (number, turn) in call.turns.iter().enumerate() {
            if speaker.replace(&turn.speaker) != Some(&turn.speaker) {
                stage.turn(Some(&turn.speaker));
            }
            now += turn.pause;
            let begin = now;
            for word in turn.text.split_whitespace() {
                now += MILLIS_A_WORD;
                // What is due before the word is not the word's doing.
                self.pass(now)?;
                let events = self.live.take(stage.word(self.start + now, word))?;
                self.watched.turn = number;
                self.watch(&events);
            }
            spans.push(Span { begin, last: now });
            leads.push(if turn.own { None } else { self.lead()? });
        }
        self.pass(now + SILENCE)?;
        Ok(Play { spans, sights: self.watched.sights, leads })
    }

    fn lead(&mut self) -> Result<Option<Lead>> {
        let first = self.live.ranking(1)?.into_iter().next();
        Ok(first.map(|ranked| Lead { card: ranked.card, confidence: self.live.confidence() }))
    }

    fn pass(&mut self, now: u32) -> Result<()> {
        let events = self.live.advance(self.start + now)?;
        self.watch(&events);
        Ok(())
    }

    fn watch(&mut self, events: &[Event]) {
        for event in events {
            if let Event::Cue(cue) = event {
                self.watched.see(cue.t.saturating_sub(self.start), cue.card.clone(), cue.phase, cue.score);
            }
        }
    }
}

/// What was seen so far.
#[derive(Default)]
struct Watched {
    turn: usize,
    locked: Option<String>,
    sights: Vec<Sight>,
}

impl Watched {
    fn see(&mut self, t: u32, card: Option<String>, phase: Phase, confidence: f32) {
        let before = self.sights.last().and_then(|sight| sight.card.as_ref());
        let change = match &card {
            now if now.as_ref() == before => Change::Same,
            None => Change::Gone,
            now if *now == self.locked => Change::Returned,
            Some(_) => Change::New,
        };
        if phase == Phase::Locked {
            self.locked.clone_from(&card);
        }
        self.sights.push(Sight { t, heard: self.turn, card, confidence, change });
    }
}

#[cfg(test)]
mod tests {
    use super::super::conversation::{Turn, Wanted};
    use super::*;
    use sidecue_core::captions::Platform;
    use sidecue_core::recognition::repairs::Repairs;

    fn call(turns: &[(&str, &str, u32)]) -> Conversation {
        let turn = |(speaker, text, pause): &(&str, &str, u32)| Turn {
            line: 2,
            speaker: (*speaker).to_owned(),
            own: *speaker == "Sam Lee",
            text: (*text).to_owned(),
            pause: *pause,
            wanted: Wanted::Nothing,
            also: Vec::new(),
        };
        Conversation {
            name: "tiny".into(),
            title: String::new(),
            platform: Platform::Zoom,
            own: "Sam Lee".into(),
            turns: turns.iter().map(turn).collect(),
        }
    }

    #[test]
    fn words_come_at_the_usual_rate_after_the_pause_in_every_call() {
        let mut live = Live::new(&[], Repairs::default(), &[]).unwrap();
        for _ in 0..2 {
            let played = play(&mut live, &call(&[("Ada", "two words", 500), ("Sam Lee", "one", 0)])).unwrap();
            assert_eq!(played.spans, [Span { begin: 500, last: 1250 }, Span { begin: 1250, last: 1625 }]);
        }
        assert_eq!(live.now().t, 2 * (1625 + SILENCE));
        assert!(!live.people().is_own("Sam Lee", None), "who the candidate is holds for one call");
    }

    #[test]
    fn a_locked_card_that_returns_is_not_new_and_locking_is_no_change() {
        let mut watched = Watched::default();
        for (card, phase) in [
            (Some("a"), Phase::Provisional),
            (Some("a"), Phase::Locked),
            (Some("b"), Phase::Provisional),
            (Some("a"), Phase::Locked),
            (Some("b"), Phase::Locked),
            (Some("a"), Phase::Provisional),
            (None, Phase::None),
        ] {
            watched.see(0, card.map(str::to_owned), phase, 0.5);
        }
        let changes: Vec<Change> = watched.sights.iter().map(|sight| sight.change).collect();
        use Change::{Gone, New, Returned, Same};
        assert_eq!(changes, [New, Same, New, Returned, New, New, Gone]);
    }
}
