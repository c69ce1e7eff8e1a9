//! Coverage: which points of a card the person has made while speaking, with the words that proved it.
//!
//! Utterance changes go in, marks come out ([`Coverage`]). Only the person's own words tick a point; what the interviewer has just said is
//! remembered to tell an echo from an answer. A stretch of words is judged by what it says and how ([`evidence`]), never by a term alone:
//! a point is made by saying something about it. What the person does by hand always wins.

mod checklist;
mod ear;
mod evidence;
#[cfg(test)]
mod fitting;
mod following;
mod form;
mod numbers;
mod prompt;
mod reading;
mod speech;
#[cfg(test)]
mod tests;

pub use ear::{CoverageError, Ear};

use crate::bank::Card;
use crate::captions::{UtteranceChange, UtteranceId};
use checklist::Checklist;
use evidence::LENGTHS;
use prompt::Prompt;
use serde::{Deserialize, Serialize};
use speech::{Proof, Speech};
use std::collections::{HashMap, VecDeque};

/// A point is ticked when its surest stretches, so many, have more than these log odds on average: what is said in one breath proves little,
/// and a term among others less. `training/coverage.py` has put the bar into the weights, and prints what others would give.
const SURE: f32 = 0.0;
const SUREST: usize = 20;
/// An answer so short that it has fewer stretches is judged by those that it has, but by no fewer than these, once it pauses.
const FEWEST: usize = 6;
/// What a stretch counts for that is missing or says nothing, in log odds: nothing that is said makes a point less made.
const DOUBT: f32 = -3.0;
/// Most utterances of the person kept for revision.
const KEPT: usize = 16;

/// How a point stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Mark {
    /// Not made yet.
    #[default]
    Open,
    /// Ticked by what was said.
    Heard,
    /// Ticked by hand.
    Given,
    /// Unticked by hand.
    Taken,
}

impl Mark {
    /// The word for it in styles and tests.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Heard => "heard",
            Self::Given => "given",
            Self::Taken => "taken",
        }
    }

    /// Whether the point is made.
    pub fn counts(self) -> bool {
        matches!(self, Self::Heard | Self::Given)
    }
}

/// A point as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PointMark {
    /// The point in a few words.
    pub say: String,
    /// How it stands.
    pub mark: Mark,
    /// The words that proved it, also where something else was said by hand.
    pub words: Option<String>,
}

/// Which points of the card on screen were made.
#[derive(Default)]
pub struct Coverage {
    listening: Option<Listening>,
    prompt: Prompt,
    /// How many words of each utterance were heard, the newest last: what was said before the question does not count.
    heard: VecDeque<(UtteranceId, usize)>,
}

/// What is heard of a card's points.
struct Listening {
    card: Card,
    checklist: Checklist,
    by_hand: Vec<Option<bool>>,
    /// How many words of an utterance had been heard when the card was asked.
    before: HashMap<UtteranceId, usize>,
    /// Utterances up to this number are over.
    over: UtteranceId,
    speeches: VecDeque<Speech>,
    /// What was proved by utterances that are not kept any more.
    settled: Vec<Proof>,
    /// How sure each point was at the surest stretches of those.
    surest: Vec<Vec<f32>>,
    /// Which points an answer had made when it paused.
    made: Vec<bool>,
    /// The interviewer has spoken since the person last did.
    interrupted: bool,
}

impl Coverage {
    /// Listens for the points of a card from now on; nothing said before counts. Marks are kept if it is the same card as before.
    pub fn ask(&mut self, card: &Card, ear: &Ear) {
        if let Some(listening) = self.listening.as_mut().filter(|listening| listening.card.id == card.id) {
            if listening.card.points == card.points {
                return;
            }
            // The card was edited meanwhile: marks go with what a point says.
            let marks = |say: &str| listening.card.points.iter().position(|point| point.say == say);
            let places: Vec<Option<usize>> = card.points.iter().map(|point| marks(&point.say)).collect();
            let by_hand =
                places.iter().map(|at| at.and_then(|at| listening.by_hand.get(at).copied().flatten())).collect();
            let proofs = places.iter().enumerate().filter_map(|(new, old)| {
                let proof = old.and_then(|old| listening.proof(old)).cloned()?;
                Some(proof.of(new))
            });
            let settled = proofs.collect();
            let surest = places.iter().map(|at| at.map_or_else(Vec::new, |at| listening.surest(at))).collect();
            self.listening = Some(Listening { by_hand, settled, surest, ..Listening::new(card, &self.heard, ear) });
            return;
        }
        self.listening = Some(Listening::new(card, &self.heard, ear));
    }

    /// Takes what was said. Only the person's own words tick a point; a revision of an utterance replaces what it ticked.
    pub fn hear(&mut self, change: &UtteranceChange, ear: &Ear) {
        self.remember(change);
        if !change.own {
            let new_turn = self.prompt.hear(change.id, &change.text, ear);
            if let Some(listening) = &mut self.listening {
                listening.interrupted |= new_turn;
                listening.speeches.iter_mut().filter(|speech| speech.id == change.id).for_each(Speech::unsay);
            }
            return;
        }
        self.prompt.answer();
        if let Some(listening) = &mut self.listening {
            listening.hear(change, &self.prompt, ear);
        }
    }

    /// Ticks or unticks a point by hand; `None` takes back what was done by hand.
    pub fn correct(&mut self, point: usize, made: Option<bool>) {
        if let Some(by_hand) = self.listening.as_mut().and_then(|listening| listening.by_hand.get_mut(point)) {
            *by_hand = made;
        }
    }

