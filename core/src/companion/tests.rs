//! Requests and replies, as the panel uses them.

use super::*;
use crate::bank::{Card, fixture};
use crate::captions::{
    Diagnosis, NumberedSnapshot, Platform, ReaderMessage, Role, Row, Snapshot, Speaker, Status, Strategy,
};
use crate::packs::{Pack, Story, StoryPart, record};

/// When the first reader starts, in milliseconds since 1970.
pub(super) const BEGAN: f64 = 1.8e12;

pub(super) fn companion() -> Companion {
    let mut cards: Vec<Card> = ["pagination", "caching", "sharding"].into_iter().map(fixture::card).collect();
    cards[2].topic = "database".to_owned();
    Companion::open(&Volume::of(cards).unwrap().pack().unwrap(), []).unwrap()
}

pub(super) fn snapshot(t: u32, rows: &[(u32, &str, &str)]) -> Request {
    let row = |&(key, speaker, text): &(u32, &str, &str)| Row {
        key,
        speaker_key: speaker.into(),
        speaker: Some(speaker.into()),
        text: text.into(),
        hidden: false,
        translated: false,
    };
    let snapshot = Snapshot { t, platform: Platform::Meet, root_changed: false, rows: rows.iter().map(row).collect() };
    // Numbered by time, which rises as numbers do.
    heard(t, ReaderMessage::Snapshot { seq: t, snapshot })
}

/// What a reader says so many milliseconds after the first one started.
fn heard(t: u32, message: ReaderMessage) -> Request {
    Request::Hear { message, at: BEGAN + f64::from(t) }
}

pub(super) fn hello(started: u32) -> Request {
    let started_at = BEGAN + f64::from(started);
    heard(started, ReaderMessage::Hello { platform: Platform::Meet, started_at, host: "meet.google.com".into() })
}

