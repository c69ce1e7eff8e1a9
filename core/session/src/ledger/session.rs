//! Sessions, as the ledger's entries add up to them.

use super::entry::Entry;
use std::collections::BTreeMap;

/// How it is with a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It can go on.
    Open,
    /// It gave its place back.
    Void,
    /// All of it was used.
    Ended,
}

/// A session that was reserved.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Record {
    /// Its name.
    pub session: String,
    /// Id of the licence that it has a place of.
    pub licence: String,
    /// When it began, in milliseconds since 1970.
    pub began_ms: u64,
    /// What was used of it, in milliseconds.
    pub used_ms: u64,
    /// Which of the two places the last tick is in.
    pub odd: bool,
    /// How it is with it.
    pub fate: Fate,
}

/// Adds up entries, in any order. What belongs to a session whose reservation cannot be read counts for nothing.
pub(super) fn fold<'a>(entries: impl Iterator<Item = &'a Entry> + Clone, grace_ms: u64) -> Vec<Record> {
    let mut records: BTreeMap<&str, Record> = BTreeMap::new();
    for entry in entries.clone() {
        if let Entry::Reserve { session, licence, at_ms } = entry {
            let record = Record {
                session: session.clone(),
                licence: licence.clone(),
                began_ms: *at_ms,
                used_ms: 0,
                odd: false,
                fate: Fate::Open,
            };
            records.insert(session, record);
        }
    }
    let mut void = Vec::new();
    for entry in entries {
        match entry {
            Entry::Tick { session, used_ms, odd, .. } => {
                if let Some(record) = records.get_mut(session.as_str()).filter(|record| *used_ms >= record.used_ms) {
                    (record.used_ms, record.odd) = (*used_ms, *odd);
                }
            }
            Entry::End { session, used_ms, .. } => {
                if let Some(record) = records.get_mut(session.as_str()) {
                    record.used_ms = record.used_ms.max(*used_ms);
                    record.fate = Fate::Ended;
                }
            }
            Entry::Void { session, .. } => void.push(session.as_str()),
            Entry::Licence { .. } | Entry::Reserve { .. } | Entry::Seen { .. } => {}
        }
    }
    for session in void {
        if let Some(record) = records.get_mut(session).filter(|record| record.used_ms < grace_ms) {
            record.fate = Fate::Void;
        }
    }
    let mut records: Vec<Record> = records.into_values().collect();
    records.sort_by(|one, other| (one.began_ms, &one.session).cmp(&(other.began_ms, &other.session)));
    records
}
