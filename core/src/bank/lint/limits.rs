//! How long and how many: what fits a panel 360 px wide, and what a person's own cards may have.

use std::ops::RangeInclusive;

/// Limits of a card's texts, in characters, and of its lists, in entries.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The title.
    pub title: usize,
    /// The canonical question.
    pub question: usize,
    /// One alias, or the name of a source.
    pub alias: usize,
    /// One entry at a glance, or a cue.
    pub say: usize,
    /// What is behind an entry.
    pub more: usize,
    /// What a senior adds.
    pub senior: usize,
    /// The slots of a story.
    pub story: usize,
    /// A follow-up question.
    pub ask: usize,
    /// What a follow-up probes.
    pub probes: usize,
    /// Suggested minutes.
    pub minutes: RangeInclusive<u8>,
    /// How many aliases.
    pub aliases: RangeInclusive<usize>,
    /// How many rounds, levels and archetypes.
    pub kinds: RangeInclusive<usize>,
    /// How many entries a list has, and how many follow-ups there are.
    pub list: RangeInclusive<usize>,
    /// How many points.
    pub points: RangeInclusive<usize>,
    /// How many cues a point has.
    pub cues: RangeInclusive<usize>,
    /// How many cards are named as related.
    pub related: RangeInclusive<usize>,
    /// How many sources.
    pub sources: RangeInclusive<usize>,
}

impl Limits {
    /// A card of the bank: a `say` is two lines in a panel of 360 px, a list is read in three seconds.
    pub const BANK: Self = Self {
        title: 48,
        question: 120,
        alias: 140,
        say: 64,
        more: 260,
        senior: 240,
        story: 180,
        ask: 100,
        probes: 90,
        minutes: 1..=45,
        aliases: 3..=6,
        kinds: 1..=4,
        list: 2..=6,
        points: 3..=6,
        cues: 3..=10,
        related: 0..=4,
        sources: 0..=6,
    };

    /// A person's own card: they know what they want to read; only what would break the panel is refused.
    pub const OWN: Self = Self {
        title: 80,
        question: 300,
        alias: 300,
        say: 300,
        more: 2_000,
        senior: 2_000,
        story: 600,
        ask: 300,
        probes: 300,
        minutes: 1..=180,
        aliases: 0..=30,
        kinds: 0..=8,
        list: 0..=30,
        points: 0..=30,
        cues: 0..=30,
        related: 0..=30,
        sources: 0..=30,
    };
}
