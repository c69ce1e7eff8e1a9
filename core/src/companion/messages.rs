//! What the panel may ask, and what it gets.

use super::cards::Contents;
use crate::captions::{ReaderMessage, Role};
use crate::coverage::CoverageError;
use crate::recognition::{Correction, Misheard, RecognitionError};
use crate::search::{Filter, SearchError};
use crate::view::{CardView, LiveView, SearchView};
use crate::volume::VolumeError;
use serde::{Deserialize, Serialize};

/// What the panel may ask.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Request {
    /// What is in the bank?
    Contents {},
    /// A reader said something.
    Hear {
        /// What it said.
        message: ReaderMessage,
        /// When it came, in milliseconds since 1970.
        at: f64,
    },
    /// The reader is gone.
    Lose {
        /// When, in milliseconds since 1970.
        at: f64,
    },
    /// Time has passed.
    Wake {
        /// Now, in milliseconds since 1970.
        at: f64,
    },
    /// The person says who somebody in the call is.
    Name {
        /// What the page knows them by.
        key: String,
        /// What they are; none to take it back.
        role: Option<Role>,
        /// When, in milliseconds since 1970.
        at: f64,
    },
    /// The person chose a card.
    Pick {
        /// The card.
        id: String,
    },
    /// The card on screen is the wrong one.
    Refuse {
        /// The card, as the person saw it: another one may have come meanwhile.
        id: String,
    },
    /// The card on screen stays, or goes again as any other does.
    Pin {
        /// The card, as the person saw it.
        id: String,
        /// It stays.
        pinned: bool,
    },
    /// Look at the last half minute of the other side again.
    Again {
        /// When, in milliseconds since 1970.
        at: f64,
    },
    /// What the panel keeps for the engine, in place of what it handed over before.
    Remember {
        /// What the person put right, newest last.
        corrections: Vec<Correction>,
        /// The person's own misheard-word rules.
        misheard: Vec<Misheard>,
        /// What the person goes by on the call's platform.
        names: Vec<String>,
    },
    /// New cards may come from now on, or must not: a session begins, or is over. Words are heard either way.
    Cues {
        /// They may.
        on: bool,
    },
    /// The points' ticks are shown, or not.
    Listen {
        /// They are.
        on: bool,
    },
    /// A point of the card on screen was made after all, or was not; none takes that back.
    Correct {
        /// Its place among the points.
        point: usize,
        /// Whether it was made.
        made: Option<bool>,
    },
    /// Notes are taken for a report from now on, under a new id, or no longer.
    Keep {
        /// The session's id; none ends the notes.
        id: Option<String>,
        /// When, in milliseconds since 1970.
        at: f64,
    },
    /// Forget everything heard, and clear the screen.
    Forget {},
    /// Find cards.
    Search {
        /// What was typed.
        query: String,
        /// Which cards to look at.
        filter: Filter,
    },
    /// List these cards; those that are gone are left out.
    List {
        /// The cards.
        ids: Vec<String>,
    },
    /// Open a card.
    Card {
        /// The card.
        id: String,
    },
}

/// What the panel gets: an object with one member, such as `{"live": …}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reply {
    /// To [`Request::Contents`].
    Contents(Contents),
    /// To everything that may change the live view.
    Live(Box<LiveView>),
    /// To [`Request::Pick`] and [`Request::Refuse`] where something was put right by it.
    Learnt {
        /// The live view.
        live: Box<LiveView>,
        /// What is to be kept, and handed over with [`Request::Remember`].
        corrections: Vec<Correction>,
    },
    /// To [`Request::Search`] and [`Request::List`].
    Search(SearchView),
    /// To [`Request::Card`].
    Card(Box<CardView>),
}

impl Reply {
    /// The reply as bytes, in the form of [postcard](https://postcard.jamesmunns.com): it is read with a tenth of the code that
    /// plain objects take.
    ///
    /// # Errors
    /// [`CompanionError::Reply`]; no reply does that.
    pub fn pack(&self) -> Result<Vec<u8>, CompanionError> {
        postcard::to_allocvec(self).map_err(|_| CompanionError::Reply)
    }

    /// Reads what [`Reply::pack`] wrote.
    ///
    /// # Errors
    /// [`CompanionError::Reply`]: other bytes.
    pub fn unpack(bytes: &[u8]) -> Result<Self, CompanionError> {
        postcard::from_bytes(bytes).map_err(|_| CompanionError::Reply)
    }
}

/// Why a request could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum CompanionError {
    /// The packed bank could not be read.
    #[error(transparent)]
    Bank(#[from] VolumeError),
    /// Recognition failed.
    #[error(transparent)]
    Recognition(#[from] RecognitionError),
    /// Search failed.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// Points cannot be listened for.
    #[error(transparent)]
    Coverage(#[from] CoverageError),
    /// A reply could not be packed or unpacked.
    #[error("these bytes are no packed reply")]
    Reply,
    /// The bank has no such card.
    #[error("the bank has no card \"{0}\"")]
    UnknownCard(String),
}

impl CompanionError {
    /// The arm's name, for those who must switch on it across a language border.
    pub fn variant(&self) -> &'static str {
        match self {
            Self::Bank(_) => "Bank",
            Self::Recognition(_) => "Recognition",
            Self::Search(_) => "Search",
            Self::Coverage(_) => "Coverage",
            Self::Reply => "Reply",
            Self::UnknownCard(_) => "UnknownCard",
        }
    }
}
