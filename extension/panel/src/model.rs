//! What the panel knows, as signals, and what it does when something happens.

use crate::call::{self, Call, CallNews};
use crate::{announcer, consent};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use sidecue_browser::{Client, ClientError, Health};
use sidecue_core::captions::{Captions, ReaderMessage, Snapshot};
use sidecue_core::companion::{Contents, Reply, Request};
use sidecue_core::search::Filter;
use sidecue_core::view::{CardView, Circumstances, Light, LiveView, SearchView};
use wasm_bindgen_futures::spawn_local;

/// The script of the engine's worker.
const ENGINE: &str = "engine-worker.js";
/// Says that the person's packs were changed.
const PACKS: &str = "packs";

/// The engine in its worker.
type Engine = Client<Request, Reply>;

/// How Meet names the person themself in English.
const OWN_NAMES: &[&str] = &["You"];

/// Which screen is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Screen {
    /// Not yet known.
    Opening,
    /// The person has not agreed yet.
    Consent,
    /// Everything else.
    Live,
}

/// What is known of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct CallState {
    connected: bool,
    in_call: bool,
    captions: Captions,
    heard: bool,
}

const NO_CALL: CallState = CallState { connected: false, in_call: false, captions: Captions::Unknown, heard: false };

/// The panel's state. Copies share it.
#[derive(Clone, Copy)]
pub(crate) struct Model {
    pub(crate) screen: RwSignal<Screen>,
    pub(crate) live: RwSignal<LiveView>,
    pub(crate) contents: RwSignal<Option<Contents>>,
    pub(crate) found: RwSignal<SearchView>,
    pub(crate) query: RwSignal<String>,
    pub(crate) filter: RwSignal<Filter>,
    /// A card opened from search, shown in place of the live one until the person goes back.
    pub(crate) looked_up: RwSignal<Option<CardView>>,
    /// Reading is paused.
    pub(crate) paused: RwSignal<bool>,
    /// The worker was replaced and the person was not told yet.
    pub(crate) recovered: RwSignal<bool>,
    health: RwSignal<Health>,
    call_state: RwSignal<CallState>,
    engine: StoredValue<Option<Engine>, LocalStorage>,
    call: StoredValue<Option<Call>, LocalStorage>,
    packs: StoredValue<Option<(web_sys::BroadcastChannel, EventListener)>, LocalStorage>,
    wake: StoredValue<Option<Timeout>, LocalStorage>,
    /// A snapshot is with the engine; the newest one that came meanwhile waits here.
    asked: StoredValue<bool, LocalStorage>,
    waiting: StoredValue<Option<Snapshot>, LocalStorage>,
}

impl Model {
    /// Starts the engine, and reading where the person agreed to it.
    pub(crate) fn start() -> Self {
        let model = Self {
            screen: RwSignal::new(Screen::Opening),
            live: RwSignal::default(),
            contents: RwSignal::default(),
            found: RwSignal::default(),
            query: RwSignal::default(),
            filter: RwSignal::default(),
            looked_up: RwSignal::default(),
            paused: RwSignal::new(false),
            recovered: RwSignal::new(false),
            health: RwSignal::new(Health::Starting),
            call_state: RwSignal::new(NO_CALL),
            engine: StoredValue::new_local(None),
            call: StoredValue::new_local(None),
            packs: StoredValue::new_local(None),
            wake: StoredValue::new_local(None),
            asked: StoredValue::new_local(false),
            waiting: StoredValue::new_local(None),
        };
        model.follow_packs();
        model.engine.set_value(Some(Engine::start(ENGINE, move |health| model.engine_is(health))));
        spawn_local(async move {
            if consent::given().await {
                model.read();
            } else {
                model.screen.set(Screen::Consent);
            }
        });
        model
    }

    /// The person agreed.
    pub(crate) fn agree(self) {
        spawn_local(async move {
            if let Err(error) = consent::give().await {
                leptos::logging::error!("the consent could not be kept: {error:?}");
            }
            self.read();
        });
    }

    /// The status light.
    pub(crate) fn light(self) -> Light {
        let call = self.call_state.get();
        Light::of(Circumstances {
            engine: self.health.get() != Health::Broken,
            paused: self.paused.get(),
            connected: call.connected,
            in_call: call.in_call,
            captions: call.captions,
            heard: call.heard,
        })
    }

    /// Pauses or resumes reading.
    pub(crate) fn toggle_pause(self) {
        let paused = !self.paused.get_untracked();
        self.paused.set(paused);
        self.call.with_value(|call| call.iter().for_each(|call| call.rest(paused)));
    }

    /// Searches for what is typed.
    pub(crate) fn search(self) {
        let request = Request::Search { query: self.query.get_untracked(), filter: self.filter.get_untracked() };
        self.ask(&request, move |reply| {
            if let Reply::Search(found) = reply
                && found.query == self.query.get_untracked()
            {
                self.found.set(found);
            }
        });
    }

    /// Ends searching; what was looked up stays open.
    pub(crate) fn end_search(self) {
        self.query.set(String::new());
        self.filter.set(Filter::default());
        self.found.set(SearchView::default());
    }

    /// Opens a card in place of the live one.
    pub(crate) fn look_up(self, id: String) {
        self.ask(&Request::Card { id }, move |reply| {
            if let Reply::Card(card) = reply {
                self.looked_up.set(Some(card));
            }
        });
    }

