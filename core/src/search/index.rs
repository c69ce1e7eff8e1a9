//! The search index.

use super::filter::Filter;
use crate::bank::Card;
use crate::inverted_index::{self, Image, Opened};
use tantivy::collector::TopDocs;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption, STRING, Schema};
use tantivy::tokenizer::{AsciiFoldingFilter, LowerCaser, SimpleTokenizer, TextAnalyzer, TokenizerManager};
use tantivy::{TantivyDocument, Term};

/// A typo is forgiven in words of at least this many letters.
pub(super) const TYPO_FROM: usize = 4;
/// Fewer letters begin a word of nearly every card's body: they are looked for in what a card is called and how it is asked.
const BEGINNING_ANYWHERE_FROM: usize = 3;
/// Words of a query beyond these are not looked at.
const MAX_WORDS: usize = 12;
/// What the beginning of a word counts, in units of BM25 before the field's weight: as much as a word that one card in twenty has.
/// It cannot have a rarity of its own, for it stands for all words that begin so.
const BEGINNING: f32 = 3.0;
/// The same for a word with a typo, or the beginning of one.
const MISTYPED: f32 = 1.0;
/// What it adds that a title begins with all that was typed: two units of BM25 in a title.
const CALLED: f32 = 8.0;
/// What further matches of a word add to its best one. Were they to count in full, a card that mentions a word everywhere would
/// come before the card that is called by it.
const FURTHER: f32 = 0.1;

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
    fields: Fields,
}

/// The fields of the index.
struct Fields {
    /// Those with words.
    words: [Searched; 3],
    /// The whole title as one term.
    called: Field,
    topic: Field,
    round: Field,
    level: Field,
}

/// A field with words.
struct Searched {
    field: Field,
    /// Of a match in it.
    weight: f32,
    /// Whether its texts are so short that a letter or two tell cards apart.
    brief: bool,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let options = inverted_index::text_options("words");
    let words = [("title", 4.0, true), ("asked", 2.0, true), ("body", 1.0, false)]
        .map(|(name, weight, brief)| Searched { field: schema.add_text_field(name, options.clone()), weight, brief });
    let [called, topic, round, level] =
        ["called", "topic", "round", "level"].map(|name| schema.add_text_field(name, STRING));
    (schema.build(), Fields { words, called, topic, round, level })
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
        let (schema, fields) = schema();
        let documents = cards.iter().map(|card| {
            let mut document = TantivyDocument::default();
            for (searched, text) in fields.words.iter().zip(texts(card)) {
                document.add_text(searched.field, text);
            }
            document.add_text(fields.called, folded_words(&card.title).join(" "));
            document.add_text(fields.topic, &card.topic);
            for asked_in in &card.rounds {
                document.add_text(fields.round, asked_in.word());
            }
            for asked_at in &card.levels {
                document.add_text(fields.level, asked_at.word());
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
        let (_, fields) = schema();
        let index = Self { opened: inverted_index::open(images, tokenizers())?, fields };
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
        let called = Term::from_field_text(self.fields.called, &words.join(" "));
        let words: Vec<(Occur, Box<dyn Query>)> = words.iter().map(|word| (occur, self.word(word))).collect();
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![
            (Occur::Must, Box::new(BooleanQuery::new(words))),
            (Occur::Should, boosted(FuzzyTermQuery::new_prefix(called, 0, true), CALLED)),
        ];
        let topic = filter.topic.as_deref().map(|topic| (self.fields.topic, topic));
        let round = filter.round.map(|round| (self.fields.round, round.word()));
        let level = filter.level.map(|level| (self.fields.level, level.word()));
        for (field, word) in topic.into_iter().chain(round).chain(level) {
            let term = TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::Basic);
            clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(term), 0.0))));
        }
        let found =
            self.opened.searcher.search(&BooleanQuery::new(clauses), &TopDocs::with_limit(limit).order_by_score())?;
        Ok(found.into_iter().map(|(score, address)| Found { card: self.opened.number(address), score }).collect())
    }

    /// One typed word: as it stands (by BM25), as the beginning of a word, or with a typo; the best of these counts.
    fn word(&self, word: &str) -> Box<dyn Query> {
        let letters = word.chars().count();
        let matches = self.fields.words.iter().flat_map(|&Searched { field, weight, brief }| {
            let term = Term::from_field_text(field, word);
            let begins = (brief || letters >= BEGINNING_ANYWHERE_FROM)
                .then(|| boosted(FuzzyTermQuery::new_prefix(term.clone(), 0, true), BEGINNING * weight));
            let mistyped = (letters >= TYPO_FROM)
                .then(|| boosted(FuzzyTermQuery::new_prefix(term.clone(), 1, true), MISTYPED * weight));
            let exact = boosted(TermQuery::new(term, IndexRecordOption::WithFreqs), weight);
            [Some(exact), begins, mistyped].into_iter().flatten()
        });
        Box::new(DisjunctionMaxQuery::with_tie_breaker(matches.collect(), FURTHER))
    }
}

fn boosted(query: impl Query, weight: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(Box::new(query), weight))
}

/// What is searched of a card, by field.
fn texts(card: &Card) -> [String; 3] {
    let lines = card.lists().into_iter().flat_map(|(_, entries)| entries);
    let entries = lines.flat_map(|entry| std::iter::once(entry.say.as_str()).chain(entry.more.as_deref()));
    let points = card.points.iter().map(|point| point.say.as_str());
    let follow_ups = card.follow_ups.iter().map(|follow_up| follow_up.ask.as_str());
    let body: Vec<&str> = entries.chain(points).chain(follow_ups).chain([card.topic.as_str()]).collect();
    let asked: Vec<&str> = card.askings().collect();
    [card.title.clone(), asked.join("\n"), body.join("\n")]
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
#[path = "index_tests.rs"]
mod tests;
