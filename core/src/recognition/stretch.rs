//! The interviewer's running words since the person last spoke: the window in which a question is looked for.

use crate::captions::{UtteranceChange, UtteranceId};
use std::collections::VecDeque;

/// Most words looked at; real questions have a median of 53 words with their scene.
const WORDS: usize = 80;
/// The person has spoken when they said this many words; fewer is a `mhm`.
const SPOKEN: usize = 3;

/// What an utterance change means for the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// The interviewer said something new (so many more words) or something else than it seemed (0).
    Asked(usize),
    /// The person began to speak.
    Answered,
    /// Nothing that matters: a late edit, a `mhm`.
    Nothing,
}

/// The words of one utterance in the window.
#[derive(Debug)]
struct Line {
    id: UtteranceId,
    /// Words of the utterance that belong to an earlier question.
    skip: usize,
    words: Vec<String>,
}

/// The interviewer's words since the person last spoke.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    lines: VecDeque<Line>,
    /// Utterances up to this one belong to earlier questions.
    before: UtteranceId,
    /// The person's utterance seen last and how many words it had.
    own: (UtteranceId, usize),
    answered: bool,
}

impl Stretch {
    /// Takes a change.
    pub(super) fn take(&mut self, change: &UtteranceChange) -> Turn {
        let words: Vec<String> = change.text.split_whitespace().map(str::to_owned).collect();
        if change.own { self.take_own(change.id, words.len()) } else { self.take_asked(change.id, words) }
    }

    /// The question so far is settled: what comes next is looked at on its own.
    pub(super) fn settle(&mut self) {
        self.answered = true;
    }

    /// The last words, oldest first.
    pub(super) fn words(&self) -> Vec<String> {
        let all = self.lines.iter().map(|line| line.words.len()).sum::<usize>();
        self.lines.iter().flat_map(|line| &line.words).skip(all.saturating_sub(WORDS)).cloned().collect()
    }

    /// The utterance that spoke last.
    pub(super) fn latest(&self) -> Option<UtteranceId> {
        self.lines.back().map(|line| line.id)
    }

    fn take_own(&mut self, id: UtteranceId, count: usize) -> Turn {
        let (known_id, known) = self.own;
        if id < known_id || id == known_id && count <= known {
            return Turn::Nothing;
        }
        self.own = (id, count);
        if count < SPOKEN || self.answered {
            return Turn::Nothing;
        }
        self.answered = true;
        Turn::Answered
    }

    fn take_asked(&mut self, id: UtteranceId, mut words: Vec<String>) -> Turn {
        if id <= self.before {
            return Turn::Nothing;
        }
        let at = self.lines.iter().position(|line| line.id == id);
        if self.answered {
            let skip = at.and_then(|at| self.lines.get(at)).map_or(0, |line| line.skip + line.words.len());
            if words.len() <= skip {
                return Turn::Nothing;
            }
            self.answered = false;
            self.before = self.lines.iter().map(|line| line.id).filter(|line| *line != id).max().unwrap_or(self.before);
            self.lines.clear();
            words.drain(..skip);
            let added = words.len();
            self.lines.push_back(Line { id, skip, words });
            return Turn::Asked(added);
        }
        let Some(line) = at.and_then(|at| self.lines.get_mut(at)) else {
            let added = words.len();
            self.lines.push_back(Line { id, skip: 0, words });
            self.shorten();
            return Turn::Asked(added);
        };
        words.drain(..line.skip.min(words.len()));
        if line.words == words {
            return Turn::Nothing;
        }
        let added = words.len().saturating_sub(line.words.len());
        line.words = words;
        Turn::Asked(added)
    }

    /// Lets go of lines that the window no longer reaches.
    fn shorten(&mut self) {
        let mut words: usize = self.lines.iter().map(|line| line.words.len()).sum();
        while let Some(first) = self.lines.front()
            && self.lines.len() > 1
            && words - first.words.len() >= WORDS
        {
            words -= first.words.len();
            self.before = self.before.max(first.id);
            self.lines.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(id: UtteranceId, own: bool, text: &str) -> UtteranceChange {
        UtteranceChange::said(0, id, own, text)
    }

    fn window(stretch: &Stretch) -> String {
        stretch.words().join(" ")
    }

    #[test]
    fn a_question_spread_over_turns_with_a_murmur_between_is_one_window() {
        let mut stretch = Stretch::default();
        assert_eq!(stretch.take(&change(1, false, "say you have a table")), Turn::Asked(5));
        assert_eq!(stretch.take(&change(2, true, "mhm okay")), Turn::Nothing);
        assert_eq!(stretch.take(&change(3, false, "and it grows")), Turn::Asked(3));
        assert_eq!(window(&stretch), "say you have a table and it grows");
    }

    #[test]
    fn the_window_starts_anew_once_the_person_answered() {
        let mut stretch = Stretch::default();
        stretch.take(&change(1, false, "how would you do it"));
        assert_eq!(stretch.take(&change(2, true, "so I would first ask")), Turn::Answered);
        assert_eq!(stretch.take(&change(2, true, "so I would first ask why")), Turn::Nothing);
        assert_eq!(stretch.take(&change(1, false, "how would you do this")), Turn::Nothing, "a late edit");
        assert_eq!(stretch.take(&change(3, false, "and what then")), Turn::Asked(3));
        assert_eq!(window(&stretch), "and what then");
    }

    #[test]
    fn a_row_that_goes_on_after_the_answer_counts_from_there() {
        let mut stretch = Stretch::default();
        stretch.take(&change(1, false, "how would you do it"));
        stretch.take(&change(2, true, "so I would first ask"));
        assert_eq!(stretch.take(&change(1, false, "how would you do it and why that")), Turn::Asked(3));
        assert_eq!(window(&stretch), "and why that");
        assert_eq!(stretch.take(&change(1, false, "how would you do it and why that way")), Turn::Asked(1));
    }

    #[test]
    fn the_window_is_bounded() {
        let mut stretch = Stretch::default();
        for id in 1..200 {
            stretch.take(&change(id, false, "one two three four five six seven eight nine ten"));
        }
        assert_eq!(stretch.words().len(), WORDS);
        assert!(stretch.lines.len() <= 10);
    }
}
