use super::*;
use crate::bank::{Point, parse_card};
use proptest::prelude::*;
use std::cell::LazyCell;

thread_local! {
    static EAR: LazyCell<Ear> = LazyCell::new(|| Ear::shipped().unwrap());
}

const MVCC: &str = include_str!("../../../bank/database/mvcc.toml");
const QUESTION: &str = "How does multi-version concurrency control work in a database like Postgres?";
const VERSIONS: &str = "an update never touches the old row it writes a second version of the row beside it and stamps both \
    with the number of the transaction so the old version is still there for whoever needs it";
const VACUUM: &str = "and the price for that is that dead rows pile up on the disk and vacuum has to come by later and clean up \
    those that nobody can see any more because otherwise the table bloats to ten times its size";

fn card() -> Card {
    parse_card("mvcc.toml", MVCC).unwrap()
}

fn said(id: UtteranceId, own: bool, text: &str) -> UtteranceChange {
    UtteranceChange::said(0, id, own, text)
}

fn done(id: UtteranceId, text: &str) -> UtteranceChange {
    UtteranceChange { done: true, ..said(id, true, text) }
}

/// Marks after some changes: a letter a point, `.` for an open one.
fn marks(coverage: &Coverage) -> String {
    let letter = |mark: Mark| match mark {
        Mark::Open => '.',
        Mark::Heard => 'H',
        Mark::Given => 'G',
        Mark::Taken => 'T',
    };
    coverage.points().iter().map(|point| letter(point.mark)).collect()
}

fn asked(changes: &[UtteranceChange]) -> Coverage {
    EAR.with(|ear| {
        let mut coverage = Coverage::default();
        coverage.hear(&said(1, false, QUESTION), ear);
        coverage.ask(&card(), ear);
        changes.iter().for_each(|change| coverage.hear(change, ear));
        coverage
    })
}

#[test]
fn a_point_is_ticked_by_what_is_said_about_it_and_shows_the_words() {
    let coverage = asked(&[done(2, VACUUM), done(3, VERSIONS)]);
    assert_eq!(marks(&coverage), "H..H.");
    let points = coverage.points();
    assert_eq!(points[0].say, "Row versions instead of overwriting");
    assert!(points[0].words.as_deref().unwrap().contains("version"), "{points:?}");
    assert!(points[3].words.as_deref().unwrap().contains("vacuum"), "{points:?}");
    assert_eq!((coverage.card(), points[1].words.as_deref()), (Some("mvcc"), None));
}

#[test]
fn naming_terms_promising_and_echoing_make_no_point() {
    for text in [
        "so mvcc that's row versions xmin xmax snapshots visibility vacuum bloat hot updates undo logs all of that",
        "um i'd talk about snapshots and vacuum and then later on about the long running transactions if we have the time",
        "yeah i guess that depends on the database honestly i never looked at this it was mostly set up by somebody else",
    ] {
        assert_eq!(marks(&asked(&[done(2, text)])), ".....", "{text}");
    }
    let hint = said(2, false, VACUUM);
    assert_eq!(marks(&asked(&[hint, done(3, VACUUM)])), ".....", "the interviewer said so, not the person");
}

#[test]
fn the_words_of_others_tick_nothing_whoever_they_turn_out_to_be() {
    assert_eq!(marks(&asked(&[said(2, false, VERSIONS), said(3, false, VACUUM)])), ".....");
    let mut coverage = asked(&[done(2, VACUUM)]);
    assert_eq!(marks(&coverage), "...H.");
    EAR.with(|ear| coverage.hear(&said(2, false, VACUUM), ear));
    assert_eq!(marks(&coverage), ".....", "the page has taken back who spoke");
}

#[test]
fn a_tick_stays_while_words_go_on_and_goes_with_the_words() {
    let long = format!("{VACUUM} {}", "and yes that is how it is ".repeat(40));
    let mut coverage = asked(&[said(2, true, VACUUM), said(2, true, &long)]);
    assert_eq!(marks(&coverage), "...H.");
    EAR.with(|ear| coverage.hear(&done(2, &"and yes that is how it is ".repeat(40)), ear));
    assert_eq!(marks(&coverage), ".....");
}

