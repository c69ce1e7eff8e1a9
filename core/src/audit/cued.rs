//! Points that the card's own example answer does not make.
//!
//! What a card says to say is taken as an answer. A point none of whose cues is heard in it has cues that nobody says, or
//! stands for something that the card never tells anyone to say.

use super::Noted;
use crate::bank::Card;
use crate::recognition::repairs::Repairs;
use crate::recognition::stems;
use tantivy::tokenizer::TextAnalyzer;

/// A finding for every point of which no cue is heard in the card's own answer.
pub(super) fn check(cards: &[Card], repairs: &Repairs) -> Vec<Noted> {
    let mut ear = Ear { repairs, analyzer: stems::analyzer() };
    let mut noted = Vec::new();
    for (number, card) in cards.iter().enumerate() {
        let answer: Vec<Vec<Word>> = answer(card).map(|text| ear.words(text)).collect();
        for (i, point) in card.points.iter().enumerate() {
            let cues: Vec<Vec<Word>> =
                point.cues.iter().map(|cue| ear.words(cue)).filter(|words| !words.is_empty()).collect();
            // A point without cues is lint's finding.
            if cues.is_empty() || cues.iter().any(|cue| answer.iter().any(|said| heard(cue, said))) {
                continue;
            }
            noted.push(Noted::at(
                number,
                &["points", &i.to_string(), "cues"],
                format!("no cue of the point \"{}\" is heard in the card's own answer", point.say),
                "Add the words in which the card makes the point, or have the card make it.",
            ));
        }
    }
    noted
}

/// What the card says to say, text by text; no cue runs from one into the next.
fn answer(card: &Card) -> impl Iterator<Item = &str> {
    let lists = card.lists().into_iter().filter(|(name, _)| *name != "thin").flat_map(|(_, entries)| entries);
    lists
        .flat_map(|entry| std::iter::once(entry.say.as_str()).chain(entry.more.as_deref()))
        .chain(card.senior.as_deref())
}

/// A repaired word, and its stem unless it is a stop word.
struct Word {
    word: String,
    stem: Option<String>,
}

/// Hears as recognition does.
struct Ear<'a> {
    repairs: &'a Repairs,
    analyzer: TextAnalyzer,
}

impl Ear<'_> {
    fn words(&mut self, text: &str) -> Vec<Word> {
        let repaired = self.repairs.apply(&text.split_whitespace().collect::<Vec<_>>());
        let words = repaired.into_iter();
        words.map(|r| Word { stem: stems::stem(&mut self.analyzer, &r.word), word: r.word }).collect()
    }
}

/// Whether the cue's words stand in the text one after another. Stop words do not count, unless the cue has no others.
fn heard(cue: &[Word], text: &[Word]) -> bool {
    let stems = |words: &[Word]| words.iter().filter_map(|word| word.stem.clone()).collect::<Vec<_>>();
    let plain = |words: &[Word]| words.iter().map(|word| word.word.clone()).collect::<Vec<_>>();
    let wanted = stems(cue);
    if wanted.is_empty() { within(&plain(cue), &plain(text)) } else { within(&wanted, &stems(text)) }
}

fn within(wanted: &[String], text: &[String]) -> bool {
    !wanted.is_empty() && text.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Entry, fixture};
    use crate::recognition::repairs::MISHEARD;

    fn with(cues: &[&str], say: &str) -> Vec<(String, String)> {
        let mut card = fixture::card("one");
        card.points.truncate(1);
        card.points[0].cues = cues.iter().map(|&cue| cue.to_owned()).collect();
        card.pitfalls[0] = Entry { say: "A trap".to_owned(), more: Some(say.to_owned()) };
        let noted = check(&[card], &Repairs::parse(MISHEARD).unwrap());
        noted.into_iter().map(|noted| (noted.problem.place.join("."), noted.problem.problem)).collect()
    }

    #[test]
    fn a_point_whose_cues_the_card_never_says_is_found() {
        let found = with(&["token bucket", "leaky bucket"], "Tokens fill it again; the bucket overflows.");
        let problem = "no cue of the point \"The first point\" is heard in the card's own answer".to_owned();
        assert_eq!(found, [("points.0.cues".to_owned(), problem)]);
    }

    #[test]
    fn words_are_compared_by_stem_and_after_repair() {
        assert_eq!(with(&["nothing", "paginate by cursors"], "Paginating by a cursor holds."), []);
        assert_eq!(with(&["item potent"], "Idempotent by key."), []);
        assert_eq!(with(&["cash"], "A cached page."), []);
    }

    #[test]
    fn a_cue_of_stop_words_is_compared_as_it_stands() {
        assert_eq!(with(&["what went well"], "Ask what went well first."), []);
        assert_eq!(with(&["what went well"], "Ask how it went.").len(), 1);
    }

    #[test]
    fn a_thin_answer_makes_no_point() {
        let mut card = fixture::card("one");
        card.points.truncate(1);
        card.thin[0].say = "Says first cue and stops".to_owned();
        assert_eq!(check(&[card.clone()], &Repairs::default()).len(), 1);
        card.senior = Some("Would give the first cue a number.".to_owned());
        assert_eq!(check(&[card], &Repairs::default()), []);
    }
}
