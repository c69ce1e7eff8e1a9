//! What clocks and counts say of an answer.

use super::record::{AnswerBy, QuestionNote, Said};
use super::speaking::{Speech, Stretch, count, merged, stretches};
use super::view::Measures;
use crate::feedback::{Words, count_fillers};

impl Measures {
    /// Of the answer to a question that was over at `to`, by what was said meanwhile.
    pub(super) fn of(note: &QuestionNote, to: u32, own: &[&Said], others: &[&Said]) -> Self {
        let words = own.iter().map(|said| count(&said.text)).fold(0, u32::saturating_add);
        let spent = to.saturating_sub(note.at).saturating_sub(note.paused);
        let fillers = u32::try_from(count_fillers(&Words::of(own.iter().copied()))).unwrap_or(u32::MAX);
        let mut measures = Self { spent, words, fillers, ..Self::default() };
        if note.by == AnswerBy::Voice {
            measures.first_word = own.iter().map(|said| said.from).min().map(|from| from.saturating_sub(note.at));
            let (spoken, speech) = speech(own);
            measures.pace = speech.pace();
            measures.longest_pause = longest_pause(spoken, others).map(|pause| pause.saturating_sub(note.paused));
        }
        measures
    }
}

/// When all these were spoken, and how fast.
pub(super) fn speech(all: &[&Said]) -> (Vec<Stretch>, Speech) {
    let mut spoken = Vec::new();
    let mut speech = Speech::default();
    for said in all {
        let (stretches, measured) = stretches(said);
        spoken.extend(stretches);
        speech.add(measured);
    }
    (spoken, speech)
}

/// The longest silence from the person's first word to their last one, in which nobody else spoke.
fn longest_pause(own: Vec<Stretch>, others: &[&Said]) -> Option<u32> {
    let first = own.iter().map(|(from, _)| *from).min()?;
    let last = own.iter().map(|(_, to)| *to).max()?;
    let spoken = own.into_iter().chain(others.iter().map(|said| (said.from, said.to.max(said.from))));
    let spoken = merged(spoken.filter(|(from, to)| *to >= first && *from <= last).collect(), 1);
    let silence = |pair: &[Stretch]| match pair {
        [before, after] => after.0.saturating_sub(before.1),
        _ => 0,
    };
    Some(spoken.windows(2).map(silence).max().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(from: u32, to: u32) -> Said {
        Said { from, to, own: true, speaker: None, text: "a few words".to_owned(), pace: Vec::new() }
    }

    #[test]
    fn the_longest_pause_is_one_in_which_nobody_spoke() {
        let (first, last, other) = (said(1_000, 5_000), said(20_000, 25_000), said(6_000, 15_000));
        let own = || vec![(first.from, first.to), (last.from, last.to)];
        assert_eq!(longest_pause(own(), &[]), Some(15_000));
        assert_eq!(longest_pause(own(), &[&other]), Some(5_000));
        assert_eq!(
            longest_pause(own(), &[&said(30_000, 90_000)]),
            Some(15_000),
            "what comes after the answer is not in it"
        );
        assert_eq!(longest_pause(Vec::new(), &[]), None);
    }
}
