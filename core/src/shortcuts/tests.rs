//! Tests of keys and of what they are bound to.

use super::{Action, Key, KeyError, Shortcuts, Taken};
use proptest::prelude::*;

fn kept(list: &[(&str, &str)]) -> Shortcuts {
    Shortcuts::of(list.iter().map(|(word, key)| ((*word).to_owned(), (*key).to_owned())))
}

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

fn written(shortcuts: &Shortcuts) -> Vec<(String, String)> {
    let text = |key: Option<&Key>| key.map(|key| key.text()).unwrap_or_default();
    shortcuts.changed().map(|(action, key)| (action.word().to_owned(), text(key))).collect()
}

#[test]
fn actions_stand_at_their_places_and_have_words_of_their_own() {
    for (place, action) in Action::ALL.into_iter().enumerate() {
        assert_eq!(action as usize, place);
        assert_eq!(Action::of(action.word()), Some(action));
    }
    assert_eq!(Action::of("back"), None);
}

#[test]
fn by_default_each_key_is_for_its_action() {
    let shortcuts = Shortcuts::default();
    let keys = [
        ("/", Action::Search),
        (".", Action::Palette),
        ("?", Action::Help),
        ("p", Action::Pause),
        ("s", Action::Start),
        ("w", Action::Wrong),
        ("k", Action::Keep),
        ("a", Action::Again),
        ("c", Action::Coverage),
        ("1", Action::First),
        ("2", Action::Second),
        ("3", Action::Third),
    ];
    for (key, action) in keys {
        assert_eq!(shortcuts.action_for(key, false), Some(action), "{key}");
        assert_eq!(shortcuts.action_for(key, true), None, "{key} with Alt");
    }
    assert_eq!((shortcuts.key_of(Action::Practice), shortcuts.key_of(Action::Plan)), (None, None));
    assert_eq!(shortcuts.changed().count(), 0);
    assert_eq!(shortcuts, kept(&[]));
}

#[test]
fn letters_have_no_case_whatever_the_keyboard() {
    for (large, small) in
        [("P", "p"), ("Ä", "ä"), ("Ł", "ł"), ("Š", "š"), ("Ž", "ž"), ("Ω", "ω"), ("Ж", "ж"), ("Ї", "ї")]
    {
        assert_eq!(key(large), key(small), "{large}");
        assert_eq!(key(large).text(), small);
    }
    for alone in ["×", "÷", "ß", "ĸ", "ŉ", "İ", "ı", "@", "[", "`", "{", "あ"] {
        assert_eq!(key(alone).text(), alone);
    }
    assert_eq!(Shortcuts::default().action_for("P", false), Some(Action::Pause));
}

/// The distances say the same as the full table, wherever they say anything.
#[test]
fn small_letters_are_those_of_unicode() {
    for letter in ('!'..'\u{530}').filter(|letter| Key::pressed(&letter.to_string(), false).is_ok()) {
        let small = key(&letter.to_string()).character();
        if small != letter {
            assert_eq!(letter.to_lowercase().to_string(), small.to_string());
        }
    }
}

#[test]
fn what_may_not_be_bound_says_why() {
    let refused = [
        ("", KeyError::Nothing),
        ("alt+", KeyError::Nothing),
        ("ctrl+p", KeyError::Foreign),
        ("Meta+p", KeyError::Foreign),
        ("Tab", KeyError::Reserved),
        ("Enter", KeyError::Reserved),
        ("Escape", KeyError::Reserved),
        ("ArrowUp", KeyError::Reserved),
        ("alt+Tab", KeyError::Reserved),
        ("Dead", KeyError::Reserved),
        (" ", KeyError::Reserved),
        ("alt+ ", KeyError::Reserved),
        ("\t", KeyError::Invisible),
        ("\u{202e}", KeyError::Invisible),
        ("\u{a0}", KeyError::Invisible),
    ];
    for (text, why) in refused {
        assert_eq!(Key::parse(text), Err(why), "{text:?}");
    }
    for text in ["+", "alt++", "alt+x", "ж"] {
        assert_eq!(key(text).text(), text);
    }
    assert_eq!(key("Alt+X"), key("alt+x"));
}

