//! What is listened for beside the question: points, and notes for a report.

use super::tests::{BEGAN, hello, live, snapshot};
use super::*;
use crate::bank::parse_card;
use crate::coverage::Mark;
use crate::report::{Change, Record};

const ANSWER: &str = "I would take a token bucket for every key because it lets short bursts through and still holds the average over a minute";
/// A moment long after everything was said.
const LATER: u32 = 60_000;

/// A companion that has heard the question, with its card locked. The person is known as "You".
fn asked() -> (Companion, LiveView) {
    let card = parse_card("rate-limiter.toml", include_str!("../../../bank/api/rate-limiter.toml")).unwrap();
    let mut companion = Companion::open(&Volume::of(vec![card]).unwrap().pack().unwrap(), []).unwrap();
    companion.answer(hello(0)).unwrap();
    companion.answer(Request::Keep { id: Some("live-1".into()), at: BEGAN }).unwrap();
    companion.answer(snapshot(400, &[(1, "Ada", "how would you design a rate limiter for our public api")])).unwrap();
    let view = live(companion.answer(Request::Wake { at: BEGAN + 4_000.0 }).unwrap());
    assert_eq!(view.cue.as_ref().map(|cue| cue.phase), Some(Phase::Locked));
    (companion, view)
}

fn said(companion: &mut Companion, speaker: &str) -> LiveView {
    companion.answer(snapshot(6_000, &[(2, speaker, ANSWER)])).unwrap();
    live(companion.answer(Request::Wake { at: BEGAN + f64::from(LATER) }).unwrap())
}

fn made(view: &LiveView) -> usize {
    view.coverage.iter().filter(|point| point.mark.counts()).count()
}

fn record(write: Write) -> Record {
    match write.record {
        Change::Set(text) => Record::read(&text).unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn points_are_ticked_by_the_persons_words_alone_and_put_right_by_hand() {
    let (mut companion, view) = asked();
    assert_eq!((view.coverage.len(), made(&view)), (5, 0));
    assert_eq!(made(&said(&mut companion, "Ben")), 0);

    let (mut companion, _) = asked();
    let view = said(&mut companion, "You");
    assert_eq!((made(&view), view.coverage[0].mark), (1, Mark::Heard));
    assert!(ANSWER.contains(view.coverage[0].words.as_deref().unwrap()));
    let view = live(companion.answer(Request::Correct { point: 0, made: Some(false) }).unwrap());
    assert_eq!(made(&view), 0);
    let view = live(companion.answer(Request::Listen { on: false }).unwrap());
    assert!(view.coverage.is_empty());
    let view = live(companion.answer(Request::Listen { on: true }).unwrap());
    assert_eq!(view.coverage[0].mark, Mark::Taken);
}

#[test]
fn notes_are_due_every_quarter_of_a_minute_and_at_the_end() {
    let (mut companion, _) = asked();
    assert!(companion.kept().is_none(), "too soon");
    said(&mut companion, "You");
    let first = record(companion.kept().unwrap());
    assert_eq!((first.id.as_str(), first.questions.len(), first.said.len()), ("live-1", 1, 2));
    assert_eq!(first.questions[0].points[0].mark, Mark::Heard);
    assert!(companion.kept().is_none(), "nothing is new");

    companion.answer(Request::Correct { point: 1, made: Some(true) }).unwrap();
    companion.answer(Request::Keep { id: None, at: BEGAN + f64::from(LATER) + 500.0 }).unwrap();
    let last = record(companion.kept().unwrap());
    assert_eq!((last.questions[0].points[1].mark, last.length), (Mark::Given, LATER + 500));
    companion.answer(snapshot(LATER + 9_000, &[(3, "You", "and this is nobody's")])).unwrap();
    companion.answer(Request::Wake { at: BEGAN + 2.0 * f64::from(LATER) }).unwrap();
    assert!(companion.kept().is_none(), "the session is over");
}

#[test]
fn without_a_word_there_is_nothing_to_keep() {
    let (mut companion, _) = asked();
    companion.answer(Request::Keep { id: Some("live-2".into()), at: BEGAN + 5_000.0 }).unwrap();
    assert!(companion.kept().is_some(), "what was said in the first");
    companion.answer(Request::Keep { id: None, at: BEGAN + 6_000.0 }).unwrap();
    assert!(companion.kept().is_none());
}

#[test]
fn words_that_are_taken_back_take_their_ticks_along() {
    let (mut companion, _) = asked();
    assert_eq!(made(&said(&mut companion, "You")), 1);
    let revised = live(companion.answer(snapshot(LATER + 500, &[(2, "You", "I would take my time")])).unwrap());
    assert_eq!(made(&revised), 0);
}
