//! What the practice page draws, as plain data. Times are milliseconds since the session began.

use super::messages::Wish;
use crate::bank::{Archetype, Level};
use crate::coverage::PointMark;
use crate::report::{AnswerBy, QuestionReport, Summary};
use crate::view::CardView;
use serde::{Deserialize, Serialize};

/// What a job description asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JobView {
    /// The kind of role, where it is clear.
    pub archetype: Option<Archetype>,
    /// The level, where it is named.
    pub level: Option<Level>,
    /// The word that named the level.
    pub level_word: Option<String>,
    /// The topics it speaks of, most first.
    pub topics: Vec<JobTopic>,
}

/// A topic of a job description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JobTopic {
    /// The topic's word.
    pub topic: String,
    /// How much of the whole, in per cent.
    pub share: u8,
    /// The words that decided, as they stand in the text.
    pub words: Vec<String>,
}

/// The questions drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanView {
    /// What was wished for.
    pub wish: Wish,
    /// What the job description added; empty without one.
    pub job: JobView,
    /// The questions, in the order they will be put.
    pub questions: Vec<PlannedView>,
    /// Minutes of each strand, wanted and drawn.
    pub strands: Vec<StrandView>,
}

/// A question drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlannedView {
    /// The card.
    pub card: String,
    /// The card in a few words.
    pub title: String,
    /// Its topic.
    pub topic: String,
    /// The part of the loop that it stands for.
    pub strand: Strand,
    /// Suggested minutes.
    pub minutes: u32,
}

/// A part of an interview loop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Strand {
    /// What the role is about: API and service design, deep technical, data modelling and SQL.
    Core,
    /// System design scenarios.
    Design,
    /// Behaviour and ownership.
    Behavioural,
}

impl Strand {
    /// Every strand, in the order in which a plan names them.
    pub const ALL: [Self; 3] = [Self::Core, Self::Design, Self::Behavioural];

    /// The word for it in texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Design => "design",
            Self::Behavioural => "behavioural",
        }
    }
}

/// How much of a plan a strand has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StrandView {
    /// The strand.
    pub strand: Strand,
    /// Its weight for this kind of role, in per cent.
    pub wanted: u32,
    /// Its share of the minutes drawn, in per cent.
    pub drawn: u32,
}

/// Where a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// It was put and is being answered.
    Answering,
    /// The person says how it went.
    Rating,
    /// What came of it is shown.
    Result,
}

impl Stage {
    /// The word for it in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answering => "answering",
            Self::Rating => "rating",
            Self::Result => "result",
        }
    }
}

/// The session as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DrillView {
    /// Which question, from 1.
    pub number: usize,
    /// Of how many.
    pub of: usize,
    /// The card in a few words.
    pub title: String,
    /// Its topic.
    pub topic: String,
    /// The question that stands: the card's, or a follow-up.
    pub ask: String,
    /// Raised whenever another question is put, for reading it aloud once.
    pub turn: u32,
    /// It is a follow-up.
    pub follow_up: bool,
    /// Further questions are left on this card.
    pub more: bool,
    /// Where it stands.
    pub stage: Stage,
    /// How answers are given.
    pub by: AnswerBy,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// The clock stands.
    pub paused: bool,
    /// How long it took so far, in milliseconds.
    pub spent: u32,
    /// How long is suggested, in milliseconds.
    pub suggested: u32,
    /// It took half as long again as suggested.
    pub over: bool,
    /// How long the whole session took so far, in milliseconds.
    pub session_spent: u32,
    /// How long was planned for all, in milliseconds.
    pub session_planned: u32,
    /// The points as they stand. In [`Stage::Rating`] nothing is shown: one marks oneself before one sees.
    pub points: Vec<PointMark>,
    /// The last words heard or written.
    pub heard: String,
    /// The card, once it was asked for.
    pub card: Option<Box<CardView>>,
    /// What came of it, in [`Stage::Result`].
    pub result: Option<Box<QuestionReport>>,
}

/// The sessions kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionsView {
    /// Newest first.
    pub sessions: Vec<Summary>,
    /// Ids of sessions that are kept but cannot be read.
    pub unreadable: Vec<String>,
}
