//! A card as it is read.

use super::live_view::TitleView;
use crate::bank::{Card, Entry};
use crate::packs::Story;
use serde::{Deserialize, Serialize};

/// What a section of a card is for; its heading is the panel's to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SectionKind {
    /// Questions to ask first.
    Clarify,
    /// Ordered steps.
    Approach,
    /// What is given up for what.
    Tradeoffs,
    /// What sinks the answer.
    Pitfalls,
    /// What a strong answer sounds like.
    Strong,
    /// What a thin answer sounds like.
    Thin,
    /// Likely next questions, each with what it probes.
    FollowUps,
}

impl SectionKind {
    /// The word for it in styles and message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Clarify => "clarify",
            Self::Approach => "approach",
            Self::Tradeoffs => "tradeoffs",
            Self::Pitfalls => "pitfalls",
            Self::Strong => "strong",
            Self::Thin => "thin",
            Self::FollowUps => "follow_ups",
        }
    }
}

/// One line of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineView {
    /// At a glance.
    pub say: String,
    /// On demand.
    pub more: Option<String>,
}

/// A section of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionView {
    /// What it is for.
    pub kind: SectionKind,
    /// Its lines, the one worth saying first.
    pub lines: Vec<LineView>,
}

/// A story of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryView {
    /// The story in a few words.
    pub title: String,
    /// Its parts: the slot, which may be empty, and what to say.
    pub parts: Vec<(String, String)>,
}

impl StoryView {
    /// The story in the order it is told.
    pub fn of(story: &Story) -> Self {
        let parts = story.parts.iter().map(|part| (part.slot.clone(), part.say.clone()));
        Self { title: story.title.clone(), parts: parts.collect() }
    }
}

/// A card as it is read, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardView {
    /// The card's id.
    pub id: String,
    /// The card in a few words.
    pub title: String,
    /// The canonical question.
    pub question: String,
    /// Topic word.
    pub topic: String,
    /// Suggested answer time.
    pub minutes: u8,
    /// Sections in reading order.
    pub sections: Vec<SectionView>,
    /// What a senior adds.
    pub senior: Option<String>,
    /// Slots of the person's own story.
    pub story: Vec<String>,
    /// What a complete answer covers.
    pub points: Vec<String>,
    /// Names of the sources.
    pub sources: Vec<String>,
    /// Name of the person's pack that the card is in; none for a card of the bank.
    pub pack: Option<String>,
    /// The person's own stories for this card.
    pub stories: Vec<StoryView>,
    /// Cards near this one.
    pub related: Vec<TitleView>,
}

impl CardView {
    /// The card in reading order, without what only the whole bank knows: pack, stories, related cards.
    pub fn of(card: &Card) -> Self {
        let lines =
            |entries: &[Entry]| entries.iter().map(|e| LineView { say: e.say.clone(), more: e.more.clone() }).collect();
        let section = |kind, entries: &[Entry]| SectionView { kind, lines: lines(entries) };
        let follow_ups = card.follow_ups.iter().map(|f| LineView { say: f.ask.clone(), more: Some(f.probes.clone()) });
        Self {
            id: card.id.clone(),
            title: card.title.clone(),
            question: card.question.clone(),
            topic: card.topic.clone(),
            minutes: card.minutes,
            sections: vec![
                section(SectionKind::Clarify, &card.clarify),
                section(SectionKind::Approach, &card.approach),
                section(SectionKind::Tradeoffs, &card.tradeoffs),
                section(SectionKind::Pitfalls, &card.pitfalls),
                section(SectionKind::Strong, &card.strong),
                section(SectionKind::Thin, &card.thin),
                SectionView { kind: SectionKind::FollowUps, lines: follow_ups.collect() },
            ],
            senior: card.senior.clone(),
            story: card.slots().map(str::to_owned).collect(),
            points: card.points.iter().map(|point| point.say.clone()).collect(),
            sources: card.sources.iter().map(|source| source.name.clone()).collect(),
            pack: None,
            stories: Vec::new(),
            related: Vec::new(),
        }
    }
}
