//! How a row's new text relates to its old one.
//!
//! The rules and thresholds come from replays of Meet, Teams and Zoom captions: text grows at its end, is revised in
//! place, shrinks a little, or slides (words fall off the front while the end grows).

use super::wording::Wording;

/// What happened to a row's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same words.
    Same,
    /// The old words are still there, at most re-written in part; new ones may follow.
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

/// Compares by words. The shares are of the shorter text.
pub(super) fn relation(old: &Wording, new: &Wording) -> Relation {
    let (a, b) = (&old.folded, &new.folded);
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
    let suffix = common_prefix(&reversed(a), &reversed(b)).min(shorter - prefix);
    let share = |count: usize, percent: usize| count * 100 >= shorter * percent;
    let in_place = share(prefix, 50) && prefix > 0 || share(prefix + suffix, 60);
    if in_place || shorter >= 3 && share(shared_words(a, b), 67) { Relation::Revised } else { Relation::Unrelated }
}

fn common_prefix<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x == y).count()
}

fn reversed(words: &[String]) -> Vec<&str> {
    words.iter().rev().map(String::as_str).collect()
}

/// The fewest words to drop from the front of `a` so that what is left is how `b` starts, with the length of that match.
fn slide(a: &[String], b: &[String]) -> Option<(usize, usize)> {
    (1..a.len()).find_map(|dropped| {
        let rest = a.get(dropped..)?;
        let matched = common_prefix(rest, b);
        let reaches_end = rest.len() - matched <= REVISED_TAIL;
        let enough = matched >= SLIDE_WORDS || matched == b.len() && matched == rest.len();
        (enough && (reaches_end || matched >= LONG_SLIDE)).then_some((dropped, matched))
    })
}

/// How many words of the one are in the other, each counted once.
fn shared_words(a: &[String], b: &[String]) -> usize {
    let mut left: Vec<&String> = b.iter().collect();
    a.iter()
        .filter(|word| {
            let found = left.iter().position(|other| other == word);
            found.map(|at| left.swap_remove(at)).is_some()
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(old: &str, new: &str) -> Relation {
        relation(&Wording::of(old), &Wording::of(new))
    }

    #[test]
    fn growth_and_punctuation() {
        assert_eq!(between("so how", "so how would you"), Relation::Revised);
        assert_eq!(between("so how would you", "So, how would you?"), Relation::Same);
        assert_eq!(between("", "so"), Relation::Revised);
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
    }

    #[test]
    fn other_speech_is_unrelated() {
        assert_eq!(
            between("how would you design a rate limiter", "tell me about yourself please"),
            Relation::Unrelated
        );
        assert_eq!(between("yes", "no"), Relation::Unrelated);
    }
}
