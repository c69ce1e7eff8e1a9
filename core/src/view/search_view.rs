//! Search results as they are listed.

use crate::search::Span;
use serde::{Deserialize, Serialize};

/// A card found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HitView {
    /// The card's id.
    pub id: String,
    /// The card in a few words.
    pub title: String,
    /// Parts of the title that matched, in UTF-16 code units.
    pub title_marks: Vec<Span>,
    /// The canonical question.
    pub question: String,
    /// Parts of the question that matched.
    pub question_marks: Vec<Span>,
    /// Topic word.
    pub topic: String,
    /// Suggested answer time.
    pub minutes: u8,
    /// It is the person's own.
    pub own: bool,
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchView {
    /// What was typed.
    pub query: String,
    /// Best first.
    pub hits: Vec<HitView>,
}
