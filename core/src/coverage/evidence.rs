//! A stretch of what was said -> how sure each point of the card was made in it.
//!
//! Seventeen measures and a weight for each (logistic regression, fitted by `training/coverage.py`). Eight tell how near the stretch is to the
//! point, to the other points and to the question; the others tell whether anything is said at all: a list of terms, a way out, and the
//! interviewer's own words are full of topics as well.

use super::checklist::{Checklist, Word};
use super::ear::{CoverageError, dot};
use super::form::{hedges, manner, promised, runs};
use super::reading::Token;
use crate::recognition::tokens::{DIMENSIONS, Vector, unit};
use std::collections::HashSet;

/// Words of the stretches looked at: about a clause, and a sentence.
pub(super) const LENGTHS: [usize; 2] = [16, 24];
/// Fewest words of a turn in which a point can be made.
pub(super) const FEWEST: usize = 8;
/// So many words must follow before a stretch is judged, unless nothing follows: a term that ends it may begin a list.
pub(super) const FOLLOWING: usize = 4;
/// How far back the form of what is said is looked at.
pub(super) const FORM: usize = 30;
/// How far back of that is looked at for a single word.
pub(super) const BEFORE_FORM: usize = 12;
/// Topic words in a row that look like a list.
const RUN: usize = 3;
/// Words by which it is judged how much of just now were topic words.
const JUST_NOW: usize = 10;
/// A share of topic words just now from which on words count less, and where they count nothing.
const CROWDED: (f32, f32) = (0.65, 0.85);
/// Most topic words beside a cue that is said in a sentence.
const BESIDE_CUE: usize = 3;
/// How far from a cue other cues make it one of a list.
const AROUND_CUE: usize = 6;
/// How many words were said since the question counts between these: people warm up, and then an answer is well under way. Without bounds the
/// labelled answers taught that whoever talks for long has said it all.
const UNDER_WAY: (usize, usize) = (40, 120);

/// What is measured of a stretch for a point; the names are those of `core/data/coverage.tsv`.
pub(super) const MEASURES: [&str; 17] = [
    "contrast",       // how much nearer to the point than to the others and the question
    "own",            // what its words have in common with the point more than with any other
    "aligned",        // what its words have in common with the point, unless they stand crowded
    "cue",            // cues of the point said in a sentence
    "listing",        // how many of the last words are among several topic words in a row
    "function",       // how many of the last words are function words
    "hedging",        // words of ways out
    "echo",           // how many of its topic words the interviewer has just said
    "said",           // how much was said since the question
    "numbers",        // numbers
    "question",       // how near it is to the question
    "saying",         // share of small words that say something
    "joining",        // share of small words that string terms together
    "naming",         // share of words that merely name
    "contrast-ahead", // how far the point is ahead of all others, which may be the one the stretch makes: by contrast
    "own-ahead",      // by own
    "aligned-ahead",  // by aligned
];
/// Which measures say how far a point is ahead, and of what.
const AHEAD: [(usize, usize); 3] = [(14, 0), (15, 1), (16, 2)];

/// The measures of a stretch for a point.
pub(super) type Measures = [f32; MEASURES.len()];

/// What each measure is worth.
#[derive(Debug)]
pub(super) struct Weights {
    always: f32,
    each: Measures,
}

impl Weights {
    /// Those shipped with Sidecue: lines of a name, a tab and a number.
    pub(super) fn shipped() -> Result<Self, CoverageError> {
        Self::read(include_str!("../../data/coverage.tsv"))
    }

    fn read(table: &str) -> Result<Self, CoverageError> {
        let number = |name: &'static str| {
            let mut lines = table.lines().filter_map(|line| line.split_once('\t'));
            let found = lines.find(|(known, _)| *known == name).and_then(|(_, number)| number.parse().ok());
            found.ok_or(CoverageError::Weights(name))
        };
        let mut each = Measures::default();
        for (each, name) in each.iter_mut().zip(MEASURES) {
            *each = number(name)?;
        }
        Ok(Self { always: number("always")?, each })
    }

    /// How sure the point was made, as log odds.
    pub(super) fn sure(&self, measures: &Measures) -> f32 {
        self.always + self.each.iter().zip(measures).map(|(weight, measure)| weight * measure).sum::<f32>()
    }
}

