//! How a row's new text relates to its old one.
//!
//! The rules and thresholds come from replays of Meet, Teams and Zoom captions: text grows at its end, is revised in
//! place, shrinks, or slides (words fall off the front while the end grows). A slide whose rest was revised at the same
//! time is found by an overlap alignment: the end of the old text against the beginning of the new one, with what is
//! left over at the old front and the new end free of charge (semi-global alignment, as in Gusfield, "Algorithms on
//! Strings, Trees and Sequences", 11.6).

use super::wording::Word;

/// What happened to a row's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same words.
    Same,
    /// The old words are still there, at most re-written in part; new ones may follow, or some are gone at the end.
    Revised,
    /// This many words fell off the front.
    Slid(usize),
    /// Other speech.
    Unrelated,
}

/// Fewest words that must match for a sliding window.
const SLIDE_WORDS: usize = 3;
/// A slide whose match does not reach the old end must be at least this long.
const LONG_SLIDE: usize = 6;
/// A slide's match may end this many words before the old end, which captioners still revise.
const REVISED_TAIL: usize = 2;
/// A slide with a revision in it must match at least so many words, and drop so many unless what is left begins as it was:
/// otherwise it may as well be a revision alone.
const ROUGH_DROP: usize = 3;
const ROUGH_MATCH: usize = 5;
const CLEAN_START: usize = 2;
/// Most words of either text that are aligned: the work grows with their product.
const ALIGNED: usize = 400;

/// Compares by words. The shares are of the shorter text.
pub(super) fn relation(old: &[Word], new: &[Word]) -> Relation {
    let (a, b) = (&folded(old), &folded(new));
    if a == b {
        return Relation::Same;
    }
    if a.is_empty() || b.is_empty() {
        return if a.is_empty() { Relation::Revised } else { Relation::Unrelated };
    }
    let shorter = a.len().min(b.len());
    let prefix = common_prefix(a, b);
    if prefix == shorter {
        return Relation::Revised;
    }
    if let Some((dropped, matched)) = slide(a, b)
        && matched > prefix
    {
        return Relation::Slid(dropped);
    }
    let reversed = |words: &[&str]| words.iter().rev().map(|&word| word.to_owned()).collect::<Vec<_>>();
    let suffix = common_prefix(&reversed(a), &reversed(b)).min(shorter - prefix);
    let share = |count: usize, percent: usize| count * 100 >= shorter * percent;
    if share(prefix, 50) && prefix > 0 {
        return Relation::Revised;
    }
    // Before the end is compared: a text that lost its front has the same end.
    if let Some(dropped) = rough_slide(a, b) {
        return Relation::Slid(dropped);
    }
    let in_place = share(prefix + suffix, 60) || shorter >= 3 && share(shared_words(a, b), 67);
    if in_place { Relation::Revised } else { Relation::Unrelated }
}

/// Whether the new text is the old one, perhaps with more behind it.
pub(super) fn extends(old: &[Word], new: &[Word]) -> bool {
    old.len() <= new.len() && old.iter().zip(new).all(|(a, b)| a.folded == b.folded)
}

fn folded(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| word.folded.as_str()).collect()
}

fn common_prefix<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x == y).count()
}

/// The fewest words to drop from the front of `a` so that what is left is how `b` starts, with the length of that match.
fn slide(a: &[&str], b: &[&str]) -> Option<(usize, usize)> {
    (1..a.len()).find_map(|dropped| {
        let rest = a.get(dropped..)?;
        let matched = common_prefix(rest, b);
        let reaches_end = rest.len() - matched <= REVISED_TAIL;
        // Of a few words most of which stay, two are enough: a row that fills up between two looks begins to slide at once.
        let stays = matched == rest.len() && (matched == b.len() || matched >= 2 && matched >= dropped);
        let enough = matched >= SLIDE_WORDS || stays;
        (enough && (reaches_end || matched >= LONG_SLIDE)).then_some((dropped, matched))
    })
}

