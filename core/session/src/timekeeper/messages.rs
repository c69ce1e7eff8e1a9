//! What the panel may ask of its clock, and what it gets.

use crate::ledger::{Entry, encode};
use crate::licence::{KeyRing, Licence, Refusal};
use crate::plans::Plans;
use crate::view::{Face, PlanView};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A session that is shorter may be void, and costs nothing then: less than a free session, so that nothing is won by it. Milliseconds.
const GRACE_MS: u64 = 120_000;
/// How much is used at most until it is written down: what a crash may give away. Milliseconds.
const TICK_MS: u64 = 5_000;

/// The numbers that sessions go by, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rules {
    /// Length of a free session.
    pub free_ms: u64,
    /// A session of which less was used may be void.
    pub grace_ms: u64,
    /// Time is written down whenever so much was used.
    pub tick_ms: u64,
}

impl Rules {
    /// The rules that go with these plans.
    pub fn of(plans: &Plans) -> Self {
        Self { free_ms: plans.free_ms(), grace_ms: GRACE_MS, tick_ms: TICK_MS }
    }
}

/// Who says whether a licence is to be believed.
pub trait Judge {
    /// What a token says, if it is to be believed.
    ///
    /// # Errors
    /// Why not.
    fn judge(&self, token: &str) -> Result<Licence, Refusal>;
}

impl Judge for KeyRing {
    fn judge(&self, token: &str) -> Result<Licence, Refusal> {
        self.verify(token)
    }
}

/// Which session to start.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// A free one.
    Free,
    /// A new one of the pass with this id.
    Pass(String),
    /// This one, which was begun.
    Resume(String),
    /// One of the subscription with this id.
    Pro(String),
}

/// What the panel may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Request {
    /// The first of all.
    Open {
        /// What the panel's own store holds: lines by key.
        mirror: BTreeMap<String, String>,
    },
    /// The person starts a session; one that runs is closed.
    Start {
        /// Which.
        choice: Choice,
    },
    /// A moment has passed.
    Beat {
        /// Captions flow, the person agreed, and did not pause.
        live: bool,
    },
    /// Write down what was used: the panel may go at any moment.
    Flush {},
    /// The person ends the session.
    Stop {},
    /// The person has a licence.
    Licence {
        /// The token, as it was pasted.
        text: String,
    },
    /// What was bought and used?
    Plan {},
    /// Everything that is kept, as a file.
    Export {},
}

/// A line to be kept under a key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Write {
    /// The key.
    pub key: String,
    /// The line.
    pub line: String,
}

impl Write {
    /// An entry as it is kept.
    pub(super) fn of(entry: &Entry) -> Self {
        Self { key: entry.key(), line: encode(entry) }
    }
}

/// What the panel gets beside the clock's face.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Answer {
    /// Nothing more.
    #[default]
    Nothing,
    /// To [`Request::Plan`].
    Plan(Box<PlanView>),
    /// To [`Request::Licence`]: it was taken.
    Taken,
    /// To [`Request::Licence`]: it is not believed.
    Refused {
        /// The variant of the refusal.
        why: String,
    },
    /// It could not be written down, so nothing was done.
    NotKept,
    /// To [`Request::Export`]: JSON.
    File(String),
}

/// What the panel gets.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reply {
    /// The clock's face.
    pub face: Face,
    /// What was asked for.
    pub answer: Answer,
    /// Lines to be kept in the panel's own store.
    pub mirror: Vec<Write>,
}

impl Reply {
    /// The reply as bytes ([postcard](https://postcard.jamesmunns.com)).
    ///
    /// # Errors
    /// [`TimekeeperError::Reply`]; no reply does that.
    pub fn pack(&self) -> Result<Vec<u8>, TimekeeperError> {
        postcard::to_allocvec(self).map_err(|_| TimekeeperError::Reply)
    }

    /// Reads what [`Reply::pack`] wrote.
    ///
    /// # Errors
    /// [`TimekeeperError::Reply`]: other bytes.
    pub fn unpack(bytes: &[u8]) -> Result<Self, TimekeeperError> {
        postcard::from_bytes(bytes).map_err(|_| TimekeeperError::Reply)
    }
}

/// Why a request could not be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TimekeeperError {
    /// The session cannot be started, as when another window used it meanwhile.
    #[error("this session cannot be started now")]
    NotOffered,
    /// A reply could not be packed or unpacked.
    #[error("these bytes are no packed reply")]
    Reply,
}

impl TimekeeperError {
    /// The arm's name, for those who must switch on it across a language border.
    pub fn variant(self) -> &'static str {
        match self {
            Self::NotOffered => "NotOffered",
            Self::Reply => "Reply",
        }
    }
}
