//! The index of all ways of asking, ranked by BM25.
//!
//! One document a card: everything by which it may be asked (question, title, aliases), the further askings beside it and the
//! words of its points in fields that count less, and the pairs of neighbouring words of the askings, function words and all:
//! "any questions for me" has hardly a topic word, but nobody says it for anything else. What the card says is indexed too, but
//! only looked at for the card on screen. The constants of BM25 are tantivy's own (k1 1.2, b 0.75).

use super::repairs::Repairs;
use super::stems;
use crate::bank::Card;
use crate::inverted_index::{self, Image, Opened};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer};
use tantivy::{DocSet, TERMINATED, TantivyDocument, Term};

/// Weight of a match in the further ways of asking against one in question, title and aliases.
const PARAPHRASES: f32 = 0.8;
/// Weight of a match in a card's points against one in its ways of asking.
const POINTS: f32 = 0.35;
/// Weight of a pair of neighbouring words against one topic word.
const PAIRS: f32 = 0.3;

/// What is looked for, and how much it counts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    /// A stem, or a pair made by [`pair`].
    pub(super) term: String,
    pub(super) kind: Kind,
    /// Between 0 and 1: how recently it was said.
    pub(super) weight: f32,
}

impl Wanted {
    /// A stem said just now.
    pub(super) fn stem(stem: &str) -> Self {
        Self { term: stem.to_owned(), kind: Kind::Stem, weight: 1.0 }
    }
}

/// What kind of thing is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// The stem of a topic word.
    Stem,
    /// Two neighbouring words.
    Pair,
}

/// Two neighbouring words as one term.
pub(super) fn pair(first: &str, second: &str) -> String {
    format!("{first}_{second}")
}

/// All ways of asking of all cards.
pub(super) struct Askings {
    opened: Opened,
    stem_fields: [(Field, f32); 3],
    pair_field: (Field, f32),
    body: Field,
    analyzer: TextAnalyzer,
    cards: u64,
}

/// The fields of the index, in the order in which [`schema`] makes them.
struct Fields {
    asked: Field,
    paraphrases: Field,
    points: Field,
    body: Field,
    pairs: Field,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let fields = Fields {
        asked: schema.add_text_field("asked", inverted_index::text_options("stems")),
        paraphrases: schema.add_text_field("paraphrases", inverted_index::text_options("stems")),
        body: schema.add_text_field("body", inverted_index::text_options("stems")),
        points: schema.add_text_field("points", inverted_index::text_options("stems")),
        pairs: schema.add_text_field("pairs", inverted_index::text_options("pairs")),
    };
    (schema.build(), fields)
}

fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register("pairs", WhitespaceTokenizer::default());
    tokenizers.register("stems", stems::analyzer());
    tokenizers
}

/// Indexes the cards; card `n` is document `n`.
pub(super) fn index(cards: &[Card], repairs: &Repairs) -> tantivy::Result<Image> {
    let (schema, fields) = schema();
    let words = |text: &str| -> Vec<String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        repairs.apply(&words).into_iter().map(|r| r.word).collect()
    };
    let repaired = |text: &str| words(text).join(" ");
    let pairs_of = |text: &str| words(text).windows(2).map(|w| pair(&w[0], &w[1])).collect::<Vec<_>>().join(" ");
    let documents = cards.iter().map(|card| {
        let mut document = TantivyDocument::default();
        let ways: Vec<&str> = card.askings().chain([card.title.as_str()]).collect();
        document.add_text(fields.asked, repaired(&ways.join(" . ")));
        let covered = card.points.iter().flat_map(|point| point.cues.iter().chain([&point.say]));
        document.add_text(fields.pairs, card.askings().map(pairs_of).collect::<Vec<_>>().join(" "));
        document.add_text(fields.paraphrases, repaired(&card.spoken.askings.join(" . ")));
        document.add_text(fields.body, repaired(&body(card)));
        document.add_text(fields.points, repaired(&covered.map(String::as_str).collect::<Vec<_>>().join(" . ")));
        document
    });
    inverted_index::build(schema, tokenizers(), documents)
}

/// What a card says, with the questions that may follow it.
fn body(card: &Card) -> String {
    let lines = card.lists().into_iter().flat_map(|(_, entries)| entries);
    let entries = lines.flat_map(|entry| std::iter::once(entry.say.as_str()).chain(entry.more.as_deref()));
    let follow_ups = card.follow_ups.iter().flat_map(|follow_up| [follow_up.ask.as_str(), follow_up.probes.as_str()]);
    entries.chain(follow_ups).chain(card.senior.as_deref()).collect::<Vec<&str>>().join(" . ")
}

