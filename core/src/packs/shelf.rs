//! What the options page asks about the person's packs, answered; what is to be kept comes out as data.

use super::PackFile;
use super::check::check;
use super::messages::{CardLine, Mistake, PackLine, Reply, Request, ShelfView, StoryCard, StoryLine};
use super::pack::{Pack, Story, slug};
use super::record::{self, RecordError};
use crate::bank::lint::Problem;
use crate::bank::{Card, Finding};
use crate::cleaning::cleaned;
use crate::volume::{Volume, VolumeError};
use std::collections::{BTreeMap, HashSet};

/// Most packs of one person.
const MAX_PACKS: usize = 100;

/// A pack to be kept, or to be removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// The pack's id.
    pub id: String,
    /// Its record; none when the pack is gone.
    pub record: Option<Vec<u8>>,
}

/// A reply, and what must be kept before it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What the page gets.
    pub reply: Reply,
    /// What is to be kept, as a whole or not at all.
    pub writes: Vec<Write>,
}

/// Why a request could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// The packed bank could not be read.
    #[error(transparent)]
    Bank(#[from] VolumeError),
    /// A pack could not be written.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// There is no such pack, card or story.
    #[error("there is no {0} any more; the page was out of date")]
    Gone(&'static str),
}

impl ShelfError {
    /// The arm's name, for those who must switch on it across a language border.
    pub fn variant(&self) -> &'static str {
        match self {
            Self::Bank(_) => "Bank",
            Self::Record(_) => "Record",
            Self::Gone(_) => "Gone",
        }
    }
}

/// The packs of one person, beside the bank.
pub struct Shelf {
    bank: HashSet<String>,
    titles: BTreeMap<String, String>,
    story_cards: Vec<StoryCard>,
    packs: BTreeMap<String, Pack>,
    unreadable: Vec<String>,
}

impl Shelf {
    /// A shelf beside a packed bank.
    ///
    /// # Errors
    /// [`ShelfError::Bank`].
    pub fn beside(packed: &[u8]) -> Result<Self, ShelfError> {
        Ok(Self::beside_cards(&Volume::unpack(packed)?.cards))
    }

    fn beside_cards(cards: &[Card]) -> Self {
        let asks = cards.iter().filter(|card| card.story.is_some());
        let story_cards = asks.map(|card| StoryCard {
            id: card.id.clone(),
            title: card.title.clone(),
            slots: card.slots().map(str::to_owned).collect(),
        });
        Self {
            bank: cards.iter().map(|card| card.id.clone()).collect(),
            titles: cards.iter().map(|card| (card.id.clone(), card.title.clone())).collect(),
            story_cards: story_cards.collect(),
            packs: BTreeMap::new(),
            unreadable: Vec::new(),
        }
    }

