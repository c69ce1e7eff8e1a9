//! From the words of a moment to the cards they may be asking for: everything that is measured, and what it adds up to.

use super::askings::{Askings, Kind, Wanted, pair};
use super::cue::{Heard, heard};
use super::judgement::{CardFeatures, Judgement, MomentFeatures};
use super::meaning::Meanings;
use super::misheard::Misheard;
use super::phrasing::Phrases;
use super::repairs::{Repaired, Repairs};
use super::tokens::{Tokens, Vector};
use super::{Impression, RecognitionError};
use crate::bank::Card;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A word this many words back counts half: a question with its scene.
const SCENE: f32 = 40.0;
/// The same for what was said just now.
const RECENT: f32 = 10.0;
/// How many cards of each ranking are looked at.
const LOOKED_AT: usize = 8;
/// How many words back the form of what was said just now is looked for.
const JUST_NOW: usize = 10;
/// The score of BM25 at which a card is half convincing, in words that only one card has: how telling a word is grows
/// with the bank, and what convinces must not.
const HALF_SCORE: f32 = 4.8;
/// A word that a card has only where a match is worth so much, in its points, is no reason of its own to show it.
const WEAK: f32 = 0.5;

/// Knows the cards, and how to read words.
pub(super) struct Matcher {
    askings: Askings,
    meanings: Meanings,
    repairs: Repairs,
    tokens: &'static Tokens,
    phrases: Phrases,
    judgement: Judgement,
}

/// What the window says.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// The best cards by number with their scores, best first.
    pub(super) ranking: Vec<(usize, f32)>,
    /// How sure that the first of them is being asked for, between 0 and 1.
    pub(super) confidence: f32,
    /// How far the first is ahead of the second, between 0 and 1.
    pub(super) margin: f32,
    /// The words have the form of a question.
    pub(super) asks: bool,
    /// Every word of the window, with what matched the first.
    pub(super) heard: Vec<Heard>,
}

/// Everything measured at one moment: what the judgement is fitted on, and made of.
#[derive(Debug, Default)]
pub(super) struct Measured {
    /// The cards looked at, best first.
    pub(super) cards: Vec<Candidate>,
    /// Features of the moment.
    pub(super) moment: MomentFeatures,
    asks: bool,
    heard: Vec<Heard>,
}

/// A card worth a look.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) card: usize,
    pub(super) features: CardFeatures,
    /// What the features add up to.
    score: f32,
}

/// Words with what is looked for because of them.
struct Reading<'a> {
    words: &'a [String],
    repaired: Vec<Repaired>,
    stems: Vec<Option<String>>,
    /// Tokens, each with the place after its word.
    tokens: Vec<(usize, usize)>,
}

impl Matcher {
    /// Takes an impression of cards, to be opened here or elsewhere.
    pub(super) fn imprint(cards: &[Card], repairs: &Repairs) -> Result<Impression, RecognitionError> {
        let meanings = Meanings::of(cards, repairs, Tokens::shipped()?);
        Ok(Impression { askings: super::askings::index(cards, repairs)?, meanings })
    }

    /// Opens impressions, whose cards are numbered through.
    pub(super) fn open(impressions: &[&Impression], repairs: Repairs) -> Result<Self, RecognitionError> {
        let mut meanings = Meanings::default();
        impressions.iter().for_each(|impression| meanings.extend(&impression.meanings));
        let images: Vec<_> = impressions.iter().map(|impression| &impression.askings).collect();
        Ok(Self {
            askings: Askings::open(&images)?,
            meanings,
            repairs,
            tokens: Tokens::shipped()?,
            phrases: Phrases::shipped()?,
            judgement: Judgement::shipped()?,
        })
    }

    /// Weighs the window's words, oldest first; `on_screen` is the card that a follow-up would be about.
    pub(super) fn weigh(&mut self, words: &[String], on_screen: Option<usize>) -> tantivy::Result<Evidence> {
        let measured = self.measure(words, on_screen, None)?;
        let confidence = if measured.cards.is_empty() { 0.0 } else { self.judgement.sure(&measured.moment) };
        Ok(Evidence {
            ranking: measured.cards.iter().map(|candidate| (candidate.card, candidate.score)).collect(),
            confidence,
            margin: lead(&measured.cards).tanh(),
            asks: measured.asks,
            heard: measured.heard,
        })
    }

    /// Takes the person's own misheard-word rules, in place of what was known of them.
    pub(super) fn set_own(&mut self, misheard: &[Misheard]) {
        self.repairs.set_own(misheard);
    }

    /// The topic words among some words, as repaired, each with its stem.
    pub(super) fn stems<W: AsRef<str>>(&mut self, words: &[W]) -> Vec<(Repaired, String)> {
        let repaired = self.repairs.apply(words);
        repaired.into_iter().filter_map(|r| self.askings.stem(&r.word).map(|stem| (r, stem))).collect()
    }

