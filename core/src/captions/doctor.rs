//! What is the matter with the captions, from the facts that a reader tells, in one word.
//!
//! Nothing here is a guess about the page: the reader says what it sees, and time decides between "not yet" and "not at
//! all". Whatever is wrong is said within five seconds.

use super::reader::{Captions, Obstacle, Status, Strategy};
use super::snapshot::Platform;
use serde::{Deserialize, Serialize};

/// Captions that are on and not found, or found and not understood, for so long: the page was changed. Milliseconds.
const DRIFT: u32 = 3_000;
/// The same where nothing is drawn before somebody speaks, and nothing was found yet.
const FIRST_WORD: u32 = 20_000;
/// Captions that are silent for so long while others change.
const STALL: u32 = 12_000;
/// So long after the last word nobody is speaking.
const QUIET: u32 = 30_000;

/// What is the matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Diagnosis {
    /// No reader is connected.
    #[default]
    Unconnected,
    /// The page has no call.
    NoCall,
    /// The call shows no captions.
    CaptionsOff {
        /// Where: how they are switched on differs.
        platform: Platform,
        /// A click of ours can switch them on.
        can_turn_on: bool,
    },
    /// Captions are on and nobody is speaking.
    Waiting,
    /// Captions are being read.
    Reading {
        /// How they were found.
        strategy: Strategy,
    },
    /// Something is being read that may be captions: the person should say whether it is.
    Guess,
    /// The page does not draw captions while its tab is hidden.
    Hidden,
    /// The captions found are silent, while others change elsewhere.
    Stalled,
    /// Captions are on, and cannot be found or read as the page is now.
    LayoutChanged,
    /// The page cannot be read, whatever the person does on it.
    Unsupported {
        /// Why.
        obstacle: Obstacle,
    },
    /// Another extension is in the way.
    Conflict {
        /// Its name.
        name: String,
    },
}

/// Watches one reader.
#[derive(Debug, Default)]
pub struct Doctor {
    platform: Option<Platform>,
    status: Option<Status>,
    /// Captions were found since the reader was connected.
    seen: bool,
    /// When rows last changed.
    heard: Option<u32>,
    /// Since when captions should be there and are not, or are not understood.
    missing: Option<u32>,
    unclear: Option<u32>,
    /// Since when the reader says what it says about other text.
    elsewhere: Option<u32>,
}

impl Doctor {
    /// A reader was connected.
    pub fn connect(&mut self, platform: Platform) {
        *self = Self { platform: Some(platform), ..Self::default() };
    }

    /// The reader is gone.
    pub fn disconnect(&mut self) {
        *self = Self::default();
    }

    /// The reader said how the page is.
    pub fn observe(&mut self, status: Status, t: u32) {
        let since = |was: Option<u32>, is: bool| is.then(|| was.unwrap_or(t));
        let expected = status.captions == Captions::On || status.captions == Captions::Unknown && status.in_call;
        self.seen |= status.found.is_some();
        self.missing = since(self.missing, status.reading && status.found.is_none() && expected);
        self.unclear = since(self.unclear, status.reading && (status.hollow || status.unread));
        self.elsewhere = since(self.elsewhere, status.elsewhere);
        self.status = Some(status);
    }

    /// The rows changed, and there are some.
    pub fn hear(&mut self, t: u32) {
        self.heard = Some(t);
    }

