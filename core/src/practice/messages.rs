//! What crosses between the practice page and the coach: closed unions.
//!
//! `at` is always a steady clock's milliseconds, on whatever it counts from, whole or not; times in views are milliseconds since the session began.

use super::views::{DrillView, PlanView, SessionsView};
use crate::bank::{Archetype, Level};
use crate::captions::Snapshot;
use crate::report::{AnswerBy, Report};
use serde::{Deserialize, Serialize};

/// What the practice page may ask.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Request {
    /// Draw questions.
    Plan(Wish),
    /// Draw another question in place of one.
    Redraw {
        /// Its place in the plan, from 0.
        index: usize,
    },
    /// The first question, please.
    Begin {
        /// A new id for the session.
        id: String,
        /// When, in milliseconds since 1970.
        date: u64,
        /// Now.
        at: f64,
    },
    /// Time has passed.
    Wake {
        /// Now.
        at: f64,
    },
    /// The question was read aloud until now; the time to the first word counts from here.
    Read {
        /// Now.
        at: f64,
    },
    /// How answers are given from now on.
    By {
        /// The way.
        by: AnswerBy,
        /// Now.
        at: f64,
    },
    /// The recogniser's rows, as a caption page would show them.
    Hear {
        /// The rows; their own time does not matter.
        snapshot: Snapshot,
        /// Now.
        at: f64,
    },
    /// The answer as it is written so far, to the question that stands.
    Type {
        /// All of it.
        text: String,
        /// Now.
        at: f64,
    },
    /// This part of the answer is over: a follow-up, or the person's own mark.
    Done {
        /// No further question on this card.
        enough: bool,
        /// Now.
        at: f64,
    },
    /// Show the card.
    Reveal {
        /// Now.
        at: f64,
    },
    /// The person's own mark, from 1 to 5; none for no mark.
    Rate {
        /// The mark.
        mark: Option<u8>,
        /// Now.
        at: f64,
    },
    /// A point was made after all, or was not; none takes the correction back.
    Correct {
        /// Its place among the points.
        point: usize,
        /// Whether it was made.
        made: Option<bool>,
        /// Now.
        at: f64,
    },
    /// The clock stands, or goes on.
    Pause {
        /// It stands.
        paused: bool,
        /// Now.
        at: f64,
    },
    /// Not this one.
    Skip {
        /// Now.
        at: f64,
    },
    /// The same question once more.
    Retry {
        /// Now.
        at: f64,
    },
    /// The next question, or the end.
    Onward {
        /// Now.
        at: f64,
    },
    /// That is enough for today.
    Finish {
        /// Now.
        at: f64,
    },
    /// Which sessions are kept?
    List {},
    /// What was a kept session like?
    Open {
        /// Its id.
        id: String,
    },
    /// A point of a kept session was made after all, or was not.
    Amend {
        /// The session's id.
        id: String,
        /// The question's place.
        question: usize,
        /// The point's place.
        point: usize,
        /// Whether it was made; none takes the correction back.
        made: Option<bool>,
    },
    /// Remove a session.
    Remove {
        /// Its id.
        id: String,
    },
    /// Remove all sessions.
    RemoveAll {},
    /// A session as a file for programs.
    Export {
        /// Its id.
        id: String,
    },
    /// A transcript (`.vtt`, `.srt`) or a replay log.
    Import {
        /// A new id for it.
        id: String,
        /// The file's name; its ending tells the form.
        name: String,
        /// Its text.
        text: String,
        /// The speaker who is the person themself, once it is known.
        own: Option<String>,
    },
}

/// What kind of session is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Wish {
    /// For which kind of role.
    pub archetype: Archetype,
    /// At which level.
    pub level: Level,
    /// How long, in minutes.
    pub minutes: u32,
    /// What the draw begins with.
    pub seed: u32,
    /// A job description that weighs the topics; may be empty.
    pub job: String,
}

/// What the practice page gets: an object with one member, such as `{"drill": …}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Reply {
    /// The questions drawn.
    Plan(PlanView),
    /// The session as it stands.
    Drill(Box<DrillView>),
    /// What a session was like: at its end, or when it is opened.
    Report(Box<Report>),
    /// The sessions kept, newest first.
    Sessions(SessionsView),
    /// A session as a file.
    File {
        /// Its name.
        name: String,
        /// Its text.
        text: String,
    },
    /// Who of these is the person themself? To be asked again with the answer.
    Whose {
        /// The speakers named in the file.
        speakers: Vec<String>,
    },
    /// The file cannot be read.
    Refused {
        /// The file.
        name: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
        /// What to do about it.
        remedy: String,
    },
}
