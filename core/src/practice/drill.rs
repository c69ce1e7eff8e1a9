//! The drill: questions put one by one, with a clock that counts up and never cuts off.
//!
//! Time comes in with each call as milliseconds since the session began. What is heard counts for the question that stands; while the clock stands, and once
//! the answer is over, nothing counts.

mod hearing;
mod showing;

use super::views::{PlannedView, Stage};
use crate::bank::Card;
use crate::captions::Snapshot;
use crate::coverage::{Coverage, Ear};
use crate::report::{AnswerBy, Expected, FollowUpNote, PlanNote, QuestionNote, Record, Recorder, SessionKind};
use hearing::Hearing;

const MS_A_MINUTE: u32 = 60_000;
/// Most further questions put on one card.
const FOLLOW_UPS: usize = 2;

/// A session that runs.
pub(super) struct Drill {
    questions: Vec<(PlannedView, Card)>,
    /// The question that stands.
    at: usize,
    stage: Stage,
    by: AnswerBy,
    /// Since when the clock stands.
    paused: Option<u32>,
    /// Raised with every question put.
    turn: u32,
    /// The card was asked for.
    revealed: bool,
    recorder: Recorder,
    coverage: Coverage,
    hearing: Hearing,
    /// The last time heard of.
    now: u32,
}

impl Drill {
    /// Puts the first question; none without questions.
    pub(super) fn begin(
        id: String,
        date: u64,
        plan: PlanNote,
        questions: Vec<(PlannedView, Card)>,
        ear: &Ear,
    ) -> Option<Self> {
        let mut recorder = Recorder::begin(id, SessionKind::Practice, None, Some(date));
        recorder.record_mut().plan = Some(plan);
        let mut drill = Self {
            questions,
            at: 0,
            stage: Stage::Answering,
            by: AnswerBy::Voice,
            paused: None,
            turn: 0,
            revealed: false,
            recorder,
            coverage: Coverage::default(),
            hearing: Hearing::default(),
            now: 0,
        };
        drill.put(1, ear).then_some(drill)
    }

    /// What is kept of it so far. A question that nobody answered yet is not part of it.
    pub(super) fn record(&self) -> Record {
        let mut record = self.recorder.record().clone();
        record.length = self.now;
        if let Some(last) = record.questions.last_mut() {
            last.points = self.coverage.points();
            if self.stage == Stage::Answering {
                last.to = self.now;
                let (at, answered) = (last.at, last.by != AnswerBy::Silence);
                if !(answered && record.said.iter().any(|said| said.own && said.from >= at)) {
                    record.questions.pop();
                }
            }
        }
        record
    }

    /// Lets time pass.
    pub(super) fn wake(&mut self, t: u32) {
        self.now = self.now.max(t);
    }

    /// The question was read aloud until now: the answer's clock begins here.
    pub(super) fn was_read(&mut self, t: u32) {
        self.wake(t);
        let now = self.now;
        if self.hearing.is_silent() && self.stage == Stage::Answering {
            self.recorder.lasts_until(now);
            if let Some(question) = self.recorder.last().filter(|question| question.follow_ups.is_empty()) {
                question.at = now;
            }
        }
    }

    /// How answers are given from now on.
    pub(super) fn answer_by(&mut self, by: AnswerBy, t: u32) {
        self.wake(t);
        self.by = by;
        if let Some(question) = self.recorder.last() {
            question.by = by;
        }
    }

    /// The recogniser's rows.
    pub(super) fn hear(&mut self, snapshot: Snapshot, t: u32, ear: &Ear) {
        self.wake(t);
        for change in self.hearing.hear(snapshot, self.now) {
            self.take(&change, ear);
        }
    }

    /// The answer as it is written so far.
    pub(super) fn write(&mut self, text: String, t: u32, ear: &Ear) {
        self.wake(t);
        if let Some(change) = self.hearing.write(text, self.now) {
            self.take(&change, ear);
        }
    }

    fn take(&mut self, change: &crate::captions::UtteranceChange, ear: &Ear) {
        if self.stage == Stage::Answering && self.paused.is_none() {
            self.recorder.hear(change, 0);
            self.coverage.hear(change, ear);
        }
    }

    /// This part of the answer is over: a further question, unless there is none or it is enough, or else the person's own mark.
    pub(super) fn done(&mut self, enough: bool, t: u32, ear: &Ear) {
        self.go_on(t);
        if self.stage != Stage::Answering {
            return;
        }
        self.end_answer(ear);
        let next = self.next_follow_up().filter(|_| !enough);
        let now = self.now;
        match next {
            Some(ask) => {
                if let Some(question) = self.recorder.last() {
                    question.follow_ups.push(FollowUpNote { ask: ask.clone(), at: now });
                }
                self.say(&ask, ear);
            }
            None => {
                if let Some(question) = self.recorder.last() {
                    question.to = now;
                }
                self.stage = Stage::Rating;
            }
        }
    }

