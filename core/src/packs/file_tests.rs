//! Both forms of a pack's file, and what is refused.

use super::*;
use crate::bank::{Card, Entry, FollowUp, Point, Round, Source, fixture};
use crate::packs::{Story, StoryPart};
use proptest::prelude::*;

fn read(file: &str, text: &str) -> Result<Pack, Vec<String>> {
    PackFile::read(file, text, |id| id == "incident-story")
        .map_err(|findings| findings.iter().map(ToString::to_string).collect())
}

const MARKDOWN: &str = "\
# My cards

## How would you shard our ledger?

- Topic: database
- Minutes: 12
- Rounds: design, database

### Asked as

- Say one database can't hold the ledger any more

### Approach

1. By account, not by time
2. Move accounts *online*
   Copy, tail the log,
   switch.

### Points

- Shard key
  by account, shard key

## Story: Checkout down

- Card: incident-story
- **What broke:** a certificate ran out
- Twenty minutes: nobody could pay
";

#[test]
fn markdown_says_what_toml_says() {
    let toml = r#"
name = "My cards"

[[cards]]
topic = "database"
question = "How would you shard our ledger?"
minutes = 12
rounds = ["design", "database"]
aliases = ["Say one database can't hold the ledger any more"]
approach = ["By account, not by time", { say = "Move accounts online", more = "Copy, tail the log, switch." }]
[[cards.points]]
say = "Shard key"
cues = ["by account", "Shard key"]

[[stories]]
card = "incident-story"
title = "Checkout down"
parts = [{ slot = "What broke", say = "a certificate ran out" }, { say = "Twenty minutes: nobody could pay" }]
"#;
    let pack = read("notes.md", MARKDOWN).unwrap();
    assert_eq!(read("notes.toml", toml).unwrap(), pack);
    let card = &pack.cards[0];
    assert_eq!(
        (card.id.as_str(), card.title.as_str()),
        ("how-would-you-shard-our-ledger", "How would you shard our ledger")
    );
    assert_eq!((card.rounds.as_slice(), card.minutes), (&[Round::Design, Round::Database][..], 12));
}

#[test]
fn the_pack_in_the_readme_is_one() {
    let readme = include_str!("../../../README.md");
    let (_, block) = readme.split_once("```markdown\n").unwrap();
    let (text, _) = block.split_once("```").unwrap();
    let pack = read("readme.md", text).unwrap();
    assert_eq!((pack.cards[0].approach.len(), pack.stories[0].parts.len()), (2, 1));
}

#[test]
fn every_mistake_is_named_with_its_line() {
    let broken = MARKDOWN
        .replace("Minutes: 12", "Minutes: soon")
        .replace("### Points", "### Pionts")
        .replace("- Topic", "- Colour: red\n- Topic");
    assert_eq!(
        read("notes.md", &broken).unwrap_err(),
        [
            "notes.md:5: a card has no \"colour\". Use one of: id, title, topic, minutes, rounds, levels, archetypes, senior, story, related.",
            "notes.md:7: \"soon\" is no number of minutes. Write a number such as 10.",
            "notes.md:21: a card has no section \"Pionts\". Did you mean \"points\"?",
        ]
    );
    let broken = MARKDOWN
        .replace("Card: incident-story", "Card: nothing")
        .replace("1. By", &format!("1. {}By", "x".repeat(300)));
    let line = |problem: &str| broken.lines().position(|line| line.contains(problem)).unwrap() + 1;
    assert_eq!(
        read("notes.md", &broken).unwrap_err(),
        [
            format!(
                "notes.md:{}: `approach.0.say` has 321 characters, at most 300 fit. Shorten it; what is left over belongs in `more` or another entry.",
                line("xBy")
            ),
            format!(
                "notes.md:{}: no card has the id \"nothing\". Name the card that the story is for, such as `card = \"incident-story\"`.",
                line("Card:")
            ),
        ]
    );
}