    /// Back to the live card.
    pub(crate) fn back_to_live(self) {
        self.looked_up.set(None);
    }

    /// The person says which card it is.
    pub(crate) fn pick(self, id: String) {
        self.looked_up.set(None);
        self.ask_live(&Request::Pick { id });
    }

    /// Starts the engine again after it was given up.
    pub(crate) fn restart_engine(self) {
        self.engine.with_value(|engine| engine.iter().for_each(Engine::restart));
    }

    /// When the person's packs change, an engine that knows them takes over from the one that does not.
    fn follow_packs(self) {
        let Ok(channel) = web_sys::BroadcastChannel::new(PACKS) else { return };
        let renew = EventListener::new(&channel, "message", move |_| {
            self.engine.with_value(|engine| engine.iter().for_each(Engine::renew));
        });
        self.packs.set_value(Some((channel, renew)));
    }

    fn read(self) {
        self.screen.set(Screen::Live);
        spawn_local(async move {
            call::want_readers().await;
            self.call.set_value(Some(Call::find(move |news| self.call_says(news))));
        });
    }

    fn engine_is(self, health: Health) {
        let before = self.health.get_untracked();
        self.health.set(if health == Health::Renewed { Health::Ready } else { health });
        if health == Health::Starting {
            return;
        }
        self.asked.set_value(false);
        self.waiting.set_value(None);
        if matches!(health, Health::Ready | Health::Renewed) {
            self.ask(&Request::Contents {}, move |reply| {
                if let Reply::Contents(contents) = reply {
                    self.contents.set(Some(contents));
                }
            });
            let recovered = before == Health::Starting && self.contents.get_untracked().is_some();
            if recovered {
                self.recovered.set(true);
            }
            if recovered || health == Health::Renewed {
                self.introduce();
                self.search();
            }
        }
    }

    /// Tells a new engine what the old one knew: the card on screen, the call, and the rows as they are now.
    fn introduce(self) {
        if let Some(cue) = self.live.get_untracked().cue {
            self.ask(&Request::Pick { id: cue.card.id }, |_| {});
        }
        if self.call_state.get_untracked().connected {
            self.listen();
            self.call.with_value(|call| call.iter().for_each(Call::tell));
        }
    }

    fn call_says(self, news: CallNews) {
        match news {
            CallNews::Connected => {
                self.call_state.set(CallState { connected: true, ..NO_CALL });
                self.listen();
            }
            CallNews::Gone => {
                self.call_state.set(NO_CALL);
                self.wake.set_value(None);
            }
            CallNews::Said(ReaderMessage::Hello { .. }) => {}
            CallNews::Said(ReaderMessage::Status { in_call, captions }) => {
                self.call_state.update(|call| (call.in_call, call.captions) = (in_call, captions));
            }
            CallNews::Said(ReaderMessage::Snapshot { snapshot, .. }) => {
                if self.paused.get_untracked() {
                    return;
                }
                if !self.call_state.get_untracked().heard && !snapshot.rows.is_empty() {
                    self.call_state.update(|call| call.heard = true);
                }
                self.show(snapshot);
            }
        }
    }

    fn listen(self) {
        self.ask_live(&Request::Listen { own_names: OWN_NAMES.iter().map(|&name| name.to_owned()).collect() });
    }

    /// One snapshot at a time is with the engine. A page holds all its rows, so of those that come meanwhile only the newest matters.
    fn show(self, snapshot: Snapshot) {
        if self.asked.get_value() {
            self.waiting.set_value(Some(snapshot));
            return;
        }
        self.asked.set_value(true);
        self.ask_live(&Request::Snapshot { snapshot });
    }

    /// Asks something whose answer is the live view.
    fn ask_live(self, request: &Request) {
        let snapshot = matches!(request, Request::Snapshot { .. });
        self.ask_any(request, move |reply| {
            if snapshot {
                self.asked.set_value(false);
                let next = self.waiting.try_update_value(Option::take).flatten();
                next.into_iter().for_each(|next| self.show(next));
            }
            if let Some(Reply::Live(live)) = reply {
                self.apply(live);
            }
        });
    }

    fn apply(self, live: LiveView) {
        let wake_at = live.wake_at;
        announcer::announce(&live);
        if self.live.with_untracked(|known| *known != live) {
            self.live.set(live);
        }
        let now = self.call.with_value(|call| call.as_ref().map(Call::now));
        let timer = wake_at
            .zip(now)
            .map(|(at, now)| Timeout::new(at.saturating_sub(now), move || self.ask_live(&Request::Wake { t: at })));
        self.wake.set_value(timer);
    }

    fn ask(self, request: &Request, done: impl FnOnce(Reply) + 'static) {
        self.ask_any(request, move |reply| {
            if let Some(reply) = reply {
                done(reply);
            }
        });
    }

    /// Asks; a refusal is written to the console, a lost worker is replaced elsewhere.
    fn ask_any(self, request: &Request, done: impl FnOnce(Option<Reply>) + 'static) {
        let engine = self.engine.get_value();
        let Some(engine) = engine else { return };
        engine.ask(request, move |answer| {
            if let Err(ClientError::Refused { variant, message }) = &answer {
                leptos::logging::error!("the engine refused ({variant}): {message}");
            }
            done(answer.ok());
        });
    }
}
