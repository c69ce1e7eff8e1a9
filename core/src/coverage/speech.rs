//! One utterance of the person: what is read of it, and which points were made in it.
//!
//! It grows word by word and may be revised. What did not change is not read again, and a stretch is judged once, so that an update costs
//! the same however long the utterance is.

use super::checklist::Checklist;
use super::ear::Ear;
use super::evidence::{BEFORE_FORM, Context, FEWEST, FOLLOWING, FORM, LENGTHS, Measures};
use super::reading::{Token, read};
use crate::captions::UtteranceId;
use std::collections::HashSet;

/// Reading begins again so many caption words before the first that changed: more than any misheard-word rule or number has.
const REACH: usize = 12;
/// Words of what the person said before in the same turn that belong to what they say now.
const LEAD_IN: usize = 30;

/// A point made.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Proof {
    pub(super) point: usize,
    /// How sure, as log odds.
    pub(super) sure: f32,
    /// The words that speak most for it.
    pub(super) words: String,
    /// The caption word before which the stretch ends.
    to: usize,
}

impl Proof {
    /// The same of another point.
    pub(super) fn of(self, point: usize) -> Self {
        Self { point, ..self }
    }
}

/// An utterance of the person.
#[derive(Debug)]
pub(super) struct Speech {
    pub(super) id: UtteranceId,
    /// Caption words: first those that lead in, then its own.
    words: Vec<String>,
    lead_in: usize,
    /// So many words at its start were said before the question.
    skipped: usize,
    /// How many words the person has said since the question, before these.
    said: usize,
    tokens: Vec<Token>,
    /// Stretches that end at a word up to this were judged.
    judged: usize,
    /// What speaks most for each point.
    pub(super) proofs: Vec<Proof>,
    pub(super) signs: Vec<Sign>,
}

/// A stretch that may make a point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub(super) point: usize,
    /// How sure, as log odds.
    pub(super) sure: f32,
    /// The word before which it ends.
    end: usize,
}

/// What was measured of a stretch of caption words.
#[cfg_attr(not(test), expect(dead_code, reason = "what the weights are fitted on"))]
pub(super) struct Measured {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) points: Vec<Measures>,
}

impl Speech {
    /// Of which so many words were said before the question; `earlier` is what the person has just said before.
    pub(super) fn new(id: UtteranceId, skipped: usize, said: usize, earlier: Option<&Self>) -> Self {
        let lead = earlier.map_or(&[][..], |earlier| {
            let from = earlier.words.len().saturating_sub(LEAD_IN);
            earlier.words.get(from..).unwrap_or_default()
        });
        Self {
            id,
            words: lead.to_vec(),
            lead_in: lead.len(),
            skipped,
            said: said.saturating_sub(lead.len()),
            tokens: Vec::new(),
            judged: 0,
            proofs: Vec::new(),
            signs: Vec::new(),
        }
    }

    /// How many words the person has said since the question, with these.
    pub(super) fn said(&self) -> usize {
        self.said + self.words.len()
    }

    /// Nothing of it counts.
    pub(super) fn unsay(&mut self) {
        self.words.truncate(self.lead_in);
        self.tokens.clear();
        self.proofs.clear();
        self.signs.clear();
        self.judged = 0;
    }

    /// It reads like this now. Nothing more is expected when it is `done`. Says whether words were taken back.
    pub(super) fn hear(
        &mut self,
        text: &str,
        done: bool,
        prompt: &HashSet<String>,
        checklist: &mut Checklist,
        ear: &Ear,
    ) -> bool {
        let revised = self.take(text, checklist, ear);
        self.judge(done, prompt, checklist, ear);
        revised
    }

    /// The same, and says what was measured.
    #[cfg(test)]
    pub(super) fn measure(
        &mut self,
        text: &str,
        prompt: &HashSet<String>,
        checklist: &mut Checklist,
        ear: &Ear,
    ) -> Vec<Measured> {
        self.take(text, checklist, ear);
        self.judge(true, prompt, checklist, ear)
    }

