//! What happened, as one JSON object a line.

use crate::live::Event;
use crate::recognition::{Offer, Phase};
use serde::Serialize;

/// An event in the form that `sidecue replay --json` prints and that a session log has.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub enum EventLine<'a> {
    /// An utterance began, changed or ended.
    Utterance {
        /// Milliseconds of the reader's time.
        t: u32,
        /// Which utterance.
        id: u32,
        /// Its revision.
        rev: u32,
        /// Who spoke.
        speaker: Option<&'a str>,
        /// All its words.
        text: &'a str,
        /// Nothing more is expected.
        r#final: bool,
        /// So many words at the start are not expected to change any more.
        stable: usize,
        /// The page shows a translation of what was said.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        translated: bool,
    },
    /// Captions were missing for a while.
    Gap {
        /// When it ended, in milliseconds of the reader's time.
        t: u32,
        /// How long it was, in milliseconds.
        length: u32,
    },
    /// What is on screen changed.
    Card {
        /// Milliseconds of the reader's time.
        t: u32,
        /// How firm.
        phase: Phase,
        /// The card on screen.
        card: Option<&'a str>,
        /// How sure, rounded to three digits.
        score: f64,
        /// How far ahead of the next, rounded to three digits.
        margin: f64,
        /// The utterance that decided.
        utterance: Option<u32>,
    },
    /// Titles are offered, or no longer.
    Hints {
        /// Milliseconds of the reader's time.
        t: u32,
        /// Why; none when what was offered is gone.
        offer: Option<Offer>,
        /// The cards, best first.
        cards: &'a [String],
    },
}

impl<'a> From<&'a Event> for EventLine<'a> {
    fn from(event: &'a Event) -> Self {
        match event {
            Event::Gap(gap) => Self::Gap { t: gap.t, length: gap.length },
            Event::Utterance(change) => Self::Utterance {
                t: change.t,
                id: change.id,
                rev: change.rev,
                speaker: change.speaker.as_deref(),
                text: &change.text,
                r#final: change.done,
                stable: change.stable,
                translated: change.translated,
            },
            Event::Cue(cue) => Self::Card {
                t: cue.t,
                phase: cue.phase,
                card: cue.card.as_deref(),
                score: rounded(cue.score),
                margin: rounded(cue.margin),
                utterance: cue.utterance,
            },
            Event::Hints(hints) => Self::Hints { t: hints.t, offer: hints.offer, cards: &hints.cards },
        }
    }
}

fn rounded(value: f32) -> f64 {
    (f64::from(value) * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::captions::UtteranceChange;
    use crate::recognition::{Cue, Hints};

    #[test]
    fn lines_have_the_documented_form() {
        let said = Event::Utterance(UtteranceChange {
            t: 5,
            id: 1,
            rev: 2,
            speaker: Some("Ada".into()),
            own: false,
            speaker_key: "Ada".into(),
            text: "so how".into(),
            stable: 2,
            translated: false,
            done: true,
        });
        assert_eq!(
            serde_json::to_string(&EventLine::from(&said)).unwrap(),
            r#"{"event":"utterance","t":5,"id":1,"rev":2,"speaker":"Ada","text":"so how","final":true,"stable":2}"#
        );
        let cue = Cue {
            t: 9,
            phase: Phase::None,
            card: None,
            score: 0.0,
            margin: 0.12345,
            next: None,
            utterance: Some(1),
            matched: vec![],
            runners_up: vec![],
            nearest: None,
            repairs: vec![],
            heard: vec![],
        };
        assert_eq!(
            serde_json::to_string(&EventLine::from(&Event::Cue(cue))).unwrap(),
            r#"{"event":"card","t":9,"phase":"none","card":null,"score":0.0,"margin":0.123,"utterance":1}"#
        );
        let hints = Event::Hints(Hints { t: 9, offer: Some(Offer::Maybe), cards: vec!["caching".into()] });
        assert_eq!(
            serde_json::to_string(&EventLine::from(&hints)).unwrap(),
            r#"{"event":"hints","t":9,"offer":"maybe","cards":["caching"]}"#
        );
    }
}
