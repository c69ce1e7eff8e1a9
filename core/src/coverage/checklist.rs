//! A card's points as they are listened for.
//!
//! A point is little text, so what else stands on the card and lies near it helps: an approach or a pitfall often says in other words
//! what the point is about.

use super::ear::{Ear, add, dot};
use super::reading::{self, Spoken, stems};
use crate::bank::{Card, Entry, Point};
use crate::recognition::tokens::{DIMENSIONS, Vector, unit};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Most lines of a card that help a point.
const HELPERS: usize = 4;
/// What a line's nearness counts for in a point's vector.
const HELP: f32 = 0.7;
/// What a word counts for that only a helping line has.
const HELPED_WORD: f32 = 0.6;
/// How much nearer a line is to a point whose cues it has, a cue; at most three.
const CUE_IN_LINE: f32 = 0.1;
/// Words that have less than this in common have nothing to do with each other.
const UNLIKE: f32 = 0.3;
/// Most words remembered: more than a long answer has.
const MOST_WORDS: usize = 2_000;
/// How many words may stand between those of a cue.
const CUE_GAP: usize = 2;
/// A cue's word may be the beginning of a stem ("acknowledg") if it is this long.
const BEGINNING: usize = 6;

/// What is listened for.
pub(super) struct Checklist {
    pub(super) points: Vec<Aim>,
    /// What the question is about.
    pub(super) question: Vector,
    /// Stems of the card's ways of asking: whoever answers says them again.
    pub(super) asked: HashSet<String>,
    words: HashMap<String, Arc<Word>>,
}

/// A point as it is listened for.
pub(super) struct Aim {
    /// Stems of each cue.
    cues: Vec<Vec<String>>,
    /// What the point and its helping lines are about.
    pub(super) about: Vector,
    /// Its words, and what they count for.
    vocabulary: Vec<(Vector, f32)>,
}

/// A word as it was read.
#[derive(Debug)]
pub(super) struct Word {
    /// The stem, or a number's digits.
    pub(super) stem: String,
    /// As it was read.
    pub(super) text: String,
    pub(super) topic: bool,
    pub(super) number: bool,
    pub(super) total: Vector,
    /// How much it speaks for each point: what it has in common with the nearest word of the point, by how telling it is.
    pub(super) speaks_for: Vec<f32>,
}

impl Checklist {
    /// Of a card.
    pub(super) fn of(card: &Card, ear: &Ear) -> Self {
        let cues: Vec<Vec<Vec<String>>> = card.points.iter().map(|point| cues(point, ear)).collect();
        let bare: Vec<Vector> = card.points.iter().map(|point| bare(point, ear)).collect();
        let lines: Vec<String> =
            [&card.approach, &card.tradeoffs, &card.pitfalls, &card.strong].into_iter().flatten().map(line).collect();
        let mut helpers: Vec<Vec<(f32, Vector, &str)>> = vec![Vec::new(); bare.len()];
        for text in &lines {
            let (about, stems) = (ear.about(text), stems(text, ear));
            let nearness = |(bare, cues): (&Vector, &Vec<Vec<String>>)| {
                let found = cues.iter().filter(|cue| !places(cue, &stems).is_empty()).count().min(3);
                dot(bare, &about) + CUE_IN_LINE * found as f32
            };
            let near: Vec<f32> = bare.iter().zip(&cues).map(nearness).collect();
            let nearest = near.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
            if let Some((point, near)) = nearest
                && let Some(helpers) = helpers.get_mut(point)
            {
                helpers.push((*near, about, text));
            }
        }
        let points = card.points.iter().zip(cues).zip(bare).zip(helpers);
        let points = points.map(|(((point, cues), bare), mut helpers)| {
            helpers.sort_by(|a, b| b.0.total_cmp(&a.0));
            helpers.truncate(HELPERS);
            let mut about = bare;
            helpers.iter().for_each(|(near, line, _)| add(&mut about, HELP * near, line));
            let own = std::iter::once(&point.say).chain(&point.cues).map(|text| (text.as_str(), 1.0));
            let texts = own.chain(helpers.iter().map(|(_, _, text)| (*text, HELPED_WORD)));
            let about = unit(about).unwrap_or([0.0; DIMENSIONS]);
            Aim { cues, about, vocabulary: vocabulary(texts, ear) }
        });
        let points = points.collect();
        let asked = [&card.question, &card.title].into_iter().flat_map(|text| stems(text, ear)).collect();
        let question = ear.about(&format!("{} {}", card.question, card.title));
        Self { points, question, asked, words: HashMap::new() }
    }

