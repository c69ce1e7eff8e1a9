//! The search index.

use super::filter::Filter;
use crate::bank::Card;
use crate::inverted_index::{self, Image, Opened};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STRING, Schema};
use tantivy::tokenizer::{AsciiFoldingFilter, LowerCaser, SimpleTokenizer, TextAnalyzer, TokenizerManager};
use tantivy::{TantivyDocument, Term};

/// A typo is forgiven in words of at least this many letters.
pub(super) const TYPO_FROM: usize = 4;
/// Words of a query beyond these are not looked at.
const MAX_WORDS: usize = 12;

/// Why a search could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The search library refused.
    #[error("the search index failed: {0}")]
    Index(#[from] tantivy::TantivyError),
}

/// A card that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Number of the card in the bank.
    pub card: usize,
    /// Higher is better; comparable within one search.
    pub score: f32,
}

/// Finds cards by what a person types.
pub struct SearchIndex {
    opened: Opened,
    /// Fields with the weight of a match in them.
    fields: [(Field, f32); 3],
    topic: Field,
    round: Field,
}

/// The index's schema and its fields: those with words, then topic and round.
fn schema() -> (Schema, [(Field, f32); 3], Field, Field) {
    let mut schema = Schema::builder();
    let words = inverted_index::text_options("words");
    let fields = [("asked", 4.0), ("aliases", 2.0), ("body", 1.0)]
        .map(|(name, weight)| (schema.add_text_field(name, words.clone()), weight));
    let topic = schema.add_text_field("topic", STRING);
    let round = schema.add_text_field("round", STRING);
    (schema.build(), fields, topic, round)
}

fn words() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(AsciiFoldingFilter).build()
}

fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register("words", words());
    tokenizers
}

impl SearchIndex {
    /// Indexes the cards, to be opened here or elsewhere.
    ///
    /// # Errors
    /// [`SearchError::Index`].
    pub(crate) fn index(cards: &[Card]) -> Result<Image, SearchError> {
        let (schema, fields, topic, round) = schema();
        let documents = cards.iter().map(|card| {
            let mut document = TantivyDocument::default();
            for ((field, _), text) in fields.iter().zip(texts(card)) {
                document.add_text(*field, text);
            }
            document.add_text(topic, &card.topic);
            for asked_in in &card.rounds {
                document.add_text(round, asked_in.word());
            }
            document
        });
        Ok(inverted_index::build(schema, tokenizers(), documents)?)
    }

    /// Opens images made by [`SearchIndex::index`]; a [`Found`] card's number is its place among the cards of all of them.
    ///
    /// # Errors
    /// [`SearchError::Index`].
    pub(crate) fn open(images: &[&Image]) -> Result<Self, SearchError> {
        let (_, fields, topic, round) = schema();
        let index = Self { opened: inverted_index::open(images, tokenizers())?, fields, topic, round };
        // The first query after opening is slow; pay before anyone waits.
        index.search("warm up", &Filter::default(), 1)?;
        Ok(index)
    }

    /// The best cards for what was typed, best first. Nothing typed finds nothing.
    ///
    /// # Errors
    /// [`SearchError::Index`].
    pub fn search(&self, query: &str, filter: &Filter, limit: usize) -> Result<Vec<Found>, SearchError> {
        let mut words = folded_words(query);
        words.truncate(MAX_WORDS);
        if words.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        for occur in [Occur::Must, Occur::Should] {
            let found = self.run(&words, occur, filter, limit)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    fn run(&self, words: &[String], occur: Occur, filter: &Filter, limit: usize) -> Result<Vec<Found>, SearchError> {
        let words: Vec<(Occur, Box<dyn Query>)> = words.iter().map(|word| (occur, self.word(word))).collect();
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, Box::new(BooleanQuery::new(words)))];
        let topic = filter.topic.as_deref().map(|topic| (self.topic, topic));
        let round = filter.round.map(|round| (self.round, round.word()));
        for (field, word) in topic.into_iter().chain(round) {
            let term = TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::Basic);
            clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(term), 0.0))));
        }
        let found =
            self.opened.searcher.search(&BooleanQuery::new(clauses), &TopDocs::with_limit(limit).order_by_score())?;
        Ok(found.into_iter().map(|(score, address)| Found { card: self.opened.number(address), score }).collect())
    }

    /// One typed word: as it stands (by BM25), as the beginning of a word, or with a typo.
    fn word(&self, word: &str) -> Box<dyn Query> {
        let typo = word.chars().count() >= TYPO_FROM;
        let clauses = self.fields.iter().flat_map(|&(field, weight)| {
            let term = Term::from_field_text(field, word);
            let exact: Box<dyn Query> = Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs));
            let begins: Box<dyn Query> = Box::new(FuzzyTermQuery::new_prefix(term.clone(), 0, true));
            let mistyped: Option<Box<dyn Query>> =
                typo.then(|| Box::new(FuzzyTermQuery::new_prefix(term, 1, true)) as _);
            [Some((exact, weight)), Some((begins, weight)), mistyped.map(|query| (query, 0.4 * weight))]
                .into_iter()
                .flatten()
        });
        let clauses = clauses.map(|(query, weight)| {
            let weighed: Box<dyn Query> = Box::new(BoostQuery::new(query, weight));
            (Occur::Should, weighed)
        });
        Box::new(BooleanQuery::new(clauses.collect()))
    }
}

