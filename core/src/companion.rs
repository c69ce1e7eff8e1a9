//! One object that answers everything the panel asks: the engine without its worker.
//!
//! Requests and replies are closed unions, checked where they come in. Time comes in with them.

mod call;
mod cards;

pub use cards::Contents;

use crate::captions::{ReaderMessage, Role};
use crate::live::Live;
use crate::recognition::repairs::{MISHEARD, Repairs};
use crate::recognition::{Phase, RecognitionError};
use crate::search::{Filter, SearchError, SearchIndex};
use crate::view::{CardView, CueView, LiveView, SearchView};
use crate::volume::{Volume, VolumeError};
use call::Call;
use cards::{Cards, Own};
use serde::{Deserialize, Serialize};

/// Most words of the heard line.
const HEARD_WORDS: usize = 36;
/// Most results of a search.
const MAX_HITS: usize = 20;
/// Most cards that a filter alone lists: more than any topic of the bank has.
const MAX_LISTED: usize = 100;
/// Longest query looked at, in characters.
const MAX_QUERY: usize = 200;

/// What the panel may ask.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Request {
    /// What is in the bank?
    Contents {},
    /// A reader said something.
    Hear {
        /// What it said.
        message: ReaderMessage,
        /// When it came, in milliseconds since 1970.
        at: f64,
    },
    /// The reader is gone.
    Lose {
        /// When, in milliseconds since 1970.
        at: f64,
    },
    /// Time has passed.
    Wake {
        /// Now, in milliseconds since 1970.
        at: f64,
    },
    /// The person says who somebody in the call is.
    Name {
        /// What the page knows them by.
        key: String,
        /// What they are; none to take it back.
        role: Option<Role>,
        /// When, in milliseconds since 1970.
        at: f64,
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
    Live(Box<LiveView>),
    /// To [`Request::Search`].
    Search(SearchView),
    /// To [`Request::Card`].
    Card(Box<CardView>),
}

impl Reply {
    /// The reply as bytes, in the form of [postcard](https://postcard.jamesmunns.com): it is read with a tenth of the code that
    /// plain objects take.
    ///
    /// # Errors
    /// [`CompanionError::Reply`]; no reply does that.
    pub fn pack(&self) -> Result<Vec<u8>, CompanionError> {
        postcard::to_allocvec(self).map_err(|_| CompanionError::Reply)
    }

    /// Reads what [`Reply::pack`] wrote.
    ///
    /// # Errors
    /// [`CompanionError::Reply`]: other bytes.
    pub fn unpack(bytes: &[u8]) -> Result<Self, CompanionError> {
        postcard::from_bytes(bytes).map_err(|_| CompanionError::Reply)
    }
}

/// Why a request could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum CompanionError {
    /// The packed bank could not be read.
    #[error(transparent)]
    Bank(#[from] VolumeError),
    /// Recognition failed.
    #[error(transparent)]
    Recognition(#[from] RecognitionError),
    /// Search failed.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// A reply could not be packed or unpacked.
    #[error("these bytes are no packed reply")]
    Reply,
    /// The bank has no such card.
    #[error("the bank has no card \"{0}\"")]
    UnknownCard(String),
}

impl CompanionError {
    /// The arm's name, for those who must switch on it across a language border.
    pub fn variant(&self) -> &'static str {
        match self {
            Self::Bank(_) => "Bank",
            Self::Recognition(_) => "Recognition",
            Self::Search(_) => "Search",
            Self::Reply => "Reply",
            Self::UnknownCard(_) => "UnknownCard",
        }
    }
}

/// Answers the panel.
pub struct Companion {
    cards: Cards,
    live: Live,
    call: Call,
    search: SearchIndex,
    /// The last moment that was heard of, in milliseconds since 1970.
    now: f64,
}

