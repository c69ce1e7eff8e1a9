//! What is on screen, and when it changes: provisional, locked, withdrawn, pinned; and the titles offered beside it.
//!
//! A card is shown once it led for a few words with enough evidence, so that a person sees few changes; it is locked
//! when the question ends; a locked card stays until another one replaces it, and a pinned one until the person says so. A
//! question with too little evidence for a card brings up to three titles instead.

use super::cue::{Offer, Phase};

/// Evidence needed to show a card while people speak: of all moments of a talk the one that misleads most must not reach it.
const SHOW: f32 = 0.7;
/// Evidence needed to show a card at the end of a question, which comes once.
const LOCK: f32 = 0.4;
/// A provisional card with less evidence than this for long is withdrawn.
pub(super) const KEEP: f32 = 0.25;
/// Evidence needed, at the end of a question, to offer titles.
const HINT: f32 = 0.15;
/// Evidence needed to show a card, or to offer titles, when the person asks to look again: they know that there was a question.
const AGAIN_SHOW: f32 = 0.15;
const AGAIN_HINT: f32 = 0.02;
/// A card must lead for this many words before it is shown.
const HOLD: usize = 3;
/// A provisional card is withdrawn when it had too little evidence for this many words.
const PATIENCE: usize = 10;
/// A card that was on screen for so many words of a question, with enough evidence, was asked for, whatever is asked after it.
const PART: usize = 8;
/// Most titles offered.
pub(super) const TITLES: usize = 3;

/// What the evidence says at this moment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Leading {
    /// The first card of the ranking.
    pub(super) card: usize,
    /// How sure, between 0 and 1.
    pub(super) confidence: f32,
    /// What is heard has the form of a question.
    pub(super) asks: bool,
    /// The cards after the first, best first.
    pub(super) next: Vec<usize>,
}

/// A card on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) card: usize,
    pub(super) phase: Phase,
}

/// Titles that are offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offered {
    pub(super) offer: Offer,
    pub(super) cards: Vec<usize>,
}

/// What is on screen.
#[derive(Debug, Default)]
pub(super) struct Screen {
    shown: Option<Shown>,
    /// The card that was locked before the provisional one.
    locked_before: Option<usize>,
    leader: Option<(usize, usize)>,
    /// For how many words of this question there was enough evidence for the card on screen.
    strong: usize,
    /// The cards of the parts of this question that were asked before, oldest first.
    parts: Vec<usize>,
    weak: usize,
    ended: bool,
    pinned: bool,
    offered: Option<Offered>,
}

impl Screen {
    /// The card on screen.
    pub(super) fn shown(&self) -> Option<Shown> {
        self.shown
    }

    /// The titles offered.
    pub(super) fn offered(&self) -> Option<&Offered> {
        self.offered.as_ref()
    }

    /// The card stays until the person says otherwise.
    pub(super) fn pinned(&self) -> bool {
        self.pinned
    }

    /// Another question begins: what was offered for the last one is gone.
    pub(super) fn renew(&mut self) {
        self.offered = None;
        self.parts.clear();
        self.strong = 0;
    }

    /// The question goes on, by so many words. True when the card changed.
    pub(super) fn hear(&mut self, leading: Option<Leading>, words: usize) -> bool {
        self.ended = false;
        let Some(leading) = leading else { return self.weaken(words) };
        self.leader = match self.leader {
            Some((card, held)) if card == leading.card => Some((card, held + words)),
            _ => Some((leading.card, words.min(1))),
        };
        if self.is_shown(leading.card) {
            self.strong += if leading.confidence >= SHOW { words } else { 0 };
            return if leading.confidence < KEEP { self.weaken(words) } else { self.strengthen() };
        }
        let held = self.leader.is_some_and(|(_, held)| held >= HOLD);
        if leading.confidence >= SHOW && held {
            return self.bring(leading.card, Phase::Provisional);
        }
        if leading.confidence >= SHOW { self.strengthen() } else { self.weaken(words) }
    }

    /// The question ended. True when the card changed.
    pub(super) fn end(&mut self, leading: Option<Leading>) -> bool {
        if std::mem::replace(&mut self.ended, true) {
            return false;
        }
        let convincing = leading.as_ref().filter(|leading| leading.confidence >= LOCK).map(|leading| leading.card);
        let kept =
            self.shown.filter(|shown| shown.phase == Phase::Provisional).map(|shown| shown.card).filter(|card| {
                leading.as_ref().is_some_and(|leading| leading.card == *card && leading.confidence >= KEEP)
            });
        match convincing.or(kept) {
            Some(card) => {
                let changed =
                    self.shown != Some(Shown { card, phase: Phase::Locked }) && self.bring(card, Phase::Locked);
                let parts: Vec<usize> = self.parts.iter().copied().filter(|part| !self.is_shown(*part)).collect();
                if !self.pinned && !parts.is_empty() {
                    self.offered = Some(Offered { offer: Offer::Also, cards: parts });
                }
                changed
            }
            None => {
                let changed = self.withdraw();
                match leading.filter(|leading| leading.asks && leading.confidence >= HINT) {
                    Some(leading) if !self.is_shown(leading.card) => self.offer(Offer::Maybe, &leading),
                    // What the person asked for stays while they look at it.
                    _ if self.offered.as_ref().is_some_and(|offered| offered.offer.is_asked_for()) => {}
                    _ => self.offered = None,
                }
                changed
            }
        }
    }