/// What is searched of a card, by field.
fn texts(card: &Card) -> [String; 3] {
    let lines = card.lists().into_iter().flat_map(|(_, entries)| entries);
    let entries = lines.flat_map(|entry| std::iter::once(entry.say.as_str()).chain(entry.more.as_deref()));
    let points = card.points.iter().map(|point| point.say.as_str());
    let follow_ups = card.follow_ups.iter().map(|follow_up| follow_up.ask.as_str());
    let body: Vec<&str> = entries.chain(points).chain(follow_ups).chain([card.topic.as_str()]).collect();
    [format!("{}\n{}", card.title, card.question), card.aliases.join("\n"), body.join("\n")]
}

/// The words of a text as the index has them: lower case, accents removed.
pub(super) fn folded_words(text: &str) -> Vec<String> {
    let mut analyzer = words();
    let mut stream = analyzer.token_stream(text);
    let mut words = Vec::new();
    while let Some(token) = stream.next() {
        words.push(token.text.clone());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Round, fixture};
    use proptest::prelude::*;

    fn cards() -> Vec<Card> {
        let mut cards: Vec<Card> =
            ["pagination", "caching", "sharding", "limits"].into_iter().map(fixture::card).collect();
        cards[0].aliases[0] = "How do you paginate a huge result set?".to_owned();
        cards[2].topic = "database".to_owned();
        cards[2].rounds = vec![Round::Database];
        cards[3].approach[0].say = "Token bucket, with a café example".to_owned();
        cards
    }

    fn opened(cards: &[Card]) -> SearchIndex {
        SearchIndex::open(&[&SearchIndex::index(cards).unwrap()]).unwrap()
    }

    fn ids(query: &str, filter: &Filter) -> Vec<String> {
        let cards = cards();
        let found = opened(&cards).search(query, filter, 10).unwrap();
        found.into_iter().map(|found| cards[found.card].id.clone()).collect()
    }

    fn first(query: &str) -> Option<String> {
        ids(query, &Filter::default()).into_iter().next()
    }

    #[test]
    fn words_beginnings_and_typos_find_their_card() {
        for query in ["pagination", "pagin", "paginaton", "huge resul", "PAGINATE"] {
            assert_eq!(first(query).as_deref(), Some("pagination"), "{query}");
        }
        assert_eq!(first("tokne bucket").as_deref(), Some("limits"));
        assert_eq!(first("cafe").as_deref(), Some("limits"));
    }

    #[test]
    fn a_match_in_the_question_comes_before_one_in_the_body() {
        let mut cards = cards();
        cards[1].approach[0].say = "Mind the sharding".to_owned();
        let found = opened(&cards).search("sharding", &Filter::default(), 10).unwrap();
        assert_eq!(found.iter().map(|f| cards[f.card].id.as_str()).collect::<Vec<_>>(), ["sharding", "caching"]);
    }

    #[test]
    fn a_word_as_typed_in_an_alias_comes_before_a_typo_of_it_in_the_title() {
        let mut cards = cards();
        cards[1].title = "Sharing".to_owned();
        cards[3].aliases[0] = "What about sharding?".to_owned();
        cards.remove(2);
        let found = opened(&cards).search("sharding", &Filter::default(), 10).unwrap();
        assert_eq!(found.iter().map(|f| cards[f.card].id.as_str()).collect::<Vec<_>>(), ["limits", "caching"]);
    }

    #[test]
    fn filters_narrow_and_never_widen() {
        let topic = Filter { topic: Some("database".into()), ..Filter::default() };
        assert_eq!(ids("design", &topic), ["sharding"]);
        assert_eq!(ids("pagination", &topic), Vec::<String>::new());
        let round = Filter { round: Some(Round::Database), ..Filter::default() };
        assert_eq!(ids("design", &round), ["sharding"]);
    }

    #[test]
    fn words_that_no_card_has_together_still_find_something() {
        assert_eq!(first("caching zeppelin").as_deref(), Some("caching"));
        assert_eq!(first("zeppelin"), None);
        assert_eq!(first("  ?! "), None);
    }

    proptest! {
        #[test]
        fn any_typed_text_is_answered(query in "\\PC{0,60}") {
            ids(&query, &Filter::default());
        }
    }
}