impl Askings {
    /// Opens images made by [`index`], whose cards are numbered through.
    pub(super) fn open(images: &[&Image]) -> tantivy::Result<Self> {
        let (_, fields) = schema();
        let opened = inverted_index::open(images, tokenizers())?;
        Ok(Self {
            cards: opened.searcher.num_docs(),
            opened,
            stem_fields: [(fields.asked, 1.0), (fields.paraphrases, PARAPHRASES), (fields.points, POINTS)],
            pair_field: (fields.pairs, PAIRS),
            body: fields.body,
            analyzer: stems::analyzer(),
        })
    }

    /// The stem of a repaired word; none for a stop word.
    pub(super) fn stem(&mut self, word: &str) -> Option<String> {
        stems::stem(&mut self.analyzer, word)
    }

    /// The best cards by number, by what stands on them, with their scores, best first; equal scores in the order of the bank.
    pub(super) fn rank_own(&self, wanted: &[Wanted], limit: usize) -> tantivy::Result<Vec<(usize, f32)>> {
        let [asked, _, points] = self.stem_fields;
        self.rank(wanted, limit, |kind| match kind {
            Kind::Stem => vec![asked, points],
            Kind::Pair => vec![self.pair_field],
        })
    }

    /// The same by the further spoken ways of asking.
    pub(super) fn rank_spoken(&self, wanted: &[Wanted], limit: usize) -> tantivy::Result<Vec<(usize, f32)>> {
        let [_, (spoken, _), _] = self.stem_fields;
        self.rank(wanted, limit, |kind| match kind {
            Kind::Stem => vec![(spoken, 1.0)],
            Kind::Pair => Vec::new(),
        })
    }

    fn rank(
        &self,
        wanted: &[Wanted],
        limit: usize,
        fields: impl Fn(Kind) -> Vec<(Field, f32)>,
    ) -> tantivy::Result<Vec<(usize, f32)>> {
        if wanted.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let clauses = wanted.iter().flat_map(|wanted| {
            fields(wanted.kind).into_iter().map(|(field, field_weight)| {
                let term = TermQuery::new(Term::from_field_text(field, &wanted.term), IndexRecordOption::WithFreqs);
                let weighed: Box<dyn Query> = Box::new(BoostQuery::new(Box::new(term), field_weight * wanted.weight));
                (Occur::Should, weighed)
            })
        });
        let query = BooleanQuery::new(clauses.collect());
        let found = self.opened.searcher.search(&query, &TopDocs::with_limit(limit).order_by_score())?;
        Ok(found.into_iter().map(|(score, address)| (self.opened.number(address), score)).collect())
    }

    /// How telling a term is in this bank: BM25's inverse document frequency over the ways of asking; a term that no card has
    /// is as telling as one that a single card has.
    pub(super) fn telling(&self, wanted: &Wanted) -> tantivy::Result<f32> {
        let [(field, _), ..] = self.fields(wanted.kind) else { return Ok(0.0) };
        let frequency = self.opened.searcher.doc_freq(&Term::from_field_text(*field, &wanted.term))?.max(1);
        let (all, with) = (self.cards as f32, frequency as f32);
        Ok((1.0 + (all - with + 0.5) / (with + 0.5)).ln())
    }

    /// How telling a term is that a single card has.
    pub(super) fn most_telling(&self) -> f32 {
        (1.0 + (self.cards as f32 - 0.5) / 1.5).ln()
    }

    /// What a card's having the term is worth: its weight in the best field that has it, or 0.
    pub(super) fn has(&self, card: usize, wanted: &Wanted) -> tantivy::Result<f32> {
        for &(field, worth) in self.fields(wanted.kind) {
            if self.field_has(card, field, &wanted.term)? {
                return Ok(worth);
            }
        }
        Ok(0.0)
    }

    /// Whether the text of a card, not only what it is asked by, has a stem.
    pub(super) fn speaks_of(&self, card: usize, stem: &str) -> tantivy::Result<bool> {
        self.field_has(card, self.body, stem)
    }

    /// Where a kind of term is looked for, with the weight of a match there.
    fn fields(&self, kind: Kind) -> &[(Field, f32)] {
        match kind {
            Kind::Stem => &self.stem_fields,
            Kind::Pair => std::slice::from_ref(&self.pair_field),
        }
    }

    fn field_has(&self, card: usize, field: Field, stem: &str) -> tantivy::Result<bool> {
        let Some((segment, document)) = self.opened.place(card) else { return Ok(false) };
        let postings = segment
            .inverted_index(field)?
            .read_postings(&Term::from_field_text(field, stem), IndexRecordOption::Basic)?;
        let Some(mut postings) = postings else { return Ok(false) };
        let found = if postings.doc() >= document { postings.doc() } else { postings.seek(document) };
        Ok(found != TERMINATED && found == document)
    }
}