    /// Listens for nothing any more, and forgets the marks.
    pub fn clear(&mut self) {
        self.listening = None;
    }

    /// The id of the card whose points are listened for.
    pub fn card(&self) -> Option<&str> {
        self.listening.as_ref().map(|listening| listening.card.id.as_str())
    }

    /// The card's points as they stand, in its order.
    pub fn points(&self) -> Vec<PointMark> {
        let Some(listening) = &self.listening else { return Vec::new() };
        let point = |(at, point): (usize, &crate::bank::Point)| {
            let words = listening.proof(at).map(|proof| proof.words.clone());
            let mark = match listening.by_hand.get(at).copied().flatten() {
                Some(true) => Mark::Given,
                Some(false) => Mark::Taken,
                None if words.is_some() => Mark::Heard,
                None => Mark::Open,
            };
            PointMark { say: point.say.clone(), mark, words }
        };
        listening.card.points.iter().enumerate().map(point).collect()
    }

    fn remember(&mut self, change: &UtteranceChange) {
        let words = change.text.split_whitespace().count();
        match self.heard.iter_mut().find(|(id, _)| *id == change.id) {
            Some((_, known)) => *known = words,
            None => self.heard.push_back((change.id, words)),
        }
        if self.heard.len() > KEPT {
            self.heard.pop_front();
        }
    }
}

impl Listening {
    fn new(card: &Card, heard: &VecDeque<(UtteranceId, usize)>, ear: &Ear) -> Self {
        Self {
            card: Card { id: card.id.clone(), points: card.points.clone(), ..Card::default() },
            checklist: Checklist::of(card, ear),
            by_hand: vec![None; card.points.len()],
            before: heard.iter().copied().collect(),
            // One that is older than all those remembered was said before, whatever it reads now.
            over: heard.front().map_or(0, |(id, _)| id.saturating_sub(1)),
            speeches: VecDeque::new(),
            settled: Vec::new(),
            surest: vec![Vec::new(); card.points.len()],
            made: vec![false; card.points.len()],
            interrupted: false,
        }
    }

    fn hear(&mut self, change: &UtteranceChange, prompt: &Prompt, ear: &Ear) {
        let known = self.speeches.iter().position(|speech| speech.id == change.id);
        let at = match known {
            Some(at) => at,
            None if change.id <= self.over => return,
            None => {
                let skipped = self.before.get(&change.id).copied().unwrap_or(0);
                let last = self.speeches.back();
                let said = last.map_or(0, Speech::said);
                let earlier = last.filter(|last| !self.interrupted && last.id < change.id);
                let speech = Speech::new(change.id, skipped, said, earlier);
                self.interrupted = false;
                self.speeches.push_back(speech);
                self.trim();
                self.speeches.len() - 1
            }
        };
        let Some(speech) = self.speeches.get_mut(at) else { return };
        if speech.hear(&change.text, change.done, prompt.stems(), &mut self.checklist, ear) {
            self.made.fill(false);
        }
        if change.done {
            self.pause();
        }
    }

    /// Lets the oldest utterance go; what it proved stays.
    fn trim(&mut self) {
        if self.speeches.len() > KEPT
            && let Some(old) = self.speeches.pop_front()
        {
            self.over = self.over.max(old.id);
            for sign in old.signs {
                if let Some(surest) = self.surest.get_mut(sign.point) {
                    surest.push(sign.sure);
                    keep_surest(surest);
                }
            }
            old.proofs.into_iter().for_each(|proof| speech::keep(&mut self.settled, proof));
        }
    }

    /// How sure a point is at its surest stretches.
    fn surest(&self, point: usize) -> Vec<f32> {
        let signs = self.speeches.iter().flat_map(|speech| &speech.signs).filter(|sign| sign.point == point);
        let mut surest: Vec<f32> = signs.map(|sign| sign.sure).collect();
        surest.extend(self.surest.get(point).into_iter().flatten());
        keep_surest(&mut surest);
        surest
    }

    /// What proves a point most, if it is made.
    fn proof(&self, point: usize) -> Option<&Proof> {
        let made = self.made.get(point).is_some_and(|made| *made) || self.is_made(point, SUREST);
        let proofs = self.settled.iter().chain(self.speeches.iter().flat_map(|speech| &speech.proofs));
        let proof = proofs.filter(|proof| proof.point == point).max_by(|a, b| a.sure.total_cmp(&b.sure));
        proof.filter(|_| made)
    }

    /// Whether so many of its surest stretches say so.
    fn is_made(&self, point: usize, stretches: usize) -> bool {
        let surest: f32 = self.surest(point).iter().take(stretches).map(|sure| sure - DOUBT).sum();
        surest / stretches as f32 + DOUBT >= SURE
    }

    /// The person pauses: what a short answer has made so far stays made, however it goes on.
    fn pause(&mut self) {
        let words = self.speeches.back().map_or(0, Speech::said);
        let stretches: usize = LENGTHS.iter().map(|length| (words + 1).saturating_sub(*length)).sum();
        let stretches = stretches.clamp(FEWEST, SUREST);
        for point in 0..self.made.len() {
            let made = self.is_made(point, stretches);
            if let Some(known) = self.made.get_mut(point) {
                *known |= made;
            }
        }
    }
}

/// Leaves the surest stretches, as many as count.
fn keep_surest(surest: &mut Vec<f32>) {
    let surer = |a: &f32, b: &f32| b.total_cmp(a);
    // A long answer has hundreds of stretches, and all but a few are of no interest.
    if surest.len() > SUREST {
        surest.select_nth_unstable_by(SUREST, surer);
        surest.truncate(SUREST);
    }
    surest.sort_by(surer);
}
