//! How much time passed that counts.
//!
//! Time is counted, not subtracted: no clock of a computer tells how long it slept, and either may be wrong or changed. So small steps are added up, of each the
//! smaller of what two clocks say, and a step that is too long to be a step counts nothing. Whatever is doubtful is not counted, which favours the person.

/// A longer step counts nothing: the computer slept, or the panel was held up. In milliseconds.
pub const GAP_MS: u64 = 5_000;

/// One look at both clocks, in whole milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Moment {
    /// Since some beginning, never backwards (`performance.now`). It may or may not stand still while the computer sleeps.
    pub steady_ms: u64,
    /// Since 1970 (`Date.now`). The person and the network may set it.
    pub wall_ms: u64,
}

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// So many milliseconds count.
    Counted(u64),
    /// Nothing counts: captions did not flow at both ends of the step, or it was the first look.
    Rested,
    /// Nothing counts: the step was too long to know what happened in it.
    Gap,
}

/// Counts steps.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Clock {
    last: Option<(Moment, bool)>,
}

impl Clock {
    /// Takes a look at the clocks; `live` says whether time counts at this moment.
    pub fn pass(&mut self, now: Moment, live: bool) -> Passed {
        let Some((before, was_live)) = self.last.replace((now, live)) else { return Passed::Rested };
        let steady = now.steady_ms.saturating_sub(before.steady_ms);
        let step = match now.wall_ms.checked_sub(before.wall_ms) {
            Some(wall) => steady.min(wall),
            // The wall clock was set back: it tells nothing.
            None => steady,
        };
        if !(was_live && live) {
            Passed::Rested
        } else if step > GAP_MS {
            Passed::Gap
        } else {
            Passed::Counted(step)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(steady_ms: u64, wall_ms: u64) -> Moment {
        Moment { steady_ms, wall_ms }
    }

    /// What becomes of one step between live moments.
    fn step(from: Moment, to: Moment) -> Passed {
        let mut clock = Clock::default();
        clock.pass(from, true);
        clock.pass(to, true)
    }

    #[test]
    fn the_smaller_of_both_clocks_counts() {
        assert_eq!(step(at(0, 1_000), at(1_000, 1_900)), Passed::Counted(900));
        assert_eq!(step(at(0, 1_000), at(900, 2_000)), Passed::Counted(900));
        // Asleep for an hour, on a computer whose steady clock stands still meanwhile.
        assert_eq!(step(at(0, 0), at(1_000, 3_601_000)), Passed::Counted(1_000));
    }

    #[test]
    fn a_clock_that_was_set_back_is_not_asked() {
        assert_eq!(step(at(0, 31_536_000_000), at(1_000, 0)), Passed::Counted(1_000));
        assert_eq!(step(at(5_000, 0), at(4_000, 1_000)), Passed::Counted(0));
    }

    #[test]
    fn more_than_five_seconds_are_a_gap() {
        assert_eq!(step(at(0, 0), at(GAP_MS, GAP_MS)), Passed::Counted(GAP_MS));
        assert_eq!(step(at(0, 0), at(GAP_MS + 1, GAP_MS + 1)), Passed::Gap);
        assert_eq!(step(at(0, 0), at(7_200_000, 7_200_000)), Passed::Gap);
        // The wall clock was set back during the sleep.
        assert_eq!(step(at(0, 7_200_000), at(7_200_000, 0)), Passed::Gap);
    }

    #[test]
    fn captions_must_flow_at_both_ends() {
        for (before, after) in [(false, true), (true, false), (false, false)] {
            let mut clock = Clock::default();
            assert_eq!(clock.pass(at(0, 0), before), Passed::Rested);
            assert_eq!(clock.pass(at(1_000, 1_000), after), Passed::Rested);
        }
        let mut clock = Clock::default();
        assert_eq!(clock.pass(at(9_000, 9_000), true), Passed::Rested);
        assert_eq!(clock.pass(at(9_500, 9_500), true), Passed::Counted(500));
    }

    proptest! {
        /// Whatever the clocks say, no step counts more than either of them, nor more than a gap, and a run of steps not more than the steady clock.
        #[test]
        fn never_more_than_passed(looks in prop::collection::vec((0_u64..20_000, any::<u64>(), any::<bool>()), 1..40)) {
            let mut clock = Clock::default();
            let (mut steady, mut counted, mut before) = (0, 0, None);
            for (step, wall_ms, live) in looks {
                steady += step;
                let now = at(steady, wall_ms);
                if let Passed::Counted(ms) = clock.pass(now, live) {
                    let from: Moment = before.unwrap();
                    prop_assert!(live && ms <= step && ms <= GAP_MS);
                    prop_assert!(wall_ms < from.wall_ms || ms <= wall_ms - from.wall_ms);
                    counted += ms;
                }
                before = Some(now);
            }
            prop_assert!(counted <= steady);
        }
    }
}