    /// What is the matter at `t`.
    pub fn diagnosis(&self, t: u32) -> Diagnosis {
        let Some(platform) = self.platform else { return Diagnosis::Unconnected };
        let Some(status) = &self.status else { return Diagnosis::Waiting };
        let for_long = |since: Option<u32>, length: u32| since.is_some_and(|since| t.saturating_sub(since) >= length);
        let lately = |length: u32| self.heard.is_some_and(|heard| t.saturating_sub(heard) < length);
        if let Some(obstacle) = status.obstacle.filter(|_| status.found.is_none()) {
            return Diagnosis::Unsupported { obstacle };
        }
        // A conflict that does no harm is nobody's concern.
        let conflict = || status.conflict.clone().filter(|_| !lately(QUIET)).map(|name| Diagnosis::Conflict { name });
        let Some(strategy) = status.found else {
            return match (status.captions, status.in_call) {
                (Captions::On, _) if for_long(self.missing, self.drift()) => {
                    conflict().unwrap_or(Diagnosis::LayoutChanged)
                }
                (Captions::On, _) => Diagnosis::Waiting,
                (Captions::Off, true) => Diagnosis::CaptionsOff { platform, can_turn_on: status.can_turn_on },
                (Captions::Unknown, true) if for_long(self.missing, self.drift()) => {
                    Diagnosis::CaptionsOff { platform, can_turn_on: status.can_turn_on }
                }
                (Captions::Unknown, true) => Diagnosis::Waiting,
                (_, false) => Diagnosis::NoCall,
            };
        };
        if status.hidden && platform == Platform::Meet {
            return Diagnosis::Hidden;
        }
        let understood = self.heard > self.unclear.map(|since| since.saturating_add(DRIFT));
        if for_long(self.unclear, DRIFT) && (status.hollow || !understood) {
            return conflict().unwrap_or(Diagnosis::LayoutChanged);
        }
        if self.elsewhere.is_some() && !lately(STALL) {
            return Diagnosis::Stalled;
        }
        match strategy {
            Strategy::Guessed => Diagnosis::Guess,
            _ if lately(QUIET) => Diagnosis::Reading { strategy },
            _ => conflict().unwrap_or(Diagnosis::Waiting),
        }
    }

    /// How long captions may be missing.
    fn drift(&self) -> u32 {
        if self.platform == Some(Platform::Zoom) && !self.seen { FIRST_WORD } else { DRIFT }
    }