#[test]
fn a_key_in_use_is_refused_and_says_by_whom() {
    let mut shortcuts = Shortcuts::default();
    assert_eq!(shortcuts.bind(Action::Wrong, Some(key("P"))), Err(Taken { by: Action::Pause }));
    assert_eq!(shortcuts, Shortcuts::default());
    assert_eq!(shortcuts.bind(Action::Wrong, Some(key("w"))), Ok(()));
    assert_eq!(shortcuts.bind(Action::Wrong, Some(key("alt+p"))), Ok(()));
    assert_eq!(shortcuts.action_for("p", true), Some(Action::Wrong));
    assert_eq!(shortcuts.action_for("w", false), None);
}

#[test]
fn an_action_switched_off_has_no_key_and_takes_none() {
    let mut shortcuts = Shortcuts::default();
    assert_eq!(shortcuts.bind(Action::Pause, None), Ok(()));
    assert_eq!(shortcuts.key_of(Action::Pause), None);
    assert_eq!(shortcuts.action_for("p", false), None);
    assert_eq!(written(&shortcuts), [("pause".to_owned(), String::new())]);
    // Its key is free for another one, and then it cannot have it back.
    assert_eq!(shortcuts.bind(Action::Plan, Some(key("p"))), Ok(()));
    assert_eq!(shortcuts.reset(Action::Pause), Err(Taken { by: Action::Plan }));
    assert_eq!(shortcuts.reset(Action::Plan), Ok(()));
    assert_eq!(shortcuts.reset(Action::Pause), Ok(()));
    assert_eq!(shortcuts, Shortcuts::default());
}

#[test]
fn what_is_kept_comes_before_defaults_and_what_is_no_key_after() {
    // `w` was given to search: wrong, which nobody touched, has none.
    let shortcuts = kept(&[("search", "w"), ("unheard-of", "x"), ("pause", "Tab"), ("keep", "")]);
    assert_eq!(shortcuts.action_for("w", false), Some(Action::Search));
    assert_eq!(shortcuts.key_of(Action::Wrong), None);
    assert_eq!(shortcuts.key_of(Action::Pause), Some(&key("p")));
    assert_eq!(shortcuts.key_of(Action::Keep), None);
    // Of two with one key the one above has it, and the other its default, whatever the order in which they are kept.
    for list in [[("pause", "x"), ("again", "x")], [("again", "x"), ("pause", "x")]] {
        let shortcuts = kept(&list);
        assert_eq!(shortcuts.action_for("x", false), Some(Action::Pause));
        assert_eq!(shortcuts.key_of(Action::Again), Some(&key("a")));
    }
    // Two that swapped their keys.
    let swapped = kept(&[("pause", "s"), ("start", "p")]);
    assert_eq!(swapped.action_for("s", false), Some(Action::Pause));
    assert_eq!(swapped.action_for("p", false), Some(Action::Start));
}

fn any_kept() -> impl Strategy<Value = Vec<(String, String)>> {
    let words: Vec<&'static str> = Action::ALL.iter().map(|action| action.word()).chain(["other"]).collect();
    let word = proptest::sample::select(words).prop_map(str::to_owned);
    let key = prop_oneof![
        3 => "(alt\\+)?[a-zA-Z0-9?/.ÄäЖж]",
        1 => "",
        1 => "\\PC{0,4}",
    ];
    proptest::collection::vec((word, key), 0..20)
}

proptest! {
    #[test]
    fn no_two_actions_have_one_key(kept in any_kept()) {
        let shortcuts = Shortcuts::of(kept);
        let keys: Vec<&Key> = Action::ALL.into_iter().filter_map(|action| shortcuts.key_of(action)).collect();
        for (place, key) in keys.iter().enumerate() {
            prop_assert!(!keys[..place].contains(key), "{key:?}");
        }
    }

    #[test]
    fn what_is_kept_comes_back_as_it_was(kept in any_kept()) {
        let shortcuts = Shortcuts::of(kept);
        prop_assert_eq!(Shortcuts::of(written(&shortcuts)), shortcuts);
    }

    #[test]
    fn a_key_that_may_be_bound_is_read_as_it_was_written(character in any::<char>(), alt in any::<bool>()) {
        if let Ok(key) = Key::pressed(&character.to_string(), alt) {
            prop_assert_eq!(Key::parse(&key.text()), Ok(key));
            prop_assert_eq!(Key::pressed(&key.character().to_string(), key.alt()), Ok(key));
        }
    }
}