    /// Shows the card.
    pub(super) fn reveal(&mut self, t: u32) {
        self.wake(t);
        let (now, answering) = (self.now, self.stage == Stage::Answering);
        self.revealed = true;
        if let Some(question) = self.recorder.last().filter(|_| answering) {
            question.revealed.get_or_insert(now);
        }
    }

    /// The person's own mark; then what came of it is shown.
    pub(super) fn rate(&mut self, mark: Option<u8>, t: u32) {
        self.wake(t);
        if self.stage == Stage::Rating {
            self.stage = Stage::Result;
            if let Some(question) = self.recorder.last() {
                question.rating = mark.map(|mark| mark.clamp(1, 5));
            }
        }
    }

    /// A point was made after all, or was not.
    pub(super) fn correct(&mut self, point: usize, made: Option<bool>, t: u32) {
        self.wake(t);
        self.coverage.correct(point, made);
    }

    /// The clock stands, or goes on.
    pub(super) fn pause(&mut self, paused: bool, t: u32) {
        if paused {
            self.wake(t);
            self.paused.get_or_insert(self.now);
        } else {
            self.go_on(t);
        }
    }

    fn go_on(&mut self, t: u32) {
        self.wake(t);
        let now = self.now;
        if let Some(since) = self.paused.take() {
            // What was said meanwhile does not count.
            self.hearing.pass_over();
            if let Some(question) = self.recorder.last() {
                question.paused += now - since;
            }
        }
    }

    /// Not this one; false at the end of the plan.
    pub(super) fn skip(&mut self, t: u32, ear: &Ear) -> bool {
        self.go_on(t);
        let now = self.now;
        if let Some(question) = self.recorder.last().filter(|_| self.stage != Stage::Result) {
            question.to = now;
            question.skipped = true;
        }
        self.onward(t, ear)
    }

    /// The same question once more.
    pub(super) fn retry(&mut self, t: u32, ear: &Ear) {
        self.go_on(t);
        if self.stage == Stage::Result {
            let attempt = self.recorder.last().map_or(1, |question| question.attempt);
            self.put(attempt + 1, ear);
        }
    }

    /// The next question; false at the end of the plan.
    pub(super) fn onward(&mut self, t: u32, ear: &Ear) -> bool {
        self.go_on(t);
        self.at += 1;
        self.put(1, ear)
    }

    /// It is over.
    pub(super) fn finish(&mut self, t: u32, ear: &Ear) -> Record {
        self.go_on(t);
        self.end_answer(ear);
        self.record()
    }

    /// Nothing more is said to the question that stands.
    fn end_answer(&mut self, ear: &Ear) {
        for change in self.hearing.finish(self.now) {
            self.take(&change, ear);
        }
    }

    /// Puts the question at its place.
    fn put(&mut self, attempt: u32, ear: &Ear) -> bool {
        let Some((planned, card)) = self.questions.get(self.at) else { return false };
        self.stage = Stage::Answering;
        self.revealed = false;
        if let Some(before) = self.recorder.last() {
            before.points = self.coverage.points();
        }
        let ask = card.question.clone();
        self.recorder.ask(QuestionNote {
            card: card.id.clone(),
            title: card.title.clone(),
            topic: card.topic.clone(),
            ask: ask.clone(),
            at: self.now,
            to: self.now,
            paused: 0,
            minutes: planned.minutes,
            expected: Expected::of(card),
            by: self.by,
            attempt,
            skipped: false,
            revealed: None,
            rating: None,
            follow_ups: Vec::new(),
            points: Vec::new(),
        });
        self.coverage.clear();
        self.coverage.ask(card, ear);
        self.say(&ask, ear);
        true
    }

    /// The interviewer speaks: an answer begins after it.
    fn say(&mut self, ask: &str, ear: &Ear) {
        self.turn += 1;
        self.hearing.turn();
        let put = self.hearing.put(ask, self.now);
        self.recorder.hear(&put, 0);
        self.coverage.hear(&put, ear);
    }

    fn next_follow_up(&self) -> Option<String> {
        let (_, card) = self.questions.get(self.at)?;
        let put = self.recorder.record().questions.last()?.follow_ups.len();
        card.follow_ups.iter().take(FOLLOW_UPS).nth(put).map(|follow_up| follow_up.ask.clone())
    }
}
