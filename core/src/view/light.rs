//! The status light: what Sidecue is doing at this moment, in one word.

use crate::captions::Captions;

/// What is known of the call and of Sidecue itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances {
    /// The engine answers.
    pub engine: bool,
    /// The person paused reading.
    pub paused: bool,
    /// A reader in a call page is connected.
    pub connected: bool,
    /// The page says that a call is going on.
    pub in_call: bool,
    /// Whether the page shows captions.
    pub captions: Captions,
    /// Something was heard since the reader was connected.
    pub heard: bool,
}

/// What Sidecue is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// The engine failed for good; the person must restart it.
    Broken,
    /// The person paused reading.
    Paused,
    /// There is no call to read.
    NoCall,
    /// The call shows no captions.
    CaptionsOff,
    /// Captions are on and nobody has spoken.
    Waiting,
    /// Captions are being read.
    Reading,
}

impl Light {
    /// The light for these circumstances.
    pub fn of(now: Circumstances) -> Self {
        match now {
            Circumstances { engine: false, .. } => Self::Broken,
            Circumstances { paused: true, .. } => Self::Paused,
            Circumstances { connected: false, .. } => Self::NoCall,
            Circumstances { captions: Captions::On, heard: true, .. } => Self::Reading,
            Circumstances { captions: Captions::On, .. } => Self::Waiting,
            Circumstances { in_call: false, .. } => Self::NoCall,
            Circumstances { captions: Captions::Off, .. } => Self::CaptionsOff,
            Circumstances { heard: true, .. } => Self::Reading,
            Circumstances { .. } => Self::Waiting,
        }
    }

    /// The word for it in styles, tests and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Paused => "paused",
            Self::NoCall => "no-call",
            Self::CaptionsOff => "captions-off",
            Self::Waiting => "waiting",
            Self::Reading => "reading",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALL: Circumstances = Circumstances {
        engine: true,
        paused: false,
        connected: true,
        in_call: true,
        captions: Captions::On,
        heard: true,
    };

    #[test]
    fn the_worst_news_comes_first() {
        assert_eq!(Light::of(CALL), Light::Reading);
        assert_eq!(Light::of(Circumstances { heard: false, ..CALL }), Light::Waiting);
        assert_eq!(Light::of(Circumstances { captions: Captions::Off, ..CALL }), Light::CaptionsOff);
        assert_eq!(Light::of(Circumstances { in_call: false, captions: Captions::Off, ..CALL }), Light::NoCall);
        assert_eq!(Light::of(Circumstances { connected: false, ..CALL }), Light::NoCall);
        assert_eq!(Light::of(Circumstances { paused: true, connected: false, ..CALL }), Light::Paused);
        assert_eq!(Light::of(Circumstances { engine: false, paused: true, ..CALL }), Light::Broken);
    }

    #[test]
    fn captions_on_screen_count_more_than_missing_call_buttons() {
        assert_eq!(Light::of(Circumstances { in_call: false, ..CALL }), Light::Reading);
    }
}