/// Words in which stretches are judged, with all that is known of each.
pub(super) struct Context<'a> {
    tokens: &'a [Token],
    checklist: &'a Checklist,
    /// How many words of the turn stand before these.
    before: usize,
    /// How many words were said since the question when these begin.
    said: usize,
    /// Sums of the words' vectors up to each.
    sums: Vec<Vector>,
    /// Words that are no evidence: the interviewer's own, and those of a promise.
    echoed: Vec<bool>,
    /// Where the run of topic words that a word is in begins and ends.
    runs: Vec<(usize, usize)>,
    /// How many of the last words up to each are topic words, between 0 and 1.
    crowd: Vec<f32>,
    /// Point, first and last word of each cue that is not only the interviewer's words.
    cues: Vec<(usize, usize, usize)>,
    cued: Vec<bool>,
}

impl<'a> Context<'a> {
    pub(super) fn of(
        tokens: &'a [Token],
        before: usize,
        said: usize,
        prompt: &HashSet<String>,
        checklist: &'a Checklist,
    ) -> Self {
        let mut sum = [0.0; DIMENSIONS];
        let mut sums = vec![sum];
        for token in tokens {
            super::ear::add(&mut sum, 1.0, &token.word.total);
            sums.push(sum);
        }
        let topics: Vec<bool> = tokens.iter().map(|token| token.word.topic).collect();
        let echo = |word: &Word| word.topic && prompt.contains(&word.stem) && !checklist.asked.contains(&word.stem);
        let promised = promised(tokens);
        let echoed: Vec<bool> =
            tokens.iter().zip(promised).map(|(token, promised)| echo(&token.word) || promised).collect();
        let share = |at: usize| {
            let last = topics.get((at + 1).saturating_sub(JUST_NOW)..=at).unwrap_or_default();
            if before + at < JUST_NOW / 2 { 0.5 } else { count(last) as f32 / last.len().max(1) as f32 }
        };
        let crowd = (0..tokens.len()).map(share).collect();
        let stems: Vec<&str> = tokens.iter().map(|token| token.word.stem.as_str()).collect();
        let mut cued = vec![false; tokens.len()];
        let mut cues = Vec::new();
        for (point, aim) in checklist.points.iter().enumerate() {
            let mut known = vec![false; tokens.len()];
            for (first, last) in aim.cues_in(&stems) {
                let all = |of: &[bool]| of.get(first..=last).is_some_and(|of| of.iter().all(|is| *is));
                let new = !all(&known);
                known.iter_mut().take(last + 1).skip(first).for_each(|known| *known = true);
                let mut own = (first..=last).filter(|at| at_is(&topics, *at) && !at_is(&echoed, *at));
                let plain = (first..=last).all(|at| !at_is(&topics, at));
                if new && (plain || own.next().is_some()) {
                    cues.push((point, first, last));
                }
            }
            cued.iter_mut().zip(known).for_each(|(cued, known)| *cued |= known);
        }
        Self { tokens, checklist, before, said, sums, echoed, runs: runs(&topics), crowd, cues, cued }
    }

