//! What one speaker said in one go.

use serde::Serialize;

/// Number of an utterance, counted from 1 in the order they began.
pub type UtteranceId = u32;

/// What one speaker said in one go, as merged from caption rows. Later captions may revise it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    /// Its number.
    pub id: UtteranceId,
    /// Raised with every change of text or speaker, from 1.
    pub rev: u32,
    /// The speaker's name, where the page shows one.
    pub speaker: Option<String>,
    /// The person themself said it.
    pub own: bool,
    /// The words so far, also those that have left the screen.
    pub text: String,
    /// When its text last changed.
    pub changed: u32,
    /// Nothing more is expected; a later caption may still revise it.
    pub done: bool,
}

/// A change that the merger reports: the utterance as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UtteranceChange {
    /// When, in milliseconds of the reader's time.
    pub t: u32,
    /// Which utterance.
    pub id: UtteranceId,
    /// Its revision.
    pub rev: u32,
    /// Who speaks.
    pub speaker: Option<String>,
    /// The person themself speaks.
    pub own: bool,
    /// All its words.
    pub text: String,
    /// Nothing more is expected.
    pub done: bool,
}

impl Utterance {
    /// The utterance as a change at time `t`.
    pub(super) fn change(&self, t: u32) -> UtteranceChange {
        UtteranceChange {
            t,
            id: self.id,
            rev: self.rev,
            speaker: self.speaker.clone(),
            own: self.own,
            text: self.text.clone(),
            done: self.done,
        }
    }
}
