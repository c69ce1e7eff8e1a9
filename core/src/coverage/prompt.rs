//! What the interviewer has just said: an answer that only says it again is none.

use super::ear::Ear;
use super::reading::stems;
use crate::captions::UtteranceId;
use std::collections::HashSet;

/// Fewer words of the interviewer while the person speaks are assent, and no new turn.
const ASSENT: usize = 3;
/// Most words of an utterance looked at, its last ones.
const WORDS: usize = 80;
/// Most utterances of a turn.
const MOST: usize = 8;

/// The interviewer's last turn.
#[derive(Debug, Default)]
pub(super) struct Prompt {
    parts: Vec<(UtteranceId, HashSet<String>)>,
    all: HashSet<String>,
    answered: bool,
}

impl Prompt {
    /// Somebody else says this. Whether it begins a turn.
    pub(super) fn hear(&mut self, id: UtteranceId, text: &str, ear: &Ear) -> bool {
        let known = self.parts.iter().position(|(part, _)| *part == id);
        let words: Vec<&str> = text.split_whitespace().collect();
        if known.is_none() && self.answered && words.len() <= ASSENT {
            return false;
        }
        let last = words.get(words.len().saturating_sub(WORDS)..).unwrap_or_default().join(" ");
        let stems: HashSet<String> = stems(&last, ear).into_iter().collect();
        let new_turn = known.is_none() && self.answered;
        match known.and_then(|at| self.parts.get_mut(at)) {
            Some((_, part)) => *part = stems,
            None => {
                if new_turn || self.parts.len() == MOST {
                    self.parts.clear();
                }
                self.answered = false;
                self.parts.push((id, stems));
            }
        }
        self.all = self.parts.iter().flat_map(|(_, part)| part).cloned().collect();
        new_turn
    }

    /// The person speaks.
    pub(super) fn answer(&mut self) {
        self.answered = true;
    }

    /// The stems of what was said.
    pub(super) fn stems(&self) -> &HashSet<String> {
        &self.all
    }
}
