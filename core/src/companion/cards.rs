//! All cards that can be shown: the bank's, then the person's own.

use crate::bank::{Card, Round};
use crate::packs::{Pack, Story, record};
use crate::search::highlight;
use crate::view::{CardView, HitView, StoryView, TitleView};
use crate::volume::{Volume, VolumeError};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is in the bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// How many cards, the person's own included.
    pub cards: usize,
    /// Topics that have cards, in alphabetical order.
    pub topics: Vec<String>,
    /// Rounds that have cards, in the order of a loop.
    pub rounds: Vec<Round>,
    /// Ids of own packs that could not be read and were left out.
    pub unreadable: Vec<String>,
}

/// What the person wrote, with ids that no card of the bank has: `own/<pack>/<card>`.
#[derive(Default)]
pub(crate) struct Own {
    cards: Vec<Card>,
    /// Name of the pack of each card.
    packs: Vec<String>,
    /// Stories by the id of the card they are for.
    stories: BTreeMap<String, Vec<Story>>,
}

impl Own {
    /// Reads the kept packs; also the ids of those that cannot be read.
    pub(crate) fn of<'a>(records: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> (Self, Vec<String>) {
        let (mut own, mut unreadable) = (Self::default(), Vec::new());
        for (id, bytes) in records {
            match record::read(bytes) {
                Ok(pack) => own.add(id, pack),
                Err(_) => unreadable.push(id.to_owned()),
            }
        }
        (own, unreadable)
    }

    /// Their cards as an index of their own, to be opened beside the bank's; none without cards.
    ///
    /// # Errors
    /// Those of the indexes.
    pub(crate) fn volume(&self) -> Result<Option<Volume>, VolumeError> {
        if self.cards.is_empty() { Ok(None) } else { Volume::of(self.cards.clone()).map(Some) }
    }

    fn add(&mut self, id: &str, pack: Pack) {
        let inside: BTreeSet<String> = pack.cards.iter().map(|card| card.id.clone()).collect();
        // A name inside the pack means its own card, any other a card of the bank.
        let full = |name: &str| if inside.contains(name) { format!("own/{id}/{name}") } else { name.to_owned() };
        for mut card in pack.cards {
            card.id = full(&card.id);
            card.related = card.related.iter().map(|name| full(name)).collect();
            self.cards.push(card);
            self.packs.push(pack.name.clone());
        }
        for story in pack.stories {
            self.stories.entry(full(&story.card)).or_default().push(story);
        }
    }
}

/// All cards by number and by id.
pub(crate) struct Cards {
    cards: Vec<Card>,
    /// How many of them are the bank's.
    bank: usize,
    numbers: HashMap<String, usize>,
    packs: Vec<String>,
    stories: BTreeMap<String, Vec<Story>>,
    unreadable: Vec<String>,
}

impl Cards {
    pub(crate) fn new(bank: Vec<Card>, own: Own, unreadable: Vec<String>) -> Self {
        let Own { cards: more, packs, stories } = own;
        let mut cards = bank;
        let bank = cards.len();
        cards.extend(more);
        let numbers = cards.iter().enumerate().map(|(number, card)| (card.id.clone(), number)).collect();
        Self { cards, bank, numbers, packs, stories, unreadable }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Card> + Clone {
        self.cards.iter()
    }

    pub(super) fn len(&self) -> usize {
        self.cards.len()
    }

    pub(super) fn get(&self, number: usize) -> Option<&Card> {
        self.cards.get(number)
    }

    fn find(&self, id: &str) -> Option<(usize, &Card)> {
        let number = *self.numbers.get(id)?;
        Some((number, self.cards.get(number)?))
    }

    /// The card itself.
    pub(crate) fn card(&self, id: &str) -> Option<&Card> {
        self.find(id).map(|(_, card)| card)
    }

    /// The card as it is read.
    pub(super) fn view(&self, id: &str) -> Option<CardView> {
        let (number, card) = self.find(id)?;
        let pack = number.checked_sub(self.bank).and_then(|number| self.packs.get(number)).cloned();
        let stories = self.stories.get(id).into_iter().flatten().map(StoryView::of).collect();
        let related = card.related.iter().filter_map(|id| self.title(id)).collect();
        Some(CardView { pack, stories, related, ..CardView::of(card) })
    }

    /// The card by name.
    pub(super) fn title(&self, id: &str) -> Option<TitleView> {
        let (_, card) = self.find(id)?;
        Some(TitleView { id: card.id.clone(), title: card.title.clone() })
    }

    /// The card as a search result.
    pub(super) fn hit(&self, query: &str, number: usize) -> Option<HitView> {
        let card = self.get(number)?;
        Some(HitView {
            id: card.id.clone(),
            title: card.title.clone(),
            title_marks: highlight(query, &card.title),
            question: card.question.clone(),
            question_marks: highlight(query, &card.question),
            topic: card.topic.clone(),
            minutes: card.minutes,
            own: number >= self.bank,
        })
    }

    /// The card as it is listed when nothing is searched for.
    pub(super) fn listed(&self, id: &str) -> Option<HitView> {
        let (number, _) = self.find(id)?;
        self.hit("", number)
    }

    pub(super) fn contents(&self) -> Contents {
        let topics: BTreeSet<&String> = self.cards.iter().map(|card| &card.topic).collect();
        let rounds: BTreeSet<Round> = self.cards.iter().flat_map(|card| card.rounds.iter().copied()).collect();
        Contents {
            cards: self.cards.len(),
            topics: topics.into_iter().cloned().collect(),
            rounds: rounds.into_iter().collect(),
            unreadable: self.unreadable.clone(),
        }
    }
}
