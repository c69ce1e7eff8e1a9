//! One object that answers everything the panel asks: the engine without its worker.
//!
//! Requests and replies are closed unions, checked where they come in. Time comes in with them.

use crate::bank::{Card, Round};
use crate::captions::Snapshot;
use crate::live::Live;
use crate::recognition::repairs::{MISHEARD, Repairs, RepairsError};
use crate::recognition::{Phase, RecognitionError};
use crate::search::{Filter, SearchError, SearchIndex, highlight};
use crate::view::{CardView, CueView, HitView, LiveView, SearchView, TitleView};
use crate::volume::{Volume, VolumeError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most words of the heard line.
const HEARD_WORDS: usize = 36;
/// Most results of a search.
const MAX_HITS: usize = 20;
/// Longest query looked at, in characters.
const MAX_QUERY: usize = 200;

/// What the panel may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Request {
    /// What is in the bank?
    Contents {},
    /// A reader was connected: another time base, and how its page names the person.
    Listen {
        /// Names of the person on the call page.
        own_names: Vec<String>,
    },
    /// A reader said something.
    Snapshot {
        /// What it said.
        snapshot: Snapshot,
    },
    /// Time has passed.
    Wake {
        /// Milliseconds of the reader's time.
        t: u32,
    },
    /// The person chose a card.
    Pick {
        /// The card.
        id: String,
    },
    /// Forget everything heard, and clear the screen.
    Forget {},
    /// Find cards.
    Search {
        /// What was typed.
        query: String,
        /// Which cards to look at.
        filter: Filter,
    },
    /// Open a card.
    Card {
        /// The card.
        id: String,
    },
}

/// What the panel gets: an object with one member, such as `{"live": …}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reply {
    /// To [`Request::Contents`].
    Contents(Contents),
    /// To everything that may change the live view.
    Live(LiveView),
    /// To [`Request::Search`].
    Search(SearchView),
    /// To [`Request::Card`].
    Card(CardView),
}

/// What is in the bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// How many cards.
    pub cards: usize,
    /// Topics that have cards, in alphabetical order.
    pub topics: Vec<String>,
    /// Rounds that have cards, in the order of a loop.
    pub rounds: Vec<Round>,
}

