//! How long a card is to say and to read, and how hard.

use super::Noted;
use crate::bank::Card;

/// Most words of a way of asking: about ten seconds of speech, the longest that is said in one breath and caught at once.
const ASKING: usize = 28;
/// Most words of a sentence behind an entry, or of what a senior adds.
const SENTENCE: usize = 34;
/// Most words at a glance: those of every `say` in the card's lists. The bank of 304 cards has 140 to 220, half of them at most 176 and
/// 98 in 100 at most 207: only the last few stand out.
const GLANCE: usize = 210;
/// Highest [`grade`] of all that opens on demand. Technical words are long and raise it, telegraphic sentences are short and lower it,
/// so it says little as a school grade; it is a measure against the rest of the bank: 304 cards have 2.0 to 8.4, half of them at most
/// 5.5 and 99 in 100 at most 7.7, with a standard deviation of 1.0. The limit is two and a half of those above the median.
const GRADE: f64 = 8.0;
/// A grade says nothing of fewer words than this.
const GRADED: usize = 100;

/// Findings for what is too long or too hard to say or read.
pub(super) fn check(cards: &[Card]) -> Vec<Noted> {
    let mut noted = Vec::new();
    for (number, card) in cards.iter().enumerate() {
        let mut report = |place: &[&str], problem, remedy| noted.push(Noted::at(number, place, problem, remedy));
        for (i, asking) in card.askings().enumerate() {
            let (count, alias) = (words(asking).count(), i.saturating_sub(1).to_string());
            if count > ASKING {
                let place: &[&str] = if i == 0 { &["question"] } else { &["aliases", &alias] };
                let problem = format!("the way of asking has {count} words, at most {ASKING} are said in one breath");
                report(place, problem, "Keep the scene to one clause, then ask.");
            }
        }
        let mut mores: Vec<Vec<&str>> = Vec::new();
        let mut glance = 0;
        for (name, entries) in card.lists() {
            for (i, entry) in entries.iter().enumerate() {
                glance += words(&entry.say).count();
                let Some(more) = &entry.more else { continue };
                let sentences = sentences(more);
                let place = [name, &i.to_string(), "more"];
                if let Some(problem) = longest(&place, &sentences) {
                    report(&place, problem, "Make two sentences of it.");
                }
                mores.extend(sentences);
            }
        }
        if let Some(problem) = card.senior.as_deref().and_then(|senior| longest(&["senior"], &sentences(senior))) {
            report(&["senior"], problem, "Make two sentences of it.");
        }
        if glance > GLANCE {
            let problem = format!("the card has {glance} words at a glance, at most {GLANCE} are taken in");
            report(&["clarify"], problem, "Drop the weakest entries, or move words from `say` to `more`.");
        }
        if let Some(grade) = grade(&mores).filter(|grade| *grade > GRADE) {
            let problem = format!("the `more` texts read at grade {grade:.1}, cards at no more than {GRADE:.1}");
            report(&["approach"], problem, "Shorten sentences and take plainer words.");
        }
    }
    noted
}

/// What to say of the longest sentence, if it is too long.
fn longest(place: &[&str], sentences: &[Vec<&str>]) -> Option<String> {
    let count = sentences.iter().map(Vec::len).max().filter(|count| *count > SENTENCE)?;
    Some(format!("a sentence of `{}` has {count} words, at most {SENTENCE} are read in one go", place.join(".")))
}

/// What is said or read as a word: signs standing alone are not.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
}

