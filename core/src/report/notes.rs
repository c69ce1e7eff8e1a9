//! Notes of a call: what was said, which cards came, and which of their points were made.

use super::record::{AnswerBy, Expected, QuestionNote, Record, SessionKind};
use super::recorder::Recorder;
use crate::bank::Card;
use crate::coverage::PointMark;
use crate::live::Event;
use crate::recognition::{Cue, Phase};

/// Most words of a question as it was heard, its last ones.
const ASKED_WORDS: usize = 40;

/// Takes notes while a call goes on.
#[derive(Debug, Clone)]
pub struct Notes {
    recorder: Recorder,
    /// When the session began, in the call's time.
    since: u32,
    now: u32,
}

impl Notes {
    /// Begins at time `since` of the call.
    pub fn begin(id: String, kind: SessionKind, name: Option<String>, began: Option<u64>, since: u32) -> Self {
        Self { recorder: Recorder::begin(id, kind, name, began), since, now: since }
    }

    /// Something happened. `card`: the card of a cue; `points`: those of the card that is listened for, as they stand now.
    pub fn take<'a>(&mut self, event: &Event, card: impl Fn(&str) -> Option<&'a Card>, points: &[PointMark]) {
        match event {
            Event::Utterance(change) => {
                self.now = self.now.max(change.t);
                // What was said before the session is nobody's to keep, nor what had begun then.
                if change.t >= self.since && (change.rev == 1 || self.recorder.knows(change.id)) {
                    self.recorder.hear(change, -i64::from(self.since));
                }
            }
            Event::Cue(cue) => self.cue(cue, card, points),
            Event::Gap(_) | Event::Hints(_) => {}
        }
        self.mark(points);
    }

    /// The points of the card that is listened for, as they stand now.
    pub fn mark(&mut self, points: &[PointMark]) {
        let same = |question: &QuestionNote| {
            question.points.len() == points.len()
                && question.points.iter().zip(points).all(|(noted, point)| noted.say == point.say)
        };
        if let Some(question) = self.recorder.last().filter(|question| same(question)) {
            question.points = points.to_vec();
        }
    }

    fn cue<'a>(&mut self, cue: &Cue, card: impl Fn(&str) -> Option<&'a Card>, points: &[PointMark]) {
        let Some(card) = cue.card.as_deref().filter(|_| cue.phase == Phase::Locked).and_then(card) else { return };
        let t = cue.t.saturating_sub(self.since);
        self.now = self.now.max(cue.t);
        if let Some(before) = self.recorder.last() {
            before.to = before.to.max(t);
            if before.card == card.id {
                return;
            }
        }
        let heard: Vec<&str> = cue.heard.iter().map(|heard| heard.word.as_str()).collect();
        let heard = heard.get(heard.len().saturating_sub(ASKED_WORDS)..).unwrap_or_default().join(" ");
        self.recorder.ask(QuestionNote {
            card: card.id.clone(),
            title: card.title.clone(),
            topic: card.topic.clone(),
            ask: if heard.is_empty() { card.question.clone() } else { heard },
            at: t,
            to: t,
            paused: 0,
            minutes: u32::from(card.minutes),
            expected: Expected::of(card),
            by: AnswerBy::Voice,
            attempt: 1,
            skipped: false,
            revealed: None,
            rating: None,
            follow_ups: Vec::new(),
            points: points.to_vec(),
        });
    }

    /// The notes as a record, at time `t` of the call. A card on which the person said nothing was no question to them.
    pub fn record(&self, t: u32) -> Record {
        let length = t.max(self.now).saturating_sub(self.since);
        let mut record = self.recorder.record().clone();
        record.length = length;
        if let Some(last) = record.questions.last_mut() {
            last.to = length;
        }
        let said = std::mem::take(&mut record.said);
        let answered = |question: &QuestionNote| {
            said.iter().any(|said| said.own && said.to >= question.at && said.from < question.to.max(question.at + 1))
        };
        record
            .questions
            .retain(|question| answered(question) || question.points.iter().any(|point| point.mark.counts()));
        record.said = said;
        record
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::fixture;
    use crate::captions::UtteranceChange;
    use crate::coverage::Mark;

    #[test]
    fn what_was_said_before_the_session_is_not_kept() {
        let mut notes = Notes::begin("a".into(), SessionKind::Live, None, None, 10_000);
        let mut hear = |t, id, rev, text: &str| {
            let change = UtteranceChange { rev, ..UtteranceChange::said(t, id, true, text) };
            notes.take(&Event::Utterance(change), |_| None, &[]);
        };
        hear(9_000, 1, 1, "not this");
        hear(10_500, 1, 2, "not this nor what follows");
        hear(11_000, 2, 1, "but");
        hear(11_500, 2, 2, "but this");
        let record = notes.record(20_000);
        let said: Vec<(u32, &str)> = record.said.iter().map(|said| (said.from, said.text.as_str())).collect();
        assert_eq!((said, record.length), (vec![(1_000, "but this")], 10_000));
    }

    #[test]
    fn a_card_that_is_locked_again_is_the_same_question_going_on() {
        let cards = ["paging", "caching"].map(fixture::card);
        let mut notes = Notes::begin("a".into(), SessionKind::Live, None, None, 0);
        let made = PointMark { mark: Mark::Given, ..PointMark::default() };
        for (t, card) in [(1_000, "paging"), (5_000, "paging"), (9_000, "caching")] {
            let cue = Cue { t, phase: Phase::Locked, card: Some(card.into()), ..nothing() };
            let find = |id: &str| cards.iter().find(|card| card.id == id);
            notes.take(&Event::Cue(cue), find, std::slice::from_ref(&made));
        }
        let asked: Vec<(String, u32, u32)> =
            notes.record(20_000).questions.into_iter().map(|note| (note.card, note.at, note.to)).collect();
        assert_eq!(asked, [("paging".to_owned(), 1_000, 9_000), ("caching".to_owned(), 9_000, 20_000)]);
    }

    fn nothing() -> Cue {
        Cue {
            t: 0,
            phase: Phase::None,
            card: None,
            score: 0.0,
            margin: 0.0,
            next: None,
            utterance: None,
            matched: vec![],
            runners_up: vec![],
            nearest: None,
            repairs: vec![],
            heard: vec![],
        }
    }
}