#[test]
fn toml_mistakes_name_their_lines_too() {
    let text = "name = \"x\"\n\n[[cards]]\nquestion = \"Why?\"\n";
    assert_eq!(
        read("a.toml", text).unwrap_err(),
        [
            "a.toml:4: the card \"Why\" has nothing to show but its question. Add at least one line, such as a step of the approach."
        ]
    );
    assert_eq!(
        read("a.toml", "name = \"x\"\n[[cards]]\nquestoin = \"Why?\"\n").unwrap_err(),
        ["a.toml:3: unknown field `questoin`. Did you mean `question`?"]
    );
    assert_eq!(
        read("a.toml", "name = \"x\"\n[[cards]]\nquestion = \"Why?\"\napproach = [{ more = \"x\" }]\n").unwrap_err(),
        ["a.toml:4: the field `say` is missing. Add `say = …`."]
    );
}

#[test]
fn other_files_are_refused_by_name_and_size() {
    assert_eq!(
        read("notes.txt", "x").unwrap_err(),
        ["notes.txt:1: this is no file of a pack. Packs are .toml or .md files; export one to see their form."]
    );
    let error = read("a.md", &"x".repeat(MAX_BYTES + 1)).unwrap_err();
    assert!(error[0].contains("16777217 bytes"), "{}", error[0]);
    assert_eq!(read("a.md", "").unwrap_err()[0], "a.md:1: `name` is empty. Write it.");
}

#[test]
fn a_thousand_mistakes_are_told_in_part_and_in_no_time() {
    let card = "[[cards]]\nquestion = \"Why?\"\n".repeat(1_000);
    assert_eq!(read("a.toml", &format!("name = \"x\"\n{card}")).unwrap_err().len(), 100);
}

#[test]
fn the_banks_own_form_of_a_card_comes_back_whole() {
    let mut card = fixture::card("one");
    card.senior = Some("Owns it: #1".into());
    card.related = vec!["two".into(), "three".into()];
    card.sources =
        vec![Source { name: "RFC [9110]".into(), url: Some("https://www.rfc-editor.org/rfc/rfc9110".into()) }];
    let pack = Pack { name: "Mine".into(), cards: vec![card], stories: Vec::new() };
    for form in [Form::Toml, Form::Markdown] {
        let (file, text) = PackFile::write(&pack, form);
        assert_eq!(read(&file, &text).as_ref(), Ok(&pack), "{text}");
    }
}

/// Texts such as people write, with everything that means something in Markdown or TOML.
fn text() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[ -~éß“…]{1,40}")
        .unwrap()
        .prop_map(|text| crate::cleaning::cleaned(&text))
        .prop_filter("blank", |text| !text.is_empty())
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let entry = (text(), proptest::option::of(text())).prop_map(|(say, more)| Entry { say, more });
    proptest::collection::vec(entry, 1..3)
}

prop_compose! {
    fn card()(
        question in "((story|Question): ?)?[ -~]{1,40}[a-z]", title in text(), aliases in proptest::collection::vec(text(), 0..3), approach in entries(), thin in entries(),
        ask in text(), probes in text(), say in text(), cue in "[a-z0-9 ]{1,9}[a-z]", senior in proptest::option::of(text()), name in text(),
    ) -> Card {
        let mut card = Card { question: crate::cleaning::cleaned(&question), title, aliases, approach, thin, senior, ..Card::default() };
        card.follow_ups = vec![FollowUp { ask, probes }];
        card.points = vec![Point { say, cues: vec![crate::cleaning::cleaned(&cue)] }];
        card.sources = vec![Source { name, url: None }];
        card
    }
}

proptest! {
    #[test]
    fn what_is_exported_is_imported_again(card in card(), title in text(), slot in "[A-Za-z #*:]{0,12}[a-z]", say in text()) {
        let part = StoryPart { slot: crate::cleaning::cleaned(&slot), say };
        let story = Story { card: "incident-story".into(), title, parts: vec![part] };
        let mut pack = Pack { name: "Mine".into(), cards: vec![card], stories: vec![story] };
        pack.complete();
        for form in [Form::Toml, Form::Markdown] {
            let (file, text) = PackFile::write(&pack, form);
            prop_assert_eq!(read(&file, &text), Ok(pack.clone()), "{}", text);
        }
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,200}|([#\\-*>` \\[\\]\n:a-z0-9.]{0,200})") {
        let _ = read("a.md", &text);
        let _ = read("a.toml", &text);
    }
}
