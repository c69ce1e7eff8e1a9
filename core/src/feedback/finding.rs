//! What a rule found.

use super::{Rule, Verdict};
use serde::{Deserialize, Serialize};

/// What a rule found in an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// What it says.
    pub verdict: Verdict,
    /// The person's words that it rests on.
    pub words: Option<String>,
    /// Figures for the text, in the order in which the text names them.
    pub values: Vec<String>,
}

impl Finding {
    /// It was there, in these words.
    pub(super) fn good(rule: Rule, words: impl Into<Option<String>>) -> Self {
        Self { rule, verdict: Verdict::Good, words: words.into(), values: Vec::new() }
    }

    /// It was not there.
    pub(super) fn missing(rule: Rule) -> Self {
        Self { rule, verdict: Verdict::Missing, words: None, values: Vec::new() }
    }

    /// It is worth a thought, for these words.
    pub(super) fn notice(rule: Rule, words: impl Into<Option<String>>) -> Self {
        Self { rule, verdict: Verdict::Notice, words: words.into(), values: Vec::new() }
    }

    /// With figures for the text.
    pub(super) fn with(self, values: impl IntoIterator<Item = String>) -> Self {
        Self { values: values.into_iter().collect(), ..self }
    }
}
