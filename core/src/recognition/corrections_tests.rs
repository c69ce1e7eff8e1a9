//! What is remembered, when it applies, and what it does.

use super::*;

fn correction(words: &str, card: &str, right: bool) -> Correction {
    Correction { words: words.split(' ').map(str::to_owned).collect(), card: card.into(), title: card.into(), right }
}

/// Cards are `c0`, `c1`, …; every word is its own stem, and rare ones begin with `r`.
fn known(list: Vec<Correction>) -> Corrections {
    let mut corrections = Corrections::default();
    let weigh = |word: &str| Ok::<_, ()>(Some((word.to_owned(), if word.starts_with('r') { 3.0 } else { 1.0 })));
    corrections.set(list, |card| card.strip_prefix('c')?.parse().ok(), weigh).unwrap();
    corrections
}

fn leanings(corrections: &Corrections, window: &str) -> Vec<Leaning> {
    corrections.leanings(&window.split(' ').map(str::to_owned).collect::<Vec<_>>())
}

#[test]
fn most_of_the_telling_words_must_be_there() {
    let corrections = known(vec![correction("rare b c", "c7", true)]);
    assert_eq!(leanings(&corrections, "so rare b c indeed"), [(7, 1.0)]);
    assert_eq!(leanings(&corrections, "rare"), [(7, 0.6)]);
    assert_eq!(leanings(&corrections, "b c"), [], "the common words are not enough");
}

#[test]
fn the_better_match_and_then_the_newer_one_stands() {
    let corrections = known(vec![
        correction("rare b", "c1", true),
        correction("rare b c", "c1", false),
        correction("x y", "c2", false),
        correction("y x", "c2", true),
        correction("x", "c3", true),
        correction("x y", "gone", true),
    ]);
    assert_eq!(leanings(&corrections, "rare b"), [(1, 1.0)]);
    assert_eq!(leanings(&corrections, "rare b c"), [(1, -1.0)]);
    assert_eq!(
        leanings(&corrections, "x y"),
        [(2, 1.0)],
        "a single word is too few, and a card that is not there is none"
    );
}

#[test]
fn the_list_is_bounded_and_the_newest_word_stands() {
    let mut list = Vec::new();
    for number in 0..205 {
        remember(&mut list, correction(&format!("word{number} other"), "c1", true));
    }
    assert_eq!((list.len(), list[0].words[0].as_str()), (200, "word5"));
    let mut list = vec![correction("a b", "c1", true), correction("a b", "c2", false), correction("a c", "c3", true)];
    remember(&mut list, correction("b a", "c4", true));
    let cards = |list: &[Correction]| list.iter().map(|c| (c.card.clone(), c.right)).collect::<Vec<_>>();
    let expected =
        |cards: &[(&str, bool)]| cards.iter().map(|(card, right)| ((*card).to_owned(), *right)).collect::<Vec<_>>();
    assert_eq!(cards(&list), expected(&[("c2", false), ("c3", true), ("c4", true)]));
    remember(&mut list, correction("a b", "c4", false));
    assert_eq!(cards(&list), expected(&[("c2", false), ("c3", true), ("c4", false)]));
}

#[test]
fn the_most_telling_words_are_remembered_in_the_order_they_were_said() {
    let said = |text: &str| -> Vec<(String, String, f32)> {
        let weigh = |word: &str| if word.starts_with('r') { 3.0 } else { 1.0 };
        text.split(' ').map(|word| (word.to_owned(), word.trim_end_matches('s').to_owned(), weigh(word))).collect()
    };
    assert_eq!(telling(&said("tables reads table")), ["reads", "table"]);
    assert_eq!(telling(&said("table tables")), Vec::<String>::new(), "one stem is too few");
    let long: Vec<String> = (0..30).map(|n| format!("w{n}")).collect();
    let words = telling(&said(&format!("rare {}", long.join(" "))));
    assert_eq!((words.len(), words[0].as_str(), words[11].as_str()), (WORDS, "rare", "w29"));
}

fn evidence(ranking: &[(usize, f32)], confidence: f32) -> Evidence {
    Evidence { ranking: ranking.to_vec(), confidence, margin: 0.1, asks: true, heard: Vec::new() }
}

#[test]
fn a_card_that_is_meant_comes_first_and_is_believed_when_a_question_is_asked() {
    let mut asked = evidence(&[(1, 10.0), (2, 9.0)], 0.3);
    assert!(lean(&mut asked, &[(5, 1.0)], &[]));
    assert_eq!(asked.ranking, [(5, 15.0), (1, 10.0), (2, 9.0)]);
    assert!((asked.confidence - 0.8).abs() < 1e-6 && (asked.margin - 1.0 / 3.0).abs() < 1e-6);
    let mut told = Evidence { asks: false, ..evidence(&[(1, 10.0), (2, 9.0)], 0.3) };
    assert!(lean(&mut told, &[(2, 1.0)], &[]));
    assert!(told.confidence < 0.3, "said in passing, the words bring up nothing");
}

#[test]
fn a_card_that_is_not_meant_falls_behind_and_one_that_is_refused_is_out() {
    let mut asked = evidence(&[(1, 10.0), (2, 8.0)], 0.8);
    assert!(lean(&mut asked, &[(1, -1.0)], &[]));
    assert_eq!(asked.ranking.iter().map(|(card, _)| *card).collect::<Vec<_>>(), [2, 1]);
    assert!((asked.confidence - 0.8 * 0.64).abs() < 1e-5);
    let mut alone = evidence(&[(1, 10.0)], 0.8);
    assert!(!lean(&mut alone, &[(1, -1.0)], &[]));
    assert!(alone.confidence < 0.2);
    let mut refused = evidence(&[(1, 10.0), (2, 5.0)], 0.8);
    assert!(lean(&mut refused, &[], &[1]));
    assert_eq!((refused.ranking, refused.confidence), (vec![(2, 5.0)], 0.2));
    let mut nothing = evidence(&[(1, 10.0)], 0.8);
    lean(&mut nothing, &[], &[1]);
    assert_eq!((nothing.ranking.len(), nothing.confidence), (0, 0.0));
}
