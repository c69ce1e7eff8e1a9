//! A talk on a small bank, for tests.

use super::super::cue::{Hints, Phase};
use super::super::repairs::{MISHEARD, Repairs};
use super::*;
use crate::bank::{Card, fixture};

/// A card that is asked in these ways.
pub(super) fn asked(id: &str, ways: [&str; 4]) -> Card {
    let mut card = fixture::card(id);
    card.title = id.replace('-', " ");
    card.question = ways[0].to_owned();
    card.aliases = ways[1..].iter().map(|&way| way.to_owned()).collect();
    card
}

/// Four cards.
pub(super) fn bank() -> Vec<Card> {
    vec![
        asked(
            "rate-limiter",
            [
                "How would you design a rate limiter?",
                "How do you throttle one customer?",
                "Token bucket or sliding window?",
                "Someone floods your API, what now?",
            ],
        ),
        asked(
            "pagination",
            [
                "How do you paginate a huge list endpoint?",
                "Offset or cursor?",
                "How do clients page through millions of rows?",
                "What does paging look like?",
            ],
        ),
        asked(
            "sharding",
            [
                "How would you shard a database?",
                "How do you pick a shard key?",
                "One machine is full, how do you split the data?",
                "What is sharding?",
            ],
        ),
        asked(
            "questions",
            [
                "Do you have any questions for me?",
                "Anything you want to ask us?",
                "What would you like to know about us?",
                "Your turn to ask.",
            ],
        ),
    ]
}

/// A talk and what was shown during it.
pub(super) struct Talk {
    pub(super) recogniser: Recogniser,
    pub(super) t: u32,
    pub(super) id: u32,
    pub(super) shown: Vec<(Phase, Option<String>)>,
    /// What was offered, as in `Maybe pagination sharding`.
    pub(super) offered: Vec<String>,
}

impl Talk {
    pub(super) fn new() -> Self {
        Self {
            recogniser: Recogniser::new(&bank(), Repairs::parse(MISHEARD).unwrap()).unwrap(),
            t: 0,
            id: 0,
            shown: Vec::new(),
            offered: Vec::new(),
        }
    }

    /// Says a turn word by word, 375 ms each.
    pub(super) fn say(&mut self, own: bool, text: &str) -> &mut Self {
        self.id += 1;
        let words: Vec<&str> = text.split(' ').collect();
        for end in 1..=words.len() {
            self.t += 375;
            let change = UtteranceChange {
                rev: end as u32,
                ..UtteranceChange::said(self.t, self.id, own, &words[..end].join(" "))
            };
            let cues = self.recogniser.hear(&change).unwrap();
            self.note(cues);
        }
        self
    }

    pub(super) fn silence(&mut self, millis: u32) -> &mut Self {
        self.t += millis;
        let changes = self.recogniser.advance(self.t).unwrap();
        self.note(changes);
        self
    }

    pub(super) fn note(&mut self, changes: Vec<Change>) {
        for change in changes {
            match change {
                Change::Cue(cue) => self.shown.push((cue.phase, cue.card)),
                Change::Hints(hints) => self.offered.push(offer(&hints)),
            }
        }
    }

    /// What is offered now.
    pub(super) fn offers(&self) -> String {
        offer(&self.recogniser.hints(self.t))
    }

    /// The card on screen.
    pub(super) fn card(&self) -> Option<String> {
        self.recogniser.cue(self.t).card
    }

    /// Every cue, as in `Locked sharding`.
    pub(super) fn seen(&self) -> Vec<String> {
        self.shown.iter().map(|(phase, card)| format!("{phase:?} {}", card.as_deref().unwrap_or("-"))).collect()
    }
}

fn offer(hints: &Hints) -> String {
    match hints.offer {
        Some(offer) => format!("{offer:?} {}", hints.cards.join(" ")).trim().to_owned(),
        None => "-".to_owned(),
    }
}
