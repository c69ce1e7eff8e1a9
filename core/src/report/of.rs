//! A record worked out: one pass over what was said.

use super::measures::speech;
use super::record::{AnswerBy, QuestionNote, Record, Said};
use super::speaking::{Speech, Stretch, count, merged};
use super::view::{Measures, QuestionReport, Report, Span, Summary, Totals};
use crate::coverage::{Mark, PointMark};
use crate::feedback::{Answer, findings};

/// Silence of one voice that parts two bars of the timeline, in milliseconds.
const BAR: u32 = 2_000;
/// Words from which a share of fillers says something.
const MEANT: u32 = 60;

impl Report {
    /// What a session was like.
    pub fn of(record: &Record) -> Self {
        let meanwhile = meanwhile(record);
        let mut totals = Totals::default();
        let mut spoken = Speech::default();
        let (mut spoken_words, mut fillers) = (0_u64, 0_u64);
        let mut questions = Vec::with_capacity(record.questions.len());
        for (note, said) in record.questions.iter().zip(meanwhile) {
            let (own, others): (Vec<&Said>, Vec<&Said>) = said.iter().partition(|said| said.own);
            let measures = Measures::of(note, over(note, record), &own, &others);
            totals.count(note, &measures);
            if note.by == AnswerBy::Voice {
                spoken.add(speech(&own).1);
                spoken_words += u64::from(measures.words);
                fillers += u64::from(measures.fillers);
            }
            let findings = findings(&Answer { note, own, others, measures: &measures });
            questions.push(question(note, over(note, record), said, measures, findings));
        }
        let voice = |own: bool| -> Vec<Stretch> {
            let voice = record.said.iter().filter(|said| said.own == own);
            merged(voice.map(|said| (said.from, said.to.max(said.from))).collect(), 0)
        };
        let (own, others) = (voice(true), voice(false));
        totals.own_talk = talk(&own);
        totals.other_talk = talk(&others);
        let own_words = record.said.iter().filter(|said| said.own).map(|said| count(&said.text));
        totals.words = own_words.fold(0, u32::saturating_add);
        totals.pace = spoken.pace();
        totals.fillers_tenths = (spoken_words >= u64::from(MEANT))
            .then(|| u32::try_from(fillers * 1_000 / spoken_words.max(1)).unwrap_or(u32::MAX));
        let bars =
            |own: bool, stretches| merged(stretches, BAR).into_iter().map(move |(from, to)| Span { from, to, own });
        let mut spans: Vec<Span> = bars(true, own).chain(bars(false, others)).collect();
        spans.sort_by_key(|span| (span.from, span.to, span.own));
        Self {
            id: record.id.clone(),
            kind: record.kind,
            name: record.name.clone(),
            began: record.began,
            length: record.length,
            plan: record.plan.clone(),
            totals,
            spans,
            questions,
        }
    }
}

impl Summary {
    /// A session in a list.
    pub fn of(record: &Record) -> Self {
        let mut totals = Totals::default();
        for note in &record.questions {
            totals.count(note, &Measures::default());
        }
        Self {
            id: record.id.clone(),
            kind: record.kind,
            name: record.name.clone(),
            began: record.began,
            length: record.length,
            questions: totals.answered,
            made: totals.made,
            points: totals.points,
        }
    }
}

impl Record {
    /// A point was made after all, or was not; none takes the correction back. Whether there is such a point.
    pub fn amend(&mut self, question: usize, point: usize, made: Option<bool>) -> bool {
        let point = self.questions.get_mut(question).and_then(|question| question.points.get_mut(point));
        let Some(point) = point else { return false };
        point.mark = match made {
            Some(true) => Mark::Given,
            Some(false) => Mark::Taken,
            None if point.words.is_some() => Mark::Heard,
            None => Mark::Open,
        };
        true
    }
}

impl Totals {
    /// Adds a question.
    fn count(&mut self, note: &QuestionNote, measures: &Measures) {
        if note.skipped {
            self.skipped += 1;
            return;
        }
        let suggested = suggested(note);
        self.answered += 1;
        self.made += made(&note.points);
        self.points += u32::try_from(note.points.len()).unwrap_or(u32::MAX);
        self.spent = self.spent.saturating_add(measures.spent);
        self.suggested = self.suggested.saturating_add(suggested);
        self.over += u32::from(suggested > 0 && u64::from(measures.spent) * 2 > u64::from(suggested) * 3);
    }
}

/// When a question was over: what was never closed went on to the end.
fn over(note: &QuestionNote, record: &Record) -> u32 {
    if note.to > note.at { note.to } else { record.length.max(note.at) }
}

/// What was said to each question: an utterance belongs where the middle of it lies.
fn meanwhile(record: &Record) -> Vec<Vec<Said>> {
    let mut order: Vec<usize> = (0..record.questions.len()).collect();
    let at = |index: &usize| record.questions.get(*index).map_or(0, |note| note.at);
    order.sort_by_key(at);
    let mut meanwhile = vec![Vec::new(); record.questions.len()];
    for said in &record.said {
        let middle = said.from + (said.to.saturating_sub(said.from)) / 2;
        let before = order.partition_point(|index| at(index) <= middle);
        let Some(index) = before.checked_sub(1).and_then(|before| order.get(before)) else { continue };
        let open = record.questions.get(*index).is_some_and(|note| middle <= over(note, record));
        if let Some(list) = meanwhile.get_mut(*index).filter(|_| open) {
            list.push(said.clone());
        }
    }
    meanwhile
}

fn question(
    note: &QuestionNote,
    to: u32,
    said: Vec<Said>,
    measures: Measures,
    findings: Vec<crate::feedback::Finding>,
) -> QuestionReport {
    QuestionReport {
        card: note.card.clone(),
        title: note.title.clone(),
        topic: note.topic.clone(),
        ask: note.ask.clone(),
        at: note.at,
        to,
        suggested: suggested(note),
        by: note.by,
        attempt: note.attempt,
        skipped: note.skipped,
        revealed: note.revealed,
        rating: note.rating,
        covered: covered(note),
        follow_ups: note.follow_ups.clone(),
        points: note.points.clone(),
        measures,
        findings,
        said,
    }
}

/// The share of points made as a mark from 1 to 5. Of an answer in silence nothing is known unless it was ticked by hand.
fn covered(note: &QuestionNote) -> Option<u8> {
    let all = u32::try_from(note.points.len()).ok().filter(|all| *all > 0)?;
    let unknown = note.by == AnswerBy::Silence && note.points.iter().all(|point| point.mark == Mark::Open);
    let share = (made(&note.points) * 8 + all) / (2 * all);
    (!note.skipped && !unknown).then(|| u8::try_from(1 + share).unwrap_or(5))
}

fn made(points: &[PointMark]) -> u32 {
    u32::try_from(points.iter().filter(|point| point.mark.counts()).count()).unwrap_or(u32::MAX)
}

fn suggested(note: &QuestionNote) -> u32 {
    note.minutes.saturating_mul(60_000)
}

fn talk(stretches: &[Stretch]) -> u32 {
    stretches.iter().map(|(from, to)| to - from).fold(0, u32::saturating_add)
}
