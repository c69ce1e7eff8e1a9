//! How strongly the window speaks for a card, before anything is decided.

use super::askings::{Askings, Kind, Wanted, pair};
use super::cue::{Heard, heard};
use super::form::Form;
use super::repairs::Repairs;
use std::collections::{BTreeMap, HashMap};

/// Weight of a word that the card on screen speaks of against one that a card is asked by: what an interviewer goes on about is
/// mostly on the card already.
const CONTEXT: f32 = 0.5;
/// A word that a card has only where a match is worth so much, in its points, is no reason of its own to show it.
const WEAK: f32 = 0.5;
/// A word this many words back counts half.
const HALF_LIFE: f32 = 22.0;
/// The score of BM25 at which a card is half convincing, in words that only one card has: how telling a word is grows
/// with the bank, and what convinces must not.
const HALF_SCORE: f32 = 4.8;

/// What the window says.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// The best cards by number with their scores, best first.
    pub(super) ranking: Vec<(usize, f32)>,
    /// How sure that the first of them is being asked for, between 0 and 1.
    pub(super) confidence: f32,
    /// How far the first is ahead of the second, between 0 and 1.
    pub(super) margin: f32,
    /// Every word of the window, with what matched the first.
    pub(super) heard: Vec<Heard>,
}

impl Evidence {
    /// Weighs the window's words, oldest first; `on_screen` is the card that a follow-up would be about.
    pub(super) fn of(
        words: &[String],
        repairs: &Repairs,
        askings: &mut Askings,
        on_screen: Option<usize>,
        limit: usize,
    ) -> tantivy::Result<Self> {
        let repaired = repairs.apply(words);
        let stems: Vec<Option<String>> = repaired.iter().map(|r| askings.stem(&r.word)).collect();
        let weight = |to: usize| 0.5_f32.powf(words.len().saturating_sub(to) as f32 / HALF_LIFE);
        let mut weights: BTreeMap<(Kind, String), f32> = BTreeMap::new();
        let mut want = |kind, term, weight: f32| {
            let known = weights.entry((kind, term)).or_default();
            *known = known.max(weight);
        };
        for (r, stem) in repaired.iter().zip(&stems) {
            stem.iter().for_each(|stem| want(Kind::Stem, stem.clone(), weight(r.to)));
        }
        for (first, second) in repaired.iter().zip(repaired.iter().skip(1)) {
            want(Kind::Pair, pair(&first.word, &second.word), weight(second.to));
        }
        let wanted: Vec<Wanted> =
            weights.into_iter().map(|((kind, term), weight)| Wanted { term, kind, weight }).collect();
        let mut ranking = askings.rank(&wanted, limit.max(2))?;
        if let Some(card) = on_screen {
            favour(card, &wanted, askings, &mut ranking)?;
        }
        let Some(&(first, score)) = ranking.first() else {
            let heard = heard(words, &repaired, &vec![false; repaired.len()]);
            return Ok(Self { heard, ..Self::default() });
        };

        let (mut said, mut matched_weight, mut matched) = (0.0, 0.0, HashMap::new());
        let mut phrased = 0.0;
        for wanted in &wanted {
            let telling = askings.telling(wanted)? * wanted.weight;
            let worth = askings.has(first, wanted)?;
            if wanted.kind == Kind::Pair {
                phrased += if worth > 0.0 { telling } else { 0.0 };
                continue;
            }
            said += telling;
            matched_weight += telling * worth;
            if worth > 0.0 {
                matched.insert(wanted.term.as_str(), worth);
            }
        }
        let coverage = if said > 0.0 { matched_weight / said } else { 0.0 };
        let second = ranking.get(1).map_or(0.0, |(_, score)| *score);
        let margin = (score - second) / score.max(f32::EPSILON);
        let spoken: Vec<&str> = repaired.iter().map(|r| r.word.as_str()).collect();
        let mark = words.last().is_some_and(|word| word.ends_with('?'));
        let form = Form::of(&spoken, mark);
        let whole = matched.values().filter(|worth| **worth > WEAK).count();
        let confidence = confidence(
            score / (score + HALF_SCORE * askings.most_telling()),
            coverage,
            margin,
            whole,
            phrased / askings.most_telling(),
            form,
        );
        let hits: Vec<bool> =
            stems.iter().map(|stem| stem.as_deref().is_some_and(|stem| matched.contains_key(stem))).collect();
        let heard = heard(words, &repaired, &hits);
        Ok(Self { ranking, confidence, margin, heard })
    }
}

/// Adds to a card's score what it speaks of, beyond what it is asked by.
fn favour(card: usize, wanted: &[Wanted], askings: &Askings, ranking: &mut Vec<(usize, f32)>) -> tantivy::Result<()> {
    let mut context = 0.0;
    for wanted in wanted.iter().filter(|wanted| wanted.kind == Kind::Stem) {
        if askings.speaks_of(card, &wanted.term)? {
            context += CONTEXT * askings.telling(wanted)? * wanted.weight;
        }
    }
    match ranking.iter_mut().find(|(known, _)| *known == card) {
        Some((_, score)) => *score += context,
        None if context > 0.0 => ranking.push((card, context)),
        None => {}
    }
    ranking.sort_by(|a, b| b.1.total_cmp(&a.1));
    Ok(())
}

/// Evidence as one number. Strength of the match and form of a question each have a veto; a single matched word is not
/// enough unless the words around it are those of an asking too (`phrased`: how telling the matched pairs are in all).
fn confidence(strength: f32, coverage: f32, margin: f32, matched: usize, phrased: f32, form: Form) -> f32 {
    let few = match matched {
        0 => -4.0,
        1 => -1.2,
        _ => 0.0,
    };
    let phrasing = 0.75 * (phrased - 0.88).clamp(0.0, 2.9);
    let topic = logistic(9.0 * (strength - 0.47) + 4.0 * (coverage - 0.4) + 2.0 * (margin - 0.12) + few + phrasing);
    let question = logistic(2.2 * form.leaning());
    topic * question
}

fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_topic_nor_form_is_enough_alone() {
        let asking = Form { asking: 1.5, ..Form::default() };
        let answering = Form { answering: 2.0, ..Form::default() };
        assert!(confidence(0.6, 0.6, 0.3, 4, 0.0, asking) > 0.7);
        assert!(confidence(0.6, 0.6, 0.3, 4, 9.0, answering) < 0.1);
        assert!(confidence(0.2, 0.1, 0.1, 1, 0.0, asking) < 0.1);
    }
}
