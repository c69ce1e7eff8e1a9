use super::*;
use sidecue_core::captions::Platform;

/// Times in milliseconds: each turn is (speaker, begin, last word, wanted, also).
fn call(turns: &[(&str, u32, u32, Wanted, &[&str])]) -> (Conversation, Vec<Span>) {
    let turn = |(speaker, _, _, wanted, also): &(&str, u32, u32, Wanted, &[&str])| Turn {
        line: 2,
        speaker: (*speaker).to_owned(),
        own: *speaker == "You",
        text: "words".to_owned(),
        pause: 0,
        wanted: wanted.clone(),
        also: also.iter().map(|card| (*card).to_owned()).collect(),
    };
    let conversation = Conversation {
        name: "tiny".into(),
        title: String::new(),
        platform: Platform::Meet,
        own: "You".into(),
        turns: turns.iter().map(turn).collect(),
    };
    (conversation, turns.iter().map(|(_, begin, last, ..)| Span { begin: *begin, last: *last }).collect())
}

/// What is seen: (time, turn heard last, card, change).
fn judged(turns: &[(&str, u32, u32, Wanted, &[&str])], seen: &[(u32, usize, &str, Change)]) -> Vec<Judged> {
    let (call, spans) = call(turns);
    let sight = |(t, heard, card, change): &(u32, usize, &str, Change)| Sight {
        t: *t,
        heard: *heard,
        card: (!card.is_empty()).then(|| (*card).to_owned()),
        confidence: 0.5,
        change: *change,
    };
    let play = Play { spans, sights: seen.iter().map(sight).collect(), leads: Vec::new() };
    judge(&call, &play, &HashSet::from(["cdn", "dns", "tls"]))
}

fn verdicts(turns: &[(&str, u32, u32, Wanted, &[&str])], seen: &[(u32, usize, &str, Change)]) -> Vec<Verdict> {
    judged(turns, seen).into_iter().map(|judged| judged.verdict).collect()
}

fn asks(card: &str) -> Wanted {
    Wanted::Card(card.to_owned(), Kind::Direct)
}

fn hit(after: f64) -> Verdict {
    Verdict::Hit { kind: Kind::Direct, after }
}

const MISSED: Verdict = Verdict::Missed(Kind::Direct);
use Change::{Gone, New, Returned, Same};
use Wanted::{Keep, Nothing};

#[test]
fn a_card_has_until_a_second_after_the_last_word() {
    let question: [(&str, u32, u32, Wanted, &[&str]); 1] = [("Ada", 0, 5000, asks("cdn"), &["dns"])];
    assert_eq!(verdicts(&question, &[(6000, 0, "cdn", New)]), [hit(1.0)]);
    assert_eq!(verdicts(&question, &[(6001, 0, "cdn", New)]), [MISSED]);
    assert_eq!(verdicts(&question, &[(3500, 0, "dns", New)]), [hit(-1.5)], "also is as good");
    assert_eq!(verdicts(&question, &[(3500, 0, "tls", New)]), [MISSED]);
    assert_eq!(verdicts(&question, &[]), [MISSED]);
    assert_eq!(verdicts(&question, &[(2000, 0, "cdn", New), (5500, 0, "tls", New)]), [MISSED], "it has to stay");
    assert_eq!(verdicts(&question, &[(2000, 0, "cdn", New), (5500, 0, "", Gone)]), [MISSED]);
}

#[test]
fn the_time_is_that_since_when_a_right_card_is_there_without_a_break() {
    let question: [(&str, u32, u32, Wanted, &[&str]); 1] = [("Ada", 1000, 5000, asks("cdn"), &["dns"])];
    let seen = [
        (2000, 0, "cdn", New),
        (3000, 0, "tls", New),
        (4000, 0, "dns", New),
        (4500, 0, "cdn", New),
        (5800, 0, "cdn", Same),
    ];
    let judged = judged(&question, &seen);
    assert_eq!(judged.first().map(|judged| (judged.verdict.clone(), judged.changes)), Some((hit(-1.0), 4)));
    let shown = judged.first().and_then(|judged| judged.shown.clone());
    assert_eq!(shown, Some(Shown { card: "cdn".into(), after: -0.5, confidence: 0.5, came: true }));
}

#[test]
fn a_card_that_was_there_before_counts_from_the_beginning() {
    let turns: [(&str, u32, u32, Wanted, &[&str]); 2] =
        [("Ada", 0, 5000, Nothing, &["cdn"]), ("Ben", 6000, 9000, asks("cdn"), &[])];
    let judged = judged(&turns, &[(4000, 0, "cdn", New)]);
    let verdicts: Vec<&Verdict> = judged.iter().map(|judged| &judged.verdict).collect();
    assert_eq!(verdicts, [&Verdict::Quiet(0), &hit(-3.0)]);
    let came: Vec<Option<bool>> = judged.iter().map(|judged| judged.shown.as_ref().map(|shown| shown.came)).collect();
    assert_eq!(came, [Some(true), Some(false)]);
}

