//! What the features of a moment add up to: which card leads, and whether it is being asked for.
//!
//! Two small models, both fitted by `training/judge.py` on labelled talk and kept in `core/data/judgement.tsv` by the names of their
//! features. Fusion is linear: a card's features make one score. The decision is a layer of a few hidden units over the leading card's
//! features and those of the moment, so that a strong match and the form of a question can each have a veto.

use std::collections::HashMap;

static SHIPPED: &str = include_str!("../../data/judgement.tsv");

/// Features of a card.
pub(super) const CARD: [&str; 7] =
    ["own_terms", "spoken_terms", "own_near", "spoken_near", "on_screen", "on_screen_follows", "on_screen_speaks"];

/// Features of a moment.
pub(super) const MOMENT: [&str; 20] = [
    "own_terms",
    "spoken_terms",
    "own_near",
    "spoken_near",
    "score",
    "lead",
    "share",
    "asks",
    "follows",
    "asks_recent",
    "follows_recent",
    "asks_best",
    "mark",
    "words",
    "coverage",
    "matched",
    "phrased",
    "stays",
    "screen",
    "behind",
];

/// Hidden units of the decision.
const HIDDEN: usize = 8;

/// A card's features, as [`CARD`] names them.
pub(super) type CardFeatures = [f32; CARD.len()];
/// A moment's features, as [`MOMENT`] names them.
pub(super) type MomentFeatures = [f32; MOMENT.len()];

/// Why the models could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the judgement's weights are damaged at \"{0}\"")]
pub struct JudgementError(String);

/// Both models.
#[derive(Debug)]
pub(super) struct Judgement {
    fusion: CardFeatures,
    /// A hidden unit's weight for each feature, and what it always has.
    hidden: [(MomentFeatures, f32); HIDDEN],
    /// The decision's weight for each hidden unit.
    out: [f32; HIDDEN],
    always: f32,
}

impl Judgement {
    /// The models shipped with Sidecue.
    ///
    /// # Errors
    /// Only if the build was given a damaged file.
    pub(super) fn shipped() -> Result<Self, JudgementError> {
        Self::read(SHIPPED)
    }

    /// Lines of a name, a tab and numbers parted by spaces: `fusion NAME`, a weight; `hidden NAME`, a weight a unit; `always hidden`;
    /// `out`; `always out`.
    fn read(table: &str) -> Result<Self, JudgementError> {
        let lines = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
        let lines: HashMap<&str, &str> = lines.collect();
        let numbers = |name: String| -> Result<Vec<f32>, JudgementError> {
            let numbers = lines.get(name.as_str()).map(|line| line.split(' ').map(str::parse).collect());
            match numbers {
                Some(Ok(numbers)) => Ok(numbers),
                _ => Err(JudgementError(name)),
            }
        };
        let one = |name: String| numbers(name.clone())?.first().copied().ok_or(JudgementError(name));
        let units = |name: &str| -> Result<[f32; HIDDEN], JudgementError> {
            numbers(name.to_owned())?.try_into().map_err(|_| JudgementError(name.to_owned()))
        };
        let mut fusion = CardFeatures::default();
        for (weight, name) in fusion.iter_mut().zip(CARD) {
            *weight = one(format!("fusion {name}"))?;
        }
        let always = units("always hidden")?;
        let mut hidden = always.map(|always| (MomentFeatures::default(), always));
        for (feature, name) in MOMENT.iter().enumerate() {
            for ((weights, _), weight) in hidden.iter_mut().zip(units(&format!("hidden {name}"))?) {
                if let Some(place) = weights.get_mut(feature) {
                    *place = weight;
                }
            }
        }
        Ok(Self { fusion, hidden, out: units("out")?, always: one("always out".to_owned())? })
    }

    /// A card's score: log odds against a card of score 0.
    pub(super) fn score(&self, features: &CardFeatures) -> f32 {
        dot(&self.fusion, features)
    }

    /// How sure that the leading card is being asked for, between 0 and 1.
    pub(super) fn sure(&self, features: &MomentFeatures) -> f32 {
        let unit = |(weights, always): &(MomentFeatures, f32)| (dot(weights, features) + always).tanh();
        let sum: f32 = self.hidden.iter().zip(self.out).map(|(hidden, weight)| weight * unit(hidden)).sum();
        1.0 / (1.0 + (-(sum + self.always)).exp())
    }
}

fn dot(weights: &[f32], features: &[f32]) -> f32 {
    weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_or_damaged_weight_is_named() {
        let refused = |table: &str| Judgement::read(table).unwrap_err().to_string();
        assert_eq!(refused(""), "the judgement's weights are damaged at \"fusion own_terms\"");
        let broken = SHIPPED.replace("always out\t", "always out\tx");
        assert_eq!(refused(&broken), "the judgement's weights are damaged at \"always out\"");
        assert!(Judgement::shipped().is_ok());
    }

    #[test]
    fn matching_words_raise_a_score() {
        let judgement = Judgement::shipped().unwrap();
        let mut features = CardFeatures::default();
        let before = judgement.score(&features);
        features[0] = 0.5;
        features[2] = 0.5;
        assert!(judgement.score(&features) > before);
    }
}
