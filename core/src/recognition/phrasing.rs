//! Is this a question to the candidate? Told by its phrases alone: which words follow each other, not what they are about.
//!
//! A linear model over runs of one to three words of the last words heard, trained by `training/phrases.py` on lines that ask for a
//! card, follow-ups, and talk full of the same topics that asks for nothing (answers, remarks, monologues, running the call).
//! `core/data/phrases.tsv` holds it: a run, what it adds to "asks", what it adds to "follows up". Where captions name the
//! speaker, the speaker decides first; this is for everything else.

use std::collections::{BTreeSet, HashMap};

static SHIPPED: &str = include_str!("../../data/phrases.tsv");
/// How many of the last words are looked at.
const TAIL: usize = 32;
/// How many of the last words a question is looked for in, and how long the stretches are that are looked at.
const LOOKED_BACK: usize = 48;
const STRETCH: usize = 12;
/// Longest run of words.
const RUN: usize = 3;

/// Why the phrases could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {0} of the phrases is damaged: write `words`, a tab, a number, a tab, a number")]
pub struct PhrasesError(usize);

/// The model.
#[derive(Debug)]
pub(super) struct Phrases {
    weights: HashMap<&'static str, [f32; 2]>,
}

/// What the phrases of some words say.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Phrasing {
    /// That something new is asked for: log odds against talk that asks for nothing.
    pub(super) asks: f32,
    /// That it is a follow-up: log odds against talk that asks for nothing.
    pub(super) follows_up: f32,
}

impl Phrases {
    /// The model shipped with Sidecue.
    ///
    /// # Errors
    /// Only if the build was given a damaged file.
    pub(super) fn shipped() -> Result<Self, PhrasesError> {
        Self::read(SHIPPED)
    }

    fn read(table: &'static str) -> Result<Self, PhrasesError> {
        let mut weights = HashMap::new();
        for (index, line) in table.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let mut parts = line.split('\t');
            let (run, asks, follows_up) = (parts.next(), parts.next(), parts.next());
            let number = |text: Option<&str>| text.and_then(|text| text.parse::<f32>().ok());
            let (Some(run), Some(asks), Some(follows_up)) = (run, number(asks), number(follows_up)) else {
                return Err(PhrasesError(index + 1));
            };
            weights.insert(run, [asks, follows_up]);
        }
        Ok(Self { weights })
    }

    /// How clearly something new is asked for anywhere in the last words: by the stretch that asks most, whatever was said around it.
    pub(super) fn clearest(&self, words: &[&str]) -> f32 {
        let tail = words.get(words.len().saturating_sub(LOOKED_BACK)..).unwrap_or_default();
        let starts = (0..tail.len()).step_by(STRETCH / 3);
        let stretches = starts.filter_map(|start| tail.get(start..(start + STRETCH).min(tail.len())));
        stretches.map(|stretch| self.of(stretch).asks).fold(f32::NEG_INFINITY, f32::max)
    }

    /// Looks at words as [`super::repairs`] writes them, the newest last. Each run counts once.
    pub(super) fn of(&self, words: &[&str]) -> Phrasing {
        let tail = words.get(words.len().saturating_sub(TAIL)..).unwrap_or_default();
        let runs: BTreeSet<String> = (1..=RUN).flat_map(|n| tail.windows(n)).map(|run| run.join(" ")).collect();
        let always = self.weights.get("").copied().unwrap_or_default();
        // Long talk has more runs: their sum is shared out by the root of the number of words, as in training.
        let share = 1.0 / (tail.len().max(1) as f32).sqrt();
        let mut sum = [0.0; 2];
        for run in &runs {
            if let Some(weight) = self.weights.get(run.as_str()) {
                sum = [sum[0] + weight[0], sum[1] + weight[1]];
            }
        }
        Phrasing { asks: always[0] + sum[0] * share, follows_up: always[1] + sum[1] * share }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(text: &str) -> f32 {
        Phrases::shipped().unwrap().of(&text.split(' ').collect::<Vec<_>>()).asks
    }

    #[test]
    fn questions_and_requests_ask() {
        for text in [
            "how would you keep two workers from picking the same job",
            "walk me through what you do when a queue backs up",
            "so say youve got a table with a billion rows and reads get slow what do you do",
            "tell me about a time you had to say no",
            "design a parking garage",
        ] {
            assert!(asks(text) > 0.5, "{text}: {}", asks(text));
        }
    }

    #[test]
    fn answers_and_logistics_do_not() {
        for text in [
            "i would put a queue in front and then we had two workers reading from it",
            "we moved the sessions to another store and it was faster",
            "let me share my screen one second",
            "thank you bye",
            "so the bucket refills and our gateway drops the rest",
        ] {
            assert!(asks(text) < -0.5, "{text}: {}", asks(text));
        }
    }

    #[test]
    fn a_question_is_heard_among_talk_that_asks_for_nothing() {
        let talk = "yeah we moved house last month and i still have not found the box with my good coffee cups so that is that anyway";
        let words = |text: &str| format!("{talk} {text}");
        let clearest = |text: &str| Phrases::shipped().unwrap().clearest(&text.split(' ').collect::<Vec<_>>());
        assert!(clearest(&words("tell me about a time you had to say no")) > clearest(talk) + 1.0);
        assert!(
            asks(&words("tell me about a time you had to say no"))
                < clearest(&words("tell me about a time you had to say no"))
        );
    }

    #[test]
    fn a_damaged_table_names_its_line() {
        assert_eq!(Phrases::read("how\t1\t0\nwhy\t1\n").unwrap_err(), PhrasesError(2));
        assert_eq!(Phrases::read("how\tmuch\t0\n").unwrap_err(), PhrasesError(1));
    }
}
