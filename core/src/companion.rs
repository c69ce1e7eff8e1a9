//! One object that answers everything the panel asks: the engine without its worker.
//!
//! Requests and replies are closed unions, checked where they come in. Time comes in with them.

mod call;
mod cards;
mod listening;
mod messages;

pub use cards::Contents;
pub(crate) use cards::{Cards, Own};
pub use messages::{CompanionError, Reply, Request};

use crate::live::{Event, Live};
use crate::recognition::repairs::{MISHEARD, Repairs};
use crate::recognition::{Phase, RecognitionError};
use crate::report::Write;
use crate::search::{Filter, SearchIndex};
use crate::view::{CardView, CueView, HintsView, LiveView, SearchView};
use crate::volume::Volume;
use call::Call;
use listening::Listening;

/// Most words of the heard line.
const HEARD_WORDS: usize = 36;
/// Most results of a search.
const MAX_HITS: usize = 20;
/// Most cards that a filter alone lists: more than any topic of the bank has.
const MAX_LISTED: usize = 100;
/// Longest query looked at, in characters.
const MAX_QUERY: usize = 200;

/// Answers the panel.
pub struct Companion {
    cards: Cards,
    live: Live,
    call: Call,
    search: SearchIndex,
    listening: Listening,
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
        let mut images = vec![(bank.impression, bank.search)];
        images.extend(own.volume()?.map(|volume| (volume.impression, volume.search)));
        let (impressions, search): (Vec<_>, Vec<_>) =
            images.iter().map(|(impression, search)| (impression, search)).unzip();
        let repairs = Repairs::parse(MISHEARD).map_err(RecognitionError::from)?;
        let cards = Cards::new(bank.cards, own, unreadable);
        let live = Live::open(cards.iter(), &impressions, repairs)?;
        let search = SearchIndex::open(&search)?;
        let listening = Listening::begin()?;
        Ok(Self { cards, live, call: Call::default(), search, listening, now: 0.0 })
    }

    /// Answers a request.
    ///
    /// # Errors
    /// See [`CompanionError`]; the state is as before.
    pub fn answer(&mut self, request: Request) -> Result<Reply, CompanionError> {
        match request {
            Request::Contents {} => return Ok(Reply::Contents(self.cards.contents())),
            Request::Search { query, filter } => return Ok(Reply::Search(self.find(&query, &filter)?)),
            Request::List { ids } => return Ok(Reply::Search(self.list(&ids))),
            Request::Card { id } => return Ok(Reply::Card(Box::new(self.view(&id)?))),
            Request::Hear { message, at } => {
                self.now = at;
                let events = self.call.hear(message, at, &mut self.live)?;
                self.follow(&events);
            }
            Request::Lose { at } => {
                self.now = at;
                self.call.lose();
            }
            Request::Wake { at } => {
                self.now = at;
                let events = self.live.advance(self.call.time(at))?;
                self.follow(&events);
            }
            Request::Name { key, role, at } => {
                self.now = at;
                self.live.name(&key, role);
            }
            Request::Pick { id } => {
                self.view(&id)?;
                let cue = self.live.pick(&id)?;
                self.follow(&[Event::Cue(cue)]);
            }
            Request::Refuse { id } => {
                self.view(&id)?;
                self.live.refuse(&id)?;
            }
            Request::Pin { id, pinned } => {
                self.view(&id)?;
                self.live.pin(&id, pinned)?;
            }
            Request::Again { at } => {
                self.now = at;
                let mut events = self.live.again(self.call.time(at))?;
                events.push(Event::Cue(self.live.now()));
                self.follow(&events);
            }
            Request::Remember { corrections, misheard, names } => {
                self.live.go_by(&names);
                self.live.remember(corrections, &misheard)?;
                self.listening.know(&misheard);
            }
            Request::Cues { on } => self.live.rest(!on)?,
            Request::Listen { on } => self.listening.listen(on),
            Request::Correct { point, made } => self.listening.correct(point, made),
            Request::Keep { id, at } => {
                self.now = at;
                self.listening.keep(id, (self.call.time(at), at), self.live.now(), &self.cards);
            }
            Request::Forget {} => {
                self.live.forget();
                self.listening.forget();
            }
        }
        let live = Box::new(self.live_view()?);
        let corrections = self.live.learnt();
        Ok(if corrections.is_empty() { Reply::Live(live) } else { Reply::Learnt { live, corrections } })
    }

    /// What is to be kept of the session for its report, when that is due: every quarter of a minute in which something was said, and at its end.
    pub fn kept(&mut self) -> Option<Write> {
        self.listening.kept(self.call.time(self.now))
    }

    fn follow(&mut self, events: &[Event]) {
        events.iter().for_each(|event| self.listening.follow(event, &self.cards));
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

    /// Cards by their ids, in that order.
    fn list(&self, ids: &[String]) -> SearchView {
        let hits = ids.iter().take(MAX_LISTED).filter_map(|id| self.cards.listed(id)).collect();
        SearchView { query: String::new(), hits }
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
                sure: (cue.score > 0.0).then_some(per_cent(cue.score)),
                ahead: (cue.score > 0.0).then_some(per_cent(cue.margin)),
                next: cue.next.and_then(|next| self.cards.title(&next)).map(|next| next.title),
                nearest: cue.nearest,
                repairs: cue.repairs,
                pinned: self.live.pinned(),
            }),
            _ => None,
        };
        let hints = self.live.hints();
        let hints = hints.offer.map(|offer| HintsView {
            offer,
            titles: hints.cards.iter().filter_map(|card| self.cards.title(card)).collect(),
        });
        // What is offered is what comes next in the same ranking: once is enough.
        let offered = hints.as_ref().is_some_and(|hints| !hints.titles.is_empty());
        let runners_up = match shown {
            Some(_) if !offered => cue.runners_up.iter().filter_map(|ranked| self.cards.title(&ranked.card)).collect(),
            _ => Vec::new(),
        };
        let coverage = self.listening.points(shown.as_ref().map(|shown| shown.card.id.as_str()));
        let speakers = self.live.speakers();
        Ok(LiveView {
            speaker: speakers.iter().find(|speaker| Some(speaker.key.as_str()) == self.live.speaker()).cloned(),
            heard: heard.cloned().collect(),
            heard_cut: cut > 0,
            cue: shown,
            runners_up,
            hints,
            coverage,
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

fn per_cent(share: f32) -> u8 {
    (share * 100.0).round() as u8
}

#[cfg(test)]
mod by_hand_tests;
#[cfg(test)]
mod listening_tests;
#[cfg(test)]
mod tests;
