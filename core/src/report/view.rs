//! What a report shows, as plain data. Times are milliseconds since the session began, lengths milliseconds.

use super::record::{AnswerBy, FollowUpNote, PlanNote, Said, SessionKind};
use crate::coverage::PointMark;
use crate::feedback::Finding;
use serde::{Deserialize, Serialize};

/// A session in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Summary {
    /// Its id.
    pub id: String,
    /// What it was.
    pub kind: SessionKind,
    /// Name of the file, where there is one.
    pub name: Option<String>,
    /// When it began, in milliseconds since 1970.
    pub began: Option<u64>,
    /// How long it lasted.
    pub length: u32,
    /// How many questions were answered.
    pub questions: u32,
    /// How many points were made.
    pub made: u32,
    /// Of how many.
    pub points: u32,
}

/// Somebody speaks: a bar on the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// From when.
    pub from: u32,
    /// Until when.
    pub to: u32,
    /// The person themself.
    pub own: bool,
}

/// What clocks and counts say of an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Measures {
    /// From the question to the answer's first word; none for answers that were not spoken.
    pub first_word: Option<u32>,
    /// How long the answer took, without pauses of the clock.
    pub spent: u32,
    /// Words of the person.
    pub words: u32,
    /// Words a minute while speaking; none for fewer than 30 words or answers that were not spoken.
    pub pace: Option<u32>,
    /// The longest silence inside the answer.
    pub longest_pause: Option<u32>,
    /// Words such as "um": how many.
    pub fillers: u32,
}

/// One question of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuestionReport {
    /// The card.
    pub card: String,
    /// The card in a few words.
    pub title: String,
    /// Its topic.
    pub topic: String,
    /// The question.
    pub ask: String,
    /// When it was put.
    pub at: u32,
    /// When it was over.
    pub to: u32,
    /// Suggested length.
    pub suggested: u32,
    /// How it was answered.
    pub by: AnswerBy,
    /// Which attempt at the same question, from 1.
    pub attempt: u32,
    /// It was passed over.
    pub skipped: bool,
    /// When the card was looked at.
    pub revealed: Option<u32>,
    /// The person's own mark, from 1 to 5.
    pub rating: Option<u8>,
    /// Share of the points made, from 1 to 5 like the own mark; none without points.
    pub covered: Option<u8>,
    /// Further questions.
    pub follow_ups: Vec<FollowUpNote>,
    /// The points.
    pub points: Vec<PointMark>,
    /// What clocks and counts say.
    pub measures: Measures,
    /// What the rules found.
    pub findings: Vec<Finding>,
    /// What was said meanwhile.
    pub said: Vec<Said>,
}

/// A session in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// Questions answered.
    pub answered: u32,
    /// Questions passed over.
    pub skipped: u32,
    /// Points made in answered questions.
    pub made: u32,
    /// Of how many.
    pub points: u32,
    /// Time spent on answers.
    pub spent: u32,
    /// Time suggested for them.
    pub suggested: u32,
    /// Answers that took more than half as long again as suggested.
    pub over: u32,
    /// How long the person spoke.
    pub own_talk: u32,
    /// How long others spoke.
    pub other_talk: u32,
    /// The person's words.
    pub words: u32,
    /// Their words a minute while speaking.
    pub pace: Option<u32>,
    /// Fillers in a hundred words, in tenths.
    pub fillers_tenths: Option<u32>,
}

/// What a session was like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The session's id.
    pub id: String,
    /// What it was.
    pub kind: SessionKind,
    /// Name of the file, where there is one.
    pub name: Option<String>,
    /// When it began, in milliseconds since 1970.
    pub began: Option<u64>,
    /// How long it lasted.
    pub length: u32,
    /// What was planned.
    pub plan: Option<PlanNote>,
    /// In numbers.
    pub totals: Totals,
    /// Who spoke when; neighbours of one voice with less than two seconds between them are one.
    pub spans: Vec<Span>,
    /// The questions in the order they were put.
    pub questions: Vec<QuestionReport>,
}
