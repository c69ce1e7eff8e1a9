//! What is on screen, and when it changes: provisional, locked, withdrawn.
//!
//! A card is shown once it led for a few words with enough evidence, so that a person sees few changes; it is locked
//! when the question ends; a locked card stays until another one replaces it.

use super::cue::Phase;

/// Evidence needed to show a card.
const SHOW: f32 = 0.45;
/// A provisional card with less evidence than this for long is withdrawn.
pub(super) const KEEP: f32 = 0.25;
/// A card must lead for this many words before it is shown.
const HOLD: usize = 3;
/// A provisional card is withdrawn when it had too little evidence for this many words.
const PATIENCE: usize = 10;

/// What the evidence says at this moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leading {
    /// The first card of the ranking.
    pub(super) card: usize,
    /// How sure, between 0 and 1.
    pub(super) confidence: f32,
}

/// A card on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) card: usize,
    pub(super) phase: Phase,
}

/// What is on screen.
#[derive(Debug, Default)]
pub(super) struct Screen {
    shown: Option<Shown>,
    /// The card that was locked before the provisional one.
    locked_before: Option<usize>,
    leader: Option<(usize, usize)>,
    weak: usize,
    ended: bool,
}

impl Screen {
    /// The card on screen.
    pub(super) fn shown(&self) -> Option<Shown> {
        self.shown
    }

    /// The question goes on, by so many words. True when the screen changed.
    pub(super) fn hear(&mut self, leading: Option<Leading>, words: usize) -> bool {
        self.ended = false;
        let Some(leading) = leading else { return self.weaken(words) };
        self.leader = match self.leader {
            Some((card, held)) if card == leading.card => Some((card, held + words)),
            _ => Some((leading.card, words.min(1))),
        };
        let on_screen = self.shown.map(|shown| shown.card) == Some(leading.card);
        if on_screen {
            return if leading.confidence < KEEP { self.weaken(words) } else { self.strengthen() };
        }
        let held = self.leader.is_some_and(|(_, held)| held >= HOLD);
        if leading.confidence >= SHOW && held {
            self.show(leading.card, Phase::Provisional);
            return true;
        }
        if leading.confidence >= SHOW { self.strengthen() } else { self.weaken(words) }
    }

    /// The question ended. True when the screen changed.
    pub(super) fn end(&mut self, leading: Option<Leading>) -> bool {
        if std::mem::replace(&mut self.ended, true) {
            return false;
        }
        let convincing = leading.filter(|leading| leading.confidence >= SHOW).map(|leading| leading.card);
        let kept = self
            .shown
            .filter(|shown| shown.phase == Phase::Provisional)
            .map(|shown| shown.card)
            .filter(|card| leading.is_some_and(|leading| leading.card == *card && leading.confidence >= KEEP));
        match convincing.or(kept) {
            Some(card) if self.shown != Some(Shown { card, phase: Phase::Locked }) => {
                self.show(card, Phase::Locked);
                true
            }
            Some(_) => false,
            None => self.withdraw(),
        }
    }

    /// Puts a card on screen because the person chose it.
    pub(super) fn pick(&mut self, card: usize) {
        self.show(card, Phase::Locked);
        self.leader = None;
        self.ended = true;
    }

    fn show(&mut self, card: usize, phase: Phase) {
        if let Some(Shown { card: old, phase: Phase::Locked }) = self.shown {
            self.locked_before = Some(old);
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
mod tests {
    use super::*;

    fn leading(card: usize, confidence: f32) -> Option<Leading> {
        Some(Leading { card, confidence })
    }

    fn shown(screen: &Screen) -> Option<(usize, Phase)> {
        screen.shown().map(|shown| (shown.card, shown.phase))
    }

    #[test]
    fn a_card_is_held_back_for_three_words_and_locked_at_the_end() {
        let mut screen = Screen::default();
        assert!(!screen.hear(leading(7, 0.8), 1));
        assert!(!screen.hear(leading(7, 0.8), 1));
        assert!(screen.hear(leading(7, 0.8), 1));
        assert_eq!(shown(&screen), Some((7, Phase::Provisional)));
        assert!(screen.end(leading(7, 0.8)));
        assert_eq!(shown(&screen), Some((7, Phase::Locked)));
        assert!(!screen.end(leading(7, 0.8)), "a question ends once");
    }

    #[test]
    fn the_end_of_a_question_does_not_wait_for_the_hold() {
        let mut screen = Screen::default();
        screen.hear(leading(7, 0.8), 1);
        assert!(screen.end(leading(7, 0.8)));
        assert_eq!(shown(&screen), Some((7, Phase::Locked)));
    }

    #[test]
    fn weak_evidence_shows_nothing() {
        let mut screen = Screen::default();
        for _ in 0..20 {
            assert!(!screen.hear(leading(7, 0.3), 1));
        }
        assert!(!screen.end(leading(7, 0.3)));
        assert_eq!(shown(&screen), None);
    }

    #[test]
    fn a_provisional_card_is_withdrawn_and_the_locked_one_returns() {
        let mut screen = Screen::default();
        screen.pick(1);
        for _ in 0..3 {
            screen.hear(leading(2, 0.8), 1);
        }
        assert_eq!(shown(&screen), Some((2, Phase::Provisional)));
        assert!(screen.end(leading(3, 0.1)));
        assert_eq!(shown(&screen), Some((1, Phase::Locked)));
    }

    #[test]
    fn a_locked_card_outlives_any_small_talk() {
        let mut screen = Screen::default();
        screen.pick(1);
        for _ in 0..50 {
            assert!(!screen.hear(leading(2, 0.2), 1));
            assert!(!screen.end(None));
        }
        assert_eq!(shown(&screen), Some((1, Phase::Locked)));
    }
}