/// Why a request could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum CompanionError {
    /// The packed bank could not be read.
    #[error(transparent)]
    Bank(#[from] VolumeError),
    /// The misheard words could not be read.
    #[error(transparent)]
    Repairs(#[from] RepairsError),
    /// Recognition failed.
    #[error(transparent)]
    Recognition(#[from] RecognitionError),
    /// Search failed.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The bank has no such card.
    #[error("the bank has no card \"{0}\"")]
    UnknownCard(String),
}

impl CompanionError {
    /// The arm's name, for those who must switch on it across a language border.
    pub fn variant(&self) -> &'static str {
        match self {
            Self::Bank(_) => "Bank",
            Self::Repairs(_) => "Repairs",
            Self::Recognition(_) => "Recognition",
            Self::Search(_) => "Search",
            Self::UnknownCard(_) => "UnknownCard",
        }
    }
}

/// Answers the panel.
pub struct Companion {
    cards: Vec<Card>,
    live: Live,
    search: SearchIndex,
    own_names: Vec<String>,
}

impl Companion {
    /// Opens a packed bank.
    ///
    /// # Errors
    /// [`CompanionError::Bank`] and those of the indexes.
    pub fn open(packed: &[u8]) -> Result<Self, CompanionError> {
        Self::new(vec![Volume::unpack(packed)?])
    }

    /// Opens volumes as one bank.
    ///
    /// # Errors
    /// Those of the indexes.
    pub fn new(volumes: Vec<Volume>) -> Result<Self, CompanionError> {
        let askings: Vec<_> = volumes.iter().map(|volume| &volume.askings).collect();
        let cards = volumes.iter().flat_map(|volume| &volume.cards);
        let live = Live::open(cards, &askings, Repairs::parse(MISHEARD)?)?;
        let search = SearchIndex::open(&volumes.iter().map(|volume| &volume.search).collect::<Vec<_>>())?;
        let cards = volumes.into_iter().flat_map(|volume| volume.cards).collect();
        Ok(Self { cards, live, search, own_names: Vec::new() })
    }

    /// Answers a request.
    ///
    /// # Errors
    /// See [`CompanionError`]; the state is as before.
    pub fn answer(&mut self, request: Request) -> Result<Reply, CompanionError> {
        match request {
            Request::Contents {} => return Ok(Reply::Contents(self.contents())),
            Request::Search { query, filter } => return Ok(Reply::Search(self.find(&query, &filter)?)),
            Request::Card { id } => return Ok(Reply::Card(CardView::of(self.card(&id)?))),
            Request::Listen { own_names } => {
                self.live.restart(&own_names);
                self.own_names = own_names;
            }
            Request::Snapshot { snapshot } => {
                self.live.take(snapshot)?;
            }
            Request::Wake { t } => {
                self.live.advance(t)?;
            }
            Request::Pick { id } => {
                self.card(&id)?;
                self.live.pick(&id)?;
            }
            Request::Forget {} => self.live.forget(&self.own_names),
        }
        Ok(Reply::Live(self.live_view()?))
    }

    fn card(&self, id: &str) -> Result<&Card, CompanionError> {
        self.cards.iter().find(|card| card.id == id).ok_or_else(|| CompanionError::UnknownCard(id.to_owned()))
    }

    fn contents(&self) -> Contents {
        let topics: BTreeSet<&String> = self.cards.iter().map(|card| &card.topic).collect();
        let rounds: BTreeSet<Round> = self.cards.iter().flat_map(|card| card.rounds.iter().copied()).collect();
        Contents {
            cards: self.cards.len(),
            topics: topics.into_iter().cloned().collect(),
            rounds: rounds.into_iter().collect(),
        }
    }

    fn find(&self, query: &str, filter: &Filter) -> Result<SearchView, CompanionError> {
        let query: String = query.chars().take(MAX_QUERY).collect();
        let found = self.search.search(&query, filter, MAX_HITS)?;
        let mut hits: Vec<HitView> =
            found.iter().filter_map(|found| self.cards.get(found.card)).map(|card| hit(&query, card)).collect();
        if query.trim().is_empty() && *filter != Filter::default() {
            // A filter alone lists what it admits.
            hits =
                self.cards.iter().filter(|card| filter.admits(card)).take(MAX_HITS).map(|card| hit("", card)).collect();
        }
        Ok(SearchView { query, hits })
    }

    fn live_view(&self) -> Result<LiveView, CompanionError> {
        let cue = self.live.now();
        let cut = cue.heard.len().saturating_sub(HEARD_WORDS);
        let heard = cue.heard.iter().skip(cut);
        let shown = match (&cue.card, cue.phase) {
            (Some(id), Phase::Provisional | Phase::Locked) => Some(CueView {
                phase: cue.phase,
                card: CardView::of(self.card(id)?),
                matched: cue.matched,
                sure: (cue.score > 0.0).then_some((cue.score * 100.0).round() as u8),
            }),
            _ => None,
        };
        let title = |id: &String| self.card(id).map(|card| TitleView { id: id.clone(), title: card.title.clone() });
        let runners_up: Result<Vec<TitleView>, CompanionError> = match shown {
            Some(_) => cue.runners_up.iter().map(|ranked| title(&ranked.card)).collect(),
            None => Ok(Vec::new()),
        };
        Ok(LiveView {
            speaker: self.live.speaker().map(str::to_owned),
            heard: heard.cloned().collect(),
            heard_cut: cut > 0,
            cue: shown,
            runners_up: runners_up?,
            wake_at: self.live.deadline(),
        })
    }
}

fn hit(query: &str, card: &Card) -> HitView {
    HitView {
        id: card.id.clone(),
        title: card.title.clone(),
        title_marks: highlight(query, &card.title),
        question: card.question.clone(),
        question_marks: highlight(query, &card.question),
        topic: card.topic.clone(),
        minutes: card.minutes,
    }
}

#[cfg(test)]
#[path = "companion_tests.rs"]
mod tests;
