//! Figures over labelled calls.

use super::conversation::{Conversation, Kind};
use super::judge::{Judged, Verdict};
use super::statistics::{digits, mean, percentile, share};
use serde::{Deserialize, Serialize};
use sidecue_core::speech::MILLIS_A_WORD;

/// Collects judged calls.
#[derive(Debug, Default)]
pub struct Tally {
    calls: usize,
    unknown: usize,
    words: usize,
    false_cues: usize,
    follow_ups: Vec<Judged>,
    questions: Vec<(Kind, Judged)>,
}

/// What calls came to. Shares are between 0 and 1; a share of nothing is null.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Where the calls lie.
    pub set: String,
    /// How many they are.
    pub calls: usize,
    /// Hours of speech in them, without the silences.
    pub hours: f64,
    /// Questions left out because the bank has not got their card.
    pub unknown_cards: usize,
    /// The questions.
    pub all: Questions,
    /// Those asked in the usual way.
    pub direct: Questions,
    /// Those that name the topic and go their own way.
    pub named: Questions,
    /// The two together.
    pub direct_named: Questions,
    /// Those that do not name the topic.
    pub indirect: Questions,
    /// Turns that are about the card already there.
    pub follow_ups: usize,
    /// Share of them at which no other card came.
    pub kept: Option<f64>,
    /// How many of them changed to the card that the question before should have brought.
    pub late: usize,
    /// New cards where none was wanted or the candidate spoke.
    pub false_cues: usize,
    /// The same, in an hour of speech.
    pub false_cues_an_hour: Option<f64>,
}

/// Figures over questions of some kinds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Questions {
    /// How many they are.
    pub questions: usize,
    /// Share of them with a right card on screen within a second of the last word.
    pub hits: Option<f64>,
    /// From the last word to the right card, over hits, in seconds; negative when the card was earlier.
    pub seconds: Seconds,
    /// Mean changes of the screen at a question.
    pub changes: Option<f64>,
}

/// Percentiles in seconds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Seconds {
    /// Median.
    pub p50: Option<f64>,
    /// 90th percentile.
    pub p90: Option<f64>,
}

impl Tally {
    /// A call was played and judged.
    pub fn add(&mut self, call: &Conversation, judged: &[Judged]) {
        self.calls += 1;
        for (turn, judged) in call.turns.iter().zip(judged) {
            self.words += turn.words();
            match judged.verdict {
                Verdict::Hit { kind, .. } | Verdict::Missed(kind) => self.questions.push((kind, judged.clone())),
                Verdict::Kept | Verdict::Changed { .. } => self.follow_ups.push(judged.clone()),
                Verdict::Quiet(cards) => self.false_cues += cards,
                Verdict::Unknown => self.unknown += 1,
            }
        }
    }

    /// The figures.
    pub fn summary(&self, set: &str) -> Summary {
        use Kind::{Direct, Indirect, Named};
        let hours = self.words as f64 * f64::from(MILLIS_A_WORD) / 3_600_000.0;
        let follow_ups = || self.follow_ups.iter().map(|judged| &judged.verdict);
        Summary {
            set: set.to_owned(),
            calls: self.calls,
            hours: digits(hours),
            unknown_cards: self.unknown,
            all: self.questions(&[Direct, Named, Indirect]),
            direct: self.questions(&[Direct]),
            named: self.questions(&[Named]),
            direct_named: self.questions(&[Direct, Named]),
            indirect: self.questions(&[Indirect]),
            follow_ups: self.follow_ups.len(),
            kept: share(follow_ups().map(|verdict| *verdict == Verdict::Kept)),
            late: follow_ups().filter(|verdict| **verdict == Verdict::Changed { late: true }).count(),
            false_cues: self.false_cues,
            false_cues_an_hour: (hours > 0.0).then(|| digits(self.false_cues as f64 / hours)),
        }
    }