#[test]
fn a_later_interviewers_words_do_not_count_but_an_answer_may_end_the_question() {
    let turns = |next| -> [(&'static str, u32, u32, Wanted, &'static [&'static str]); 2] {
        [("Ada", 0, 5000, asks("cdn"), &[]), (next, 5100, 8000, Nothing, &[])]
    };
    assert_eq!(verdicts(&turns("Ben"), &[(5600, 1, "cdn", New)]), [MISSED, Verdict::Quiet(1)]);
    assert_eq!(verdicts(&turns("You"), &[(5600, 1, "cdn", New)]), [hit(0.6), Verdict::Quiet(0)]);
    assert_eq!(verdicts(&turns("You"), &[(6001, 1, "cdn", New)]), [MISSED, Verdict::Quiet(1)]);
    let replaced = [(3000, 0, "cdn", New), (5600, 1, "tls", New)];
    assert_eq!(verdicts(&turns("Ben"), &replaced), [hit(-2.0), Verdict::Quiet(1)], "nor do they take the hit away");
}

#[test]
fn a_second_voice_of_the_candidate_is_still_within_the_second() {
    let turns: [(&str, u32, u32, Wanted, &[&str]); 3] =
        [("Ada", 0, 5000, asks("cdn"), &[]), ("You", 5000, 5375, Nothing, &[]), ("Ada", 5375, 9000, asks("dns"), &[])];
    let seen = [(5375, 1, "cdn", New), (5750, 2, "dns", New)];
    assert_eq!(verdicts(&turns, &seen), [hit(0.375), Verdict::Quiet(0), hit(-3.25)]);
}

#[test]
fn a_follow_up_keeps_the_card_or_goes_to_one_that_is_as_good() {
    let turns: [(&str, u32, u32, Wanted, &[&str]); 2] =
        [("Ada", 0, 5000, asks("cdn"), &[]), ("Ada", 6000, 9000, Keep, &["dns"])];
    let kept = |seen: &[(u32, usize, &str, Change)]| verdicts(&turns, seen).pop();
    let before = (4000, 0, "cdn", New);
    assert_eq!(kept(&[before, (6000, 0, "cdn", Same)]), Some(Verdict::Kept));
    assert_eq!(kept(&[before, (7000, 1, "dns", New)]), Some(Verdict::Kept));
    assert_eq!(kept(&[before, (7000, 1, "tls", New)]), Some(Verdict::Changed { late: false }));
    let returned = [before, (7000, 1, "tls", New), (8000, 1, "cdn", Returned)];
    assert_eq!(kept(&returned), Some(Verdict::Changed { late: false }), "it did change");
    assert_eq!(kept(&[before, (7000, 1, "", Gone)]), Some(Verdict::Kept), "to no other card");
    let again = [before, (7000, 1, "", Gone), (8000, 1, "cdn", New)];
    assert_eq!(kept(&again), Some(Verdict::Kept), "the same card again is no other");
    assert_eq!(kept(&[(4000, 0, "tls", New), (7000, 1, "cdn", New)]), Some(Verdict::Changed { late: true }));
    assert_eq!(kept(&[(7000, 1, "tls", New)]), Some(Verdict::Changed { late: false }), "from none");
    assert_eq!(kept(&[(5900, 0, "tls", New)]), Some(Verdict::Kept), "what came before the follow-up is not its doing");
}

#[test]
fn a_new_card_is_false_where_none_is_wanted_and_where_the_candidate_speaks() {
    let turns: [(&str, u32, u32, Wanted, &[&str]); 2] =
        [("Ada", 0, 5000, Nothing, &["dns"]), ("You", 7000, 9000, Nothing, &[])];
    let seen = [(1000, 0, "cdn", New), (2000, 0, "dns", New), (6000, 0, "tls", New), (8000, 1, "cdn", New)];
    assert_eq!(verdicts(&turns, &seen), [Verdict::Quiet(2), Verdict::Quiet(1)]);
    let tame = [(500, 0, "dns", New), (6500, 0, "dns", Same), (7500, 1, "", Gone), (8000, 1, "dns", Returned)];
    assert_eq!(verdicts(&turns, &tame), [Verdict::Quiet(0), Verdict::Quiet(0)]);
    let silent = [(6800, 0, "tls", New)];
    assert_eq!(verdicts(&turns, &silent), [Verdict::Quiet(1), Verdict::Quiet(0)], "in the silence after it, too");
}

#[test]
fn a_card_that_the_bank_has_not_got_is_no_miss() {
    let turns: [(&str, u32, u32, Wanted, &[&str]); 1] = [("Ada", 0, 5000, asks("yak-shaving"), &["cdn"])];
    assert_eq!(verdicts(&turns, &[(1000, 0, "cdn", New)]), [Verdict::Unknown]);
}
