//! The timekeeper behind a panel with its two stores.

mod plans;
mod sessions;
mod stores;
mod torn;

use super::*;
use crate::licence::Refusal;
use crate::offers::Offer;
use crate::view::{SessionState, Term, Tier};

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const NOW: u64 = 1_800_000_000_000;
const RULES: Rules = Rules { free_ms: 10 * MINUTE, grace_ms: 2 * MINUTE, tick_ms: 5_000 };

/// Length of each session of a `brief-…`.
const BRIEF_MS: u64 = 5 * MINUTE;

/// Believes `pass-…`, `brief-…` and `pro-…`, named after their tokens.
struct Believer;

impl Judge for Believer {
    fn judge(&self, token: &str) -> Result<Licence, Refusal> {
        let id = token.split_whitespace().collect::<String>();
        let plan = match id.split('-').next() {
            Some("pass") => Plan::Pass { sessions: 3, session_ms: 2 * HOUR },
            Some("brief") => Plan::Pass { sessions: 3, session_ms: BRIEF_MS },
            Some("pro") => Plan::Pro { expires_ms: NOW + 30 * DAY },
            _ => return Err(Refusal::NotALicence),
        };
        Ok(Licence { id, holder: String::new(), plan, issued_ms: NOW, begins_ms: NOW })
    }
}

/// A panel with its two stores.
#[derive(Clone)]
struct Panel {
    keeper: Timekeeper,
    now: Moment,
    durable: BTreeMap<String, String>,
    mirror: BTreeMap<String, String>,
    /// The disk takes what is written.
    disk: bool,
    sessions: usize,
}

impl Panel {
    fn open(licences: &[&str]) -> Self {
        let mut panel = Self {
            keeper: Timekeeper::new(RULES),
            now: Moment { steady_ms: 0, wall_ms: NOW },
            durable: BTreeMap::new(),
            mirror: BTreeMap::new(),
            disk: true,
            sessions: 0,
        };
        panel.ask(Request::Open { mirror: BTreeMap::new() }).unwrap();
        for licence in licences {
            assert_eq!(panel.ask(Request::Licence { text: (*licence).to_owned() }).unwrap().answer, Answer::Taken);
        }
        panel
    }

    /// The panel is gone, as after a crash; another one knows what was kept.
    fn reopen(&mut self) -> Reply {
        self.keeper = Timekeeper::new(RULES);
        self.now.steady_ms = 0;
        self.ask(Request::Open { mirror: self.mirror.clone() }).unwrap()
    }

    fn ask(&mut self, request: Request) -> Result<Reply, TimekeeperError> {
        self.keeper.load(self.durable.iter().map(|(key, line)| (key.as_str(), line.as_str())), &Believer);
        let fresh = format!("s{}", self.sessions);
        let writes = self.keeper.answer(request, self.now, &fresh, &Believer)?;
        // Nothing to be written is kept on any disk.
        let kept = self.disk || writes.is_empty();
        if kept {
            self.durable.extend(writes.iter().map(|write| (write.key.clone(), write.line.clone())));
        }
        let reply = self.keeper.settle(kept, &Believer);
        self.mirror.extend(reply.mirror.iter().map(|write| (write.key.clone(), write.line.clone())));
        Ok(reply)
    }

    fn start(&mut self, choice: Choice) -> Result<Face, TimekeeperError> {
        self.sessions += 1;
        Ok(self.ask(Request::Start { choice })?.face)
    }

    fn pass(&mut self) -> Face {
        let face = self.start(Choice::Pass("pass-1".into())).unwrap();
        // The first look at the clocks counts nothing.
        self.live(0);
        face
    }

    /// So much time with captions, second by second.
    fn live(&mut self, ms: u64) -> Face {
        let mut face = self.beat(0, true);
        for step in (0..ms).step_by(1_000) {
            face = self.beat(1_000.min(ms - step), true);
        }
        face
    }

    /// So much time with captions, in the longest steps that count.
    fn steps(&mut self, ms: u64) -> Face {
        let mut face = self.beat(0, true);
        for _ in (0..ms).step_by(5_000) {
            face = self.beat(5_000, true);
        }
        face
    }

    fn beat(&mut self, ms: u64, live: bool) -> Face {
        self.now.steady_ms += ms;
        self.now.wall_ms += ms;
        self.ask(Request::Beat { live }).unwrap().face
    }

    fn stop(&mut self) -> Face {
        self.ask(Request::Stop {}).unwrap().face
    }

    fn plan(&mut self) -> crate::view::PlanView {
        match self.ask(Request::Plan {}).unwrap().answer {
            Answer::Plan(plan) => *plan,
            other => panic!("{other:?}"),
        }
    }

    fn keys(&self) -> Vec<&str> {
        self.durable.keys().map(String::as_str).collect()
    }
}

fn pass_offer(number: u8) -> Offer {
    Offer::Pass { licence: "pass-1".into(), number, of: 3, limit_ms: 2 * HOUR }
}

const FREE: Offer = Offer::Free { limit_ms: 10 * MINUTE };
