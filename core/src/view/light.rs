//! The status light: what Sidecue is doing at this moment, in one word.

use crate::captions::Diagnosis;

/// What is known of Sidecue itself, and what is the matter with the captions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances<'a> {
    /// The engine answers.
    pub engine: bool,
    /// Another panel reads the call.
    pub elsewhere: bool,
    /// The person paused reading.
    pub paused: bool,
    /// The browser lets Sidecue read call pages.
    pub permitted: bool,
    /// A page with a call cannot be reached: it has no reader that answers.
    pub unreachable: bool,
    /// What is the matter with the captions.
    pub captions: &'a Diagnosis,
}

/// What Sidecue is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// The engine failed for good; the person must restart it.
    Broken,
    /// Another window's panel reads the call.
    Elsewhere,
    /// The person paused reading.
    Paused,
    /// The browser does not let Sidecue read call pages.
    NoPermission,
    /// A page with a call does not answer; it must be loaded again.
    Unreachable,
    /// There is no call to read.
    NoCall,
    /// The call shows no captions.
    CaptionsOff,
    /// Captions are on and nobody is speaking.
    Waiting,
    /// Captions are being read.
    Reading,
    /// What is being read was found by guess.
    Guess,
    /// The page does not draw captions while its tab is hidden.
    Hidden,
    /// Captions are silent here and change elsewhere on the page.
    Stalled,
    /// Captions are on, and cannot be found or read.
    LayoutChanged,
    /// The page cannot be read at all.
    Unsupported,
    /// Another extension is in the way.
    Conflict,
}

impl Light {
    /// The light for these circumstances.
    pub fn of(now: Circumstances<'_>) -> Self {
        match now {
            Circumstances { engine: false, .. } => Self::Broken,
            Circumstances { elsewhere: true, .. } => Self::Elsewhere,
            Circumstances { paused: true, .. } => Self::Paused,
            Circumstances { captions: Diagnosis::Unconnected, permitted: false, .. } => Self::NoPermission,
            Circumstances { captions: Diagnosis::Unconnected, unreachable: true, .. } => Self::Unreachable,
            Circumstances { captions, .. } => match captions {
                Diagnosis::Unconnected | Diagnosis::NoCall => Self::NoCall,
                Diagnosis::CaptionsOff { .. } => Self::CaptionsOff,
                Diagnosis::Waiting => Self::Waiting,
                Diagnosis::Reading { .. } => Self::Reading,
                Diagnosis::Guess => Self::Guess,
                Diagnosis::Hidden => Self::Hidden,
                Diagnosis::Stalled => Self::Stalled,
                Diagnosis::LayoutChanged => Self::LayoutChanged,
                Diagnosis::Unsupported { .. } => Self::Unsupported,
                Diagnosis::Conflict { .. } => Self::Conflict,
            },
        }
    }

    /// The word for it in styles, tests and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Elsewhere => "elsewhere",
            Self::Paused => "paused",
            Self::NoPermission => "no-permission",
            Self::Unreachable => "unreachable",
            Self::NoCall => "no-call",
            Self::CaptionsOff => "captions-off",
            Self::Waiting => "waiting",
            Self::Reading => "reading",
            Self::Guess => "guess",
            Self::Hidden => "hidden",
            Self::Stalled => "stalled",
            Self::LayoutChanged => "layout-changed",
            Self::Unsupported => "unsupported",
            Self::Conflict => "conflict",
        }
    }

    /// Whether time of a session counts: captions are being read.
    pub fn counts(self) -> bool {
        self == Self::Reading
    }

    /// Whether the person should hear of it also while a card is on screen: captions that ought to come do not.
    pub fn is_trouble(self) -> bool {
        !matches!(self, Self::Broken | Self::Paused | Self::NoCall | Self::Waiting | Self::Reading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::captions::Strategy;

    fn light(change: impl FnOnce(&mut Circumstances<'_>), captions: Diagnosis) -> Light {
        let mut now = Circumstances {
            engine: true,
            elsewhere: false,
            paused: false,
            permitted: true,
            unreachable: false,
            captions: &captions,
        };
        change(&mut now);
        Light::of(now)
    }

    #[test]
    fn the_worst_news_comes_first() {
        let reading = || Diagnosis::Reading { strategy: Strategy::Named };
        assert_eq!(light(|_| (), reading()), Light::Reading);
        assert_eq!(light(|now| now.paused = true, reading()), Light::Paused);
        assert_eq!(light(|now| (now.paused, now.elsewhere) = (true, true), reading()), Light::Elsewhere);
        assert_eq!(light(|now| (now.engine, now.elsewhere) = (false, true), reading()), Light::Broken);
    }

    #[test]
    fn what_is_missing_matters_only_without_a_reader() {
        assert_eq!(light(|now| now.permitted = false, Diagnosis::Unconnected), Light::NoPermission);
        assert_eq!(light(|now| now.unreachable = true, Diagnosis::Unconnected), Light::Unreachable);
        assert_eq!(light(|now| (now.permitted, now.unreachable) = (false, true), Diagnosis::Waiting), Light::Waiting);
        assert_eq!(light(|_| (), Diagnosis::Unconnected), Light::NoCall);
    }

    #[test]
    fn time_counts_while_captions_are_read_and_at_no_other_light() {
        assert!(light(|_| (), Diagnosis::Reading { strategy: Strategy::Named }).counts());
        let others = [
            Light::Broken,
            Light::Elsewhere,
            Light::Paused,
            Light::NoPermission,
            Light::Unreachable,
            Light::NoCall,
            Light::CaptionsOff,
            Light::Waiting,
            Light::Guess,
            Light::Hidden,
            Light::Stalled,
            Light::LayoutChanged,
            Light::Unsupported,
            Light::Conflict,
        ];
        assert_eq!(others.map(Light::counts), [false; 14]);
    }

    #[test]
    fn trouble_is_what_keeps_captions_from_coming() {
        assert!(light(|_| (), Diagnosis::LayoutChanged).is_trouble());
        assert!(!light(|_| (), Diagnosis::Waiting).is_trouble());
    }
}