impl Companion {
    /// Opens a packed bank and the person's own packs, as `packs::record` wrote them, with their ids. A pack that cannot be read is left out and named in
    /// [`Contents::unreadable`].
    ///
    /// # Errors
    /// [`CompanionError::Bank`] and those of the indexes.
    pub fn open<'a>(
        packed: &[u8],
        records: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Self, CompanionError> {
        let bank = Volume::unpack(packed)?;
        let (own, unreadable) = Own::of(records);
        let mut images = vec![(bank.askings, bank.search)];
        if !own.cards.is_empty() {
            let volume = Volume::of(own.cards.clone())?;
            images.push((volume.askings, volume.search));
        }
        let (askings, search): (Vec<_>, Vec<_>) = images.iter().map(|(askings, search)| (askings, search)).unzip();
        let repairs = Repairs::parse(MISHEARD).map_err(RecognitionError::from)?;
        let cards = Cards::new(bank.cards, own, unreadable);
        let live = Live::open(cards.iter(), &askings, repairs)?;
        let search = SearchIndex::open(&search)?;
        Ok(Self { cards, live, call: Call::default(), search, now: 0.0 })
    }

    /// Answers a request.
    ///
    /// # Errors
    /// See [`CompanionError`]; the state is as before.
    pub fn answer(&mut self, request: Request) -> Result<Reply, CompanionError> {
        match request {
            Request::Contents {} => return Ok(Reply::Contents(self.cards.contents())),
            Request::Search { query, filter } => return Ok(Reply::Search(self.find(&query, &filter)?)),
            Request::Card { id } => return Ok(Reply::Card(Box::new(self.view(&id)?))),
            Request::Hear { message, at } => {
                self.now = at;
                self.call.hear(message, at, &mut self.live)?;
            }
            Request::Lose { at } => {
                self.now = at;
                self.call.lose();
            }
            Request::Wake { at } => {
                self.now = at;
                self.live.advance(self.call.time(at))?;
            }
            Request::Name { key, role, at } => {
                self.now = at;
                self.live.name(&key, role);
            }
            Request::Pick { id } => {
                self.view(&id)?;
                self.live.pick(&id)?;
            }
            Request::Forget {} => self.live.forget(),
        }
        Ok(Reply::Live(Box::new(self.live_view()?)))
    }

    fn view(&self, id: &str) -> Result<CardView, CompanionError> {
        self.cards.view(id).ok_or_else(|| CompanionError::UnknownCard(id.to_owned()))
    }

    fn find(&self, query: &str, filter: &Filter) -> Result<SearchView, CompanionError> {
        let query: String = query.chars().take(MAX_QUERY).collect();
        let found = self.search.search(&query, filter, MAX_HITS)?;
        let hits = if query.trim().is_empty() && *filter != Filter::default() {
            // A filter alone lists what it admits.
            let admitted = (0..self.cards.len()).filter(|&n| self.cards.get(n).is_some_and(|card| filter.admits(card)));
            admitted.take(MAX_LISTED).filter_map(|number| self.cards.hit("", number)).collect()
        } else {
            found.iter().filter_map(|found| self.cards.hit(&query, found.card)).collect()
        };
        Ok(SearchView { query, hits })
    }

    fn live_view(&self) -> Result<LiveView, CompanionError> {
        let cue = self.live.now();
        let cut = cue.heard.len().saturating_sub(HEARD_WORDS);
        let heard = cue.heard.iter().skip(cut);
        let shown = match (&cue.card, cue.phase) {
            (Some(id), Phase::Provisional | Phase::Locked) => Some(CueView {
                phase: cue.phase,
                card: self.view(id)?,
                matched: cue.matched,
                sure: (cue.score > 0.0).then_some((cue.score * 100.0).round() as u8),
            }),
            _ => None,
        };
        let runners_up = match shown {
            Some(_) => cue.runners_up.iter().filter_map(|ranked| self.cards.title(&ranked.card)).collect(),
            None => Vec::new(),
        };
        let speakers = self.live.speakers();
        Ok(LiveView {
            speaker: speakers.iter().find(|speaker| Some(speaker.key.as_str()) == self.live.speaker()).cloned(),
            heard: heard.cloned().collect(),
            heard_cut: cut > 0,
            cue: shown,
            runners_up,
            call: self.call.diagnosis(self.now),
            speakers,
            wake_at: [self.live.deadline(), self.call.deadline(self.now)]
                .into_iter()
                .flatten()
                .min()
                .map(|t| self.call.moment(t)),
        })
    }
}

#[cfg(test)]
mod tests;