    /// When the diagnosis next changes by time alone, after `t`.
    pub fn deadline(&self, t: u32) -> Option<u32> {
        let times = [
            self.missing.map(|since| since.saturating_add(self.drift())),
            self.unclear.map(|since| since.saturating_add(DRIFT)),
            self.heard.map(|heard| heard.saturating_add(QUIET)),
            self.heard.filter(|_| self.elsewhere.is_some()).map(|heard| heard.saturating_add(STALL)),
        ];
        times.into_iter().flatten().filter(|due| *due > t).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The diagnosis of a page that has been so for `length` milliseconds, with rows heard at `heard`.
    fn after(status: Status, length: u32, heard: Option<u32>) -> Diagnosis {
        let mut doctor = Doctor::default();
        doctor.connect(Platform::Meet);
        doctor.observe(status, 0);
        heard.into_iter().for_each(|t| doctor.hear(t));
        doctor.diagnosis(length)
    }

    #[test]
    fn a_call_from_its_beginning() {
        let mut doctor = Doctor::default();
        assert_eq!(doctor.diagnosis(0), Diagnosis::Unconnected);
        doctor.connect(Platform::Meet);
        doctor.observe(Status { in_call: false, captions: Captions::Unknown, found: None, ..Status::sound() }, 0);
        assert_eq!(doctor.diagnosis(9_000), Diagnosis::NoCall);
        doctor.observe(Status { captions: Captions::Off, can_turn_on: true, found: None, ..Status::sound() }, 9_000);
        assert_eq!(doctor.diagnosis(9_000), Diagnosis::CaptionsOff { platform: Platform::Meet, can_turn_on: true });
        doctor.observe(Status::sound(), 12_000);
        assert_eq!(doctor.diagnosis(12_000), Diagnosis::Waiting);
        doctor.hear(13_000);
        assert_eq!(doctor.diagnosis(13_000), Diagnosis::Reading { strategy: Strategy::Named });
        assert_eq!(doctor.deadline(13_000), Some(43_000));
        assert_eq!(doctor.diagnosis(43_000), Diagnosis::Waiting, "nobody speaks");
        doctor.disconnect();
        assert_eq!(doctor.diagnosis(43_000), Diagnosis::Unconnected);
    }

    #[test]
    fn captions_that_cannot_be_found_are_told_within_five_seconds() {
        let lost = Status { found: None, ..Status::sound() };
        assert_eq!(after(lost.clone(), 2_900, None), Diagnosis::Waiting);
        assert_eq!(after(lost.clone(), 3_000, None), Diagnosis::LayoutChanged);
        assert_eq!(after(Status { in_call: false, ..lost.clone() }, 3_000, None), Diagnosis::LayoutChanged);
        let silent = Status { captions: Captions::Unknown, ..lost };
        assert_eq!(after(silent, 3_000, None), Diagnosis::CaptionsOff { platform: Platform::Meet, can_turn_on: false });
    }

    #[test]
    fn rows_that_are_not_understood_are_told_unless_others_are_read() {
        let hollow = Status { hollow: true, ..Status::sound() };
        assert_eq!(after(hollow.clone(), 3_000, Some(2_900)), Diagnosis::LayoutChanged);
        let unread = Status { unread: true, ..Status::sound() };
        assert_eq!(after(unread.clone(), 3_000, Some(0)), Diagnosis::LayoutChanged);
        assert_eq!(
            after(unread, 5_000, Some(4_900)),
            Diagnosis::Reading { strategy: Strategy::Named },
            "a new label, say"
        );
    }

    #[test]
    fn time_spent_paused_does_not_count() {
        let mut doctor = Doctor::default();
        doctor.connect(Platform::Meet);
        doctor.observe(Status { reading: false, found: None, ..Status::sound() }, 0);
        assert_eq!(doctor.diagnosis(60_000), Diagnosis::Waiting);
        doctor.observe(Status { found: None, ..Status::sound() }, 60_000);
        assert_eq!(doctor.diagnosis(61_000), Diagnosis::Waiting);
        assert_eq!(doctor.diagnosis(63_000), Diagnosis::LayoutChanged);
    }

    #[test]
    fn the_rest_of_the_table() {
        assert_eq!(after(Status { hidden: true, ..Status::sound() }, 0, Some(0)), Diagnosis::Hidden);
        let elsewhere = Status { elsewhere: true, ..Status::sound() };
        assert_eq!(after(elsewhere.clone(), 11_000, Some(0)), Diagnosis::Reading { strategy: Strategy::Named });
        assert_eq!(after(elsewhere, 12_000, Some(0)), Diagnosis::Stalled);
        let guessed = Status { found: Some(Strategy::Guessed), ..Status::sound() };
        assert_eq!(after(guessed, 0, Some(0)), Diagnosis::Guess);
        let town_hall = Status { obstacle: Some(Obstacle::TownHall), found: None, ..Status::sound() };
        assert_eq!(after(town_hall, 0, None), Diagnosis::Unsupported { obstacle: Obstacle::TownHall });
        let conflict = Status { conflict: Some("Other captions".into()), ..Status::sound() };
        assert_eq!(after(conflict.clone(), 0, Some(0)), Diagnosis::Reading { strategy: Strategy::Named });
        assert_eq!(after(conflict, 0, None), Diagnosis::Conflict { name: "Other captions".into() });
    }

    #[test]
    fn zoom_may_draw_nothing_before_somebody_speaks() {
        let mut doctor = Doctor::default();
        doctor.connect(Platform::Zoom);
        let nothing = Status { found: None, ..Status::sound() };
        doctor.observe(nothing.clone(), 0);
        assert_eq!((doctor.diagnosis(19_000), doctor.deadline(0)), (Diagnosis::Waiting, Some(20_000)));
        assert_eq!(doctor.diagnosis(20_000), Diagnosis::LayoutChanged);
        doctor.observe(Status::sound(), 21_000);
        doctor.observe(nothing, 30_000);
        assert_eq!(doctor.diagnosis(33_000), Diagnosis::LayoutChanged, "once seen it has to be there");
    }

    #[test]
    fn other_platforms_draw_while_hidden() {
        let mut doctor = Doctor::default();
        doctor.connect(Platform::Teams);
        doctor.observe(Status { hidden: true, ..Status::sound() }, 0);
        doctor.hear(0);
        assert_eq!(doctor.diagnosis(0), Diagnosis::Reading { strategy: Strategy::Named });
    }
}