    /// Puts the kept packs on the shelf in place of what was there; a damaged one stays where it is kept and is named.
    pub fn load<'a>(&mut self, records: impl IntoIterator<Item = (&'a str, &'a [u8])>) {
        self.packs.clear();
        self.unreadable.clear();
        for (id, bytes) in records {
            match record::read(bytes) {
                Ok(pack) => {
                    self.packs.insert(id.to_owned(), pack);
                }
                Err(_) => self.unreadable.push(id.to_owned()),
            }
        }
    }

    /// Answers; what is on the shelf afterwards is as if the writes had been made.
    ///
    /// # Errors
    /// See [`ShelfError`]; nothing is changed then.
    pub fn answer(&mut self, request: Request) -> Result<Answer, ShelfError> {
        match request {
            Request::List {} => Ok(self.unchanged()),
            Request::Import { file, text } => self.import(&file, &text),
            Request::Export { pack, form } => {
                let (name, text) = PackFile::write(self.pack(&pack)?, form);
                Ok(Answer { reply: Reply::File { name, text }, writes: Vec::new() })
            }
            Request::RemovePack { pack } => {
                self.packs.remove(&pack);
                self.unreadable.retain(|id| *id != pack);
                let writes = vec![Write { id: pack, record: None }];
                Ok(Answer { writes, ..self.unchanged() })
            }
            Request::Card { pack, id } => {
                let card = self.pack(&pack)?.cards.iter().find(|card| card.id == id);
                let card = card.ok_or(ShelfError::Gone("such card"))?;
                Ok(Answer { reply: Reply::Card(Box::new(card.clone())), writes: Vec::new() })
            }
            Request::SaveCard { pack, replaces, card } => {
                let mut changed = self.named(&pack);
                let place = replaces.and_then(|id| changed.cards.iter().position(|known| known.id == id));
                let index = put(&mut changed.cards, place, *card);
                self.save(changed, "cards", index)
            }
            Request::RemoveCard { pack, id } => {
                let mut changed = self.pack(&pack)?.clone();
                changed.cards.retain(|card| card.id != id);
                self.keep_or_remove(pack, changed)
            }
            Request::Story { pack, index } => {
                let story = self.pack(&pack)?.stories.get(index).ok_or(ShelfError::Gone("such story"))?;
                Ok(Answer { reply: Reply::Story(story.clone()), writes: Vec::new() })
            }
            Request::SaveStory { pack, replaces, mut story } => {
                // A form has a field for every slot; what is not filled in is not told.
                story.parts.retain(|part| !part.say.trim().is_empty());
                let mut changed = self.named(&pack);
                let index = put(&mut changed.stories, replaces, story);
                self.save(changed, "stories", index)
            }
            Request::RemoveStory { pack, index } => {
                let mut changed = self.pack(&pack)?.clone();
                if index < changed.stories.len() {
                    changed.stories.remove(index);
                }
                self.keep_or_remove(pack, changed)
            }
        }
    }

    fn pack(&self, id: &str) -> Result<&Pack, ShelfError> {
        self.packs.get(id).ok_or(ShelfError::Gone("such pack"))
    }

    /// The pack of this name, or a new one.
    fn named(&self, name: &str) -> Pack {
        let known = self.packs.get(&slug(name)).cloned();
        known.unwrap_or_else(|| Pack { name: name.to_owned(), ..Pack::default() })
    }

    fn import(&mut self, file: &str, text: &str) -> Result<Answer, ShelfError> {
        let pack = match PackFile::read(file, text, |id| self.bank.contains(id)) {
            Ok(pack) => pack,
            Err(findings) => return Ok(refused(findings.iter().map(mistake_of_file).collect())),
        };
        let id = pack.id();
        let replaced = self.packs.contains_key(&id);
        if let Some(mistake) = self.no_room(&id) {
            return Ok(refused(vec![mistake]));
        }
        let writes = self.put_back(id.clone(), pack)?;
        let shelf = self.view();
        let line = shelf.packs.iter().find(|line| line.id == id).cloned().ok_or(ShelfError::Gone("such pack"))?;
        Ok(Answer { reply: Reply::Imported { pack: line, replaced, shelf }, writes })
    }

    /// Keeps a pack in which the entry of a list was written in a form.
    fn save(&mut self, mut pack: Pack, list: &str, index: usize) -> Result<Answer, ShelfError> {
        pack.complete();
        if let Some(mistake) = self.no_room(&pack.id()) {
            return Ok(refused(vec![mistake]));
        }
        let problems = check(&pack, |id| self.bank.contains(id));
        if problems.is_empty() {
            let writes = self.put_back(pack.id(), pack)?;
            return Ok(Answer { writes, ..self.unchanged() });
        }
        let index = index.to_string();
        let mistake = |problem: &Problem| Mistake {
            line: None,
            place: match problem.place.as_slice() {
                [in_list, at, below @ ..] if *in_list == list && *at == index => below.join("."),
                _ => String::new(),
            },
            problem: problem.problem.clone(),
            remedy: problem.remedy.clone(),
        };
        Ok(refused(problems.iter().map(mistake).collect()))
    }

    /// Why a pack with this id cannot be kept.
    fn no_room(&self, id: &str) -> Option<Mistake> {
        let (problem, remedy) = if self.unreadable.iter().any(|known| known == id) {
            (
                format!("the kept pack \"{id}\" cannot be read, and would be lost"),
                "Choose another name, or remove it first.",
            )
        } else if !self.packs.contains_key(id) && self.packs.len() >= MAX_PACKS {
            (format!("there are {MAX_PACKS} packs already"), "Remove one first.")
        } else {
            return None;
        };
        Some(Mistake { line: None, place: String::new(), problem, remedy: remedy.to_owned() })
    }

    fn keep_or_remove(&mut self, id: String, pack: Pack) -> Result<Answer, ShelfError> {
        if pack.cards.is_empty() && pack.stories.is_empty() {
            return self.answer(Request::RemovePack { pack: id });
        }
        let writes = self.put_back(id, pack)?;
        Ok(Answer { writes, ..self.unchanged() })
    }

    fn put_back(&mut self, id: String, pack: Pack) -> Result<Vec<Write>, ShelfError> {
        let record = record::write(&pack)?;
        self.packs.insert(id.clone(), pack);
        Ok(vec![Write { id, record: Some(record) }])
    }

    fn unchanged(&self) -> Answer {
        Answer { reply: Reply::Shelf(self.view()), writes: Vec::new() }
    }

    fn view(&self) -> ShelfView {
        let packs = self.packs.iter().map(|(id, pack)| PackLine {
            id: id.clone(),
            name: pack.name.clone(),
            cards: pack.cards.iter().map(|card| CardLine { id: card.id.clone(), title: card.title.clone() }).collect(),
            stories: pack.stories.iter().map(|story| self.story_line(pack, story)).collect(),
        });
        ShelfView { packs: packs.collect(), unreadable: self.unreadable.clone(), story_cards: self.story_cards.clone() }
    }

    fn story_line(&self, pack: &Pack, story: &Story) -> StoryLine {
        let own = pack.cards.iter().find(|card| card.id == story.card).map(|card| &card.title);
        let card = own.or_else(|| self.titles.get(&story.card)).unwrap_or(&story.card);
        StoryLine { title: story.title.clone(), card: card.clone() }
    }
}

/// Puts an entry at its place, or at the end; gives the place.
fn put<T>(list: &mut Vec<T>, place: Option<usize>, entry: T) -> usize {
    match place.and_then(|place| list.get_mut(place).map(|old| (place, old))) {
        Some((place, old)) => {
            *old = entry;
            place
        }
        None => {
            list.push(entry);
            list.len() - 1
        }
    }
}

fn refused(mistakes: Vec<Mistake>) -> Answer {
    Answer { reply: Reply::Refused { mistakes }, writes: Vec::new() }
}

/// What is wrong with a file, in words that may quote it: made as harmless as what is taken from it.
fn mistake_of_file(finding: &Finding) -> Mistake {
    Mistake {
        line: Some(finding.line),
        place: String::new(),
        problem: cleaned(&finding.problem),
        remedy: finding.remedy.clone(),
    }
}

#[cfg(test)]
#[path = "shelf_tests.rs"]
mod tests;
