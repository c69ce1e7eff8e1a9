//! What the person puts right, as the panel asks for it.

use super::tests::{BEGAN, companion, hello, live, snapshot};
use super::*;
use crate::recognition::{Correction, Misheard, Offer};

const ASKED: &str = "how would you design caching with first steps and the seventh cue";

/// A companion that has heard a question to its end, and what it knew before.
fn asked(corrections: Vec<Correction>, misheard: Vec<Misheard>) -> (Companion, LiveView) {
    let mut companion = companion();
    companion.answer(hello(0)).unwrap();
    companion.answer(Request::Remember { corrections, misheard, names: vec![] }).unwrap();
    companion.answer(snapshot(375, &[(1, "Ada", ASKED)])).unwrap();
    let view = live(companion.answer(Request::Wake { at: BEGAN + 5_000.0 }).unwrap());
    (companion, view)
}

fn card(view: &LiveView) -> Option<&str> {
    view.cue.as_ref().map(|cue| cue.card.id.as_str())
}

fn learnt(reply: Reply) -> (LiveView, Vec<Correction>) {
    match reply {
        Reply::Learnt { live, corrections } => (*live, corrections),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_card_says_why_it_is_there() {
    let (_, view) = asked(Vec::new(), vec![Misheard { heard: "first steps".into(), meant: "caching".into() }]);
    let cue = view.cue.unwrap();
    assert_eq!((cue.card.id.as_str(), cue.nearest.as_deref()), ("caching", Some("How would you design caching?")));
    assert_eq!((cue.repairs[0].heard.as_str(), cue.repairs[0].meant.as_str()), ("first steps", "caching"));
    assert!(cue.sure.unwrap() > 45 && cue.ahead.unwrap() > 0 && !cue.pinned);
    assert!(cue.next.unwrap().ends_with(" card"));
}

#[test]
fn a_wrong_card_gives_way_to_titles_and_is_learnt() {
    let (mut companion, view) = asked(Vec::new(), Vec::new());
    assert_eq!(card(&view), Some("caching"));
    assert_eq!(view.runners_up.len(), 2);
    let (view, corrections) = learnt(companion.answer(Request::Refuse { id: "caching".into() }).unwrap());
    let hints = view.hints.as_ref().unwrap();
    assert_eq!((card(&view), hints.offer, hints.titles.len()), (None, Offer::Instead, 2));
    assert_eq!((corrections[0].card.as_str(), corrections[0].right), ("caching", false));
    assert!(view.runners_up.is_empty(), "what is offered is offered once");
    // A restart of the engine knows it, too.
    let (_, view) = asked(corrections, Vec::new());
    assert_eq!(card(&view), None);
}

#[test]
fn a_picked_title_is_learnt_and_shown_the_next_time() {
    let (mut companion, _) = asked(Vec::new(), Vec::new());
    let (view, corrections) = learnt(companion.answer(Request::Pick { id: "sharding".into() }).unwrap());
    assert_eq!((card(&view), view.cue.as_ref().unwrap().nearest.as_ref()), (Some("sharding"), None));
    assert_eq!((corrections[0].card.as_str(), corrections[0].title.as_str()), ("sharding", "The sharding card"));
    let (_, view) = asked(corrections, Vec::new());
    assert_eq!(card(&view), Some("sharding"));
}

#[test]
fn pinning_and_looking_again() {
    let (mut companion, _) = asked(Vec::new(), Vec::new());
    let view = live(companion.answer(Request::Pin { id: "caching".into(), pinned: true }).unwrap());
    assert!(view.cue.unwrap().pinned);
    let view = live(companion.answer(Request::Again { at: BEGAN + 6_000.0 }).unwrap());
    assert_eq!(view.hints.unwrap().offer, Offer::Same);
    let view = live(companion.answer(Request::Again { at: BEGAN + 60_000.0 }).unwrap());
    let hints = view.hints.as_ref().unwrap();
    assert_eq!((hints.offer, hints.titles.len(), card(&view)), (Offer::Nothing, 0, Some("caching")));
    let view = live(companion.answer(Request::Pin { id: "caching".into(), pinned: false }).unwrap());
    assert!(!view.cue.unwrap().pinned);
}

#[test]
fn requests_have_the_documented_form() {
    let read = |json: &str| serde_json::from_str::<Request>(json);
    let remember = r#"{"ask":"remember","corrections":[{"words":["a","b"],"card":"c","title":"C","right":true}],"misheard":[{"heard":"x","meant":"y"}],"names":["Sam"]}"#;
    let correction =
        Correction { words: vec!["a".into(), "b".into()], card: "c".into(), title: "C".into(), right: true };
    let misheard = Misheard { heard: "x".into(), meant: "y".into() };
    let names = vec!["Sam".to_owned()];
    assert_eq!(
        read(remember).unwrap(),
        Request::Remember { corrections: vec![correction], misheard: vec![misheard], names }
    );
    assert_eq!(read(r#"{"ask":"again","at":5}"#).unwrap(), Request::Again { at: 5.0 });
    assert_eq!(read(r#"{"ask":"refuse","id":"c"}"#).unwrap(), Request::Refuse { id: "c".into() });
    assert_eq!(read(r#"{"ask":"pin","id":"c","pinned":true}"#).unwrap(), Request::Pin { id: "c".into(), pinned: true });
    for wrong in [r#"{"ask":"pin","id":"c"}"#, r#"{"ask":"again"}"#, r#"{"ask":"refuse","id":"c","more":1}"#] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    for id in ["refuse", "pin"] {
        let request =
            read(&format!(r#"{{"ask":"{id}","id":"gone"{}}}"#, if id == "pin" { r#","pinned":true"# } else { "" }));
        assert_eq!(companion().answer(request.unwrap()).unwrap_err().variant(), "UnknownCard");
    }
}

#[test]
fn outside_a_session_words_are_heard_and_no_card_comes() {
    let mut companion = companion();
    companion.answer(hello(0)).unwrap();
    companion.answer(Request::Cues { on: false }).unwrap();
    companion.answer(snapshot(375, &[(1, "Ada", ASKED)])).unwrap();
    let view = live(companion.answer(Request::Wake { at: BEGAN + 5_000.0 }).unwrap());
    assert_eq!((card(&view), view.heard.len()), (None, ASKED.split(' ').count()));
    let view = live(companion.answer(Request::Pick { id: "sharding".into() }).unwrap());
    assert_eq!(card(&view), Some("sharding"), "the person may choose");
}
