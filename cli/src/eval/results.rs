//! All figures of a run: what `--json` prints, what people read, and what a later run is held against.

use super::figures::{self, Figures};
use super::measure::Measured;
use super::table::Table;
use super::tally::{self, Tally};
use serde::{Deserialize, Serialize};
use std::fmt;

/// All figures of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// Over all cases; absent when there were none to measure.
    #[serde(flatten)]
    pub all: Option<figures::Summary>,
    /// By file of cases.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<Set>,
    /// By folder of calls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conversations: Vec<tally::Summary>,
}

/// The figures of one file of cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Set {
    /// What it is called.
    pub set: String,
    /// Its figures.
    #[serde(flatten)]
    pub figures: figures::Summary,
}

impl Results {
    /// The figures of all that was measured.
    pub fn of(measured: &Measured) -> Self {
        let mut all = Figures::default();
        let mut sets = Vec::new();
        for set in &measured.cases {
            let mut figures = Figures::default();
            for (case, trial) in &set.trials {
                figures.add(case, trial);
                all.add(case, trial);
            }
            figures.leave_out(set.unknown);
            all.leave_out(set.unknown);
            sets.push(Set { set: set.name.clone(), figures: figures.summary() });
        }
        let conversations = measured.calls.iter().map(|set| {
            let mut tally = Tally::default();
            set.calls.iter().for_each(|call| tally.add(&call.conversation, &call.judged));
            tally.summary(&set.name)
        });
        Self { all: (!sets.is_empty()).then(|| all.summary()), conversations: conversations.collect(), sets }
    }
}

impl fmt::Display for Results {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(all) = &self.all {
            writeln!(f, "{}", cases(&self.sets, all))?;
        }
        for set in &self.conversations {
            writeln!(
                f,
                "{}: calls {}, hours of speech {:.2}, questions left out because the bank has not got their card {}",
                set.set, set.calls, set.hours, set.unknown_cards
            )?;
            writeln!(f, "{}", questions(set))?;
            let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
            writeln!(
                f,
                "kept {} of {} follow-ups, {} changed late to the right card",
                number(set.kept),
                set.follow_ups,
                set.late
            )?;
            let hourly = set.false_cues_an_hour.map_or_else(|| "-".to_owned(), |value| format!("{value:.1}"));
            writeln!(f, "false cues {hourly} an hour of speech, {} in all\n", set.false_cues)?;
        }
        Ok(())
    }
}

/// Cases: a column a file, and one over all when there are several.
fn cases(sets: &[Set], all: &figures::Summary) -> Table {
    let mut table = Table::new(&figures::Summary::rows());
    for set in sets {
        table.column(set.set.rsplit('/').next().unwrap_or_default(), set.figures.values());
    }
    if sets.len() > 1 {
        table.column("all", all.values());
    }
    table
}

/// Questions of calls: a column a kind.
fn questions(set: &tally::Summary) -> Table {
    let mut table = Table::new(&["questions", "hits", "seconds p50", "seconds p90", "changes"]);
    for (kind, questions) in set.kinds() {
        let seconds = &questions.seconds;
        let count = Some(questions.questions as f64);
        table.column(kind, [count, questions.hits, seconds.p50, seconds.p90, questions.changes]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results() -> Results {
        let all = Figures::default().summary();
        let set = |name: &str| Set { set: name.to_owned(), figures: all.clone() };
        Results {
            sets: vec![set("tests/eval/direct"), set("tests/eval/none")],
            conversations: vec![Tally::default().summary("training/calls")],
            all: Some(all),
        }
    }

    #[test]
    fn what_is_printed_can_be_read_again_to_be_held_against() {
        let json = serde_json::to_string(&results()).unwrap();
        assert_eq!(serde_json::from_str::<Results>(&json).unwrap(), results());
        let calls_only = Results { all: None, sets: Vec::new(), ..results() };
        let json = serde_json::to_value(&calls_only).unwrap();
        assert_eq!(
            json.as_object().map(|object| object.keys().cloned().collect()),
            Some(vec!["conversations".to_owned()])
        );
        assert_eq!(serde_json::from_value::<Results>(json).unwrap(), calls_only);
    }

    #[test]
    fn people_read_a_column_a_set_and_a_block_a_folder_of_calls() {
        let text = results().to_string();
        assert!(text.lines().any(|line| line.split_whitespace().eq(["direct", "none", "all"])), "{text}");
        assert!(text.contains("training/calls: calls 0, hours of speech 0.00"), "{text}");
        assert!(text.contains("kept - of 0 follow-ups"), "{text}");
    }
}