    /// How telling a stem is.
    pub(super) fn telling(&self, stem: &str) -> tantivy::Result<f32> {
        self.askings.telling(&Wanted::stem(stem))
    }

    /// Marks the words that speak for the first card, which was not the first when the evidence was taken.
    pub(super) fn mark(&mut self, words: &[String], evidence: &mut Evidence) -> tantivy::Result<()> {
        let Some(&(first, _)) = evidence.ranking.first() else { return Ok(()) };
        let repaired = self.repairs.apply(words);
        let mut hits = Vec::with_capacity(repaired.len());
        for repaired in &repaired {
            let stem = self.askings.stem(&repaired.word);
            hits.push(match stem {
                Some(stem) => self.askings.has(first, &Wanted::stem(&stem))? > 0.0,
                None => false,
            });
        }
        evidence.heard = heard(words, &repaired, &hits);
        Ok(())
    }

    /// Measures what [`Matcher::weigh`] judges; `without` leaves a card out.
    pub(super) fn measure(
        &mut self,
        words: &[String],
        on_screen: Option<usize>,
        without: Option<usize>,
    ) -> tantivy::Result<Measured> {
        let repaired = self.repairs.apply(words);
        let stems = repaired.iter().map(|r| self.askings.stem(&r.word)).collect();
        let tokens = repaired.iter().flat_map(|r| self.tokens.cut(&r.word).into_iter().map(|id| (id, r.to))).collect();
        let reading = Reading { words, repaired, stems, tokens };
        let wanted = reading.wanted();
        let [scene, recent] = [SCENE, RECENT].map(|half| self.tokens.sum(reading.weighed(half)));
        let mut cards = self.cards(&wanted, scene.as_ref(), recent.as_ref(), on_screen)?;
        cards.retain(|candidate| Some(candidate.card) != without);
        let Some(&Candidate { card: first, features, score: best }) = cards.first() else {
            let heard = heard(words, &reading.repaired, &vec![false; reading.repaired.len()]);
            return Ok(Measured { heard, ..Measured::default() });
        };

        let (mut said, mut covered, mut phrased, mut matched) = (0.0, 0.0, 0.0, HashMap::new());
        for wanted in &wanted {
            let telling = self.askings.telling(wanted)? * wanted.weight;
            let worth = self.askings.has(first, wanted)?;
            if wanted.kind == Kind::Pair {
                phrased += if worth > 0.0 { telling } else { 0.0 };
                continue;
            }
            said += telling;
            covered += telling * worth;
            if worth > 0.0 {
                matched.insert(wanted.term.as_str(), worth);
            }
        }
        let spoken: Vec<&str> = reading.repaired.iter().map(|r| r.word.as_str()).collect();
        let phrasing = self.phrases.of(&spoken);
        let just_now = self.phrases.of(spoken.get(spoken.len().saturating_sub(JUST_NOW)..).unwrap_or_default());
        let share = 1.0 / cards.iter().map(|candidate| (candidate.score - best).exp()).sum::<f32>();
        let shown = cards.iter().find(|candidate| on_screen == Some(candidate.card));
        let whole = matched.values().filter(|worth| **worth > WEAK).count();
        let [own_terms, spoken_terms, own_near, spoken_near, ..] = features;
        let log_odds = |x: f32| x.clamp(-6.0, 6.0) / 3.0;
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        let moment = [
            own_terms,
            spoken_terms,
            own_near,
            spoken_near,
            best / 10.0,
            lead(&cards).min(6.0) / 3.0,
            share,
            log_odds(phrasing.asks),
            log_odds(phrasing.follows_up),
            log_odds(just_now.asks),
            log_odds(just_now.follows_up),
            log_odds(self.phrases.clearest(&spoken)),
            flag(words.last().is_some_and(|word| word.ends_with('?'))),
            (1.0 + words.len() as f32).ln() / 4.0,
            if said > 0.0 { covered / said } else { 0.0 },
            whole.min(5) as f32 / 5.0,
            (phrased / self.askings.most_telling()).min(4.0) / 4.0,
            flag(on_screen == Some(first)),
            flag(on_screen.is_some_and(|card| card != first)),
            shown.map_or(0.0, |shown| (best - shown.score).min(6.0) / 3.0),
        ];
        let hit = |stem: &Option<String>| stem.as_deref().is_some_and(|stem| matched.contains_key(stem));
        let hits: Vec<bool> = reading.stems.iter().map(hit).collect();
        Ok(Measured {
            heard: heard(words, &reading.repaired, &hits),
            asks: phrasing.asks.max(phrasing.follows_up) > 0.0,
            moment,
            cards,
        })
    }