/// How many words to drop from the front of `a` so that what is left is mostly how `b` starts.
fn rough_slide(a: &[&str], b: &[&str]) -> Option<usize> {
    let skipped = a.len().saturating_sub(ALIGNED);
    let a = a.get(skipped..)?;
    let b = b.get(..ALIGNED).unwrap_or(b);
    // Cell: score, words matched, and where in `a` the alignment began. A match is worth one, all else costs one.
    type Cell = (i32, usize, usize);
    let better = |x: Cell, y: Cell| if y.0 > x.0 { y } else { x };
    let mut above: Vec<Cell> = (0..=b.len()).map(|j| (-(j as i32), 0, 0)).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row: Vec<Cell> = Vec::with_capacity(above.len());
        row.push((0, 0, i + 1));
        for (j, y) in b.iter().enumerate() {
            let (diagonal, up, left) = (above.get(j)?, above.get(j + 1)?, row.get(j)?);
            let step = if x == y {
                (diagonal.0 + 1, diagonal.1 + 1, diagonal.2)
            } else {
                (diagonal.0 - 1, diagonal.1, diagonal.2)
            };
            row.push(better(better(step, (up.0 - 1, up.1, up.2)), (left.0 - 1, left.1, left.2)));
        }
        above = row;
    }
    let (_, matched, begin) = above.into_iter().fold((i32::MIN, 0, 0), better);
    let rest = a.len() - begin;
    let dropped = skipped + begin;
    let clean_start = common_prefix(a.get(begin..)?, b) >= CLEAN_START;
    let slid = dropped >= ROUGH_DROP || dropped > 0 && clean_start;
    (slid && matched >= ROUGH_MATCH && matched * 100 >= rest * 60).then_some(dropped)
}

/// How many words of the one are in the other, each counted once.
fn shared_words(a: &[&str], b: &[&str]) -> usize {
    let mut left: Vec<&str> = b.to_vec();
    a.iter()
        .filter(|word| {
            let found = left.iter().position(|other| other == *word);
            found.map(|at| left.swap_remove(at)).is_some()
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::super::wording::words;
    use super::*;
    use proptest::prelude::*;

    fn between(old: &str, new: &str) -> Relation {
        relation(&words(old), &words(new))
    }

    #[test]
    fn growth_and_punctuation() {
        assert_eq!(between("so how", "so how would you"), Relation::Revised);
        assert_eq!(between("so how would you", "So, how would you?"), Relation::Same);
        assert_eq!(between("", "so"), Relation::Revised);
        assert_eq!(between("seventeen eighteen", "17, 18."), Relation::Same);
    }

    #[test]
    fn revision_in_place_and_shrinking() {
        assert_eq!(
            between("we should chip the new build", "We should ship the new build on Friday"),
            Relation::Revised
        );
        assert_eq!(
            between("so the plan is ship it on friday and then", "So the plan is ship it on Friday."),
            Relation::Revised
        );
        assert_eq!(between("one two three four", "well one two three four"), Relation::Revised);
    }

    #[test]
    fn a_sliding_window_says_how_many_words_left() {
        assert_eq!(between("one two three four five six", "three four five six seven"), Relation::Slid(2));
        assert_eq!(between("a b c d e f g h", "f g h i"), Relation::Slid(5));
        assert_eq!(between("very very very good at it", "very very good at it then"), Relation::Slid(1));
        assert_eq!(between("a b c", "b c d e f g h i j k"), Relation::Slid(1), "it filled up between two looks");
        assert_eq!(between("a b c d e", "d e f g h i j k"), Relation::Unrelated, "too little to tell");
    }

    #[test]
    fn a_slide_is_found_although_its_rest_was_revised() {
        let old = "a b c d e f g h i j k l m n o p q r s t";
        assert_eq!(between(old, "k l X n o p q r s t u v"), Relation::Slid(10));
        assert_eq!(between(old, "K2 l m n o p q r s t u"), Relation::Slid(10));
    }

    #[test]
    fn other_speech_is_unrelated() {
        assert_eq!(
            between("how would you design a rate limiter", "tell me about yourself please"),
            Relation::Unrelated
        );
        assert_eq!(between("yes", "no"), Relation::Unrelated);
    }

    proptest! {
        /// Whatever is dropped from the front of distinct words, grown at the end and changed in the middle, is found.
        #[test]
        fn slides_of_distinct_words_are_measured(n in 20usize..60, keep in 10usize..18, grow in 0usize..5, change in 3usize..8) {
            let said: Vec<String> = (0..n).map(|i| format!("w{i}x")).collect();
            let mut after = said[n - keep..].to_vec();
            after[change] = "revised".to_owned();
            after.extend((0..grow).map(|i| format!("new{i}")));
            prop_assert_eq!(between(&said.join(" "), &after.join(" ")), Relation::Slid(n - keep));
        }
    }
}
