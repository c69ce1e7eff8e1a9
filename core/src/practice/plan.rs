//! A plan: the questions of one session, drawn by the weights of an interview loop.
//!
//! Each strand has its share of the minutes ([`weights`]); within a strand a topic is drawn first and one of its cards then, so that a topic with many
//! cards is not asked for more often. What a strand cannot use goes to the next one.

mod weights;

use super::draw::Draw;
use super::messages::Wish;
use super::views::{JobView, PlannedView, Strand, StrandView};
use crate::bank::Card;
use std::collections::{BTreeMap, BTreeSet};

/// A question may be given so much less time than its card suggests, in per cent of that: a design question is often asked in half an hour.
const SHORTEST: u32 = 60;
/// Fewer minutes than this are no question.
const FEWEST_MINUTES: u32 = 2;
/// The topics of a job description weigh up to so many times more.
const LEANING: u64 = 5;
/// In this order strands take their share; what is left goes on to the next. Long questions first: what they leave is
/// filled with short ones, and what roundings leave is the last one's.
const FILLING: [Strand; 3] = [Strand::Design, Strand::Behavioural, Strand::Core];

/// The questions of a session.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) wish: Wish,
    pub(super) job: JobView,
    pub(super) questions: Vec<PlannedView>,
    draw: Draw,
}

impl Plan {
    /// Draws questions from cards.
    pub(super) fn draw<'a>(wish: Wish, job: JobView, cards: impl Iterator<Item = &'a Card> + Clone) -> Self {
        let mut plan = Self { draw: Draw::new(wish.seed), wish, job, questions: Vec::new() };
        let (mut left, mut to_share) = (0, plan.wish.minutes);
        for strand in FILLING {
            let budget = if strand == Strand::Core { to_share } else { plan.budget(strand) };
            to_share -= budget;
            left = plan.fill(strand, left + budget, cards.clone());
        }
        plan.questions.sort_by_key(|question| question.strand);
        plan
    }

    /// Draws another question for one place; false where there is none left that fits.
    pub(super) fn redraw<'a>(&mut self, index: usize, cards: impl Iterator<Item = &'a Card> + Clone) -> bool {
        let Some(old) = self.questions.get(index).cloned() else { return false };
        let Some(new) = self.one(old.strand, old.minutes, cards) else { return false };
        if let Some(question) = self.questions.get_mut(index) {
            *question = new;
        }
        true
    }

    /// The strands' weights and what was drawn, in per cent.
    pub(super) fn strands(&self) -> Vec<StrandView> {
        let minutes = |strand: Option<Strand>| -> u32 {
            let of = self.questions.iter().filter(|question| strand.is_none_or(|strand| strand == question.strand));
            of.map(|question| question.minutes).sum()
        };
        let all = minutes(None).max(1);
        let share = |strand| (200 * minutes(Some(strand)) + all) / (2 * all);
        let view =
            |strand| StrandView { strand, wanted: weights::share(self.wish.archetype, strand), drawn: share(strand) };
        Strand::ALL.map(view).to_vec()
    }

    fn budget(&self, strand: Strand) -> u32 {
        self.wish.minutes * weights::share(self.wish.archetype, strand) / 100
    }

    /// Fills a strand; what is left of its minutes.
    fn fill<'a>(&mut self, strand: Strand, mut minutes: u32, cards: impl Iterator<Item = &'a Card> + Clone) -> u32 {
        while minutes >= FEWEST_MINUTES {
            let Some(question) = self.one(strand, minutes, cards.clone()) else { break };
            minutes -= question.minutes;
            self.questions.push(question);
        }
        minutes
    }

    /// One question that fits into so many minutes and is not in the plan yet.
    fn one<'a>(&mut self, strand: Strand, minutes: u32, cards: impl Iterator<Item = &'a Card>) -> Option<PlannedView> {
        let taken: BTreeSet<&str> = self.questions.iter().map(|question| question.card.as_str()).collect();
        let mut topics: BTreeMap<&str, Vec<&Card>> = BTreeMap::new();
        for card in cards {
            let wanted = card.archetypes.contains(&self.wish.archetype) && card.levels.contains(&self.wish.level);
            let fits = u32::from(card.minutes) * SHORTEST <= minutes * 100 && card.minutes > 0;
            if wanted && fits && weights::strand(&card.topic) == strand && !taken.contains(card.id.as_str()) {
                topics.entry(&card.topic).or_default().push(card);
            }
        }
        let weight = |topic: &str| {
            let asked = self.job.topics.iter().find(|asked| asked.topic == topic).map_or(0, |asked| asked.share);
            weights::topic(self.wish.archetype, topic) * (100 + LEANING * u64::from(asked))
        };
        let topic_weights: Vec<u64> = topics.keys().map(|topic| weight(topic)).collect();
        let cards = topics.into_values().nth(self.draw.pick(&topic_weights)?)?;
        let card = cards.get(self.draw.pick(&vec![1; cards.len()])?)?;
        Some(PlannedView {
            card: card.id.clone(),
            title: card.title.clone(),
            topic: card.topic.clone(),
            strand,
            minutes: u32::from(card.minutes).min(minutes),
        })
    }
}

#[cfg(test)]
mod tests;
