//! What a person sees, decision by decision.

use super::*;

/// A question, with the cards 10, 11, … after the first.
fn leading(card: usize, confidence: f32) -> Option<Leading> {
    Some(Leading { card, confidence, asks: true, next: vec![10, 11, 12] })
}

fn told(card: usize, confidence: f32) -> Option<Leading> {
    leading(card, confidence).map(|leading| Leading { asks: false, ..leading })
}

fn offered(screen: &Screen) -> Option<(Offer, Vec<usize>)> {
    screen.offered().map(|offered| (offered.offer, offered.cards.clone()))
}

fn shown(screen: &Screen) -> Option<(usize, Phase)> {
    screen.shown().map(|shown| (shown.card, shown.phase))
}

#[test]
fn a_card_is_held_back_for_three_words_and_locked_at_the_end() {
    let mut screen = Screen::default();
    assert!(!screen.hear(leading(7, 0.8), 1));
    assert!(!screen.hear(leading(7, 0.8), 1));
    assert!(screen.hear(leading(7, 0.8), 1));
    assert_eq!(shown(&screen), Some((7, Phase::Provisional)));
    assert!(screen.end(leading(7, 0.8)));
    assert_eq!(shown(&screen), Some((7, Phase::Locked)));
    assert!(!screen.end(leading(7, 0.8)), "a question ends once");
}

#[test]
fn the_end_of_a_question_does_not_wait_for_the_hold() {
    let mut screen = Screen::default();
    screen.hear(leading(7, 0.8), 1);
    assert!(screen.end(leading(7, 0.8)));
    assert_eq!(shown(&screen), Some((7, Phase::Locked)));
}

#[test]
fn weak_evidence_shows_nothing() {
    let mut screen = Screen::default();
    for _ in 0..20 {
        assert!(!screen.hear(leading(7, 0.3), 1));
    }
    assert!(!screen.end(leading(7, 0.3)));
    assert_eq!(shown(&screen), None);
}

#[test]
fn a_provisional_card_is_withdrawn_and_the_locked_one_returns() {
    let mut screen = Screen::default();
    screen.pick(1);
    for _ in 0..3 {
        screen.hear(leading(2, 0.8), 1);
    }
    assert_eq!(shown(&screen), Some((2, Phase::Provisional)));
    assert!(screen.end(leading(3, 0.1)));
    assert_eq!(shown(&screen), Some((1, Phase::Locked)));
}

#[test]
fn a_locked_card_outlives_any_small_talk() {
    let mut screen = Screen::default();
    screen.pick(1);
    for _ in 0..50 {
        assert!(!screen.hear(leading(2, 0.2), 1));
        assert!(!screen.end(None));
    }
    assert_eq!(shown(&screen), Some((1, Phase::Locked)));
}

#[test]
fn a_question_with_too_little_evidence_offers_titles_and_no_card() {
    let mut screen = Screen::default();
    screen.hear(leading(7, 0.3), 1);
    assert_eq!(offered(&screen), None, "not while it is spoken");
    assert!(!screen.end(leading(7, 0.3)));
    assert_eq!((shown(&screen), offered(&screen)), (None, Some((Offer::Maybe, vec![7, 10, 11]))));
    screen.hear(told(7, 0.3), 1);
    assert!(offered(&screen).is_some(), "a word more does not take them away");
    screen.end(told(7, 0.3));
    assert_eq!(offered(&screen), None, "what is no question does");
}

#[test]
fn titles_are_for_questions_with_some_evidence_and_go_with_the_next_one() {
    let mut screen = Screen::default();
    screen.pick(10);
    for weak in [told(7, 0.3), leading(7, 0.1), leading(10, 0.3), None] {
        screen.hear(weak.clone(), 1);
        screen.end(weak.clone());
        assert_eq!(offered(&screen), None, "{weak:?}");
    }
    screen.hear(leading(7, 0.3), 1);
    screen.end(leading(7, 0.3));
    assert_eq!(offered(&screen), Some((Offer::Maybe, vec![7, 11, 12])), "beside the locked card, without it");
    screen.renew();
    assert_eq!(offered(&screen), None);
    screen.hear(leading(7, 0.3), 1);
    screen.end(leading(7, 0.3));
    screen.pick(11);
    assert_eq!(offered(&screen), None);
}

