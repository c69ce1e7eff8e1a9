//! What is kept of a session: what was said and asked, and when. Everything else in a report is worked out from it when it is opened, so that a
//! better rule is better for old sessions too.

use crate::bank::{Archetype, Card, Level};
use crate::coverage::PointMark;
use serde::{Deserialize, Serialize};

/// What kind of session it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SessionKind {
    /// Questions put by Sidecue.
    Practice,
    /// A call.
    Live,
    /// A transcript or recorded call that was opened as a file.
    Transcript,
}

impl SessionKind {
    /// The word for it in texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Live => "live",
            Self::Transcript => "transcript",
        }
    }
}

/// How an answer was given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AnswerBy {
    /// Aloud, as captions or the recogniser heard it.
    #[default]
    Voice,
    /// In writing: nothing can be said about pace and pauses.
    Typing,
    /// In silence: only times are known.
    Silence,
}

impl AnswerBy {
    /// Every way, the one with most feedback first.
    pub const ALL: [Self; 3] = [Self::Voice, Self::Typing, Self::Silence];

    /// The word for it in texts and messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Voice => "voice",
            Self::Typing => "typing",
            Self::Silence => "silence",
        }
    }
}

/// What was planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanNote {
    /// For which kind of role.
    pub archetype: Archetype,
    /// At which level.
    pub level: Level,
    /// How long, in minutes.
    pub minutes: u32,
    /// What the draw began with: the same again gives the same questions.
    pub seed: u32,
}

/// What one speaker said in one go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Said {
    /// First word, in milliseconds since the session began.
    pub from: u32,
    /// Last word, likewise.
    pub to: u32,
    /// The person themself.
    pub own: bool,
    /// Who spoke, where the page shows a name.
    pub speaker: Option<String>,
    /// The words.
    pub text: String,
    /// When words came: milliseconds since the session began, and how many there were by then. At most one a second.
    pub pace: Vec<(u32, u32)>,
}

/// What rules may expect of an answer, by its card.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Expected {
    /// The answer is a story of the person's own.
    pub story: bool,
    /// There is something to ask before answering.
    pub clarify: bool,
    /// Something is given up for something.
    pub tradeoffs: bool,
    /// Systems are spoken of that can fail.
    pub failure: bool,
}

impl Expected {
    /// What a card asks for.
    pub fn of(card: &Card) -> Self {
        let story = card.story.is_some();
        let talk = story || matches!(card.topic.as_str(), "behavioural" | "negotiation");
        Self {
            story,
            clarify: !card.clarify.is_empty() && !talk,
            tradeoffs: !card.tradeoffs.is_empty() && !talk,
            failure: !talk && !matches!(card.topic.as_str(), "coding" | "language" | "tools" | "testing"),
        }
    }
}

/// A further question on the same card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FollowUpNote {
    /// The question.
    pub ask: String,
    /// When it was put, in milliseconds since the session began.
    pub at: u32,
}

/// A question and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QuestionNote {
    /// The card.
    pub card: String,
    /// The card in a few words.
    pub title: String,
    /// Its topic.
    pub topic: String,
    /// The question as it was put, or as it stands on the card.
    pub ask: String,
    /// When it was put, in milliseconds since the session began; in a call, when its card was locked.
    pub at: u32,
    /// When the answer was over, or the next question came.
    pub to: u32,
    /// How much of that the clock stood, in milliseconds.
    pub paused: u32,
    /// Suggested time for the answer, in minutes.
    pub minutes: u32,
    /// What rules may expect.
    pub expected: Expected,
    /// How it was answered.
    pub by: AnswerBy,
    /// Which attempt at the same question, from 1.
    pub attempt: u32,
    /// It was passed over.
    pub skipped: bool,
    /// When the person looked at the card, if they did; in a call the card is there from the start.
    pub revealed: Option<u32>,
    /// How the person thought it went, from 1 to 5, before they saw any result.
    pub rating: Option<u8>,
    /// Further questions, in the order they were put.
    pub follow_ups: Vec<FollowUpNote>,
    /// What a complete answer covers, and what was covered.
    pub points: Vec<PointMark>,
}

/// All that is kept of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Record {
    /// Version of this form.
    pub version: u32,
    /// Unique among the person's sessions.
    pub id: String,
    /// What it was.
    pub kind: SessionKind,
    /// Name of the file or the call's page, where there is one.
    pub name: Option<String>,
    /// When it began, in milliseconds since 1970; none where that is not known.
    pub began: Option<u64>,
    /// How long it lasted, in milliseconds.
    pub length: u32,
    /// What was planned.
    pub plan: Option<PlanNote>,
    /// The questions, in the order they were put.
    pub questions: Vec<QuestionNote>,
    /// What was said, in the order it began.
    pub said: Vec<Said>,
}
