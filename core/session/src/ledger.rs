//! The ledger: what was used, as a record that only grows.
//!
//! Entries are facts that stay true (a session was reserved; so much of it was used by then), so that any two copies can be joined and nothing is counted twice:
//! a grow-only set in the sense of conflict-free replicated data types (Shapiro and others, 2011). What they add up to is a pure fold. A session is reserved
//! before its first card, its time is written down every few seconds, and a session that was too short to be of use is void.

mod entry;
mod line;
mod session;

pub use entry::{Entry, Why};
pub use line::{decode, encode};
pub use session::{Fate, Record};

use std::collections::BTreeMap;

/// Everything that was written down and can be read, by key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Ledger {
    entries: BTreeMap<String, Entry>,
}

impl Ledger {
    /// Adds an entry. Of two under one key the one that says more stays; true when it is the new one.
    pub fn add(&mut self, entry: Entry) -> bool {
        let newer = self.entries.get(&entry.key()).is_none_or(|known| entry.supersedes(known));
        if newer {
            self.entries.insert(entry.key(), entry);
        }
        newer
    }

    /// All entries, by key.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> + Clone {
        self.entries.values()
    }

    /// The entry under a key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.get(key)
    }

    /// The sessions, oldest first. Shorter ones than `grace_ms` may be void.
    pub fn sessions(&self, grace_ms: u64) -> Vec<Record> {
        session::fold(self.entries(), grace_ms)
    }

    /// The tokens of licences that were taken.
    pub fn tokens(&self) -> impl Iterator<Item = &str> {
        self.entries().filter_map(|entry| match entry {
            Entry::Licence { token, .. } => Some(token.as_str()),
            _ => None,
        })
    }

    /// The latest wall clock at which captions flowed while a licence depended on it, in milliseconds since 1970.
    pub fn seen_ms(&self) -> Option<u64> {
        self.entries()
            .filter_map(|entry| match entry {
                Entry::Seen { at_ms } => Some(*at_ms),
                _ => None,
            })
            .max()
    }
}

#[cfg(test)]
mod tests;