    /// What is measured of the words from `from` to before `to` for each point.
    pub(super) fn measure(&self, from: usize, to: usize) -> Vec<Measures> {
        let zero = [0.0; DIMENSIONS];
        let (start, end) = (self.sums.get(from).unwrap_or(&zero), self.sums.get(to).unwrap_or(&zero));
        let mut about = *end;
        super::ear::add(&mut about, -1.0, start);
        let about = unit(about).unwrap_or(zero);
        let near: Vec<f32> = self.checklist.points.iter().map(|aim| dot(&aim.about, &about)).collect();
        let question = dot(&self.checklist.question, &about);
        let middle = (near.iter().sum::<f32>() + question) / (near.len() + 1) as f32;

        let words = self.tokens.get(from..to).unwrap_or_default();
        let form = to.saturating_sub(FORM)..to;
        let form_words = form.len().max(1) as f32;
        let listed = form.clone().filter(|at| {
            self.runs.get(*at).is_some_and(|(first, end)| (*end).min(to + FOLLOWING).saturating_sub(*first) >= RUN)
        });
        let function = form.clone().filter(|at| self.tokens.get(*at).is_some_and(|token| !token.word.topic));
        let crowd = self.crowd.get(form.clone()).unwrap_or_default().iter().copied().fold(0.0, f32::max);
        let free = ((CROWDED.1 - crowd) / (CROWDED.1 - CROWDED.0)).clamp(0.0, 1.0);
        let hedging = words.iter().filter(|token| hedges(&token.word)).count().min(3);
        let topics = words.iter().filter(|token| token.word.topic).count();
        let said_before = self.echoed.get(from..to).unwrap_or_default();
        let echoed = count(said_before);
        let numbers = words.iter().filter(|token| token.word.number).count().min(2);
        let said = (self.said + to).clamp(UNDER_WAY.0, UNDER_WAY.1);
        let manner_end = (to + FOLLOWING).min(self.tokens.len());
        let [saying, joining, naming] = manner(self.tokens.get(form.start..manner_end).unwrap_or_default());
        let [listing, function] = [listed.count(), function.count()].map(|count| count as f32 / form_words);

        let measures = |(point, near): (usize, &f32)| {
            let (mut own, mut aligned) = (0.0, 0.0);
            for (token, _) in words.iter().zip(said_before).filter(|(_, echoed)| !**echoed) {
                let speaks = token.word.speaks_for.get(point).copied().unwrap_or(0.0);
                aligned += speaks;
                own += (speaks - others(&token.word.speaks_for, point)).max(0.0);
            }
            let cues = self.cues.iter().filter(|(of, first, last)| {
                *of == point && *first >= from && *last < to && self.in_a_sentence(*first, *last, to)
            });
            [
                near - middle,
                own,
                aligned * free,
                cues.count().min(2) as f32 * free,
                listing,
                function,
                hedging as f32,
                echoed as f32 / topics.max(1) as f32,
                (1.0 + said as f32).ln() / 5.0,
                numbers as f32,
                question,
                saying,
                joining,
                naming,
                0.0,
                0.0,
                0.0,
            ]
        };
        let mut points: Vec<Measures> = near.iter().enumerate().map(measures).collect();
        for (ahead, of) in AHEAD {
            let each: Vec<f32> = points.iter().map(|measures| measures.get(of).copied().unwrap_or(0.0)).collect();
            for (at, point) in points.iter_mut().enumerate() {
                let best = each.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, of)| *of);
                let behind = best.max_by(f32::total_cmp).unwrap_or(0.0);
                if let (Some(ahead), Some(own)) = (point.get_mut(ahead), each.get(at)) {
                    *ahead = own - behind;
                }
            }
        }
        points
    }

    /// Whether a cue is more than one of a list of terms.
    fn in_a_sentence(&self, first: usize, last: usize, to: usize) -> bool {
        let end = (to + FOLLOWING).min(self.tokens.len());
        let topic = |at: &usize| self.tokens.get(*at).is_some_and(|token| token.word.topic);
        let left = (first.saturating_sub(4)..first).rev().take_while(topic).count();
        let right = (last + 1..end.min(last + 5)).take_while(topic).count();
        let around = first.saturating_sub(AROUND_CUE)..end.min(last + 1 + AROUND_CUE);
        let cued = self.cued.get(around).map_or(0, count);
        left + right <= BESIDE_CUE && cued.saturating_sub(last + 1 - first) <= BESIDE_CUE
    }

    /// The words of a stretch that speak most for a point, without what merely leads up to them.
    pub(super) fn telling(&self, from: usize, to: usize, point: usize) -> (usize, usize) {
        const QUOTED: usize = 12;
        const LEADS: &[&str] = &["so", "um", "uh", "and", "but", "like", "yeah", "okay", "right", "well", "then"];
        let speaks = |at: usize| {
            let word = self.tokens.get(at).map(|token| &token.word);
            let own = word
                .map_or(0.0, |word| word.speaks_for.get(point).map_or(0.0, |s| s - others(&word.speaks_for, point)));
            let cue = self.cues.iter().any(|(of, first, last)| *of == point && (*first..=*last).contains(&at));
            own.max(0.0) + if cue { 0.5 } else { 0.0 }
        };
        let starts = from..=to.saturating_sub(QUOTED).max(from);
        let worth = |start: usize| (start..to.min(start + QUOTED)).map(speaks).sum::<f32>();
        let start = starts.fold((from, worth(from)), |best, at| {
            let worth = worth(at);
            if worth > best.1 + 1e-4 { (at, worth) } else { best }
        });
        let end = to.min(start.0 + QUOTED);
        let leads = |at: &usize| self.tokens.get(*at).is_some_and(|token| LEADS.contains(&token.word.text.as_str()));
        (start.0 + (start.0..end).take_while(leads).count().min(end.saturating_sub(start.0 + 1)), end)
    }

    /// How many words of the turn stand before these.
    pub(super) fn before(&self) -> usize {
        self.before
    }
}

fn count(of: &[bool]) -> usize {
    of.iter().filter(|is| **is).count()
}

fn at_is(of: &[bool], at: usize) -> bool {
    of.get(at).copied().unwrap_or(false)
}

/// How much a word speaks for the point, other than this one, that it speaks for most.
fn others(speaks_for: &[f32], point: usize) -> f32 {
    speaks_for.iter().enumerate().filter(|(at, _)| *at != point).map(|(_, speaks)| *speaks).fold(0.0, f32::max)
}
