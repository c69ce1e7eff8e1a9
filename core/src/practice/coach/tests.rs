use super::*;
use crate::bank::{Archetype, Card, Level, fixture, parse_card};
use crate::captions::Platform;
use crate::coverage::Mark;
use crate::practice::messages::Wish;
use crate::practice::views::{DrillView, Stage};
use crate::report::{AnswerBy, Change, Record, SessionKind};
use crate::speech::Stage as Speech;
use std::sync::LazyLock;

/// A packed bank of enough short questions.
static BANK: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let subjects = ["sharding", "caching", "paging", "locking", "queueing", "logging"];
    let topics = ["api", "database", "api", "situational", "behavioural", "behavioural"];
    let cards = subjects.iter().zip(topics).map(|(id, topic)| Card {
        topic: topic.to_owned(),
        minutes: 5,
        archetypes: Archetype::ALL.to_vec(),
        levels: Level::ALL.to_vec(),
        ..fixture::card(id)
    });
    Volume::of(cards.collect()).unwrap().pack().unwrap()
});

struct Page {
    coach: Coach,
    at: f64,
    speech: Speech,
    writes: Vec<Write>,
}

impl Page {
    fn open() -> Self {
        Self::of(&BANK)
    }

    fn of(packed: &[u8]) -> Self {
        Self {
            coach: Coach::open(packed, []).unwrap(),
            at: 1_000_000.5,
            speech: Speech::new(Platform::Generic),
            writes: Vec::new(),
        }
    }

    fn begun() -> (Self, DrillView) {
        let mut page = Self::open();
        page.plan(20, "");
        let view = page.drill(|at| Request::Begin { id: "p1".into(), date: 1_700_000_000_000, at });
        (page, view)
    }

    fn plan(&mut self, minutes: u32, job: &str) -> PlanView {
        let wish = Wish { archetype: Archetype::Api, level: Level::Senior, minutes, seed: 3, job: job.to_owned() };
        match self.ask(Request::Plan(wish)) {
            Reply::Plan(plan) => plan,
            other => panic!("{other:?}"),
        }
    }

    fn ask(&mut self, request: Request) -> Reply {
        let answer = self.coach.answer(request, Kept::default()).unwrap();
        self.writes.extend(answer.writes);
        answer.reply
    }

    fn later(&mut self, seconds: u32) {
        self.at += f64::from(seconds * 1_000);
    }

