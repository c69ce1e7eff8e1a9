//! How sessions are kept: a record and its summary under one id, each a JSON text.

use super::record::Record;
use super::view::Summary;

/// What becomes of something that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It stays as it is.
    Keep,
    /// This takes its place.
    Set(String),
    /// It goes.
    Remove,
}

/// A session to be written. Both parts change together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// The session's id.
    pub id: String,
    /// Its record.
    pub record: Change,
    /// Its summary.
    pub summary: Change,
}

impl Write {
    /// Keeps a session.
    pub fn of(record: &Record) -> Self {
        let summary = Summary::of(record).write();
        Self { id: record.id.clone(), record: Change::Set(record.write()), summary: Change::Set(summary) }
    }

    /// Removes a session.
    pub fn removal(id: String) -> Self {
        Self { id, record: Change::Remove, summary: Change::Remove }
    }
}

impl Summary {
    /// The summary as it is kept.
    pub fn write(&self) -> String {
        // It has text keys and plain values only: this cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Summary::write`] wrote; none where it is torn.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