    fn questions(&self, kinds: &[Kind]) -> Questions {
        let asked = || self.questions.iter().filter(|(kind, _)| kinds.contains(kind)).map(|(_, judged)| judged);
        let after = |judged: &Judged| match judged.verdict {
            Verdict::Hit { after, .. } => Some(after),
            _ => None,
        };
        let mut seconds: Vec<f64> = asked().filter_map(after).collect();
        Questions {
            questions: asked().count(),
            hits: share(asked().map(|judged| after(judged).is_some())),
            seconds: Seconds { p50: percentile(&mut seconds, 0.5), p90: percentile(&mut seconds, 0.9) },
            changes: mean(asked().map(|judged| judged.changes as f64)),
        }
    }
}

impl Summary {
    /// Questions by kind, with what to call them.
    pub fn kinds(&self) -> [(&'static str, &Questions); 5] {
        [
            ("direct", &self.direct),
            ("named", &self.named),
            ("direct+named", &self.direct_named),
            ("indirect", &self.indirect),
            ("all", &self.all),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::conversation::{Turn, Wanted};
    use super::*;
    use sidecue_core::captions::Platform;

    fn judged(verdict: Verdict, changes: usize) -> Judged {
        Judged { verdict, shown: None, changes }
    }

    fn tally(judged: &[Judged]) -> Summary {
        let turn = Turn {
            line: 2,
            speaker: "Ada".into(),
            own: false,
            text: "twelve words ".repeat(6),
            pause: 9000,
            wanted: Wanted::Nothing,
            also: Vec::new(),
        };
        let call = Conversation {
            name: "tiny".into(),
            title: String::new(),
            platform: Platform::Meet,
            own: "You".into(),
            turns: vec![turn; judged.len()],
        };
        let mut tally = Tally::default();
        tally.add(&call, judged);
        tally.summary("tiny")
    }

    #[test]
    fn hits_and_seconds_are_counted_by_kind() {
        let hit = |kind, after| Verdict::Hit { kind, after };
        let found = tally(&[
            judged(hit(Kind::Direct, -3.0), 1),
            judged(hit(Kind::Direct, 0.5), 2),
            judged(Verdict::Missed(Kind::Named), 0),
            judged(hit(Kind::Named, 1.0), 1),
            judged(Verdict::Missed(Kind::Indirect), 0),
            judged(Verdict::Unknown, 7),
        ]);
        assert_eq!((found.all.questions, found.unknown_cards), (5, 1));
        let hits = found.kinds().map(|(name, questions)| (name, questions.hits));
        assert_eq!(
            hits,
            [
                ("direct", Some(1.0)),
                ("named", Some(0.5)),
                ("direct+named", Some(0.75)),
                ("indirect", Some(0.0)),
                ("all", Some(0.6))
            ]
        );
        assert_eq!(found.direct.seconds, Seconds { p50: Some(-3.0), p90: Some(0.5) });
        assert_eq!(found.all.seconds, Seconds { p50: Some(0.5), p90: Some(1.0) }, "misses have no time");
        assert_eq!(found.indirect.seconds, Seconds::default());
        assert_eq!((found.all.changes, found.direct.changes), (Some(0.8), Some(1.5)));
    }

    #[test]
    fn follow_ups_are_kept_or_not() {
        let changed = |late| judged(Verdict::Changed { late }, 1);
        let found = tally(&[judged(Verdict::Kept, 0), changed(true), changed(false), judged(Verdict::Kept, 1)]);
        assert_eq!((found.follow_ups, found.kept, found.late), (4, Some(0.5), 1));
        assert_eq!(tally(&[judged(Verdict::Quiet(0), 0)]).kept, None);
    }

    #[test]
    fn false_cues_are_counted_for_an_hour_of_words() {
        // 200 turns of 12 words at 160 a minute are a quarter of an hour.
        let mut turns = vec![judged(Verdict::Quiet(0), 0); 198];
        turns.extend([judged(Verdict::Quiet(2), 2), judged(Verdict::Quiet(1), 1)]);
        let found = tally(&turns);
        assert_eq!((found.hours, found.false_cues, found.false_cues_an_hour), (0.25, 3, Some(12.0)));
    }
}
