//! Something wrong with a card, told so that it can be mended.

/// What is wrong with a card's file, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}. {remedy}")]
pub struct Finding {
    /// The file, as it was named.
    pub file: String,
    /// Line in the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub remedy: String,
}
