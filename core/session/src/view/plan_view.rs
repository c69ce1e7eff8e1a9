//! What was bought, and what was used of it.

use super::face::Tier;
use crate::plans::Plans;
use serde::{Deserialize, Serialize};

/// How it is with a session that is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SessionState {
    /// It is running here.
    Running,
    /// It can go on.
    Open,
    /// All of it was used.
    Ended,
    /// It was too short to be of use, and cost nothing.
    Void,
}

impl SessionState {
    /// The word for it in styles, tests and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Open => "open",
            Self::Ended => "ended",
            Self::Void => "void",
        }
    }
}

/// A session that is written down.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SessionLine {
    /// Its name.
    pub session: String,
    /// What it is paid with; none when its licence is not here any more.
    pub tier: Option<Tier>,
    /// When it was begun, in milliseconds since 1970.
    pub began_ms: u64,
    /// What was used of it, in milliseconds.
    pub used_ms: u64,
    /// How long it may be; none without a limit.
    pub limit_ms: Option<u64>,
    /// How it is with it.
    pub state: SessionState,
}

/// How a licence stands in time. Moments are milliseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Term {
    /// It holds without an end.
    Endless,
    /// It holds until then.
    Until(u64),
    /// It begins then.
    From(u64),
    /// It is over, and holds until then nevertheless.
    Grace(u64),
    /// It is over since then.
    Expired(u64),
}

impl Term {
    /// The word for it in styles, tests and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Endless => "endless",
            Self::Until(_) => "until",
            Self::From(_) => "from",
            Self::Grace(_) => "grace",
            Self::Expired(_) => "expired",
        }
    }
}

/// A licence that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LicenceLine {
    /// Its id.
    pub id: String,
    /// What it gives.
    pub tier: Tier,
    /// When it was issued, in milliseconds since 1970.
    pub issued_ms: u64,
    /// How it stands in time.
    pub term: Term,
    /// The computer's clock is behind what was seen before.
    pub clock_behind: bool,
    /// Sessions that are left, and all that it gave; none without a limit.
    pub left: Option<(u8, u8)>,
}

/// What each tier gives and costs. Prices are as they are written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TiersView {
    /// Length of a free session, in minutes.
    pub free_minutes: u32,
    /// Sessions of a pass.
    pub pass_sessions: u8,
    /// Length of each, in hours.
    pub pass_hours: u32,
    /// What a pass costs.
    pub pass_price: String,
    /// What a month of the subscription costs.
    pub month_price: String,
    /// What a year of it costs.
    pub year_price: String,
}

impl TiersView {
    /// What these plans come to.
    pub fn of(plans: &Plans) -> Self {
        Self {
            free_minutes: plans.free.session_minutes,
            pass_sessions: plans.pass.sessions,
            pass_hours: plans.pass.session_minutes / 60,
            pass_price: plans.pass.price.label(),
            month_price: plans.pro.month.label(),
            year_price: plans.pro.year.label(),
        }
    }
}

/// All of the plan page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PlanView {
    /// What each tier gives and costs.
    pub tiers: TiersView,
    /// What was bought, newest first.
    pub licences: Vec<LicenceLine>,
    /// The variants of refusal of licences that were taken once and are not believed any more.
    pub refused: Vec<String>,
    /// The sessions that are written down, newest first.
    pub sessions: Vec<SessionLine>,
    /// So many lines of the ledger cannot be read.
    pub torn: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_that_of_styles_and_message_keys() {
        use SessionState::{Ended, Open, Running, Void};
        let states = [Running, Open, Ended, Void].map(SessionState::word);
        assert_eq!(states, ["running", "open", "ended", "void"]);
        let terms = [Term::Endless, Term::Until(1), Term::From(1), Term::Grace(1), Term::Expired(1)].map(Term::word);
        assert_eq!(terms, ["endless", "until", "from", "grace", "expired"]);
    }

    #[test]
    fn tiers_are_told_in_hours_and_prices() {
        let shipped = TiersView::of(&Plans::shipped());
        assert_eq!((shipped.free_minutes, shipped.pass_sessions, shipped.pass_hours), (10, 3, 2));
        assert_eq!([shipped.pass_price, shipped.month_price, shipped.year_price], ["$29", "$59", "$192"]);
    }
}