#[test]
fn a_pinned_card_stays_and_a_new_one_is_only_named() {
    let mut screen = Screen::default();
    screen.pin(true);
    assert!(!screen.pinned(), "there is nothing to keep");
    for _ in 0..3 {
        screen.hear(leading(1, 0.8), 1);
    }
    screen.pin(true);
    assert_eq!((shown(&screen), screen.pinned()), (Some((1, Phase::Locked)), true));
    for _ in 0..20 {
        assert!(!screen.hear(leading(2, 0.9), 1));
    }
    assert!(!screen.end(leading(2, 0.9)));
    assert_eq!((shown(&screen), offered(&screen)), (Some((1, Phase::Locked)), Some((Offer::Next, vec![2]))));
    screen.hear(leading(1, 0.9), 1);
    screen.end(leading(1, 0.9));
    screen.pin(false);
    screen.hear(leading(3, 0.9), 1);
    assert!(screen.end(leading(3, 0.9)));
    assert_eq!(shown(&screen), Some((3, Phase::Locked)));
}

#[test]
fn picking_another_card_unpins() {
    let mut screen = Screen::default();
    screen.pick(1);
    screen.pin(true);
    screen.pick(2);
    assert!(!screen.pinned());
}

#[test]
fn a_refused_card_goes_and_others_are_offered_until_another_question() {
    let mut screen = Screen::default();
    screen.hear(leading(1, 0.8), 1);
    screen.end(leading(1, 0.8));
    screen.pin(true);
    screen.refuse(vec![4, 5, 6, 7]);
    assert_eq!((shown(&screen), screen.pinned()), (None, false));
    assert_eq!(offered(&screen), Some((Offer::Instead, vec![4, 5, 6])));
    screen.hear(told(4, 0.1), 1);
    screen.end(told(4, 0.1));
    assert!(offered(&screen).is_some(), "the person asked for them");
    screen.renew();
    assert_eq!(offered(&screen), None);
}

#[test]
fn refusing_a_provisional_card_brings_the_locked_one_back() {
    let mut screen = Screen::default();
    screen.pick(1);
    for _ in 0..3 {
        screen.hear(leading(2, 0.8), 1);
    }
    screen.refuse(vec![1, 3]);
    assert_eq!((shown(&screen), offered(&screen)), (Some((1, Phase::Locked)), Some((Offer::Instead, vec![3]))));
}

#[test]
fn looking_again_takes_less_evidence() {
    let again = |confidence: f32| {
        let mut screen = Screen::default();
        screen.again(told(7, confidence).as_ref());
        (shown(&screen), offered(&screen))
    };
    assert_eq!(again(0.3), (Some((7, Phase::Locked)), None));
    assert_eq!(again(0.1), (None, Some((Offer::Maybe, vec![7, 10, 11]))));
    assert_eq!(again(0.001), (None, Some((Offer::Nothing, vec![]))));
    let mut screen = Screen::default();
    screen.pick(7);
    screen.again(leading(7, 0.8).as_ref());
    assert_eq!((shown(&screen), offered(&screen)), (Some((7, Phase::Locked)), Some((Offer::Same, vec![]))));
    screen.pin(true);
    screen.again(leading(8, 0.8).as_ref());
    assert_eq!((shown(&screen), offered(&screen)), (Some((7, Phase::Locked)), Some((Offer::Next, vec![8]))));
    screen.again(None);
    assert_eq!(offered(&screen), Some((Offer::Nothing, vec![])));
}

#[test]
fn the_earlier_part_of_a_question_is_named_beside_the_later_one() {
    let mut screen = Screen::default();
    for _ in 0..12 {
        screen.hear(leading(1, 0.8), 1);
    }
    for _ in 0..6 {
        screen.hear(leading(2, 0.8), 1);
    }
    screen.end(leading(2, 0.8));
    assert_eq!(shown(&screen), Some((2, Phase::Locked)));
    assert_eq!(screen.offered(), Some(&Offered { offer: Offer::Also, cards: vec![1] }));
    screen.renew();
    assert_eq!(screen.offered(), None);
}

#[test]
fn a_card_that_was_on_screen_in_passing_is_no_part_of_the_question() {
    let mut screen = Screen::default();
    for _ in 0..5 {
        screen.hear(leading(1, 0.8), 1);
    }
    for _ in 0..6 {
        screen.hear(leading(2, 0.8), 1);
    }
    screen.end(leading(2, 0.8));
    assert_eq!(screen.offered(), None);
}
