//! How a licence stands at a moment, at both sides of every border.

use sidecue_session::licence::{Licence, Plan, Standing, Validity};

const HOUR: u64 = 3_600_000;
const DAY: u64 = 24 * HOUR;
const YEAR: u64 = 365 * DAY;

const ISSUED: u64 = 20_000 * DAY;
const BEGINS: u64 = ISSUED + 2 * DAY;
const EXPIRES: u64 = BEGINS + 30 * DAY;
const OVER: u64 = EXPIRES + 7 * DAY;

const EARLY: Validity = Validity::Early { from_ms: BEGINS };
const GRACE: Validity = Validity::Grace { until_ms: OVER };
const EXPIRED: Validity = Validity::Expired { since_ms: EXPIRES };

fn licence(plan: Plan) -> Licence {
    Licence { id: "a".to_owned(), holder: String::new(), plan, issued_ms: ISSUED, begins_ms: BEGINS }
}

fn pro() -> Licence {
    licence(Plan::Pro { expires_ms: EXPIRES })
}

#[test]
fn pro_goes_by_the_clock() {
    for (wall, validity) in [
        (0, EARLY),
        (ISSUED, EARLY),
        (BEGINS - 1, EARLY),
        (BEGINS, Validity::Good),
        (EXPIRES - 1, Validity::Good),
        (EXPIRES, GRACE),
        (OVER - 1, GRACE),
        (OVER, EXPIRED),
        (OVER + YEAR, EXPIRED),
        (u64::MAX, EXPIRED),
    ] {
        for seen in [None, Some(0), Some(wall)] {
            assert_eq!(pro().standing(wall, seen), Standing { validity, clock_behind: false }, "{wall} {seen:?}");
        }
    }
}

#[test]
fn a_clock_is_behind_when_it_is_more_than_a_day_behind_what_was_seen() {
    let seen = BEGINS + 10 * DAY;
    for (wall, clock_behind) in
        [(seen - DAY - 1, true), (seen - DAY, false), (seen - 1, false), (seen, false), (seen + YEAR, false), (0, true)]
    {
        assert_eq!(pro().standing(wall, Some(seen)).clock_behind, clock_behind, "{wall}");
    }
    for seen in [0, 1, DAY - 1, DAY] {
        assert!(!pro().standing(0, Some(seen)).clock_behind, "{seen}");
    }
    assert!(pro().standing(0, Some(DAY + 1)).clock_behind);
}

#[test]
fn setting_the_clock_back_does_not_make_a_licence_longer() {
    for (seen, validity) in [
        (BEGINS + DAY - 1, EARLY),
        (BEGINS + DAY, Validity::Good),
        (EXPIRES + DAY - 1, Validity::Good),
        (EXPIRES + DAY, GRACE),
        (OVER + DAY - 1, GRACE),
        (OVER + DAY, EXPIRED),
    ] {
        // A year back, and to 1970.
        for wall in [seen - YEAR, 0] {
            assert_eq!(pro().standing(wall, Some(seen)), Standing { validity, clock_behind: true }, "{seen} {wall}");
        }
    }
}

#[test]
fn a_clock_set_forward_and_mended_leaves_what_was_seen() {
    let seen = EXPIRES + YEAR;
    assert_eq!(pro().standing(BEGINS, Some(seen)), Standing { validity: EXPIRED, clock_behind: true });
    assert_eq!(pro().standing(BEGINS, None), Standing { validity: Validity::Good, clock_behind: false });
}

#[test]
fn it_is_never_earlier_than_when_it_was_signed() {
    let mut renewed = pro();
    renewed.issued_ms = EXPIRES + 1;
    assert_eq!(renewed.standing(0, None), Standing { validity: GRACE, clock_behind: false });
    renewed.issued_ms = BEGINS;
    assert_eq!(renewed.standing(0, None).validity, Validity::Good);
}

#[test]
fn a_pass_does_not_depend_on_time() {
    let pass = licence(Plan::Pass { sessions: 3, session_ms: 2 * HOUR });
    for wall in [0, ISSUED - YEAR, BEGINS - 1, BEGINS, OVER + 100 * YEAR, u64::MAX] {
        for seen in [None, Some(0), Some(wall), Some(u64::MAX)] {
            assert_eq!(pass.standing(wall, seen), Standing { validity: Validity::Good, clock_behind: false });
        }
    }
}

#[test]
fn an_end_beyond_all_time_does_not_overflow() {
    let forever = licence(Plan::Pro { expires_ms: u64::MAX });
    assert_eq!(forever.standing(u64::MAX - 1, None).validity, Validity::Good);
    assert_eq!(forever.standing(u64::MAX, None).validity, Validity::Expired { since_ms: u64::MAX });
}
