//! How alike two cards are, as recognition sees it: the share of its score that the one gets when the other is asked for.

use super::hearing::{Hearing, Hearings};

/// Two cards by number, and how alike they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The card that comes first in the bank.
    pub first: usize,
    /// The other one.
    pub second: usize,
    /// Between 0 (nothing in common) and 1 (not told apart).
    pub similarity: f32,
}

/// How alike all cards of a bank are.
#[derive(Debug)]
pub struct Similarities {
    /// Row by row, both halves.
    values: Vec<Vec<f32>>,
}

impl Similarities {
    /// By the rankings of the cards' own askings.
    pub(super) fn of(hearings: &Hearings) -> Self {
        let count = hearings.0.len();
        let towards = |from: usize, to: usize| match hearings.0.get(from).map(Vec::as_slice) {
            None | Some([]) => 0.0,
            Some(heard) => heard.iter().map(|hearing| share(hearing, from, to)).sum::<f32>() / heard.len() as f32,
        };
        let one_way: Vec<Vec<f32>> = (0..count).map(|a| (0..count).map(|b| towards(a, b)).collect()).collect();
        let way = |from: usize, to: usize| one_way.get(from).and_then(|row| row.get(to)).copied().unwrap_or_default();
        let values = (0..count).map(|a| (0..count).map(|b| (way(a, b) + way(b, a)) / 2.0).collect()).collect();
        Self { values }
    }

    /// All pairs that have anything in common, most alike first.
    pub fn pairs(&self) -> Vec<Pair> {
        let rows = self.values.iter().enumerate();
        let mut pairs: Vec<Pair> = rows
            .flat_map(|(first, row)| {
                let later = row.iter().enumerate().skip(first + 1);
                later.map(move |(second, &similarity)| Pair { first, second, similarity })
            })
            .filter(|pair| pair.similarity > 0.0)
            .collect();
        pairs.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
        pairs
    }

    /// The cards most like one, most alike first.
    pub fn nearest(&self, card: usize, limit: usize) -> Vec<(usize, f32)> {
        let row = self.values.get(card).map(Vec::as_slice).unwrap_or_default();
        let mut others: Vec<(usize, f32)> =
            row.iter().copied().enumerate().filter(|&(other, value)| other != card && value > 0.0).collect();
        others.sort_by(|a, b| b.1.total_cmp(&a.1));
        others.truncate(limit);
        others
    }
}

/// What one card scores of what another scores in its own asking, at most all of it.
fn share(hearing: &Hearing, own: usize, other: usize) -> f32 {
    let (own, other) = (hearing.score(own), hearing.score(other));
    if other <= 0.0 { 0.0 } else { (other / own.max(f32::EPSILON)).min(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each card's one asking, as the scores of all cards in it.
    fn similarities(scores: &[&[f32]]) -> Similarities {
        let hearing = |row: &&[f32]| Hearing {
            place: Vec::new(),
            text: String::new(),
            ranking: row.iter().copied().enumerate().filter(|(_, score)| *score > 0.0).collect(),
        };
        Similarities::of(&Hearings(scores.iter().map(|row| vec![hearing(row)]).collect()))
    }

    #[test]
    fn both_ways_count_and_no_way_counts_more_than_whole() {
        let found = similarities(&[&[10.0, 5.0, 0.0], &[2.0, 8.0, 0.0], &[9.0, 0.0, 3.0]]);
        let pair = |first, second, similarity| Pair { first, second, similarity };
        assert_eq!(found.pairs(), [pair(0, 2, 0.5), pair(0, 1, 0.375)]);
        assert_eq!(found.nearest(0, 1), [(2, 0.5)]);
        assert_eq!(found.nearest(1, 5), [(0, 0.375)]);
    }

    #[test]
    fn a_card_without_askings_is_like_no_other() {
        let nothing = Similarities::of(&Hearings(vec![Vec::new(), Vec::new()]));
        assert_eq!((nothing.pairs(), nothing.nearest(0, 3), nothing.nearest(7, 3)), (vec![], vec![], vec![]));
    }
}
