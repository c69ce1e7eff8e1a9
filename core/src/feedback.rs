//! Feedback by stated rules: each says what it looks for, and what it found, in the person's own words where it can.
//!
//! No rule guesses at feelings or confidence, and none gives marks. What a rule looks for is printed beside what it found (`rule_…` of the texts).
//! The rules know English only: they look for phrases and forms, which are lists beside each rule. They read captions as well as written text:
//! lower case, no punctuation, hesitations and false starts between the words of a phrase.

mod answer;
mod buzzwords;
mod clarified;
mod example;
mod failure;
mod figure;
mod fillers;
mod finding;
mod measured;
mod no_opinion;
mod number;
mod numeral;
mod phrase;
mod quote;
mod resume;
mod rule;
mod story;
mod trade_off;
mod words;

pub use answer::{Answer, findings};
pub(crate) use fillers::count as count_fillers;
pub use finding::Finding;
pub use rule::{Rule, Verdict};
pub(crate) use words::Words;
