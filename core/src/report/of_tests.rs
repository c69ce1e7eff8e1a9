//! Records worked out.

use super::record::{AnswerBy, Expected, QuestionNote, Record, Said, SessionKind};
use super::view::{Report, Span, Summary};
use crate::coverage::{Mark, PointMark};

/// A question that was put and answered, with nothing expected of it.
pub(super) fn note(at: u32, to: u32) -> QuestionNote {
    QuestionNote {
        card: "card".to_owned(),
        title: "A card".to_owned(),
        topic: "api".to_owned(),
        ask: "What is it?".to_owned(),
        at,
        to,
        paused: 0,
        minutes: 1,
        expected: Expected::default(),
        by: AnswerBy::Voice,
        attempt: 1,
        skipped: false,
        revealed: None,
        rating: None,
        follow_ups: Vec::new(),
        points: Vec::new(),
    }
}

fn said(from: u32, to: u32, own: bool, text: &str) -> Said {
    Said { from, to, own, speaker: None, text: text.to_owned(), pace: Vec::new() }
}

fn record(questions: Vec<QuestionNote>, said: Vec<Said>) -> Record {
    Record {
        version: Record::VERSION,
        id: "a".to_owned(),
        kind: SessionKind::Practice,
        name: None,
        began: None,
        length: 300_000,
        plan: None,
        questions,
        said,
    }
}

fn points(marks: &[Mark]) -> Vec<PointMark> {
    marks.iter().map(|mark| PointMark { mark: *mark, ..PointMark::default() }).collect()
}

#[test]
fn an_utterance_belongs_to_the_question_in_which_its_middle_lies() {
    let said = vec![
        said(0, 900, false, "before"),
        // The question is known a moment after the answer began.
        said(9_500, 20_000, true, "first"),
        said(20_000, 29_000, false, "more"),
        said(31_000, 40_000, true, "second"),
        said(70_000, 80_000, true, "after"),
    ];
    let report = Report::of(&record(vec![note(10_000, 30_000), note(30_000, 60_000)], said));
    let texts = |index: usize| report.questions[index].said.iter().map(|said| said.text.as_str()).collect::<Vec<_>>();
    assert_eq!((texts(0), texts(1)), (vec!["first", "more"], vec!["second"]));
    assert_eq!(report.questions[0].measures.first_word, Some(0));
    assert_eq!(report.questions[1].measures.first_word, Some(1_000));
    assert_eq!(report.totals.words, 3, "the person's words of the whole session");
}

#[test]
fn a_question_that_was_never_closed_goes_on_to_the_end() {
    let report = Report::of(&record(vec![note(10_000, 10_000)], vec![said(200_000, 210_000, true, "late")]));
    assert_eq!((report.questions[0].to, report.questions[0].measures.spent), (300_000, 290_000));
    assert_eq!(report.questions[0].said.len(), 1);
}

#[test]
fn totals_leave_out_what_was_passed_over() {
    let answered =
        QuestionNote { points: points(&[Mark::Heard, Mark::Given, Mark::Taken, Mark::Open]), ..note(0, 100_000) };
    let skipped = QuestionNote { skipped: true, points: points(&[Mark::Open; 5]), ..note(100_000, 110_000) };
    let paused = QuestionNote { paused: 40_000, ..note(110_000, 200_000) };
    let record = record(vec![answered, skipped, paused], Vec::new());
    let totals = Report::of(&record).totals;
    assert_eq!((totals.answered, totals.skipped, totals.made, totals.points), (2, 1, 2, 4));
    assert_eq!((totals.spent, totals.suggested, totals.over), (150_000, 120_000, 1));
    let summary = Summary::of(&record);
    assert_eq!((summary.questions, summary.made, summary.points), (2, 2, 4));
}

#[test]
fn one_bar_a_voice_until_it_is_silent_for_two_seconds() {
    let said = vec![
        said(0, 1_000, true, "a"),
        said(1_200, 1_400, false, "mhm"),
        said(2_900, 4_000, true, "b"),
        said(6_000, 7_000, true, "c"),
    ];
    let report = Report::of(&record(Vec::new(), said));
    let bar = |from, to, own| Span { from, to, own };
    assert_eq!(report.spans, [bar(0, 4_000, true), bar(1_200, 1_400, false), bar(6_000, 7_000, true)]);
    assert_eq!((report.totals.own_talk, report.totals.other_talk), (3_100, 200));
}