    /// Judges the stretches that were not judged yet.
    fn judge(&mut self, done: bool, prompt: &HashSet<String>, checklist: &Checklist, ear: &Ear) -> Vec<Measured> {
        let known = self.tokens.len();
        if known < FEWEST {
            return Vec::new();
        }
        let end = if done { known } else { known.saturating_sub(FOLLOWING) };
        let lead = self.tokens.partition_point(|token| token.to <= self.lead_in);
        let first = (self.judged + 1).max(lead + 1);
        if first > end {
            return Vec::new();
        }
        let start = first.saturating_sub(FORM + BEFORE_FORM);
        let tokens = self.tokens.get(start..).unwrap_or_default();
        let context = Context::of(tokens, start, self.said + start, prompt, checklist);
        let mut measured = Vec::new();
        for to in first..=end {
            for (at, length) in LENGTHS.into_iter().enumerate() {
                // A turn shorter than the shortest stretch is judged as a whole, once it is over.
                let from = match to.checked_sub(length) {
                    Some(from) => from,
                    None if at == 0 && done && to == known => 0,
                    None => continue,
                };
                let points = context.measure(from - start.min(from), to - start);
                let sure: Vec<f32> = points.iter().map(|measures| ear.weights.sure(measures)).collect();
                let span = (tokens.get(from.saturating_sub(start)), tokens.get(to - start - 1));
                let (Some(first), Some(last)) = span else { continue };
                for (point, sure) in sure.into_iter().enumerate().filter(|(_, sure)| *sure > super::DOUBT) {
                    self.signs.push(Sign { point, sure, end: to });
                    if self.proofs.iter().any(|known| known.point == point && known.sure >= sure) {
                        continue;
                    }
                    let (quoted, end) = context.telling(from.saturating_sub(context.before()), to - start, point);
                    let quoted = tokens.get(quoted).map_or(first.from, |token| token.from);
                    let end = tokens.get(end - 1).map_or(last.to, |token| token.to);
                    let words = self.words.get(quoted..end).unwrap_or_default().join(" ");
                    keep(&mut self.proofs, Proof { point, sure, words, to: last.to });
                }
                measured.push(Measured { from: first.from, to: last.to, points });
            }
        }
        self.judged = end;
        measured
    }

    /// Takes the text, and forgets what was read and proved of words that are other ones now; whether there are such words.
    fn take(&mut self, text: &str, checklist: &mut Checklist, ear: &Ear) -> bool {
        let mut kept = self.lead_in;
        let mut new = text.split_whitespace().skip(self.skipped).peekable();
        while let (Some(word), Some(known)) = (new.peek(), self.words.get(kept))
            && word == known
        {
            kept += 1;
            new.next();
        }
        if new.peek().is_none() && kept == self.words.len() && !self.tokens.is_empty() {
            return false;
        }
        let revised = kept < self.words.len();
        self.words.truncate(kept);
        self.words.extend(new.map(str::to_owned));
        if revised {
            self.proofs.retain(|proof| proof.to <= kept);
        }
        let mut sure = self.tokens.partition_point(|token| token.to + REACH <= kept);
        // Not between two words that came of one, nor within a number.
        while sure > 0 && self.cuts(sure) {
            sure -= 1;
        }
        self.tokens.truncate(sure);
        let from = self.tokens.last().map_or(0, |token| token.to);
        self.tokens.extend(read(&self.words, from, checklist, ear));
        let unchanged = self.tokens.partition_point(|token| token.to <= kept);
        self.judged = if revised { self.judged.min(unchanged.saturating_sub(FOLLOWING)) } else { self.judged };
        self.judged = self.judged.min(self.tokens.len());
        self.signs.retain(|sign| sign.end <= self.judged);
        revised
    }

    /// Whether a cut before a token might divide what is read as one.
    fn cuts(&self, at: usize) -> bool {
        let (Some(before), Some(after)) = (self.tokens.get(at - 1), self.tokens.get(at)) else { return false };
        before.to > after.from || before.word.number || super::numbers::may_go_on(&before.word.text)
    }
}

/// Keeps a proof unless there is a surer one.
pub(super) fn keep(proofs: &mut Vec<Proof>, proof: Proof) {
    match proofs.iter_mut().find(|known| known.point == proof.point) {
        Some(known) if proof.sure > known.sure => *known = proof,
        Some(_) => {}
        None => proofs.push(proof),
    }
}
