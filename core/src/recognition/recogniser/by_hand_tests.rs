//! What the person does by hand, on a small bank.

use crate::recognition::misheard::Misheard;
use crate::recognition::recogniser::talk::{Talk, bank};
use crate::recognition::repairs::{MISHEARD, Repairs};
use crate::recognition::{Correction, Recogniser, Repair};

const LIMITER: &str = "how would you design a rate limiter for the token bucket of our customer";
const LIST: &str = "how would you design a rate limiter with a token bucket for the list endpoint of our customer";
/// Enough of `sharding` for a title, too little for a card.
const VAGUE: &str = "what would you do when one machine is not enough any more";

fn asked(text: &str) -> Talk {
    let mut talk = Talk::new();
    talk.say(false, text).silence(2000);
    talk
}

/// The talk again from its beginning, with what was learnt.
fn taught(corrections: &[Correction], text: &str) -> Talk {
    let mut talk = Talk::new();
    talk.recogniser.remember(corrections.to_vec(), &[]).unwrap();
    talk.say(false, text).silence(2000);
    talk
}

#[test]
fn the_wrong_card_goes_and_does_not_come_back_for_this_question() {
    let mut talk = asked(LIMITER);
    assert_eq!(talk.card().as_deref(), Some("rate-limiter"));
    talk.recogniser.refuse("sharding").unwrap();
    assert_eq!(talk.card().as_deref(), Some("rate-limiter"), "only the card that the person saw");
    talk.recogniser.refuse("rate-limiter").unwrap();
    assert_eq!(talk.card(), None);
    assert!(talk.offers().starts_with("Instead ") && !talk.offers().contains("rate-limiter"), "{}", talk.offers());
    talk.say(false, "so a rate limiter with a token bucket, how would you do that").silence(2000);
    assert_ne!(talk.card().as_deref(), Some("rate-limiter"));
    assert!(talk.recogniser.refuse("nothing").is_err());
}

#[test]
fn a_refused_card_may_come_back_for_another_question() {
    let mut talk = asked("how would you design a rate limiter");
    talk.recogniser.refuse("rate-limiter").unwrap();
    talk.recogniser.remember(Vec::new(), &[]).unwrap();
    talk.say(true, "well that is a different thing")
        .say(false, "someone floods your api what do you do then")
        .silence(2000);
    assert_eq!(talk.card().as_deref(), Some("rate-limiter"));
    assert_eq!(talk.offers(), "-");
}

#[test]
fn what_was_wrong_is_less_likely_when_the_words_come_again() {
    let mut talk = asked(LIMITER);
    talk.recogniser.refuse("rate-limiter").unwrap();
    let learnt = talk.recogniser.learnt();
    assert_eq!(learnt.len(), 1);
    assert_eq!(
        (learnt[0].card.as_str(), learnt[0].title.as_str(), learnt[0].right),
        ("rate-limiter", "rate limiter", false)
    );
    assert_eq!(learnt[0].words, ["design", "rate", "limiter", "token", "bucket", "customer"]);
    assert!(talk.recogniser.learnt().is_empty(), "it is told once");
    assert_eq!(taught(&learnt, LIMITER).card(), None);
    assert_eq!(
        taught(&learnt, "how do you throttle one customer").card().as_deref(),
        Some("rate-limiter"),
        "other words"
    );
}

#[test]
fn what_was_picked_is_meant_when_the_words_come_again() {
    let mut talk = asked(LIST);
    assert_eq!(talk.card().as_deref(), Some("rate-limiter"));
    let runner = "pagination".to_owned();
    talk.recogniser.pick(&runner, talk.t).unwrap();
    let learnt = talk.recogniser.learnt();
    assert_eq!(learnt.iter().map(|c| (c.card.as_str(), c.right)).collect::<Vec<_>>(), [(runner.as_str(), true)]);
    let again = taught(&learnt, LIST);
    assert_eq!(again.card().as_ref(), Some(&runner));
    let cue = again.recogniser.cue(again.t);
    assert!(cue.score > 0.45);
    assert_eq!(cue.matched, ["list endpoint"], "the words that speak for the card that was picked");
    let said = taught(
        &learnt,
        "we had a rate limiter with a token bucket, I used it for our design and our customer was happy",
    );
    assert_eq!(said.card(), None, "in passing, the words bring up nothing");
}

