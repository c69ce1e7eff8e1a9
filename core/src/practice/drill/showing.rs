//! The session as it is shown.

use super::{Drill, MS_A_MINUTE};
use crate::practice::views::{DrillView, Stage};
use crate::report::Report;
use crate::view::CardView;

/// An answer is long once it took so many per cent of its suggested time.
const NUDGE: u32 = 150;
/// Most words shown of what was heard.
const HEARD_WORDS: usize = 30;

impl Drill {
    /// The session as it stands; none without a question.
    pub(in crate::practice) fn view(&self) -> Option<DrillView> {
        let record = self.recorder.record();
        let (planned, card) = self.questions.get(self.at)?;
        let question = record.questions.last()?;
        let ends = if self.stage == Stage::Answering { self.paused.unwrap_or(self.now) } else { question.to };
        let spent = ends.saturating_sub(question.at).saturating_sub(question.paused);
        let suggested = planned.minutes * MS_A_MINUTE;
        let asked = question.follow_ups.last();
        let points = if self.stage == Stage::Rating { Vec::new() } else { self.coverage.points() };
        let result = (self.stage == Stage::Result).then(|| Report::of(&self.record()).questions.pop()).flatten();
        Some(DrillView {
            number: self.at + 1,
            of: self.questions.len(),
            title: card.title.clone(),
            topic: card.topic.clone(),
            ask: asked.map_or(&card.question, |asked| &asked.ask).clone(),
            turn: self.turn,
            follow_up: asked.is_some(),
            more: self.next_follow_up().is_some(),
            stage: self.stage,
            by: self.by,
            attempt: question.attempt,
            paused: self.paused.is_some(),
            spent,
            suggested,
            over: u64::from(spent) * 100 > u64::from(suggested) * u64::from(NUDGE),
            session_spent: self.now,
            session_planned: self.questions.iter().map(|(planned, _)| planned.minutes * MS_A_MINUTE).sum(),
            points,
            heard: last_words(self.hearing.text()),
            card: self.revealed.then(|| Box::new(CardView::of(card))),
            result: result.map(Box::new),
        })
    }
}

fn last_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.get(words.len().saturating_sub(HEARD_WORDS)..).unwrap_or_default().join(" ")
}
