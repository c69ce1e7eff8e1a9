//! The face of the clock.

use crate::offers::Offer;
use serde::{Deserialize, Serialize};

/// How long before the end the face says so, in milliseconds.
const SOON_MS: u64 = 120_000;
const LAST_MS: u64 = 30_000;

/// What a session is paid with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tier {
    /// Nothing; it is short, and there are as many as one likes.
    Free,
    /// A place of a pass.
    Pass,
    /// A subscription; no limit.
    Pro,
}

impl Tier {
    /// The word for it in styles, tests and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Pass => "pass",
            Self::Pro => "pro",
        }
    }
}

/// What the clock does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum State {
    /// There is no session.
    #[default]
    Idle,
    /// Time counts.
    Counting,
    /// There is a session, and time does not count: no captions flow.
    Resting,
    /// The session is over.
    Ended,
}

impl State {
    /// The word for it in styles, tests and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Counting => "counting",
            Self::Resting => "resting",
            Self::Ended => "ended",
        }
    }
}

/// How near the end is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// Far, or there is none.
    #[default]
    Calm,
    /// Two minutes are left, or less.
    Soon,
    /// Thirty seconds are left, or less.
    Last,
}

impl Stage {
    /// The stage with so much left.
    pub fn of(left_ms: Option<u64>) -> Self {
        match left_ms {
            Some(left) if left <= LAST_MS => Self::Last,
            Some(left) if left <= SOON_MS => Self::Soon,
            _ => Self::Calm,
        }
    }

    /// The word for it in styles, tests and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Soon => "soon",
            Self::Last => "last",
        }
    }
}

/// All of the clock's face.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Face {
    /// What the session is paid with; none without one.
    pub tier: Option<Tier>,
    /// What the clock does.
    pub state: State,
    /// How near the end is.
    pub stage: Stage,
    /// What was used, in milliseconds.
    pub used_ms: u64,
    /// What is left, in milliseconds; none without a limit.
    pub left_ms: Option<u64>,
    /// What may be started, the best first.
    pub offers: Vec<Offer>,
    /// What was used could not be written down at last.
    pub unkept: bool,
}

/// A length of time as a clock writes it: `9:42`, `1:59:07`. Begun seconds count, so that a full limit reads as one.
pub fn spoken(ms: u64) -> String {
    let seconds = ms.div_ceil(1_000);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

impl Face {
    /// What the clock reads: what is left, or, without a limit, what was used.
    pub fn time(&self) -> String {
        spoken(self.left_ms.unwrap_or(self.used_ms))
    }

    /// Whether new cards may come.
    pub fn cues(&self) -> bool {
        matches!(self.state, State::Counting | State::Resting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_two_minutes_and_the_last_thirty_seconds_are_told() {
        let stages = [None, Some(120_001), Some(120_000), Some(30_001), Some(30_000), Some(0)].map(Stage::of);
        use Stage::{Calm, Last, Soon};
        assert_eq!(stages, [Calm, Calm, Soon, Soon, Last, Last]);
    }

    #[test]
    fn the_clock_reads_what_is_left_or_what_was_used() {
        let read = [0, 1, 59_000, 60_000, 599_001, 3_599_000, 3_600_000, 7_147_000].map(spoken);
        assert_eq!(read, ["0:00", "0:01", "0:59", "1:00", "10:00", "59:59", "1:00:00", "1:59:07"]);
        let face = Face { used_ms: 5_000, left_ms: Some(595_000), ..Face::default() };
        assert_eq!(face.time(), "9:55");
        assert_eq!(Face { left_ms: None, ..face }.time(), "0:05");
    }

    #[test]
    fn cards_come_in_a_session_only() {
        let cues = |state| Face { state, ..Face::default() }.cues();
        assert_eq!([State::Idle, State::Counting, State::Resting, State::Ended].map(cues), [false, true, true, false]);
    }

    #[test]
    fn each_word_is_that_of_styles_and_message_keys() {
        use {Stage as At, State as Is, Tier as Of};
        assert_eq!([Of::Free, Of::Pass, Of::Pro].map(Tier::word), ["free", "pass", "pro"]);
        let states = [Is::Idle, Is::Counting, Is::Resting, Is::Ended].map(State::word);
        assert_eq!(states, ["idle", "counting", "resting", "ended"]);
        assert_eq!([At::Calm, At::Soon, At::Last].map(Stage::word), ["calm", "soon", "last"]);
    }
}