#[test]
fn a_card_that_has_nothing_to_do_with_the_words_is_not_learnt() {
    let mut talk = Talk::new();
    talk.recogniser.pick("pagination", 5).unwrap();
    talk.say(false, "zeppelins over Manhattan").silence(2000);
    talk.recogniser.pick("sharding", talk.t).unwrap();
    assert_eq!(talk.recogniser.learnt(), []);
}

#[test]
fn the_same_talk_with_the_same_corrections_gives_the_same_cues() {
    let mut talk = asked(LIMITER);
    let runner = talk.recogniser.cue(talk.t).runners_up[0].card.clone();
    talk.recogniser.pick(&runner, talk.t).unwrap();
    talk.say(true, "so what I would do is this").say(false, VAGUE).silence(2000);
    let learnt = talk.recogniser.learnt();
    let play = || {
        let mut talk = Talk::new();
        talk.recogniser.remember(learnt.clone(), &[]).unwrap();
        talk.say(false, LIMITER).silence(1500).say(true, "I see who it is first").say(false, VAGUE).silence(3000);
        (talk.shown, talk.offered)
    };
    assert_eq!(play(), play());
}

#[test]
fn a_vague_question_offers_titles_and_picking_one_teaches_its_words() {
    let mut talk = asked(VAGUE);
    assert_eq!((talk.card(), talk.seen()), (None, vec![]));
    assert!(talk.offers().starts_with("Maybe "), "{}", talk.offers());
    let offered = talk.recogniser.hints(talk.t).cards;
    assert!((1..=3).contains(&offered.len()));
    let last = offered.last().unwrap();
    // Words after the question are not what was meant.
    talk.say(false, "zeppelins").silence(0);
    talk.recogniser.pick(last, talk.t).unwrap();
    assert_eq!((talk.card().as_ref(), talk.offers().as_str()), (Some(last), "-"));
    let learnt = talk.recogniser.learnt();
    assert_eq!((learnt.len(), &learnt[0].card), (1, last));
    assert!(!learnt[0].words.contains(&"zeppelins".to_owned()));
    assert_eq!(taught(&learnt, VAGUE).card().as_ref(), Some(last));
}

#[test]
fn titles_go_with_the_next_question() {
    let mut talk = asked(VAGUE);
    talk.say(true, "that depends on many things").say(false, "right");
    assert_eq!(talk.offers(), "-");
    assert_eq!(talk.offered.last().unwrap(), "-", "and this is told");
}

#[test]
fn a_pinned_card_stays_and_the_new_one_is_named() {
    let mut talk = asked("how would you shard a database");
    talk.recogniser.pin("pagination", true).unwrap();
    assert!(!talk.recogniser.pinned(), "only the card that the person saw");
    talk.recogniser.pin("sharding", true).unwrap();
    talk.say(true, "by tenant I would say").say(false, "and how do you paginate a huge list endpoint").silence(2000);
    assert_eq!((talk.card().as_deref(), talk.offers().as_str()), (Some("sharding"), "Next pagination"));
    talk.recogniser.pin("sharding", false).unwrap();
    talk.say(true, "with a cursor of course")
        .say(false, "and how would you design a rate limiter for us")
        .silence(2000);
    assert_eq!(talk.card().as_deref(), Some("rate-limiter"));
}