    fn drill(&mut self, request: impl FnOnce(f64) -> Request) -> DrillView {
        match self.ask(request(self.at)) {
            Reply::Drill(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    fn report(&mut self, request: impl FnOnce(f64) -> Request) -> Report {
        match self.ask(request(self.at)) {
            Reply::Report(report) => *report,
            other => panic!("{other:?}"),
        }
    }

    fn say(&mut self, text: &str) -> DrillView {
        self.speech.turn(Some("You"));
        let mut view = None;
        for word in text.split(' ') {
            self.at += 400.0;
            let snapshot = self.speech.word(0, word);
            view = Some(self.drill(|at| Request::Hear { snapshot, at }));
        }
        view.unwrap()
    }

    fn kept(&self) -> Record {
        match &self.writes.last().unwrap().record {
            Change::Set(text) => Record::read(text).unwrap(),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_whole_session_goes_from_plan_to_report() {
    let (mut page, view) = Page::begun();
    assert_eq!((view.number, view.stage, view.spent, view.suggested), (1, Stage::Answering, 0, 300_000));
    assert!(view.of >= 3 && !view.follow_up && view.card.is_none());
    page.later(4);
    let view = page.say("I would first ask how many there are and then take the simple way");
    assert!(view.heard.ends_with("the simple way"), "{}", view.heard);
    assert_eq!(view.spent, 4_000 + 14 * 400);

    let view = page.drill(|at| Request::Done { enough: false, at });
    assert_eq!((view.follow_up, view.stage, view.turn, view.more), (true, Stage::Answering, 2, true));
    assert_eq!(view.heard, "");
    page.later(20);
    let view = page.drill(|at| Request::Done { enough: true, at });
    assert_eq!(view.stage, Stage::Rating);
    assert!(view.points.is_empty() && view.result.is_none(), "one marks oneself before one sees");
    page.later(30);
    let view = page.drill(|at| Request::Rate { mark: Some(4), at });
    let result = view.result.unwrap();
    assert_eq!((view.stage, result.rating, result.follow_ups.len()), (Stage::Result, Some(4), 1));
    assert_eq!((result.measures.first_word, result.measures.words), (Some(4_400), 14));
    assert_eq!(result.measures.spent, view.spent, "thinking about the mark is no answer");
    assert_eq!(page.kept().questions.len(), 1);

    for _ in 1..view.of {
        page.drill(|at| Request::Onward { at });
        page.drill(|at| Request::Type { text: "I did it myself, in three weeks.".into(), at });
        page.drill(|at| Request::Done { enough: true, at });
        page.drill(|at| Request::Rate { mark: None, at });
    }
    let report = page.report(|at| Request::Onward { at });
    assert_eq!((report.questions.len(), report.kind), (view.of, SessionKind::Practice));
    assert_eq!(report.plan.as_ref().map(|plan| plan.seed), Some(3));
    assert_eq!(page.kept().id, "p1");
    assert!(page.coach.answer(Request::Wake { at: page.at }, Kept::default()).is_err(), "it is over");
}

#[test]
fn the_clock_never_cuts_off_and_stands_while_paused() {
    let (mut page, _) = Page::begun();
    page.later(449);
    assert!(!page.drill(|at| Request::Wake { at }).over);
    page.later(2);
    let view = page.drill(|at| Request::Wake { at });
    assert!(view.over && view.stage == Stage::Answering);
    page.drill(|at| Request::Pause { paused: true, at });
    page.later(600);
    let paused = page.say("this is said to somebody else");
    assert_eq!((paused.paused, paused.spent), (true, view.spent));
    page.drill(|at| Request::Pause { paused: false, at });
    page.later(1);
    let on = page.drill(|at| Request::Wake { at });
    assert_eq!((on.paused, on.spent), (false, view.spent + 1_000));
    page.say("and this to the question");
    page.drill(|at| Request::Done { enough: true, at });
    page.drill(|at| Request::Rate { mark: None, at });
    let said: Vec<String> = page.kept().said.into_iter().filter(|said| said.own).map(|said| said.text).collect();
    assert_eq!(said, ["and this to the question"]);
}

#[test]
fn the_time_to_the_first_word_counts_from_the_end_of_reading_aloud() {
    let (mut page, _) = Page::begun();
    page.later(6);
    page.drill(|at| Request::Read { at });
    page.later(2);
    page.say("well");
    page.drill(|at| Request::Done { enough: true, at });
    let result = page.drill(|at| Request::Rate { mark: None, at }).result.unwrap();
    assert_eq!(result.measures.first_word, Some(2_400));
}

/// The rate limiter's question, answered in writing, with a pause in the middle.
fn written() -> Page {
    const WRITTEN: &str =
        "I would take a token bucket for every key because it lets short bursts through and still holds the average.";
    let card = parse_card("rate-limiter.toml", include_str!("../../../../bank/api/rate-limiter.toml")).unwrap();
    let mut page = Page::of(&Volume::of(vec![card]).unwrap().pack().unwrap());
    page.plan(20, "");
    page.drill(|at| Request::Begin { id: "p1".into(), date: 0, at });
    page.drill(|at| Request::By { by: AnswerBy::Typing, at });
    page.later(5);
    page.drill(|at| Request::Type { text: WRITTEN[..50].into(), at });
    page.drill(|at| Request::Pause { paused: true, at });
    page.later(60);
    page.drill(|at| Request::Pause { paused: false, at });
    page.drill(|at| Request::Type { text: WRITTEN.into(), at });
    page
}

#[test]
fn what_is_written_goes_on_after_a_pause() {
    let mut page = written();
    let report = page.report(|at| Request::Finish { at });
    let own: Vec<&str> =
        report.questions[0].said.iter().filter(|said| said.own).map(|said| said.text.as_str()).collect();
    assert_eq!(own.len(), 1, "{own:?}");
    assert!(own[0].starts_with("I would take") && own[0].ends_with("the average."), "{own:?}");
}

#[test]
fn a_short_answer_is_judged_at_its_end_however_it_ends() {
    let mut page = written();
    let report = page.report(|at| Request::Finish { at });
    assert_eq!(report.questions[0].points[0].mark, Mark::Heard, "in the middle of the question");
    let mut page = written();
    page.drill(|at| Request::Done { enough: true, at });
    let view = page.drill(|at| Request::Rate { mark: None, at });
    assert_eq!(view.result.unwrap().points[0].mark, Mark::Heard);
    assert_eq!(page.kept().questions[0].points[0].mark, Mark::Heard);
}

#[test]
fn a_question_is_skipped_or_tried_again() {
    let (mut page, first) = Page::begun();
    let second = page.drill(|at| Request::Skip { at });
    assert_eq!((second.number, second.attempt), (2, 1));
    assert_ne!(second.title, first.title);
    page.say("a first try");
    page.drill(|at| Request::Done { enough: true, at });
    page.drill(|at| Request::Rate { mark: Some(1), at });
    let again = page.drill(|at| Request::Retry { at });
    assert_eq!((again.number, again.attempt, again.title), (2, 2, second.title.clone()));
    assert!(again.points.iter().all(|point| point.mark == Mark::Open));
    page.later(5);
    page.say("a second try");
    let report = page.report(|at| Request::Finish { at });
    let told: Vec<(bool, u32)> = report.questions.iter().map(|question| (question.skipped, question.attempt)).collect();
    assert_eq!(told, [(true, 1), (false, 1), (false, 2)]);
    assert_eq!((report.totals.answered, report.totals.skipped), (2, 1));
}

#[test]
fn silent_answers_have_times_and_marks_by_hand() {
    let (mut page, _) = Page::begun();
    page.drill(|at| Request::By { by: AnswerBy::Silence, at });
    page.later(100);
    page.drill(|at| Request::Reveal { at });
    assert!(page.drill(|at| Request::Wake { at }).card.is_some());
    page.drill(|at| Request::Done { enough: true, at });
    page.drill(|at| Request::Rate { mark: Some(3), at });
    let view = page.drill(|at| Request::Correct { point: 0, made: Some(true), at });
    assert_eq!(view.points[0].mark, Mark::Given);
    let question = &page.kept().questions[0];
    assert_eq!(
        (question.by, question.revealed, question.points[0].mark),
        (AnswerBy::Silence, Some(100_000), Mark::Given)
    );
}

#[test]
fn a_question_that_nobody_answered_is_not_kept() {
    let (mut page, _) = Page::begun();
    page.later(5);
    let report = page.report(|at| Request::Finish { at });
    assert!(report.questions.is_empty() && page.writes.is_empty());
}

#[test]
fn sessions_are_listed_mended_put_right_and_removed() {
    let (mut page, _) = Page::begun();
    page.say("something");
    page.drill(|at| Request::Done { enough: true, at });
    page.drill(|at| Request::Rate { mark: None, at });
    page.report(|at| Request::Finish { at });
    let Write { id, record: Change::Set(record), summary: Change::Set(summary) } = page.writes.pop().unwrap() else {
        panic!("a session is written whole")
    };
    let mut ask = |request: Request, kept: Kept| page.coach.answer(request, kept);
    let kept = |summaries: &[(&str, &str)], strays: &[(&str, &str)]| {
        let own = |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Kept { record: None, summaries: own(summaries), strays: own(strays) }
    };

    let Answer { reply: Reply::Sessions(list), writes } =
        ask(Request::List {}, kept(&[(&id, &summary), ("torn", "{")], &[("stray", &record), ("bad", "[")])).unwrap()
    else {
        panic!("a list")
    };
    assert_eq!(list.sessions.len(), 2, "one by its summary, one by its record");
    assert_eq!(list.unreadable, ["torn", "bad"]);
    let mended: Vec<(&str, bool)> =
        writes.iter().map(|write| (write.id.as_str(), matches!(write.summary, Change::Set(_)))).collect();
    assert_eq!(mended, [("torn", false), ("stray", true)]);
    assert!(writes.iter().all(|write| write.record == Change::Keep));

    let with = |record: &str| Kept { record: Some(record.to_owned()), ..Kept::default() };
    assert_eq!(Coach::needs(&Request::Open { id: id.clone() }).record.as_deref(), Some("p1"));
    let amended =
        ask(Request::Amend { id: id.clone(), question: 0, point: 0, made: Some(true) }, with(&record)).unwrap();
    assert!(matches!(&amended.reply, Reply::Report(report) if report.questions[0].points[0].mark == Mark::Given));
    assert_eq!(amended.writes.len(), 1);
    assert!(matches!(ask(Request::Open { id: id.clone() }, Kept::default()), Err(CoachError::Gone(_))));
    assert!(matches!(ask(Request::Open { id: id.clone() }, with("{")), Err(CoachError::Record { .. })));

    let all = kept(&[(&id, &summary)], &[("bad", "[")]);
    let one = ask(Request::Remove { id: "bad".into() }, all.clone()).unwrap();
    assert!(matches!(&one.reply, Reply::Sessions(list) if list.sessions.len() == 1 && list.unreadable.is_empty()));
    assert_eq!(one.writes, [Write::removal("bad".into())]);
    assert_eq!(ask(Request::RemoveAll {}, all).unwrap().writes.len(), 2);
}

#[test]
fn a_transcript_gives_the_same_report() {
    let vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\n<v Ada>So how would you design sharding?\n\n\
        00:00:08.000 --> 00:00:20.000\n<v Sam>I would first ask how many rows there are, and then split them.\n\n";
    let mut page = Page::open();
    let import = |own: Option<&str>, name: &str, text: &str| Request::Import {
        id: "t1".into(),
        name: name.into(),
        text: text.into(),
        own: own.map(str::to_owned),
    };
    assert_eq!(page.ask(import(None, "call.vtt", vtt)), Reply::Whose { speakers: vec!["Ada".into(), "Sam".into()] });
    // Twice: nothing of the one before is left.
    let reports: Vec<Report> = (0..2).map(|_| page.report(|_| import(Some("Sam"), "call.vtt", vtt))).collect();
    assert_eq!(reports[0], reports[1]);
    let report = &reports[0];
    assert_eq!((report.kind, report.name.as_deref()), (SessionKind::Transcript, Some("call.vtt")));
    assert_eq!(report.questions.len(), 1);
    assert_eq!((report.questions[0].card.as_str(), report.questions[0].measures.words), ("sharding", 13));
    assert_eq!(page.kept().id, "t1");

    let refused = page.ask(import(None, "call.srt", "1\n00:00:01 --> nonsense\nhello\n"));
    assert!(matches!(refused, Reply::Refused { line: 2, .. }), "{refused:?}");
    assert!(matches!(page.ask(import(None, "log.jsonl", "")), Reply::Refused { line: 1, .. }));
}

#[test]
fn what_a_job_asks_for_leans_the_plan() {
    let plan = Page::open().plan(20, "Senior engineer who knows sharding, locking and caching.");
    assert_eq!(plan.job.level, Some(Level::Senior));
    assert!(!plan.job.topics.is_empty(), "{:?}", plan.job);
    assert!(plan.job.topics.iter().any(|topic| topic.words.iter().any(|word| word == "sharding")));
}
