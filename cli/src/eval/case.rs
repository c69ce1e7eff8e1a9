//! A case: something an interviewer said, and the card that should show.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::Path;

/// One line of a file of cases. Fields beyond these are for people.
#[derive(Debug, Clone, Deserialize)]
pub struct Case {
    /// Its name.
    pub case: String,
    /// What was said.
    pub text: String,
    /// The card that should show; none where nothing should.
    pub card: Option<String>,
    /// The part of the text spoken before the question.
    #[serde(default)]
    pub prefix: String,
}

/// Reads a file of cases.
pub fn read(file: &Path) -> Result<Vec<Case>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} could not be read", file.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            serde_json::from_str(line).with_context(|| {
                format!(
                    "{}:{}: not a case; write {{\"case\": \"A001\", \"text\": \"…\", \"card\": \"id\" or null}}",
                    file.display(),
                    index + 1
                )
            })
        })
        .collect()
}