#[test]
fn words_are_the_same_to_it_whether_they_come_one_by_one_or_at_once() {
    let text = format!("{VACUUM} {VERSIONS}");
    let words: Vec<&str> = text.split_whitespace().collect();
    let grown: Vec<UtteranceChange> = (1..=words.len())
        .map(|n| UtteranceChange { done: n == words.len(), ..said(2, true, &words[..n].join(" ")) })
        .collect();
    assert_eq!(asked(&grown).points(), asked(&[done(2, &text)]).points());
    assert_eq!(marks(&asked(&grown)), "H..H.");
}

#[test]
fn a_sentence_may_be_cut_into_several_utterances() {
    let words: Vec<&str> = VACUUM.split_whitespace().collect();
    let parts: Vec<UtteranceChange> =
        (2..).zip(words.chunks(6)).map(|(id, words)| done(id, &words.join(" "))).collect();
    assert_eq!(marks(&asked(&parts)), "...H.");
}

#[test]
fn what_was_said_before_the_question_does_not_count() {
    EAR.with(|ear| {
        let mut coverage = Coverage::default();
        assert_eq!((coverage.card(), coverage.points()), (None, Vec::new()));
        coverage.hear(&said(1, true, VERSIONS), ear);
        coverage.ask(&card(), ear);
        let more = format!("{VERSIONS} {VACUUM}");
        coverage.hear(&done(1, &more), ear);
        assert_eq!(marks(&coverage), "...H.");
    });
}

#[test]
fn the_same_card_keeps_its_marks_and_another_one_begins_anew() {
    EAR.with(|ear| {
        let mut coverage = asked(&[done(2, VACUUM)]);
        coverage.correct(4, Some(true));
        coverage.ask(&card(), ear);
        assert_eq!(marks(&coverage), "...HG");

        let mut edited = card();
        edited.points.rotate_left(1);
        edited.points.push(Point { say: "Something new".into(), cues: Vec::new() });
        coverage.ask(&edited, ear);
        assert_eq!(marks(&coverage), "..HG..", "marks go with the points");

        coverage.ask(&Card { id: "other".into(), ..card() }, ear);
        assert_eq!((marks(&coverage).as_str(), coverage.card()), (".....", Some("other")));
        coverage.clear();
        assert_eq!((coverage.card(), coverage.points()), (None, Vec::new()));
    });
}

#[test]
fn what_is_done_by_hand_wins_and_can_be_taken_back() {
    let mut coverage = asked(&[done(2, VACUUM)]);
    coverage.correct(3, Some(false));
    coverage.correct(1, Some(true));
    coverage.correct(99, Some(true));
    EAR.with(|ear| coverage.hear(&done(3, VACUUM), ear));
    assert_eq!(marks(&coverage), ".G.T.");
    assert!(!coverage.points()[3].mark.counts() && coverage.points()[1].mark.counts());
    coverage.correct(3, None);
    coverage.correct(1, None);
    assert_eq!(marks(&coverage), "...H.");
}

#[test]
fn a_number_is_a_cue_in_words_and_in_digits() {
    EAR.with(|ear| {
        for (said, cue) in [("it answers four twenty nine then", "429"), ("it answers 429 then", "four twenty nine")] {
            let card =
                Card { points: vec![Point { say: "Refused".into(), cues: vec![cue.into()] }], ..Card::default() };
            let stems = reading::stems(said, ear);
            assert_eq!(Checklist::of(&card, ear).points[0].cues_in(&stems), [(2, 2)], "{said}");
        }
    });
}