pub(super) fn live(reply: Reply) -> LiveView {
    match reply {
        Reply::Live(live) | Reply::Learnt { live, .. } => *live,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_call_from_the_first_word_to_the_locked_card() {
    let mut companion = companion();
    companion.answer(hello(0)).unwrap();
    let mut view = LiveView::default();
    let words: Vec<&str> = "so how would you design sharding for us".split(' ').collect();
    for end in 1..=words.len() {
        view = live(companion.answer(snapshot(end as u32 * 375, &[(1, "Ada", &words[..end].join(" "))])).unwrap());
    }
    assert_eq!((view.speaker.unwrap().key.as_str(), view.heard.len(), view.heard_cut), ("Ada", 8, false));
    let cue = view.cue.unwrap();
    assert_eq!(
        (cue.phase, cue.card.id.as_str(), cue.matched),
        (Phase::Provisional, "sharding", vec!["design sharding".to_owned()])
    );
    assert!(cue.sure.unwrap() > 45);
    let at = view.wake_at.unwrap();
    let view = live(companion.answer(Request::Wake { at }).unwrap());
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
fn another_reader_keeps_the_card_and_hears_what_it_shows_again_only_once() {
    let mut companion = companion();
    companion.answer(hello(0)).unwrap();
    let asked = "how would you design caching";
    companion.answer(snapshot(60_000, &[(1, "Ada", asked)])).unwrap();
    companion.answer(Request::Pick { id: "caching".into() }).unwrap();
    let view = live(companion.answer(hello(62_000)).unwrap());
    assert_eq!((view.cue.unwrap().card.id.as_str(), view.heard.len()), ("caching", 0));
    // The new reader counts from its own start.
    let view = live(companion.answer(snapshot(500, &[(1, "Ada", asked)])).unwrap());
    assert_eq!(view.heard.len(), 0, "the page shows the old row again");
    let next = [(1, "Ada", asked), (2, "Ada", "how would you design sharding")];
    let view = live(companion.answer(snapshot(900, &next)).unwrap());
    assert_eq!(view.heard.len(), 5);
    assert_eq!(view.wake_at, Some(BEGAN + 62_000.0 + 900.0 + 1_000.0));
}

#[test]
fn what_was_taken_already_is_passed_over_and_what_was_missed_is_not() {
    let mut companion = companion();
    companion.answer(hello(0)).unwrap();
    let rows = |text: &str| match snapshot(1, &[(1, "Ada", text)]) {
        Request::Hear { message: ReaderMessage::Snapshot { snapshot, .. }, .. } => snapshot,
        other => panic!("{other:?}"),
    };
    let numbered = |seq: u32, text: &str| NumberedSnapshot { seq, snapshot: Snapshot { t: 400 * seq, ..rows(text) } };
    let history = |snapshots: Vec<NumberedSnapshot>| heard(2_000, ReaderMessage::History { snapshots });
    let first = history(vec![numbered(1, "how would"), numbered(2, "how would you")]);
    assert_eq!(live(companion.answer(first).unwrap()).heard.len(), 3);
    // The port was closed and opened again: the same reader repeats, and goes on.
    companion.answer(Request::Lose { at: BEGAN + 2_500.0 }).unwrap();
    companion.answer(hello(0)).unwrap();
    let again = history(vec![numbered(2, "something else"), numbered(3, "how would you design caching")]);
    assert_eq!(
        live(companion.answer(again).unwrap()).heard.len(),
        5,
        "the row goes on, the repeated snapshot is passed over"
    );
}

#[test]
fn the_page_and_the_person_say_who_is_who() {
    let mut companion = companion();
    companion.answer(hello(0)).unwrap();
    let status = Status { own: vec!["Mario".into()], ..Status::sound() };
    companion.answer(heard(10, ReaderMessage::Status(status))).unwrap();
    let view = live(companion.answer(snapshot(375, &[(1, "Mario", "I would use caching")])).unwrap());
    assert_eq!((view.heard.len(), view.call), (0, Diagnosis::Reading { strategy: Strategy::Named }));
    assert_eq!(view.speakers, [Speaker { key: "Mario".into(), name: Some("Mario".into()), role: Some(Role::Own) }]);
    companion.answer(Request::Name { key: "Ada".into(), role: Some(Role::Own), at: BEGAN + 400.0 }).unwrap();
    let view = live(companion.answer(snapshot(700, &[(2, "Ada", "how would you design caching")])).unwrap());
    assert_eq!((view.heard.len(), view.cue), (0, None));
    let remember = Request::Remember { corrections: vec![], misheard: vec![], names: vec!["Eve".into()] };
    companion.answer(remember).unwrap();
    let view = live(companion.answer(snapshot(1_000, &[(3, "Eve", "how would you design caching")])).unwrap());
    assert_eq!((view.heard.len(), view.cue), (0, None));
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
    assert_eq!(found(" ", Filter { topic: Some("database".into()), ..Filter::default() }), ["sharding"]);
}

#[test]
fn cards_are_listed_by_their_ids_in_that_order() {
    let ids = ["sharding", "gone", "caching"].map(str::to_owned).to_vec();
    let Reply::Search(listed) = companion().answer(Request::List { ids }).unwrap() else { panic!("no list") };
    let hits: Vec<(String, usize)> = listed.hits.into_iter().map(|hit| (hit.id, hit.title_marks.len())).collect();
    assert_eq!(hits, [("sharding".to_owned(), 0), ("caching".to_owned(), 0)]);
}

#[test]
fn a_filter_alone_lists_a_whole_topic() {
    let ids: Vec<String> = (0..MAX_HITS + 10).map(|number| format!("card-{number}")).collect();
    let cards = ids.iter().map(|id| fixture::card(id)).collect();
    let mut companion = Companion::open(&Volume::of(cards).unwrap().pack().unwrap(), []).unwrap();
    let filter = Filter { topic: Some("api".into()), ..Filter::default() };
    let mut count =
        |query: &str| match companion.answer(Request::Search { query: query.into(), filter: filter.clone() }) {
            Ok(Reply::Search(view)) => view.hits.len(),
            other => panic!("{other:?}"),
        };
    assert_eq!((count(""), count("design")), (MAX_HITS + 10, MAX_HITS));
}

#[test]
fn a_card_that_is_not_there_changes_nothing() {
    let mut companion = companion();
    for request in [Request::Card { id: "nothing".into() }, Request::Pick { id: "nothing".into() }] {
        let error = companion.answer(request).unwrap_err();
        assert_eq!((error.variant(), error.to_string().as_str()), ("UnknownCard", "the bank has no card \"nothing\""));
    }
    assert_eq!(live(companion.answer(Request::Wake { at: BEGAN }).unwrap()), LiveView::default());
}

#[test]
fn requests_and_replies_have_the_documented_form() {
    let wake: Request = serde_json::from_str(r#"{"ask":"wake","at":5}"#).unwrap();
    assert_eq!(wake, Request::Wake { at: 5.0 });
    assert_eq!(
        serde_json::to_string(&hello(0)).unwrap(),
        r#"{"ask":"hear","message":{"type":"hello","platform":"meet","startedAt":1800000000000.0,"host":"meet.google.com"},"at":1800000000000.0}"#
    );
    for more in [r#"{"ask":"wake","at":5,"more":1}"#, r#"{"ask":"contents","more":1}"#, r#"{"ask":"forget","more":1}"#]
    {
        assert!(serde_json::from_str::<Request>(more).is_err(), "{more}");
    }
    let reply = companion().answer(Request::Contents {}).unwrap();
    assert_eq!(
        serde_json::to_string(&reply).unwrap(),
        r#"{"contents":{"cards":3,"topics":["api","database"],"rounds":["design"],"unreadable":[]}}"#
    );
}

/// The bank of [`companion`], with own packs beside it.
fn with_packs(packs: &[Pack]) -> Companion {
    let bank = ["pagination", "caching", "sharding"].map(fixture::card).to_vec();
    let records: Vec<(String, Vec<u8>)> = packs
        .iter()
        .map(|pack| (pack.id(), record::write(pack).unwrap()))
        .chain([("torn".into(), b"{".to_vec())])
        .collect();
    let packed = Volume::of(bank).unwrap().pack().unwrap();
    Companion::open(&packed, records.iter().map(|(id, record)| (id.as_str(), record.as_slice()))).unwrap()
}

#[test]
fn own_cards_rank_with_the_banks_and_stories_come_with_their_cards() {
    let mut own = fixture::card("ledgers");
    own.related = vec!["caching".into(), "ledgers".into(), "gone".into()];
    let part = StoryPart { slot: "What broke".into(), say: "A certificate".into() };
    let story = |card: &str| Story { card: card.into(), title: "Checkout".into(), parts: vec![part.clone()] };
    let pack = Pack { name: "My cards".into(), cards: vec![own], stories: vec![story("sharding"), story("ledgers")] };
    let mut companion = with_packs(&[pack]);

    let Reply::Contents(contents) = companion.answer(Request::Contents {}).unwrap() else { panic!("no contents") };
    assert_eq!((contents.cards, contents.unreadable), (4, vec!["torn".to_owned()]));
    let view = live(companion.answer(snapshot(375, &[(1, "Ada", "how would you design ledgers")])).unwrap());
    let at = view.wake_at.unwrap();
    let card = live(companion.answer(Request::Wake { at }).unwrap()).cue.unwrap().card;
    assert_eq!((card.id.as_str(), card.pack.as_deref()), ("own/my-cards/ledgers", Some("My cards")));
    assert_eq!(card.related.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["caching", "own/my-cards/ledgers"]);
    assert_eq!(card.stories[0].parts, [("What broke".to_owned(), "A certificate".to_owned())]);
    let Reply::Card(sharding) = companion.answer(Request::Card { id: "sharding".into() }).unwrap() else {
        panic!("no card")
    };
    assert_eq!((sharding.stories.len(), sharding.pack), (1, None));
    let search = Request::Search { query: "ledgers".into(), filter: Filter::default() };
    let Reply::Search(found) = companion.answer(search).unwrap() else { panic!("no search") };
    assert_eq!((found.hits[0].id.as_str(), found.hits[0].own), ("own/my-cards/ledgers", true));
}

#[test]
fn a_card_scores_the_same_whether_it_is_in_the_bank_or_in_a_pack() {
    let ids = ["pagination", "caching", "sharding", "ledgers", "locks"];
    let whole = Volume::of(ids.map(fixture::card).to_vec()).unwrap().pack().unwrap();
    let whole = Companion::open(&whole, []).unwrap();
    let pack = Pack { name: "p".into(), cards: ["ledgers", "locks"].map(fixture::card).to_vec(), ..Pack::default() };
    let parted = with_packs(&[pack]);
    let ranks = |mut companion: Companion| {
        companion.answer(snapshot(375, &[(1, "Ada", "so walk me through ledgers and locks and sharding")])).unwrap();
        let ranked = companion.live.ranking(5).unwrap();
        ranked.into_iter().map(|r| (r.card.rsplit('/').next().unwrap().to_owned(), r.score)).collect::<Vec<_>>()
    };
    let ranks = (ranks(whole), ranks(parted));
    assert_eq!(ranks.0.len(), 5);
    assert_eq!(ranks.0, ranks.1);
}
