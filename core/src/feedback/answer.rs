//! An answer, and all rules on it.

use super::words::Words;
use super::{Finding, buzzwords, clarified, failure, fillers, measured, no_opinion, number, resume, story, trade_off};
use crate::report::{AnswerBy, Measures, QuestionNote, Said};

/// What is shorter is not asked for what it lacks: [`super::Rule::Length`] says that it is short.
const ENOUGH: usize = 12;

/// What there is to say something about.
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    /// The question.
    pub note: &'a QuestionNote,
    /// What the person said from when it was put until it was over, in order.
    pub own: Vec<&'a Said>,
    /// What others said meanwhile, in order.
    pub others: Vec<&'a Said>,
    /// What clocks and counts say.
    pub measures: &'a Measures,
}

/// An answer with its words cut out once for all rules.
pub(super) struct Hearing<'a> {
    pub(super) answer: &'a Answer<'a>,
    pub(super) own: Words<'a>,
}

impl Hearing<'_> {
    /// Long enough to be asked for what it lacks.
    pub(super) fn enough(&self) -> bool {
        self.own.len() >= ENOUGH
    }

    /// It was spoken.
    pub(super) fn spoken(&self) -> bool {
        self.answer.note.by == AnswerBy::Voice
    }
}

/// What the rules find in an answer, in the order of [`super::Rule::ALL`]. English only.
///
/// A question that was passed over has none; an answer in silence has its length. Where nothing was said, nothing is missed.
pub fn findings(answer: &Answer) -> Vec<Finding> {
    if answer.note.skipped {
        return Vec::new();
    }
    let hearing = Hearing { answer, own: Words::of(answer.own.iter().copied()) };
    if hearing.own.len() == 0 || answer.note.by == AnswerBy::Silence {
        return measured::length(&hearing).into_iter().collect();
    }
    let rules = [
        clarified::find,
        trade_off::find,
        failure::find,
        number::find,
        story::situation,
        story::own_part,
        story::decision,
        story::outcome,
        story::changed,
        story::we_over_i,
        measured::first_word,
        measured::length,
        measured::pace,
        fillers::find,
        buzzwords::find,
        resume::find,
        no_opinion::find,
    ];
    rules.iter().filter_map(|rule| rule(&hearing)).collect()
}