#[test]
fn cues_are_found_in_order_with_small_gaps_and_by_the_beginning_of_a_stem() {
    EAR.with(|ear| {
        let cues = vec!["lost packet".into(), "acknowledg".into()];
        let card = Card { points: vec![Point { say: "Loss".into(), cues }], ..Card::default() };
        let checklist = Checklist::of(&card, ear);
        let found = |text: &str| checklist.points[0].cues_in(&reading::stems(text, ear));
        assert_eq!(found("every lost little packet is acknowledged"), [(1, 3), (5, 5)]);
        assert_eq!(found("packets get lost"), []);
        assert_eq!(found("lost in a big old packet"), []);
    });
}

#[test]
fn nothing_grows_over_a_long_call() {
    let turns = (2..400).flat_map(|id| {
        [said(2 * id, false, "mhm"), done(2 * id + 1, if id == 2 { VACUUM } else { "okay then so let me see" })]
    });
    let coverage = asked(&turns.collect::<Vec<_>>());
    assert_eq!(marks(&coverage), "...H.", "what was proved stays when its utterance is let go");
    let listening = coverage.listening.unwrap();
    assert!(listening.speeches.len() <= KEPT && coverage.heard.len() <= KEPT);
    assert!(listening.settled.len() <= 5 && listening.surest.iter().all(|surest| surest.len() <= SUREST));
}

#[derive(Debug, Clone)]
enum Move {
    Say(UtteranceId, bool, String, bool),
    Correct(usize, Option<bool>),
    Ask,
}

fn speech() -> impl Strategy<Value = String> {
    let some = prop::sample::select(vec![
        VERSIONS,
        VACUUM,
        QUESTION,
        "one two 3 hundred and",
        "vacuum",
        "p ninety nine",
        "long-running",
        "日本語 …",
        "",
        "so um",
    ]);
    prop::collection::vec(some, 0..4).prop_flat_map(|parts| {
        let words: Vec<String> = parts.join(" ").split(' ').map(str::to_owned).collect();
        (0..=words.len(), Just(words)).prop_map(|(to, words)| words[..to].join(" "))
    })
}

fn moves(own: impl Strategy<Value = bool> + Clone + 'static) -> impl Strategy<Value = Vec<Move>> {
    let say = (1..6_u32, own, speech(), any::<bool>()).prop_map(|(id, own, text, done)| Move::Say(id, own, text, done));
    let correct = (0..7_usize, any::<Option<bool>>()).prop_map(|(point, made)| Move::Correct(point, made));
    prop::collection::vec(prop_oneof![8 => say, 1 => correct, 1 => Just(Move::Ask)], 0..24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_revisions_are_taken_and_a_correction_always_wins(moves in moves(any::<bool>())) {
        let mut coverage = asked(&[]);
        let mut by_hand = [None; 5];
        for step in moves {
            EAR.with(|ear| match step {
                Move::Say(id, own, text, done) => coverage.hear(&UtteranceChange { done, ..said(id, own, &text) }, ear),
                Move::Ask => coverage.ask(&card(), ear),
                Move::Correct(point, made) => {
                    coverage.correct(point, made);
                    if let Some(by_hand) = by_hand.get_mut(point) {
                        *by_hand = made;
                    }
                }
            });
            for (point, by_hand) in coverage.points().iter().zip(by_hand) {
                match by_hand {
                    Some(true) => prop_assert_eq!(point.mark, Mark::Given),
                    Some(false) => prop_assert_eq!(point.mark, Mark::Taken),
                    None => prop_assert_eq!(point.mark == Mark::Heard, point.words.is_some()),
                }
            }
        }
    }

    #[test]
    fn others_never_tick(moves in moves(Just(false))) {
        let mut coverage = asked(&[]);
        for step in moves {
            if let Move::Say(id, own, text, done) = step {
                EAR.with(|ear| coverage.hear(&UtteranceChange { done, ..said(id, own, &text) }, ear));
            }
        }
        prop_assert!(coverage.points().iter().all(|point| point.mark == Mark::Open && point.words.is_none()));
    }
}
