//! What the options page may ask, and what is kept.

use super::*;
use crate::bank::fixture;
use crate::packs::{Form, StoryPart};

fn shelf() -> Shelf {
    let mut incident = fixture::card("incident-story");
    incident.story = Some("What broke · My part".to_owned());
    Shelf::beside_cards(&[fixture::card("sharding"), incident])
}

/// Answers, and puts the writes where the next `load` finds them.
fn ask(shelf: &mut Shelf, kept: &mut BTreeMap<String, Vec<u8>>, request: Request) -> Reply {
    let answer = shelf.answer(request).unwrap();
    for Write { id, record } in answer.writes {
        match record {
            Some(record) => kept.insert(id, record),
            None => kept.remove(&id),
        };
    }
    let before = shelf.view();
    shelf.load(kept.iter().map(|(id, record)| (id.as_str(), record.as_slice())));
    assert_eq!(shelf.view(), before, "what is kept is not what was shown");
    answer.reply
}

fn own_card(question: &str) -> Box<Card> {
    Box::new(Card { question: question.into(), approach: fixture::card("x").approach, ..Card::default() })
}

fn save(card: Box<Card>, replaces: Option<&str>) -> Request {
    Request::SaveCard { pack: "My cards".into(), replaces: replaces.map(str::to_owned), card }
}

fn view(reply: Reply) -> ShelfView {
    match reply {
        Reply::Shelf(view) | Reply::Imported { shelf: view, .. } => view,
        other => panic!("{other:?}"),
    }
}

#[test]
fn cards_are_added_changed_and_removed() {
    let (mut shelf, mut kept) = (shelf(), BTreeMap::new());
    ask(&mut shelf, &mut kept, save(own_card("Why us?"), None));
    let now = view(ask(&mut shelf, &mut kept, save(own_card("Why now?"), None)));
    let titles = |view: &ShelfView| view.packs[0].cards.iter().map(|card| card.title.clone()).collect::<Vec<_>>();
    assert_eq!((now.packs[0].id.as_str(), titles(&now)), ("my-cards", vec!["Why us".to_owned(), "Why now".to_owned()]));

    let mut card = own_card("Why us, really?");
    card.id = "why-us".into();
    let now = view(ask(&mut shelf, &mut kept, save(card, Some("why-us"))));
    assert_eq!(titles(&now), ["Why us, really", "Why now"]);

    ask(&mut shelf, &mut kept, Request::RemoveCard { pack: "my-cards".into(), id: "why-us".into() });
    assert_eq!(kept.len(), 1);
    ask(&mut shelf, &mut kept, Request::RemoveCard { pack: "my-cards".into(), id: "why-now".into() });
    assert!(kept.is_empty(), "a pack without anything in it is gone");
}

#[test]
fn a_form_with_mistakes_names_its_fields_and_changes_nothing() {
    let (mut shelf, mut kept) = (shelf(), BTreeMap::new());
    ask(&mut shelf, &mut kept, save(own_card("Why us?"), None));
    let before = kept.clone();
    let mut card = own_card("  ");
    card.title = "x".repeat(81);
    let Reply::Refused { mistakes } = ask(&mut shelf, &mut kept, save(card, None)) else { panic!("taken") };
    let places: Vec<&str> = mistakes.iter().map(|mistake| mistake.place.as_str()).collect();
    assert_eq!((places, kept), (vec!["title", "question"], before));
    let Reply::Refused { mistakes } = shelf.answer(save(own_card("Why us!"), None)).unwrap().reply else {
        panic!("taken")
    };
    assert_eq!(mistakes[0].place, "id");
}

#[test]
fn stories_belong_to_cards_and_leave_empty_slots_out() {
    let (mut shelf, mut kept) = (shelf(), BTreeMap::new());
    let slots = view(ask(&mut shelf, &mut kept, Request::List {})).story_cards[0].slots.clone();
    assert_eq!(slots, ["What broke", "My part"]);
    let part = |slot: &str, say: &str| StoryPart { slot: slot.into(), say: say.into() };
    let story = Story {
        card: "incident-story".into(),
        title: "Checkout".into(),
        parts: vec![part("What broke", "A certificate"), part("My part", " ")],
    };
    let request = Request::SaveStory { pack: "My cards".into(), replaces: None, story: story.clone() };
    let now = view(ask(&mut shelf, &mut kept, request));
    assert_eq!(now.packs[0].stories[0].card, "The incident-story card");
    let Reply::Story(kept_story) = ask(&mut shelf, &mut kept, Request::Story { pack: "my-cards".into(), index: 0 })
    else {
        panic!("no story")
    };
    assert_eq!(kept_story.parts, [part("What broke", "A certificate")]);

    let lost = Request::SaveStory {
        pack: "My cards".into(),
        replaces: None,
        story: Story { card: "nothing".into(), ..story },
    };
    let Reply::Refused { mistakes } = ask(&mut shelf, &mut kept, lost) else { panic!("taken") };
    assert_eq!(mistakes[0].place, "card");
}

#[test]
fn a_file_is_taken_whole_or_not_at_all() {
    let (mut shelf, mut kept) = (shelf(), BTreeMap::new());
    let import = |text: &str| Request::Import { file: "notes.toml".into(), text: text.into() };
    let sound = "name = \"Notes\"\n[[cards]]\nquestion = \"Why?\"\napproach = [\"Because\"]\n";
    assert!(matches!(ask(&mut shelf, &mut kept, import(sound)), Reply::Imported { replaced: false, .. }));
    let before = kept.clone();
    let broken = format!("{sound}[[cards]]\ntitle = \"No question\"\n");
    let Reply::Refused { mistakes } = ask(&mut shelf, &mut kept, import(&broken)) else { panic!("taken") };
    assert_eq!((mistakes[0].line, &kept), (Some(5), &before));
    let again = sound.replace("Because", "Because of that");
    assert!(matches!(ask(&mut shelf, &mut kept, import(&again)), Reply::Imported { replaced: true, .. }));

    let Reply::File { name, text } =
        ask(&mut shelf, &mut kept, Request::Export { pack: "notes".into(), form: Form::Markdown })
    else {
        panic!("no file")
    };
    assert_eq!(name, "notes.md");
    assert!(text.contains("- Because of that"), "{text}");
}

#[test]
fn a_damaged_pack_is_named_kept_and_can_be_removed() {
    let (mut shelf, mut kept) = (shelf(), BTreeMap::from([("old".to_owned(), b"{".to_vec())]));
    shelf.load(kept.iter().map(|(id, record)| (id.as_str(), record.as_slice())));
    let now = view(ask(&mut shelf, &mut kept, save(own_card("Why us?"), None)));
    assert_eq!((now.unreadable, kept.len()), (vec!["old".to_owned()], 2));
    let request = Request::SaveCard { pack: "Old".into(), replaces: None, card: own_card("Why?") };
    assert!(matches!(ask(&mut shelf, &mut kept, request), Reply::Refused { .. }));
    assert_eq!(kept["old"], b"{");
    let now = view(ask(&mut shelf, &mut kept, Request::RemovePack { pack: "old".into() }));
    assert_eq!((now.unreadable.len(), kept.len()), (0, 1));
    assert!(matches!(shelf.answer(Request::Card { pack: "old".into(), id: "x".into() }), Err(ShelfError::Gone(_))));
}