    /// A word as it is read for these points; each different one is looked at once.
    pub(super) fn word(&mut self, spoken: &Spoken, ear: &Ear) -> Arc<Word> {
        if let Some(known) = self.words.get(&spoken.text) {
            return Arc::clone(known);
        }
        let total = ear.total(spoken.text.split(' '));
        let topic = spoken.text.contains(' ') || ear.is_topic(&spoken.text);
        let length = dot(&total, &total).sqrt();
        let direction = unit(total).filter(|_| topic);
        let speaks_for = |aim: &Aim| {
            let nearest = direction.map_or(0.0, |direction| {
                aim.vocabulary.iter().map(|(word, counts)| counts * dot(word, &direction)).fold(0.0, f32::max)
            });
            (nearest - UNLIKE).max(0.0) * length
        };
        let word = Arc::new(Word {
            stem: spoken.number.clone().unwrap_or_else(|| ear.stem(&spoken.text)),
            text: spoken.text.clone(),
            topic,
            number: spoken.number.is_some(),
            total,
            speaks_for: self.points.iter().map(speaks_for).collect(),
        });
        if self.words.len() >= MOST_WORDS {
            self.words.clear();
        }
        self.words.insert(spoken.text.clone(), Arc::clone(&word));
        word
    }
}

impl Aim {
    /// Where each cue is said: first and last word.
    pub(super) fn cues_in<S: AsRef<str>>(&self, stems: &[S]) -> Vec<(usize, usize)> {
        self.cues.iter().flat_map(|cue| places(cue, stems)).collect()
    }
}

fn line(entry: &Entry) -> String {
    format!("{} {}", entry.say, entry.more.as_deref().unwrap_or_default())
}

fn cues(point: &Point, ear: &Ear) -> Vec<Vec<String>> {
    point.cues.iter().map(|cue| stems(cue, ear)).filter(|cue| !cue.is_empty()).collect()
}

/// What a point is about by itself: what it says, and the middle of its cues.
fn bare(point: &Point, ear: &Ear) -> Vector {
    let mut middle = [0.0; DIMENSIONS];
    point.cues.iter().for_each(|cue| add(&mut middle, 1.0, &ear.about(cue)));
    let mut bare = unit(middle).unwrap_or([0.0; DIMENSIONS]);
    add(&mut bare, 1.0, &ear.about(&point.say));
    unit(bare).unwrap_or([0.0; DIMENSIONS])
}

/// The topic words of some texts, each counting what it does in the weightiest one.
fn vocabulary<'a>(texts: impl Iterator<Item = (&'a str, f32)>, ear: &Ear) -> Vec<(Vector, f32)> {
    let mut words: BTreeMap<String, f32> = BTreeMap::new();
    for (text, counts) in texts {
        for spoken in reading::spoken(&text.split_whitespace().collect::<Vec<_>>(), ear) {
            if spoken.number.is_none() && ear.is_topic(&spoken.text) {
                let known = words.entry(spoken.text).or_default();
                *known = known.max(counts);
            }
        }
    }
    words
        .into_iter()
        .filter_map(|(word, counts)| Some((unit(ear.total(std::iter::once(word.as_str())))?, counts)))
        .collect()
}

/// Where a cue is said, its words in order with small gaps: first and last word.
fn places<S: AsRef<str>>(cue: &[String], stems: &[S]) -> Vec<(usize, usize)> {
    let is = |at: usize, wanted: &String| {
        stems.get(at).is_some_and(|stem| {
            stem.as_ref() == wanted || wanted.len() >= BEGINNING && stem.as_ref().starts_with(wanted.as_str())
        })
    };
    let Some((first, rest)) = cue.split_first() else { return Vec::new() };
    let end = |from: usize| {
        rest.iter().try_fold(from, |at, wanted| (at + 1..at + 2 + CUE_GAP).find(|next| is(*next, wanted)))
    };
    (0..stems.len()).filter(|at| is(*at, first)).filter_map(|from| Some((from, end(from)?))).collect()
}
