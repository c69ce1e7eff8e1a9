//! One fact of the ledger.

use serde::{Deserialize, Serialize};

/// Why a session gave its place back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// No caption came in it.
    Unheard,
    /// It was too short to be of use.
    Short,
}

impl Why {
    /// Why a session of which so much was used gives its place back.
    pub fn of(used_ms: u64) -> Self {
        if used_ms == 0 { Self::Unheard } else { Self::Short }
    }
}

/// A fact. Times are milliseconds since 1970, by the wall clock: they are shown, and count for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Entry {
    /// A licence was taken.
    Licence {
        /// Its id.
        id: String,
        /// The signed token.
        token: String,
    },
    /// A session has a place of a licence; written before its first card.
    Reserve {
        /// The session.
        session: String,
        /// Id of the licence.
        licence: String,
        /// When.
        at_ms: u64,
    },
    /// So much of a session was used. Two of these are kept, in turns: should the last one be torn, the one before it stands.
    Tick {
        /// The session.
        session: String,
        /// All that was used of it so far, in milliseconds.
        used_ms: u64,
        /// Which of the two places.
        odd: bool,
        /// When.
        at_ms: u64,
    },
    /// A session gives its place back. Nothing once enough of it was used.
    Void {
        /// The session.
        session: String,
        /// Why.
        why: Why,
        /// When.
        at_ms: u64,
    },
    /// All of a session was used.
    End {
        /// The session.
        session: String,
        /// All that was used, in milliseconds.
        used_ms: u64,
        /// When.
        at_ms: u64,
    },
    /// Captions flowed at this time.
    Seen {
        /// When.
        at_ms: u64,
    },
}

impl Entry {
    /// Where it is kept: entries with one key replace each other.
    pub fn key(&self) -> String {
        match self {
            Self::Licence { id, .. } => format!("licence/{id}"),
            Self::Reserve { session, .. } => format!("reserve/{session}"),
            Self::Tick { session, odd, .. } => format!("tick/{session}/{}", u8::from(*odd)),
            Self::Void { session, .. } => format!("void/{session}"),
            Self::End { session, .. } => format!("end/{session}"),
            Self::Seen { .. } => "seen".to_owned(),
        }
    }

    /// Whether it says more than another entry with its key. What a fact says cannot be taken back: the first one stays, but time only grows.
    pub fn supersedes(&self, known: &Self) -> bool {
        match (self, known) {
            (Self::Tick { used_ms, .. }, Self::Tick { used_ms: known, .. })
            | (Self::End { used_ms, .. }, Self::End { used_ms: known, .. }) => used_ms > known,
            (Self::Seen { at_ms }, Self::Seen { at_ms: known }) => at_ms > known,
            _ => false,
        }
    }
}
