//! Starting a session.

use super::running::Running;
use super::{Choice, Step, Timekeeper, TimekeeperError};
use crate::ledger::{Entry, Record, Why};
use crate::licence::{Licence, Plan};
use crate::offers::{Offer, is_short, offers};
use crate::view::Tier;

impl Timekeeper {
    /// Starts what was chosen, if it is offered now that all that was written down is known; a session that runs is closed with it.
    ///
    /// # Errors
    /// [`TimekeeperError::NotOffered`].
    pub(super) fn start(&self, choice: &Choice, fresh: &str) -> Result<Step, TimekeeperError> {
        let mut entries = self.close();
        let mut after = self.ledger.clone();
        for entry in &entries {
            after.add(entry.clone());
        }
        let records = after.sessions(self.rules.grace_ms);
        let offered = offers(&self.standings(), &records, self.rules.free_ms, self.rules.grace_ms);
        let running = match choice {
            Choice::Free => Running::new(Tier::Free, None, Some(self.rules.free_ms), (0, false)),
            Choice::Resume(session) => {
                offered
                    .iter()
                    .find(|offer| matches!(offer, Offer::Resume { session: known, .. } if known == session))
                    .ok_or(TimekeeperError::NotOffered)?;
                self.resume(session, &records).ok_or(TimekeeperError::NotOffered)?
            }
            Choice::Pass(id) => {
                let limit_ms = offered.iter().find_map(|offer| match offer {
                    Offer::Pass { licence, limit_ms, .. } if licence == id => Some(*limit_ms),
                    _ => None,
                });
                let limit_ms = limit_ms.ok_or(TimekeeperError::NotOffered)?;
                entries.extend(self.make_room(id, &records));
                entries.push(self.reserve(id, fresh));
                Running::new(Tier::Pass, Some(fresh.to_owned()), Some(limit_ms), (0, false))
            }
            Choice::Pro(id) => {
                let known = offered.iter().any(|offer| matches!(offer, Offer::Pro { licence } if licence == id));
                known.then_some(()).ok_or(TimekeeperError::NotOffered)?;
                entries.push(self.reserve(id, fresh));
                Running::new(Tier::Pro, Some(fresh.to_owned()), None, (0, false))
            }
        };
        Ok(Step { entries, running: Some(Some(running)), strict: true, ..Step::default() })
    }

    fn reserve(&self, licence: &str, session: &str) -> Entry {
        Entry::Reserve { session: session.to_owned(), licence: licence.to_owned(), at_ms: self.wall_ms }
    }

    /// Sessions that were too short to be of use, as after a crash, give their places back before another one is reserved: otherwise they could still
    /// go on beside it.
    fn make_room(&self, licence: &str, records: &[Record]) -> Vec<Entry> {
        let short = records.iter().filter(|record| record.licence == licence && is_short(record, self.rules.grace_ms));
        let void = |record: &Record| Entry::Void {
            session: record.session.clone(),
            why: Why::of(record.used_ms),
            at_ms: self.wall_ms,
        };
        short.map(void).collect()
    }

    fn resume(&self, session: &str, records: &[Record]) -> Option<Running> {
        let record = records.iter().find(|record| record.session == session)?;
        let licence: &Licence = self.licences.iter().find(|licence| licence.id == record.licence)?;
        let Plan::Pass { session_ms, .. } = licence.plan else { return None };
        let name = Some(session.to_owned());
        Some(Running::new(Tier::Pass, name, Some(session_ms), (record.used_ms, record.odd)))
    }
}