#[test]
fn coverage_is_marked_like_the_own_mark() {
    let covered = |marks: &[Mark], by| {
        let note = QuestionNote { points: points(marks), by, ..note(0, 60_000) };
        Report::of(&record(vec![note], Vec::new())).questions[0].covered
    };
    let (open, heard, voice) = (Mark::Open, Mark::Heard, AnswerBy::Voice);
    assert_eq!(covered(&[], voice), None);
    assert_eq!(covered(&[open; 5], voice), Some(1));
    assert_eq!(covered(&[heard, heard, open, open], voice), Some(3));
    assert_eq!(covered(&[heard, heard, heard, heard, open], voice), Some(4));
    assert_eq!(covered(&[heard; 5], voice), Some(5));
    assert_eq!(covered(&[open; 5], AnswerBy::Silence), None, "nobody heard it");
    assert_eq!(covered(&[Mark::Given, open], AnswerBy::Silence), Some(3));
}

#[test]
fn written_and_silent_answers_have_no_pace() {
    let text = "a word ".repeat(40);
    for by in [AnswerBy::Typing, AnswerBy::Silence] {
        let report =
            Report::of(&record(vec![QuestionNote { by, ..note(0, 60_000) }], vec![said(0, 30_000, true, &text)]));
        let measures = &report.questions[0].measures;
        assert_eq!((measures.first_word, measures.pace, measures.longest_pause), (None, None, None));
        assert_eq!((report.totals.pace, report.totals.fillers_tenths), (None, None));
    }
    let report = Report::of(&record(vec![note(0, 60_000)], vec![said(3_000, 33_000, true, &format!("um {text}"))]));
    let measures = &report.questions[0].measures;
    assert_eq!((measures.first_word, measures.pace, measures.fillers, measures.words), (Some(3_000), Some(162), 1, 81));
    assert_eq!((report.totals.pace, report.totals.fillers_tenths), (Some(162), Some(12)));
}

#[test]
fn a_correction_is_made_and_taken_back() {
    let heard = PointMark { mark: Mark::Heard, words: Some("said so".to_owned()), ..PointMark::default() };
    let note = QuestionNote { points: vec![heard, PointMark::default()], ..note(0, 60_000) };
    let mut record = record(vec![note], Vec::new());
    let mut amended = |point, made| {
        assert!(record.amend(0, point, made));
        record.questions[0].points[point].mark
    };
    assert_eq!(amended(0, Some(false)), Mark::Taken);
    assert_eq!(amended(0, None), Mark::Heard);
    assert_eq!(amended(1, Some(true)), Mark::Given);
    assert_eq!(amended(1, None), Mark::Open);
    assert!(!record.amend(0, 2, Some(true)) && !record.amend(1, 0, None));
}

#[test]
fn words_said_over_and_over_do_not_take_long() {
    // Phrases begin at every word here and do not end: what grew with the square of this would not end today.
    for text in ["the ", "um ", "i i ", "the trade off ", "how many ", "two hundred and ", "so we so we "] {
        let expected = Expected { story: true, clarify: true, tradeoffs: true, failure: true };
        let said = said(0, 250_000, true, &text.repeat(4_000));
        let report = Report::of(&record(vec![QuestionNote { expected, ..note(0, 300_000) }], vec![said]));
        assert!(report.questions[0].measures.words >= 4_000);
    }
}

/// A record of three hours, or of a multiple: 1,500 utterances and 40 questions each.
fn long(times: u32) -> Record {
    let answer = "so um I'd first ask how many users we have and then the trade off is that we lose ordering if the broker goes down";
    let question = |index: u32| QuestionNote {
        expected: Expected { story: index.is_multiple_of(2), clarify: true, tradeoffs: true, failure: true },
        minutes: 5,
        points: points(&[Mark::Heard, Mark::Open]),
        ..note(index * 270_000, (index + 1) * 270_000)
    };
    let utterance = |index: u32| {
        let (from, to) = (index * 7_200, index * 7_200 + 6_000);
        let pace = (0..7).map(|second| (from + second * 1_000, second * 4)).collect();
        Said { pace, ..said(from, to, !index.is_multiple_of(4), answer) }
    };
    record((0..40 * times).map(question).collect(), (0..1_500 * times).map(utterance).collect())
}

/// `cargo test --release -p sidecue-core -- --ignored --nocapture worked_out`
#[test]
#[ignore = "a timing: it says something in a release build"]
fn how_fast_a_record_is_worked_out() {
    for times in [1, 2, 4] {
        let record = long(times);
        let best = (0..10).map(|_| {
            let start = std::time::Instant::now();
            assert_eq!(Report::of(&record).questions.len(), 40 * times as usize);
            start.elapsed()
        });
        println!("{} hours worked out in {:?}", 3 * times, best.min().unwrap_or_default());
    }
}