/// The sentences of a text, as words. A sentence ends with a full stop, question or exclamation mark before white space.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let mut sentences: Vec<Vec<&str>> = Vec::new();
    let mut ended = true;
    for word in text.split_whitespace() {
        if ended {
            sentences.push(Vec::new());
        }
        if let Some(sentence) = sentences.last_mut().filter(|_| word.contains(char::is_alphanumeric)) {
            sentence.push(word);
        }
        let bare = word.trim_end_matches(['"', '\'', ')', '”', '’']);
        ended = bare.ends_with(['.', '!', '?']) && !["e.g.", "i.e.", "vs."].contains(&bare);
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// The Automated Readability Index (Smith and Senter, AMRL-TR-66-220, 1967): 4.71 characters a word + 0.5 words a sentence - 21.43.
/// Chosen because it needs no guess at syllables, which no rule makes well for "kubectl". None for too little text.
fn grade(sentences: &[Vec<&str>]) -> Option<f64> {
    let words: usize = sentences.iter().map(Vec::len).sum();
    if words < GRADED {
        return None;
    }
    let letters = sentences.iter().flatten().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric()).count();
    let (letters, words, sentences) = (letters as f64, words as f64, sentences.len() as f64);
    Some(4.71 * letters / words + 0.5 * words / sentences - 21.43)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Entry, fixture};

    fn after(change: impl Fn(&mut Card)) -> Vec<(String, String)> {
        let mut card = fixture::card("one");
        change(&mut card);
        let noted = check(&[card]);
        noted.into_iter().map(|noted| (noted.problem.place.join("."), noted.problem.problem)).collect()
    }

    fn say(count: usize) -> String {
        vec!["word"; count].join(" ")
    }

    fn entry(more: String) -> Entry {
        Entry { say: "Short".to_owned(), more: Some(more) }
    }

    #[test]
    fn a_clean_card_passes() {
        assert_eq!(after(|_| ()), []);
    }

    #[test]
    fn askings_are_speakable() {
        assert_eq!(after(|card| card.aliases[1] = say(28)), []);
        let problem = "the way of asking has 29 words, at most 28 are said in one breath".to_owned();
        assert_eq!(after(|card| card.aliases[1] = say(29)), [("aliases.1".to_owned(), problem.clone())]);
        assert_eq!(after(|card| card.question = say(29)), [("question".to_owned(), problem)]);
    }

    #[test]
    fn sentences_are_short_and_each_counts_alone() {
        let two = format!("{}. {}?", say(34), say(34));
        assert_eq!(after(|card| card.pitfalls[1] = entry(two.clone())), []);
        let problem = |place| format!("a sentence of `{place}` has 35 words, at most 34 are read in one go");
        let found = after(|card| card.pitfalls[1] = entry(format!("Yes. {}", say(35))));
        assert_eq!(found, [("pitfalls.1.more".to_owned(), problem("pitfalls.1.more"))]);
        assert_eq!(after(|card| card.senior = Some(say(35))), [("senior".to_owned(), problem("senior"))]);
    }

    #[test]
    fn sentences_end_where_people_would_say_they_do() {
        let counts = |text| sentences(text).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(counts("At 1.5 s, e.g. a read, stop. (Or \"not?\") Yes - no"), [7, 2, 2]);
        assert_eq!(counts(" - . "), [0usize; 0]);
    }

    #[test]
    fn a_glance_has_its_budget() {
        let strong = |words: usize| move |card: &mut Card| card.strong[0].say = say(words);
        // The fixture's other entries have 25 words at a glance.
        assert_eq!(after(strong(185)), []);
        let problem = "the card has 211 words at a glance, at most 210 are taken in".to_owned();
        assert_eq!(after(strong(186)), [("clarify".to_owned(), problem)]);
    }

    #[test]
    fn the_grade_is_that_of_the_formula_and_limits_the_whole_card() {
        let text = "The cat sat on the mat and saw a dog. ".repeat(10);
        // 27 letters in 10 words a sentence.
        let graded = grade(&sentences(&text)).unwrap();
        assert!((graded - (4.71 * 2.7 + 5.0 - 21.43)).abs() < 1e-9, "{graded}");
        assert_eq!(grade(&sentences("Too little to tell.")), None);

        let hard = "Internationalisation considerations notwithstanding. ".repeat(40);
        let found = after(|card| card.approach[1] = entry(hard.clone()));
        assert!(found.len() == 1 && found[0].1.contains("read at grade"), "{found:?}");
    }
}
