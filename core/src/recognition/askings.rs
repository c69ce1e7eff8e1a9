//! The index of all ways of asking, ranked by BM25.
//!
//! One document a card: everything by which it may be asked (question, title, aliases), and the words of its points in a
//! second field that counts less. The constants of BM25 are tantivy's own (k1 1.2, b 0.75).

use super::repairs::Repairs;
use super::stems;
use crate::bank::Card;
use crate::inverted_index;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{DocSet, Searcher, TERMINATED, TantivyDocument, Term};

/// Weight of a match in a card's points against one in its ways of asking.
const POINTS: f32 = 0.35;

/// A stem looked for, and how much it counts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    pub(super) stem: String,
    /// Between 0 and 1: how recently it was said.
    pub(super) weight: f32,
}

/// All ways of asking of all cards.
pub(super) struct Askings {
    searcher: Searcher,
    asked: Field,
    points: Field,
    analyzer: TextAnalyzer,
    cards: u64,
}

impl Askings {
    /// Indexes the cards; card `n` is document `n`.
    pub(super) fn new(cards: &[Card], repairs: &Repairs) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let asked = schema.add_text_field("asked", inverted_index::text_options("stems"));
        let points = schema.add_text_field("points", inverted_index::text_options("stems"));
        let tokenizers = TokenizerManager::default();
        tokenizers.register("stems", stems::analyzer());
        let repaired = |text: &str| {
            let words: Vec<&str> = text.split_whitespace().collect();
            repairs.apply(&words).into_iter().map(|r| r.word).collect::<Vec<_>>().join(" ")
        };
        let documents = cards.iter().map(|card| {
            let mut document = TantivyDocument::default();
            let ways: Vec<&str> = card.askings().chain([card.title.as_str()]).collect();
            document.add_text(asked, repaired(&ways.join(" . ")));
            let covered = card.points.iter().flat_map(|point| point.cues.iter().chain([&point.say]));
            document.add_text(points, repaired(&covered.map(String::as_str).collect::<Vec<_>>().join(" . ")));
            document
        });
        let searcher = inverted_index::build(schema.build(), tokenizers, documents)?;
        Ok(Self { searcher, asked, points, analyzer: stems::analyzer(), cards: cards.len() as u64 })
    }

    /// The stem of a repaired word; none for a stop word.
    pub(super) fn stem(&mut self, word: &str) -> Option<String> {
        stems::stem(&mut self.analyzer, word)
    }

    /// The best cards by number, with their scores, best first; equal scores in the order of the bank.
    pub(super) fn rank(&self, wanted: &[Wanted], limit: usize) -> tantivy::Result<Vec<(usize, f32)>> {
        if wanted.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let clauses = wanted.iter().flat_map(|wanted| {
            [(self.asked, 1.0), (self.points, POINTS)].map(|(field, field_weight)| {
                let term = TermQuery::new(Term::from_field_text(field, &wanted.stem), IndexRecordOption::WithFreqs);
                let weighed: Box<dyn Query> = Box::new(BoostQuery::new(Box::new(term), field_weight * wanted.weight));
                (Occur::Should, weighed)
            })
        });
        let query = BooleanQuery::new(clauses.collect());
        let found = self.searcher.search(&query, &TopDocs::with_limit(limit).order_by_score())?;
        Ok(found.into_iter().map(|(score, address)| (address.doc_id as usize, score)).collect())
    }

    /// How telling a stem is in this bank: BM25's inverse document frequency over the ways of asking; a stem that no card has
    /// is as telling as one that a single card has.
    pub(super) fn telling(&self, stem: &str) -> tantivy::Result<f32> {
        let frequency = self.searcher.doc_freq(&Term::from_field_text(self.asked, stem))?.max(1);
        let (all, with) = (self.cards as f32, frequency as f32);
        Ok((1.0 + (all - with + 0.5) / (with + 0.5)).ln())
    }

    /// Whether a card has the stem: among its ways of asking (1), among its points only (less), or not at all (0).
    pub(super) fn has(&self, card: usize, stem: &str) -> tantivy::Result<f32> {
        for (field, worth) in [(self.asked, 1.0), (self.points, POINTS)] {
            if self.field_has(card, field, stem)? {
                return Ok(worth);
            }
        }
        Ok(0.0)
    }

    fn field_has(&self, card: usize, field: Field, stem: &str) -> tantivy::Result<bool> {
        let Ok(document) = u32::try_from(card) else { return Ok(false) };
        let Some(segment) = self.searcher.segment_readers().first() else { return Ok(false) };
        let postings = segment
            .inverted_index(field)?
            .read_postings(&Term::from_field_text(field, stem), IndexRecordOption::Basic)?;
        let Some(mut postings) = postings else { return Ok(false) };
        let found = if postings.doc() >= document { postings.doc() } else { postings.seek(document) };
        Ok(found != TERMINATED && found == document)
    }
}
