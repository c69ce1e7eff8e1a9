//! Requests and replies, as the panel uses them.

use super::*;
use crate::bank::fixture;
use crate::captions::{Platform, Row};

fn companion() -> Companion {
    let mut cards: Vec<Card> = ["pagination", "caching", "sharding"].into_iter().map(fixture::card).collect();
    cards[2].topic = "database".to_owned();
    Companion::open(&Volume::of(cards).unwrap().pack().unwrap()).unwrap()
}

fn snapshot(t: u32, rows: &[(u32, &str, &str)]) -> Request {
    let row = |&(key, speaker, text): &(u32, &str, &str)| Row {
        key,
        speaker_key: speaker.into(),
        speaker: Some(speaker.into()),
        text: text.into(),
        hidden: false,
    };
    Request::Snapshot {
        snapshot: Snapshot { t, platform: Platform::Meet, root_changed: false, rows: rows.iter().map(row).collect() },
    }
}

fn live(reply: Reply) -> LiveView {
    match reply {
        Reply::Live(live) => live,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_call_from_the_first_word_to_the_locked_card() {
    let mut companion = companion();
    companion.answer(Request::Listen { own_names: vec!["You".into()] }).unwrap();
    let mut view = LiveView::default();
    let words: Vec<&str> = "so how would you design sharding for us".split(' ').collect();
    for end in 1..=words.len() {
        view = live(companion.answer(snapshot(end as u32 * 375, &[(1, "Ada", &words[..end].join(" "))])).unwrap());
    }
    assert_eq!((view.speaker.as_deref(), view.heard.len(), view.heard_cut), (Some("Ada"), 8, false));
    let cue = view.cue.unwrap();
    assert_eq!(
        (cue.phase, cue.card.id.as_str(), cue.matched),
        (Phase::Provisional, "sharding", vec!["design sharding".to_owned()])
    );
    assert!(cue.sure.unwrap() > 45);
    let at = view.wake_at.unwrap();
    let view = live(companion.answer(Request::Wake { t: at }).unwrap());
    assert_eq!(view.cue.unwrap().phase, Phase::Locked);
}

#[test]
fn picking_and_forgetting() {
    let mut companion = companion();
    companion.answer(snapshot(375, &[(1, "Ada", "how would you design caching")])).unwrap();
    let view = live(companion.answer(Request::Pick { id: "pagination".into() }).unwrap());
    let cue = view.cue.unwrap();
    assert_eq!((cue.card.id.as_str(), cue.sure, cue.matched.len()), ("pagination", None, 0));
    assert!(!view.heard.is_empty());
    let view = live(companion.answer(Request::Forget {}).unwrap());
    assert_eq!(view, LiveView::default());
}

#[test]
fn another_reader_keeps_the_card_and_starts_time_anew() {
    let mut companion = companion();
    companion.answer(snapshot(60_000, &[(1, "Ada", "how would you design caching")])).unwrap();
    companion.answer(Request::Pick { id: "caching".into() }).unwrap();
    let view = live(companion.answer(Request::Listen { own_names: vec!["You".into()] }).unwrap());
    assert_eq!((view.cue.unwrap().card.id.as_str(), view.heard.len(), view.wake_at), ("caching", 0, None));
    let view = live(companion.answer(snapshot(500, &[(1, "Ada", "how would you design sharding")])).unwrap());
    assert_eq!(view.wake_at, Some(1500));
}

#[test]
fn search_lists_by_words_or_by_filter_alone() {
    let mut companion = companion();
    let mut found = |query: &str, filter: Filter| match companion
        .answer(Request::Search { query: query.into(), filter })
        .unwrap()
    {
        Reply::Search(view) => view.hits.into_iter().map(|hit| hit.id).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(found("shardign", Filter::default()), ["sharding"]);
    assert_eq!(found("", Filter::default()), Vec::<String>::new());
    assert_eq!(found(" ", Filter { topic: Some("database".into()), round: None }), ["sharding"]);
}

#[test]
fn a_card_that_is_not_there_changes_nothing() {
    let mut companion = companion();
    for request in [Request::Card { id: "nothing".into() }, Request::Pick { id: "nothing".into() }] {
        let error = companion.answer(request).unwrap_err();
        assert_eq!((error.variant(), error.to_string().as_str()), ("UnknownCard", "the bank has no card \"nothing\""));
    }
    assert_eq!(live(companion.answer(Request::Wake { t: 1 }).unwrap()), LiveView::default());
}

#[test]
fn requests_and_replies_have_the_documented_form() {
    let wake: Request = serde_json::from_str(r#"{"ask":"wake","t":5}"#).unwrap();
    assert_eq!(wake, Request::Wake { t: 5 });
    assert_eq!(
        serde_json::to_string(&Request::Listen { own_names: vec![] }).unwrap(),
        r#"{"ask":"listen","ownNames":[]}"#
    );
    for more in [r#"{"ask":"wake","t":5,"more":1}"#, r#"{"ask":"contents","more":1}"#, r#"{"ask":"forget","more":1}"#] {
        assert!(serde_json::from_str::<Request>(more).is_err(), "{more}");
    }
    let reply = companion().answer(Request::Contents {}).unwrap();
    assert_eq!(
        serde_json::to_string(&reply).unwrap(),
        r#"{"contents":{"cards":3,"topics":["api","database"],"rounds":["design"]}}"#
    );
}