#[test]
fn looking_again_takes_the_last_half_minute_whatever_the_turns() {
    let mut talk = Talk::new();
    talk.say(false, "so we once had to shard").silence(2000).say(true, "aha and what did that mean");
    talk.say(false, "well the database")
        .silence(2000)
        .say(true, "yes I see what you mean")
        .say(false, "so")
        .silence(2000);
    assert_eq!(talk.card(), None);
    talk.recogniser.again(talk.t).unwrap();
    let cue = talk.recogniser.cue(talk.t);
    assert_eq!(
        cue.card.as_deref().or(talk.recogniser.hints(talk.t).cards.first().map(String::as_str)),
        Some("sharding")
    );
    talk.recogniser.again(talk.t + 60_000).unwrap();
    assert_eq!(talk.offers(), "Nothing");
    assert!(!talk.recogniser.cue(talk.t).heard.is_empty(), "what was heard before stays to be read");
    talk.say(true, "well then I would say").say(false, "right");
    assert_eq!(talk.offers(), "-");
}

#[test]
fn own_rules_are_for_speech_and_need_no_new_index() {
    let heard = "how would you grow a great lemon tree";
    assert_eq!(asked(heard).card(), None);
    let rule = Misheard { heard: "great lemon tree".into(), meant: "rate limiter".into() };
    let mut talk = Talk::new();
    talk.recogniser.remember(Vec::new(), &[rule]).unwrap();
    talk.say(false, heard).silence(2000);
    let cue = talk.recogniser.cue(talk.t);
    assert_eq!(cue.card.as_deref(), Some("rate-limiter"));
    assert_eq!(cue.repairs, [Repair { heard: "great lemon tree".into(), meant: "rate limiter".into() }]);
    assert_eq!(cue.nearest.as_deref(), Some("How would you design a rate limiter?"));
}

#[test]
fn corrections_about_cards_that_are_gone_are_harmless() {
    let gone = Correction {
        words: vec!["rate".into(), "limiter".into()],
        card: "own/gone/x".into(),
        title: String::new(),
        right: true,
    };
    assert_eq!(taught(&[gone], LIMITER).card().as_deref(), Some("rate-limiter"));
    let mut none = Recogniser::new(&bank()[..0], Repairs::parse(MISHEARD).unwrap()).unwrap();
    assert!(none.again(5).is_ok());
}

#[test]
fn while_it_rests_words_are_heard_and_bring_nothing() {
    let mut talk = asked(LIMITER);
    let before = talk.shown.len();
    talk.recogniser.rest(true, talk.t).unwrap();
    talk.say(true, "well I would count").say(false, "and how would you shard a database").silence(2000);
    talk.recogniser.again(talk.t).unwrap();
    assert_eq!((talk.card().as_deref(), talk.shown.len()), (Some("rate-limiter"), before));
    let heard: Vec<String> = talk.recogniser.cue(talk.t).heard.into_iter().map(|heard| heard.word).collect();
    assert_eq!(heard.join(" "), "and how would you shard a database");
    assert_eq!(talk.offers(), "-");
    // What was said last counts as soon as it may, and is decided on once nobody goes on.
    talk.recogniser.rest(false, talk.t).unwrap();
    assert_eq!(talk.card().as_deref(), Some("rate-limiter"));
    talk.silence(1000);
    assert_eq!(talk.card().as_deref(), Some("sharding"));
    talk.recogniser.rest(false, talk.t).unwrap();
    assert_eq!(talk.recogniser.deadline(), None, "it did not rest");
}

#[test]
fn a_provisional_card_stays_when_it_rests() {
    let mut talk = Talk::new();
    talk.say(false, LIMITER);
    assert_eq!(talk.shown.last().unwrap().0, crate::recognition::Phase::Provisional);
    talk.recogniser.rest(true, talk.t).unwrap();
    talk.say(false, "or something else that has nothing at all to do with what was asked here before").silence(2000);
    assert_eq!(talk.card().as_deref(), Some("rate-limiter"));
    assert_eq!(talk.recogniser.cue(talk.t).phase, crate::recognition::Phase::Locked);
}
