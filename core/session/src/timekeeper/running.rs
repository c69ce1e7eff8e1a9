//! The session that runs.

use crate::ledger::{Entry, Why};
use crate::offers::Offer;
use crate::view::Tier;

/// A session, from its start in this panel.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Running {
    pub(super) tier: Tier,
    /// Its name in the ledger; none for one that is not written down.
    pub(super) session: Option<String>,
    /// How long it may be, in milliseconds.
    pub(super) limit_ms: Option<u64>,
    pub(super) used_ms: u64,
    /// Time counts at this moment.
    pub(super) counting: bool,
    /// What is written down of `used_ms`, and in which of the two places.
    kept_ms: u64,
    odd: bool,
    /// That all of it was used is written down.
    end_kept: bool,
}

impl Running {
    /// A session of which so much was used before, as is written down in that place.
    pub(super) fn new(tier: Tier, session: Option<String>, limit_ms: Option<u64>, (used_ms, odd): (u64, bool)) -> Self {
        Self { tier, session, limit_ms, used_ms, counting: false, kept_ms: used_ms, odd, end_kept: false }
    }

    /// What is left; none without a limit.
    pub(super) fn left_ms(&self) -> Option<u64> {
        self.limit_ms.map(|limit| limit.saturating_sub(self.used_ms))
    }

    /// Whether all of it was used.
    pub(super) fn is_over(&self) -> bool {
        self.left_ms() == Some(0)
    }

    /// Whether an offer means this session.
    pub(super) fn is_offered_by(&self, offer: &Offer) -> bool {
        match offer {
            Offer::Resume { session, .. } => self.session.as_ref() == Some(session),
            Offer::Pro { .. } => self.tier == Tier::Pro,
            Offer::Free { .. } => self.tier == Tier::Free && !self.is_over(),
            Offer::Pass { .. } => false,
        }
    }

    /// So much more was used.
    pub(super) fn count(&mut self, ms: u64) {
        self.used_ms = self.used_ms.saturating_add(ms).min(self.limit_ms.unwrap_or(u64::MAX));
    }

    /// What is to be written down now: the end, or what was used when that is much.
    pub(super) fn due(&self, tick_ms: u64, at_ms: u64) -> Option<Entry> {
        if self.is_over() {
            return self.end(at_ms);
        }
        self.tick(at_ms).filter(|_| self.used_ms - self.kept_ms >= tick_ms)
    }

    /// What was used, if it is not written down.
    pub(super) fn tick(&self, at_ms: u64) -> Option<Entry> {
        let session = self.session.clone().filter(|_| self.used_ms > self.kept_ms && !self.is_over())?;
        Some(Entry::Tick { session, used_ms: self.used_ms, odd: !self.odd, at_ms })
    }

    /// What is to be written down when it is left: one that was too short to be of use gives its place back.
    pub(super) fn close(&self, grace_ms: u64, at_ms: u64) -> Option<Entry> {
        if self.is_over() {
            return self.end(at_ms);
        }
        if self.used_ms >= grace_ms {
            return self.tick(at_ms);
        }
        let why = Why::of(self.used_ms);
        self.session.clone().map(|session| Entry::Void { session, why, at_ms })
    }

    fn end(&self, at_ms: u64) -> Option<Entry> {
        let session = self.session.clone().filter(|_| !self.end_kept)?;
        Some(Entry::End { session, used_ms: self.used_ms, at_ms })
    }

    /// An entry was written down.
    pub(super) fn note(&mut self, entry: &Entry) {
        match entry {
            Entry::Tick { session, used_ms, odd, .. } if self.session.as_ref() == Some(session) => {
                (self.kept_ms, self.odd) = (*used_ms, *odd);
            }
            Entry::End { session, .. } if self.session.as_ref() == Some(session) => self.end_kept = true,
            _ => {}
        }
    }
}
