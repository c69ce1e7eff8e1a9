//! From words to cues, on a small bank.

use super::super::cue::Phase;
use super::super::repairs::{MISHEARD, Repairs};
use super::talk::{Talk, bank};
use super::*;

#[test]
fn a_question_is_provisional_while_spoken_and_locked_in_silence() {
    let mut talk = Talk::new();
    talk.say(false, "okay so how would you design a rate limiter for our gateway");
    assert_eq!(talk.seen(), ["Provisional rate-limiter"]);
    assert_eq!(talk.recogniser.deadline(), Some(talk.t + SILENCE));
    talk.silence(SILENCE - 1);
    assert_eq!(talk.seen().len(), 1, "not before its time");
    talk.silence(1);
    assert_eq!(talk.seen(), ["Provisional rate-limiter", "Locked rate-limiter"]);
    assert_eq!(talk.recogniser.deadline(), None);
}

#[test]
fn the_answer_locks_the_card_and_triggers_none() {
    let mut talk = Talk::new();
    talk.say(false, "how would you shard a database")
        .say(true, "how would I shard a database well I pick a shard key first and how do you paginate");
    assert_eq!(talk.seen(), ["Provisional sharding", "Locked sharding"]);
}

#[test]
fn a_new_question_replaces_the_card_and_a_follow_up_keeps_it() {
    let mut talk = Talk::new();
    talk.say(false, "how would you shard a database")
        .say(true, "by tenant I would say")
        .say(false, "and what happens then")
        .silence(2000);
    assert_eq!(talk.seen().last().unwrap(), "Locked sharding");
    talk.say(true, "it moves to another machine")
        .say(false, "right and how do you paginate a huge list endpoint")
        .silence(2000);
    assert_eq!(talk.seen()[2..], ["Provisional pagination", "Locked pagination"]);
}

#[test]
fn misheard_words_count_as_what_they_mean() {
    let mut talk = Talk::new();
    talk.say(false, "how would you do charting for a data base").silence(2000);
    assert_eq!(talk.seen().last().unwrap(), "Locked sharding");
}

#[test]
fn a_question_of_function_words_is_known_by_its_phrasing() {
    let mut talk = Talk::new();
    talk.say(false, "that was all from us do you have any questions for me").silence(2000);
    assert_eq!(talk.seen().last().unwrap(), "Locked questions");
}

#[test]
fn keywords_without_a_question_show_nothing() {
    let mut talk = Talk::new();
    talk.say(false, "we built our own rate limiter in the gateway last year and then we used a token bucket")
        .silence(2000);
    assert_eq!(talk.seen(), Vec::<String>::new());
}

#[test]
fn a_cue_says_why_and_what_else() {
    let mut talk = Talk::new();
    talk.say(false, "how do you throttle one customer of the a p i").silence(2000);
    let cue = talk.recogniser.cue(talk.t);
    assert_eq!(cue.matched, ["throttle", "customer", "api"]);
    assert!(cue.score > 0.5 && cue.margin > 0.0 && cue.utterance == Some(1));
    assert!(cue.runners_up.iter().all(|ranked| ranked.card != "rate-limiter"));
}

#[test]
fn the_reasons_of_a_locked_card_outlive_the_words_that_gave_them() {
    let mut talk = Talk::new();
    talk.say(false, "how would you shard a database")
        .silence(2000)
        .say(true, "by tenant I would say")
        .say(false, "what");
    let cue = talk.recogniser.cue(talk.t);
    assert_eq!((cue.card.as_deref(), cue.matched), (Some("sharding"), vec!["shard".to_owned(), "database".to_owned()]));
    assert!(cue.score > 0.5);
    let heard: Vec<(String, bool)> = cue.heard.into_iter().map(|heard| (heard.word, heard.matched)).collect();
    assert_eq!(heard, [("what".to_owned(), false)], "the line shows the new words at once");
}

