//! When somebody spoke, by the times at which words came.

use super::record::Said;

/// Words come at this speed or faster while one speaks: what took longer was partly silence. In milliseconds a word.
const SLOWEST_WORD: u32 = 1_000;

/// From when until when somebody spoke.
pub(super) type Stretch = (u32, u32);

/// Speech measured: how long, and how many words came in that time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Speech {
    pub(super) millis: u64,
    pub(super) words: u64,
}

impl Speech {
    /// Words from which a pace is a pace.
    const ENOUGH: u64 = 30;
    /// Captions that arrive faster were late, not spoken so.
    const FASTEST: u64 = 360;

    pub(super) fn add(&mut self, other: Self) {
        self.millis += other.millis;
        self.words += other.words;
    }

    /// Words a minute.
    pub(super) fn pace(self) -> Option<u32> {
        if self.words < Self::ENOUGH || self.millis == 0 {
            return None;
        }
        let pace = self.words * 60_000 / self.millis;
        (pace <= Self::FASTEST).then(|| u32::try_from(pace).unwrap_or(u32::MAX))
    }
}

/// Words as they are counted.
pub(super) fn count(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX)
}

/// The stretches in which an utterance was spoken, and its speech. Before words that were long in coming there was silence.
pub(super) fn stretches(said: &Said) -> (Vec<Stretch>, Speech) {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut speech = Speech::default();
    let (from, to) = (said.from, said.to.max(said.from));
    if said.pace.len() < 2 {
        // Nothing is known but the ends: all of it was speech, as far as the words go.
        let words = count(&said.text);
        speech.add(Speech { millis: u64::from(to - from), words: u64::from(words) });
        return (vec![(from, to)], if to > from { speech } else { Speech::default() });
    }
    let mut join = |start: u32, end: u32| match stretches.last_mut() {
        Some(last) if start <= last.1 => last.1 = last.1.max(end),
        _ => stretches.push((start, end)),
    };
    join(from, from);
    for pair in said.pace.windows(2) {
        let [(before, had), (t, has)] = pair else { continue };
        let (passed, new) = (t.saturating_sub(*before), has.saturating_sub(*had));
        let spoken = passed.min(new.saturating_mul(SLOWEST_WORD));
        if spoken > 0 {
            join(t - spoken, *t);
            speech.add(Speech { millis: u64::from(spoken), words: u64::from(new) });
        }
    }
    (stretches, speech)
}

/// Stretches in order, with none of them overlapping: those with less than `gap` between them are one.
pub(super) fn merged(mut stretches: Vec<Stretch>, gap: u32) -> Vec<Stretch> {
    stretches.sort_unstable();
    let mut merged: Vec<Stretch> = Vec::new();
    for (from, to) in stretches {
        match merged.last_mut() {
            Some(last) if from <= last.1 || from - last.1 < gap => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(to: u32, words: usize, pace: &[(u32, u32)]) -> Said {
        Said { from: 0, to, own: true, speaker: None, text: "word ".repeat(words), pace: pace.to_vec() }
    }

    #[test]
    fn silence_between_words_is_no_speech() {
        let with_pause = said(30_000, 60, &[(0, 1), (10_000, 31), (20_000, 31), (30_000, 60)]);
        let (stretches, speech) = stretches(&with_pause);
        assert_eq!(stretches, [(0, 10_000), (20_000, 30_000)]);
        assert_eq!(speech, Speech { millis: 20_000, words: 59 });
        assert_eq!(speech.pace(), Some(177));
    }

    #[test]
    fn a_pace_needs_words_that_were_spoken() {
        assert_eq!(Speech { millis: 10_000, words: 29 }.pace(), None);
        assert_eq!(Speech { millis: 0, words: 100 }.pace(), None, "written, or all at once");
        assert_eq!(Speech { millis: 5_000, words: 100 }.pace(), None, "late captions");
        assert_eq!(stretches(&said(20_000, 50, &[])).1.pace(), Some(150));
    }

    #[test]
    fn neighbours_are_one() {
        assert_eq!(merged(vec![(5, 6), (0, 2), (1, 3)], 2), [(0, 3), (5, 6)]);
        assert_eq!(merged(vec![(0, 3), (5, 6)], 3), [(0, 6)]);
    }
}