    /// The cards worth a look with their features, best first; equal scores in the order of the bank.
    fn cards(
        &self,
        wanted: &[Wanted],
        scene: Option<&Vector>,
        recent: Option<&Vector>,
        on_screen: Option<usize>,
    ) -> tantivy::Result<Vec<Candidate>> {
        let own_terms: BTreeMap<usize, f32> = self.askings.rank_own(wanted, 5 * LOOKED_AT)?.into_iter().collect();
        let spoken_terms: BTreeMap<usize, f32> = self.askings.rank_spoken(wanted, 5 * LOOKED_AT)?.into_iter().collect();
        let own_near = scene.map_or_else(Vec::new, |said| self.meanings.own(said));
        let spoken_near = scene.map_or_else(Vec::new, |said| self.meanings.spoken(said));
        let mut looked_at: BTreeSet<usize> = on_screen.into_iter().collect();
        for terms in [&own_terms, &spoken_terms] {
            looked_at.extend(best(terms.iter().map(|(card, score)| (*card, *score)).collect()));
        }
        for near in [&own_near, &spoken_near] {
            looked_at.extend(best(near.iter().copied().enumerate().collect()));
        }
        let half = HALF_SCORE * self.askings.most_telling();
        let strength = |score: f32| score / (score + half);
        let of = |terms: &BTreeMap<usize, f32>, card| strength(terms.get(&card).copied().unwrap_or(0.0));
        let at = |near: &[f32], card: usize| near.get(card).copied().unwrap_or(0.0);
        let mut cards = Vec::with_capacity(looked_at.len());
        for card in looked_at {
            let [own, spoken] = [of(&own_terms, card), of(&spoken_terms, card)];
            let mut features = [own, spoken, at(&own_near, card), at(&spoken_near, card), 0.0, 0.0, 0.0];
            if on_screen == Some(card) {
                let follows = recent.map_or(0.0, |said| self.meanings.follows(card, said));
                features[4..].copy_from_slice(&[1.0, follows, strength(self.spoken_of(card, wanted)?)]);
            }
            cards.push(Candidate { card, features, score: self.judgement.score(&features) });
        }
        cards.sort_by(|a, b| b.score.total_cmp(&a.score));
        Ok(cards)
    }

    /// What a card speaks of, beyond what it is asked by, as BM25 without lengths.
    fn spoken_of(&self, card: usize, wanted: &[Wanted]) -> tantivy::Result<f32> {
        let mut sum = 0.0;
        for wanted in wanted.iter().filter(|wanted| wanted.kind == Kind::Stem) {
            if self.askings.speaks_of(card, &wanted.term)? {
                sum += self.askings.telling(wanted)? * wanted.weight;
            }
        }
        Ok(sum)
    }
}

impl Reading<'_> {
    /// Between 0 and 1: how recently the word before this place was said.
    fn weight(&self, to: usize, half: f32) -> f32 {
        0.5_f32.powf(self.words.len().saturating_sub(to) as f32 / half)
    }

    /// Tokens by how recently they were said.
    fn weighed(&self, half: f32) -> impl Iterator<Item = (usize, f32)> {
        self.tokens.iter().map(move |(id, to)| (*id, self.weight(*to, half)))
    }

    /// Stems and pairs of neighbours, each once, by how recently it was said.
    fn wanted(&self) -> Vec<Wanted> {
        let mut weights: BTreeMap<(Kind, String), f32> = BTreeMap::new();
        let mut want = |kind, term, weight: f32| {
            let known = weights.entry((kind, term)).or_default();
            *known = known.max(weight);
        };
        for (r, stem) in self.repaired.iter().zip(&self.stems) {
            stem.iter().for_each(|stem| want(Kind::Stem, stem.clone(), self.weight(r.to, SCENE)));
        }
        for (first, second) in self.repaired.iter().zip(self.repaired.iter().skip(1)) {
            want(Kind::Pair, pair(&first.word, &second.word), self.weight(second.to, SCENE));
        }
        weights.into_iter().map(|((kind, term), weight)| Wanted { term, kind, weight }).collect()
    }
}

/// The numbers of the best few cards.
fn best(mut scores: Vec<(usize, f32)>) -> impl Iterator<Item = usize> {
    let by_score = |(_, a): &(usize, f32), (_, b): &(usize, f32)| b.total_cmp(a);
    if scores.len() > LOOKED_AT {
        scores.select_nth_unstable_by(LOOKED_AT, by_score);
        scores.truncate(LOOKED_AT);
    }
    scores.into_iter().map(|(card, _)| card)
}

/// How far the first is ahead of the second.
fn lead(cards: &[Candidate]) -> f32 {
    match cards {
        [first, second, ..] => first.score - second.score,
        [first] => first.score,
        [] => 0.0,
    }
}
