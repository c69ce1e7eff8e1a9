//! How a licence stands at a moment.
//!
//! A clock can be set back, and nothing on the same machine can tell for sure. So a pass does not depend on time at all, and pro goes by the latest of
//! what the clock says, when it was signed and, with a day's grace for mended clocks and time zones, the latest moment that was ever seen.
//! Whoever has a clock that is wrong is told, not cut off.

use super::{Licence, Plan};

const HOUR_MS: u64 = 60 * 60 * 1000;
const DAY_MS: u64 = 24 * HOUR_MS;
/// How far a clock may be behind the latest moment seen before that counts as wrong.
const SLACK_MS: u64 = DAY_MS;
/// How long pro goes on after its end.
const GRACE_MS: u64 = 7 * DAY_MS;

/// Whether a licence holds. Moments in milliseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// It holds.
    Good,
    /// Not yet.
    Early {
        /// From this moment on.
        from_ms: u64,
    },
    /// It ended, and holds on for some days so that it can be renewed in peace.
    Grace {
        /// Until this moment.
        until_ms: u64,
    },
    /// It ended, and so did the grace.
    Expired {
        /// When it ended, before the grace: the date that was bought.
        since_ms: u64,
    },
}

impl Validity {
    /// Whether it unlocks anything: it holds, or it is in its days of grace.
    pub fn unlocks(self) -> bool {
        matches!(self, Self::Good | Self::Grace { .. })
    }
}

/// How a licence stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether it holds.
    pub validity: Validity,
    /// The clock is more than a day behind a moment it showed before: to be said to whoever uses it.
    pub clock_behind: bool,
}

impl Licence {
    /// How it stands when the clock shows `wall_ms` and the latest moment that was ever seen is `high_water_ms`.
    pub fn standing(&self, wall_ms: u64, high_water_ms: Option<u64>) -> Standing {
        let Plan::Pro { expires_ms } = self.plan else {
            return Standing { validity: Validity::Good, clock_behind: false };
        };
        let least = high_water_ms.map_or(0, |seen| seen.saturating_sub(SLACK_MS));
        let now = wall_ms.max(self.issued_ms).max(least);
        let until_ms = expires_ms.saturating_add(GRACE_MS);
        let validity = if now < self.begins_ms {
            Validity::Early { from_ms: self.begins_ms }
        } else if now < expires_ms {
            Validity::Good
        } else if now < until_ms {
            Validity::Grace { until_ms }
        } else {
            Validity::Expired { since_ms: expires_ms }
        };
        Standing { validity, clock_behind: wall_ms < least }
    }
}