#[test]
fn a_locked_card_that_comes_back_comes_back_with_its_reasons() {
    let mut talk = Talk::new();
    talk.say(false, "how would you shard a database").silence(2000).say(true, "by tenant I would say");
    talk.say(
        false,
        "how do you paginate well no sorry that was me reading the wrong line we had that one and it was fine so yeah that was my mistake and I am still looking for my notes here I had them on the other screen",
    );
    talk.silence(2000);
    assert_eq!(talk.seen().last().unwrap(), "Locked sharding");
    assert_eq!(talk.recogniser.cue(talk.t).matched, ["shard", "database"]);
}

#[test]
fn what_the_person_picks_is_locked_and_has_no_reasons() {
    let mut talk = Talk::new();
    let cue = talk.recogniser.pick("pagination", 5).unwrap();
    assert_eq!(
        (cue.phase, cue.card.as_deref(), cue.score, cue.matched),
        (Phase::Locked, Some("pagination"), 0.0, vec![])
    );
    assert!(matches!(talk.recogniser.pick("nothing", 5), Err(RecognitionError::UnknownCard(_))));
}

#[test]
fn what_the_person_picks_stays_while_the_question_goes_on() {
    let mut talk = Talk::new();
    talk.say(false, "how would you design a rate limiter");
    let cue = talk.recogniser.pick("sharding", talk.t).unwrap();
    talk.note(vec![Change::Cue(cue)]);
    talk.id -= 1;
    talk.t += 375;
    let longer = "how would you design a rate limiter take your time there is no hurry at all";
    let change = UtteranceChange { rev: 99, ..UtteranceChange::said(talk.t, 1, false, longer) };
    let cues = talk.recogniser.hear(&change).unwrap();
    talk.note(cues);
    talk.silence(3000);
    assert_eq!(talk.seen(), ["Provisional rate-limiter", "Locked sharding"]);
}

#[test]
fn the_same_words_give_the_same_cues() {
    let play = || {
        let mut talk = Talk::new();
        talk.say(false, "say someone floods your api what now")
            .silence(1500)
            .say(true, "I look who it is")
            .say(false, "offset or cursor for paging")
            .silence(3000);
        talk.shown
    };
    assert_eq!(play(), play());
}

#[test]
fn further_ways_of_asking_find_their_card_and_are_not_shown() {
    let mut cards = bank();
    cards[2].spoken.askings = vec!["the invoices no longer fit onto one disk, what now".to_owned()];
    let repairs = || Repairs::parse(MISHEARD).unwrap();
    let mut talk = Talk { recogniser: Recogniser::new(&cards, repairs()).unwrap(), ..Talk::new() };
    talk.say(false, "so say your invoices no longer fit onto that one disk what would you do").silence(SILENCE);
    assert_eq!(talk.shown.last(), Some(&(Phase::Locked, Some("sharding".to_owned()))));
    let mut talk = Talk::new();
    talk.say(false, "so say your invoices no longer fit onto that one disk what would you do").silence(SILENCE);
    assert_eq!(talk.shown.last(), None);
}

#[test]
fn a_follow_up_about_what_the_card_speaks_of_keeps_the_card() {
    let mut cards = bank();
    let say = "Rebalance hot tenants online, page by page".to_owned();
    cards[2].approach.push(crate::bank::Entry { say, more: None });
    let follow_up = "and how would you rebalance hot tenants, page by page or all at once";
    let repairs = || Repairs::parse(MISHEARD).unwrap();
    let mut talk = Talk { recogniser: Recogniser::new(&cards, repairs()).unwrap(), ..Talk::new() };
    talk.say(false, "how would you shard a database").silence(SILENCE).say(true, "by tenant I would say");
    talk.say(false, follow_up).silence(SILENCE);
    assert_eq!(talk.recogniser.cue(talk.t).card.as_deref(), Some("sharding"));
    // Out of the blue the same words bring up the card that is asked in them.
    let mut talk = Talk { recogniser: Recogniser::new(&cards, repairs()).unwrap(), ..Talk::new() };
    talk.say(false, follow_up).silence(SILENCE);
    assert_eq!(talk.recogniser.ranking(1).unwrap()[0].card, "pagination");
}
