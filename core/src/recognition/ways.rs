//! What a card may be asked by, as people may read it, and which of it is nearest to what was heard.

use crate::bank::Card;

/// The askings and points of every card, by number.
#[derive(Debug)]
pub(super) struct Ways {
    cards: Vec<Shown>,
    /// The stems of the card that was looked at last: a card is looked at word after word.
    stemmed: Option<(usize, Vec<Vec<String>>)>,
}

/// What of a card may be shown.
#[derive(Debug)]
struct Shown {
    title: String,
    /// Question, aliases, points; with the words that are looked for beside it.
    ways: Vec<(String, String)>,
}

impl Ways {
    pub(super) fn of<'a>(cards: impl Iterator<Item = &'a Card>) -> Self {
        let shown = |card: &Card| {
            let asked = card.askings().map(|way| (way.to_owned(), String::new()));
            let points = card.points.iter().map(|point| (point.say.clone(), point.cues.join(" ")));
            Shown { title: card.title.clone(), ways: asked.chain(points).collect() }
        };
        Self { cards: cards.map(shown).collect(), stemmed: None }
    }

    /// The card in a few words.
    pub(super) fn title(&self, card: usize) -> Option<&str> {
        self.cards.get(card).map(|shown| shown.title.as_str())
    }

    /// The asking or point of a card that shares most with stems that were heard; the earlier of two alike. `stems` stems a text.
    pub(super) fn nearest(
        &mut self,
        card: usize,
        heard: &[String],
        mut stems: impl FnMut(&str) -> Vec<String>,
    ) -> Option<String> {
        let ways = &self.cards.get(card)?.ways;
        if self.stemmed.as_ref().is_none_or(|(known, _)| *known != card) {
            let of = |(way, cues): &(String, String)| {
                let mut found = stems(&format!("{way} {cues}"));
                found.sort();
                found.dedup();
                found
            };
            self.stemmed = Some((card, ways.iter().map(of).collect()));
        }
        let (_, stemmed) = self.stemmed.as_ref()?;
        let mut best: Option<(f32, &String)> = None;
        for ((way, _), stems) in ways.iter().zip(stemmed) {
            let shared = stems.iter().filter(|stem| heard.contains(stem)).count() as f32;
            // A long way of asking shares a word with anything.
            let score = shared / (stems.len().max(1) as f32).sqrt();
            if score > best.map_or(0.0, |(score, _)| score) {
                best = Some((score, way));
            }
        }
        best.map(|(_, way)| way.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Point, fixture};

    #[test]
    fn the_nearest_way_is_the_question_an_alias_or_a_point() {
        let mut card = fixture::card("sharding");
        card.question = "How would you split a big table by key?".into();
        card.aliases = vec!["One machine is full, what now?".into(), "How would you split a table?".into()];
        card.points = vec![Point { say: "Moving tenants".into(), cues: vec!["rebalance".into()] }];
        let mut ways = Ways::of([&card].into_iter());
        let mut nearest = |heard: &str| {
            let heard: Vec<String> = heard.split(' ').map(str::to_owned).collect();
            let stems = |text: &str| {
                text.split_whitespace().map(|w| w.trim_matches(['?', ',']).to_lowercase()).collect::<Vec<_>>()
            };
            ways.nearest(0, &heard, stems)
        };
        assert_eq!(nearest("split table").as_deref(), Some("How would you split a table?"));
        assert_eq!(nearest("machine full").as_deref(), Some("One machine is full, what now?"));
        assert_eq!(nearest("split table key").as_deref(), Some("How would you split a big table by key?"));
        assert_eq!(nearest("rebalance").as_deref(), Some("Moving tenants"));
        assert_eq!(nearest("nothing"), None);
        assert_eq!(ways.nearest(1, &["split".into()], |_| Vec::new()), None);
    }
}