    /// Puts a card on screen because the person chose it.
    pub(super) fn pick(&mut self, card: usize) {
        self.pinned = false;
        self.strong = 0;
        self.show(card, Phase::Locked);
        self.leader = None;
        self.ended = true;
    }

    /// The card stays, or goes as any other does. Nothing without a card.
    pub(super) fn pin(&mut self, pinned: bool) {
        let Some(shown) = &mut self.shown else { return };
        self.pinned = pinned;
        shown.phase = Phase::Locked;
        self.locked_before = None;
    }

    /// Nothing new comes: a provisional card stays as it is.
    pub(super) fn settle(&mut self) {
        if let Some(shown) = &mut self.shown {
            shown.phase = Phase::Locked;
        }
        self.locked_before = None;
        self.leader = None;
    }

    /// Takes the card away because the person said that it is the wrong one, and offers these instead.
    pub(super) fn refuse(&mut self, instead: Vec<usize>) {
        self.pinned = false;
        self.leader = None;
        let provisional = self.shown.is_some_and(|shown| shown.phase == Phase::Provisional);
        let before = self.locked_before.take().filter(|_| provisional);
        self.shown = before.map(|card| Shown { card, phase: Phase::Locked });
        let cards: Vec<usize> = instead.into_iter().filter(|card| !self.is_shown(*card)).take(TITLES).collect();
        self.offered = (!cards.is_empty()).then_some(Offered { offer: Offer::Instead, cards });
    }

    /// Decides on what the person asked to look at again.
    pub(super) fn again(&mut self, leading: Option<&Leading>) {
        match leading.filter(|leading| leading.confidence >= AGAIN_HINT) {
            None => self.offered = Some(Offered { offer: Offer::Nothing, cards: Vec::new() }),
            Some(leading) if leading.confidence < AGAIN_SHOW => self.offer(Offer::Maybe, leading),
            Some(leading) if self.is_shown(leading.card) => {
                self.show(leading.card, Phase::Locked);
                self.offered = Some(Offered { offer: Offer::Same, cards: Vec::new() });
            }
            Some(leading) => {
                self.bring(leading.card, Phase::Locked);
            }
        }
    }

    fn is_shown(&self, card: usize) -> bool {
        self.shown.is_some_and(|shown| shown.card == card)
    }

    /// Shows a card, or only names it where another one is pinned. True when the card changed.
    fn bring(&mut self, card: usize, phase: Phase) -> bool {
        if self.pinned {
            self.offered = (!self.is_shown(card)).then(|| Offered { offer: Offer::Next, cards: vec![card] });
            return false;
        }
        self.show(card, phase);
        true
    }

    fn offer(&mut self, offer: Offer, leading: &Leading) {
        let cards = std::iter::once(leading.card).chain(leading.next.iter().copied());
        let cards = cards.filter(|card| !self.is_shown(*card)).take(TITLES).collect();
        self.offered = Some(Offered { offer, cards });
    }

    fn show(&mut self, card: usize, phase: Phase) {
        self.offered = None;
        match self.shown {
            Some(Shown { card: old, phase: Phase::Locked }) => self.locked_before = Some(old),
            Some(Shown { card: old, phase: Phase::Provisional }) if old != card && self.strong >= PART => {
                self.parts.retain(|part| *part != old);
                self.parts.push(old);
                self.parts.drain(..self.parts.len().saturating_sub(TITLES));
            }
            _ => {}
        }
        if !self.is_shown(card) {
            self.strong = 0;
        }
        if phase == Phase::Locked {
            self.locked_before = None;
        }
        self.shown = Some(Shown { card, phase });
        self.weak = 0;
    }

    fn strengthen(&mut self) -> bool {
        self.weak = 0;
        false
    }

    fn weaken(&mut self, words: usize) -> bool {
        self.weak += words;
        self.weak >= PATIENCE && self.withdraw()
    }

    /// Takes a provisional card away; the card that was locked before it comes back.
    fn withdraw(&mut self) -> bool {
        self.weak = 0;
        if self.shown.is_none_or(|shown| shown.phase != Phase::Provisional) {
            return false;
        }
        self.shown = self.locked_before.take().map(|card| Shown { card, phase: Phase::Locked });
        true
    }
}

#[cfg(test)]
#[path = "screen_tests.rs"]
mod tests;
