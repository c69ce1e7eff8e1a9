//! What was bought and used, to be shown and to be taken along.

use super::Timekeeper;
use crate::ledger::{Fate, Record};
use crate::licence::{Licence, Plan, Standing, Validity};
use crate::offers::places_taken;
use crate::plans::Plans;
use crate::view::{LicenceLine, PlanView, SessionLine, SessionState, Term, Tier, TiersView};

impl Timekeeper {
    /// All of the plan page.
    pub(super) fn plan(&self) -> PlanView {
        let records = self.ledger.sessions(self.rules.grace_ms);
        let mut licences: Vec<LicenceLine> = self
            .standings()
            .iter()
            .map(|(licence, standing)| self.licence_line(licence, *standing, &records))
            .collect();
        licences.sort_by_key(|line| std::cmp::Reverse(line.issued_ms));
        PlanView {
            tiers: TiersView::of(&Plans::shipped()),
            licences,
            refused: self.refused.clone(),
            sessions: records.iter().rev().map(|record| self.session_line(record)).collect(),
            torn: u32::try_from(self.torn.len()).unwrap_or(u32::MAX),
        }
    }

    /// Everything that is kept, as JSON for people.
    pub(super) fn export(&self) -> String {
        let entries: Vec<_> = self.ledger.entries().collect();
        let all = serde_json::json!({ "sidecueLedger": 1, "exportedMs": self.wall_ms, "entries": entries });
        serde_json::to_string_pretty(&all).unwrap_or_default()
    }

    fn licence_line(&self, licence: &Licence, standing: Standing, records: &[Record]) -> LicenceLine {
        let (tier, left) = match licence.plan {
            Plan::Pro { .. } => (Tier::Pro, None),
            Plan::Pass { sessions, .. } => {
                let taken = places_taken(records, &licence.id, self.rules.grace_ms);
                let taken = u8::try_from(taken).unwrap_or(u8::MAX);
                (Tier::Pass, Some((sessions.saturating_sub(taken), sessions)))
            }
        };
        let term = match (standing.validity, licence.plan) {
            (Validity::Good, Plan::Pro { expires_ms }) => Term::Until(expires_ms),
            (Validity::Good, Plan::Pass { .. }) => Term::Endless,
            (Validity::Early { from_ms }, _) => Term::From(from_ms),
            (Validity::Grace { until_ms }, _) => Term::Grace(until_ms),
            (Validity::Expired { since_ms }, _) => Term::Expired(since_ms),
        };
        let issued_ms = licence.issued_ms;
        LicenceLine { id: licence.id.clone(), tier, issued_ms, term, clock_behind: standing.clock_behind, left }
    }

    fn session_line(&self, record: &Record) -> SessionLine {
        let plan = self.licences.iter().find(|licence| licence.id == record.licence).map(|licence| licence.plan);
        let running = self.running.as_ref().filter(|running| running.session.as_ref() == Some(&record.session));
        SessionLine {
            session: record.session.clone(),
            tier: plan.map(|plan| if matches!(plan, Plan::Pass { .. }) { Tier::Pass } else { Tier::Pro }),
            began_ms: record.began_ms,
            used_ms: running.map_or(record.used_ms, |running| running.used_ms),
            limit_ms: plan.and_then(|plan| match plan {
                Plan::Pass { session_ms, .. } => Some(session_ms),
                Plan::Pro { .. } => None,
            }),
            state: match (record.fate, running) {
                (_, Some(running)) if !running.is_over() => SessionState::Running,
                (Fate::Open, _) => SessionState::Open,
                (Fate::Ended, _) => SessionState::Ended,
                (Fate::Void, _) => SessionState::Void,
            },
        }
    }
}
