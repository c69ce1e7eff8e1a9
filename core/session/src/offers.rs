//! What may be started now.

use crate::ledger::{Fate, Record};
use crate::licence::{Licence, Plan, Standing};
use serde::{Deserialize, Serialize};

/// A session that may be started.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Offer {
    /// A free session.
    Free {
        /// How long, in milliseconds.
        limit_ms: u64,
    },
    /// A new session of a pass.
    Pass {
        /// Id of the licence.
        licence: String,
        /// Which of its sessions, from 1.
        number: u8,
        /// How many it has.
        of: u8,
        /// How long, in milliseconds.
        limit_ms: u64,
    },
    /// A session of a pass that was begun.
    Resume {
        /// The session.
        session: String,
        /// What is left of it, in milliseconds.
        left_ms: u64,
        /// When it was begun, in milliseconds since 1970.
        began_ms: u64,
    },
    /// A session without a limit.
    Pro {
        /// Id of the licence.
        licence: String,
    },
}

impl Offer {
    /// The word for it in styles and tests.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Free { .. } => "free",
            Self::Pass { .. } => "pass",
            Self::Resume { .. } => "resume",
            Self::Pro { .. } => "pro",
        }
    }
}

/// The sessions of a licence that take a place, so that it is not there for another one. One that was too short to be of use takes none: before another one
/// is reserved it is made void.
pub fn places_taken(records: &[Record], licence: &str, grace_ms: u64) -> usize {
    let of_licence = records.iter().filter(|record| record.licence == licence);
    of_licence.filter(|record| record.fate != Fate::Void && !is_short(record, grace_ms)).count()
}

/// Whether a session can be made void: it is open, and was too short to be of use.
pub fn is_short(record: &Record, grace_ms: u64) -> bool {
    record.fate == Fate::Open && record.used_ms < grace_ms
}

/// What may be started, the best first: what was begun, what was bought, what is free.
pub fn offers(licences: &[(Licence, Standing)], records: &[Record], free_ms: u64, grace_ms: u64) -> Vec<Offer> {
    let mut offers = Vec::new();
    for (licence, standing) in licences {
        if matches!(licence.plan, Plan::Pro { .. }) && standing.validity.unlocks() {
            offers.push(Offer::Pro { licence: licence.id.clone() });
        }
    }
    for (licence, _) in licences {
        let Plan::Pass { sessions, session_ms } = licence.plan else { continue };
        // A short one needs a place to go on: where what made it void was lost, there may be none for it.
        let room = places_taken(records, &licence.id, grace_ms) < usize::from(sessions);
        let open = records.iter().filter(|record| record.licence == licence.id && record.fate == Fate::Open);
        let open = open.filter(|record| record.used_ms < session_ms && (room || !is_short(record, grace_ms)));
        offers.extend(open.rev().map(|record| Offer::Resume {
            session: record.session.clone(),
            left_ms: session_ms - record.used_ms,
            began_ms: record.began_ms,
        }));
    }
    for (licence, _) in licences {
        let Plan::Pass { sessions, session_ms } = licence.plan else { continue };
        let taken = places_taken(records, &licence.id, grace_ms);
        if taken < usize::from(sessions) {
            let number = u8::try_from(taken + 1).unwrap_or(sessions);
            offers.push(Offer::Pass { licence: licence.id.clone(), number, of: sessions, limit_ms: session_ms });
        }
    }
    offers.push(Offer::Free { limit_ms: free_ms });
    offers
}

#[cfg(test)]
mod tests {
    use super::*;
    use Fate::{Ended, Open, Void};

    const SESSION: u64 = 100;
    const GRACE: u64 = 10;
    const FREE: Offer = Offer::Free { limit_ms: 50 };

    fn licence(id: &str, plan: Plan) -> (Licence, Standing) {
        let licence = Licence { id: id.into(), holder: String::new(), plan, issued_ms: 0, begins_ms: 0 };
        let standing = licence.standing(1, None);
        (licence, standing)
    }

    /// What is offered with two passes of two sessions, and these sessions of the first one.
    fn offered(sessions: &[(&str, u64, Fate)]) -> Vec<Offer> {
        let pass = Plan::Pass { sessions: 2, session_ms: SESSION };
        let records: Vec<Record> = (1..).zip(sessions).map(|(began_ms, of)| record(began_ms, *of)).collect();
        offers(&[licence("one", pass), licence("two", pass)], &records, 50, GRACE)
    }

    fn record(began_ms: u64, (session, used_ms, fate): (&str, u64, Fate)) -> Record {
        Record { session: session.into(), licence: "one".into(), began_ms, used_ms, odd: false, fate }
    }

    fn pass(licence: &str, number: u8) -> Offer {
        Offer::Pass { licence: licence.into(), number, of: 2, limit_ms: SESSION }
    }

    fn resume(session: &str, left_ms: u64, began_ms: u64) -> Offer {
        Offer::Resume { session: session.into(), left_ms, began_ms }
    }

    #[test]
    fn what_was_begun_last_is_offered_first() {
        let both = offered(&[("a", 30, Open), ("b", 40, Open)]);
        assert_eq!(both, [resume("b", 60, 2), resume("a", 70, 1), pass("two", 1), FREE]);
    }

    #[test]
    fn one_that_was_used_up_is_not_offered_though_its_end_was_lost() {
        assert_eq!(offered(&[("a", SESSION, Open)]), [pass("one", 2), pass("two", 1), FREE]);
        assert_eq!(offered(&[("a", SESSION - 1, Open)])[0], resume("a", 1, 1));
    }

    #[test]
    fn what_is_void_takes_no_place_and_what_ended_does() {
        assert_eq!(offered(&[("a", 5, Void), ("b", SESSION, Ended)]), [pass("one", 2), pass("two", 1), FREE]);
    }

    #[test]
    fn a_short_one_takes_no_place_and_goes_on_while_there_is_one() {
        let short = ("a", GRACE - 1, Open);
        assert_eq!(offered(&[short]), [resume("a", 91, 1), pass("one", 1), pass("two", 1), FREE]);
        let one = [short, ("b", SESSION, Ended)];
        assert_eq!(offered(&one), [resume("a", 91, 1), pass("one", 2), pass("two", 1), FREE]);
        assert_eq!(offered(&[short, ("b", SESSION, Ended), ("c", SESSION, Ended)]), [pass("two", 1), FREE]);
        let long = ("a", GRACE, Open);
        assert_eq!(offered(&[long, ("b", SESSION, Ended)]), [resume("a", 90, 1), pass("two", 1), FREE]);
    }

    #[test]
    fn a_subscription_is_offered_while_it_holds() {
        let pro = |expires_ms| licence("pro", Plan::Pro { expires_ms });
        assert_eq!(offers(&[pro(10)], &[], 50, GRACE), [Offer::Pro { licence: "pro".into() }, FREE]);
        let (over, _) = pro(10);
        let standing = over.standing(u64::MAX, None);
        assert_eq!(offers(&[(over, standing)], &[], 50, GRACE), [FREE]);
    }

    #[test]
    fn each_word_is_that_of_styles() {
        let words = [FREE, pass("one", 1), resume("a", 1, 1), Offer::Pro { licence: "pro".into() }];
        assert_eq!(words.each_ref().map(Offer::word), ["free", "pass", "resume", "pro"]);
    }
}
