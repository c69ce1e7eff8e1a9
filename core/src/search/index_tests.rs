use super::*;
use crate::bank::{Level, Round, fixture};
use proptest::prelude::*;

fn cards() -> Vec<Card> {
    let mut cards: Vec<Card> = ["pagination", "caching", "sharding", "limits"].into_iter().map(fixture::card).collect();
    cards[0].aliases[0] = "How do you paginate a huge result set?".to_owned();
    cards[1].levels = vec![Level::Senior, Level::Staff];
    cards[2].topic = "database".to_owned();
    cards[2].rounds = vec![Round::Database];
    cards[3].approach[0].say = "Token bucket, with a café example".to_owned();
    cards
}

fn opened(cards: &[Card]) -> SearchIndex {
    SearchIndex::open(&[&SearchIndex::index(cards).unwrap()]).unwrap()
}

fn ids_of(cards: &[Card], query: &str) -> Vec<String> {
    let found = opened(cards).search(query, &Filter::default(), 10).unwrap();
    found.into_iter().map(|found| cards[found.card].id.clone()).collect()
}

fn ids(query: &str, filter: &Filter) -> Vec<String> {
    let cards = cards();
    let found = opened(&cards).search(query, filter, 10).unwrap();
    found.into_iter().map(|found| cards[found.card].id.clone()).collect()
}

fn first(query: &str) -> Option<String> {
    ids(query, &Filter::default()).into_iter().next()
}

#[test]
fn words_beginnings_and_typos_find_their_card() {
    for query in ["pagination", "pagin", "paginaton", "huge resul", "PAGINATE"] {
        assert_eq!(first(query).as_deref(), Some("pagination"), "{query}");
    }
    assert_eq!(first("tokne bucket").as_deref(), Some("limits"));
    assert_eq!(first("cafe").as_deref(), Some("limits"));
}

#[test]
fn a_match_in_the_question_comes_before_one_in_the_body() {
    let mut cards = cards();
    cards[1].approach[0].say = "Mind the sharding".to_owned();
    assert_eq!(ids_of(&cards, "sharding"), ["sharding", "caching"]);
}

#[test]
fn a_word_as_typed_in_an_alias_comes_before_a_typo_of_it_in_the_title() {
    let mut cards = cards();
    cards[1].title = "Sharing".to_owned();
    cards[3].aliases[0] = "What about sharding?".to_owned();
    cards.remove(2);
    assert_eq!(ids_of(&cards, "sharding"), ["limits", "caching"]);
}

#[test]
fn a_title_that_begins_as_typed_comes_first() {
    let mut cards = cards();
    cards[0].title = "The cost of queues, and cost".to_owned();
    cards[1].title = "Queues: what they cost".to_owned();
    for typed in ["q", "queu", "Queues what"] {
        assert_eq!(ids_of(&cards, typed).first().map(String::as_str), Some("caching"), "{typed}");
    }
}

#[test]
fn a_card_called_by_both_words_comes_before_one_that_mentions_them_everywhere() {
    let mut cards = cards();
    cards[0].title = "Quorums in zones".to_owned();
    cards[1].title = "The quorums".to_owned();
    cards[1].question = "Why quorums, and why zones?".to_owned();
    cards[1].approach[0].say = "Say what quorums are, then zones".to_owned();
    for typed in ["quor zon", "quorms zoned"] {
        assert_eq!(ids_of(&cards, typed), ["pagination", "caching"], "{typed}");
    }
}

#[test]
fn a_beginning_in_a_long_title_outweighs_a_common_word_in_a_short_one() {
    let mut cards: Vec<Card> = (0..20).map(|number| fixture::card(&format!("card-{number}"))).collect();
    cards[0].title = "Which".to_owned();
    cards[0].approach[0].say = "Zoning comes later".to_owned();
    cards[1].title = "Which of the zones to fail over to first".to_owned();
    assert_eq!(ids_of(&cards, "which zon"), ["card-1", "card-0"]);
}

#[test]
fn one_or_two_letters_begin_words_of_titles_and_askings_only() {
    let mut cards = cards();
    cards[0].title = "Zebra striping".to_owned();
    cards[1].aliases[0] = "Who needs zebras?".to_owned();
    cards[2].approach[0].say = "Zebra first".to_owned();
    cards[3].approach[0].say = "Plan Z".to_owned();
    assert_eq!(ids_of(&cards, "ze"), ["pagination", "caching"]);
    assert_eq!(ids_of(&cards, "zeb"), ["pagination", "caching", "sharding"]);
    assert_eq!(ids_of(&cards, "z").len(), 3, "a word of one letter is found anywhere");
}

#[test]
fn filters_narrow_and_never_widen() {
    let topic = Filter { topic: Some("database".into()), ..Filter::default() };
    assert_eq!(ids("design", &topic), ["sharding"]);
    assert_eq!(ids("pagination", &topic), Vec::<String>::new());
    let round = Filter { round: Some(Round::Database), ..Filter::default() };
    assert_eq!(ids("design", &round), ["sharding"]);
    let level = Filter { level: Some(Level::Staff), ..Filter::default() };
    assert_eq!(ids("design", &level), ["caching"]);
}

#[test]
fn words_that_no_card_has_together_still_find_something() {
    assert_eq!(first("caching zeppelin").as_deref(), Some("caching"));
    assert_eq!(first("zeppelin"), None);
    assert_eq!(first("  ?! "), None);
}

proptest! {
    #[test]
    fn any_typed_text_is_answered(query in "\\PC{0,60}") {
        ids(&query, &Filter::default());
    }
}
