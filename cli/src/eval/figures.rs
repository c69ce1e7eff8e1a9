//! Figures over all cases.

use super::case::Case;
use super::statistics::{digits, mean, percentile, share};
use super::trial::Trial;
use serde::{Deserialize, Serialize};

/// Collects trials.
#[derive(Debug, Default)]
pub struct Figures<'a> {
    unknown: usize,
    positives: Vec<(&'a str, &'a Trial)>,
    nulls: Vec<&'a Trial>,
}

/// What cases came to. Shares are between 0 and 1; a share of nothing is null.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Cases measured.
    pub cases: usize,
    /// Cases left out because the bank has not got their card.
    pub unknown_cards: usize,
    /// Share of positives whose card ranks first.
    #[serde(rename = "recall@1")]
    pub recall_1: Option<f64>,
    /// Share of positives whose card is among the first three.
    #[serde(rename = "recall@3")]
    pub recall_3: Option<f64>,
    /// Mean reciprocal rank over positives.
    pub mrr: Option<f64>,
    /// Share of positives with the right card on screen at the end.
    pub shown_right: Option<f64>,
    /// Share of positives with another card on screen at the end.
    pub shown_wrong: Option<f64>,
    /// Share of positives with no card on screen at the end.
    pub abstained: Option<f64>,
    /// Share of nulls with a card on screen at any time.
    pub false_cards: Option<f64>,
    /// Median share of the question's words after which the right card is first and stays first.
    pub earliness: Option<f64>,
    /// Mean changes of the first card a positive.
    pub flips: Option<f64>,
    /// Cost of a caption update.
    pub update_micros: Micros,
}

/// Percentiles in microseconds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Micros {
    /// Median.
    pub p50: Option<f64>,
    /// 99th percentile.
    pub p99: Option<f64>,
}

impl<'a> Figures<'a> {
    /// So many cases were left out.
    pub fn leave_out(&mut self, cases: usize) {
        self.unknown += cases;
    }

    /// A case was run.
    pub fn add(&mut self, case: &'a Case, trial: &'a Trial) {
        match &case.card {
            Some(card) => self.positives.push((card, trial)),
            None => self.nulls.push(trial),
        }
    }

    /// The figures.
    pub fn summary(&self) -> Summary {
        let positives = || self.positives.iter();
        let shown = |right: bool| {
            share(positives().map(|(card, trial)| trial.shown.as_ref().is_some_and(|shown| (shown == card) == right)))
        };
        let mut earliness: Vec<f64> = positives().filter_map(|(_, trial)| trial.earliness).collect();
        let trials = positives().map(|(_, trial)| trial).chain(&self.nulls);
        let mut micros: Vec<f64> = trials.flat_map(|trial| trial.micros.iter().copied()).collect();
        Summary {
            cases: self.positives.len() + self.nulls.len(),
            unknown_cards: self.unknown,
            recall_1: share(positives().map(|(_, trial)| trial.rank == Some(1))),
            recall_3: share(positives().map(|(_, trial)| trial.rank.is_some_and(|rank| rank <= 3))),
            mrr: mean(positives().map(|(_, trial)| trial.rank.map_or(0.0, |rank| 1.0 / rank as f64))),
            shown_right: shown(true),
            shown_wrong: shown(false),
            abstained: share(positives().map(|(_, trial)| trial.shown.is_none())),
            false_cards: share(self.nulls.iter().map(|trial| trial.ever_shown)),
            earliness: percentile(&mut earliness, 0.5).map(digits),
            flips: mean(positives().map(|(_, trial)| trial.flips as f64)),
            update_micros: Micros {
                p50: percentile(&mut micros, 0.5).map(f64::round),
                p99: percentile(&mut micros, 0.99).map(f64::round),
            },
        }
    }
}

impl Summary {
    /// What its [`values`](Self::values) are called.
    pub fn rows() -> [&'static str; 13] {
        [
            "cases",
            "left out, unknown card",
            "recall@1",
            "recall@3",
            "mrr",
            "shown right",
            "shown wrong",
            "abstained",
            "false cards",
            "earliness",
            "flips",
            "update p50 µs",
            "update p99 µs",
        ]
    }

    /// Its figures in the order of [`rows`](Self::rows).
    pub fn values(&self) -> [Option<f64>; 13] {
        [
            Some(self.cases as f64),
            Some(self.unknown_cards as f64),
            self.recall_1,
            self.recall_3,
            self.mrr,
            self.shown_right,
            self.shown_wrong,
            self.abstained,
            self.false_cards,
            self.earliness,
            self.flips,
            self.update_micros.p50,
            self.update_micros.p99,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trial(rank: Option<usize>, shown: Option<&str>) -> Trial {
        Trial {
            rank,
            first: None,
            confidence: 0.5,
            sure: 0.5,
            shown: shown.map(str::to_owned),
            ever_shown: shown.is_some(),
            earliness: rank.map(|r| r as f64 / 4.0),
            flips: 2,
            micros: vec![10.0, 20.0],
        }
    }

    fn case(card: Option<&str>) -> Case {
        Case { case: "x".into(), text: String::new(), card: card.map(str::to_owned), prefix: String::new() }
    }

    #[test]
    fn shares_are_of_positives_and_of_nulls() {
        let trials = [
            (Some("a"), trial(Some(1), Some("a"))),
            (Some("a"), trial(Some(2), Some("b"))),
            (Some("a"), trial(None, None)),
            (Some("a"), trial(Some(4), None)),
            (None, trial(None, Some("a"))),
            (None, trial(None, None)),
        ]
        .map(|(card, trial)| (case(card), trial));
        let mut figures = Figures::default();
        trials.iter().for_each(|(case, trial)| figures.add(case, trial));
        figures.leave_out(1);
        let summary = figures.summary();
        assert_eq!((summary.cases, summary.unknown_cards), (6, 1));
        assert_eq!((summary.recall_1, summary.recall_3, summary.mrr), (Some(0.25), Some(0.5), Some(0.4375)));
        assert_eq!((summary.shown_right, summary.shown_wrong, summary.abstained), (Some(0.25), Some(0.25), Some(0.5)));
        assert_eq!((summary.false_cards, summary.earliness, summary.flips), (Some(0.5), Some(0.5), Some(2.0)));
        assert_eq!(summary.update_micros, Micros { p50: Some(10.0), p99: Some(20.0) });
    }

    #[test]
    fn nothing_measured_is_null_and_the_names_are_the_documented_ones() {
        let json = serde_json::to_value(Figures::default().summary()).unwrap();
        for name in [
            "cases",
            "unknownCards",
            "recall@1",
            "recall@3",
            "mrr",
            "shownRight",
            "shownWrong",
            "abstained",
            "falseCards",
            "earliness",
            "flips",
            "updateMicros",
        ] {
            assert!(json.get(name).is_some(), "{name}");
        }
        assert!(json["recall@1"].is_null());
    }
}
