//! What the panel knows, as signals, and what it does when something happens.

use crate::call::{self, Call, CallNews, Readers};
use crate::{announcer, consent, keepsakes, request};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Date;
use leptos::prelude::*;
use sidecue_browser::{Client, ClientError, Health, Listener, clipboard, locks, permissions, runtime, tabs};
use sidecue_core::captions::{Platform, Role, origin_of};
use sidecue_core::companion::{Contents, Reply};
use sidecue_core::search::Filter;
use sidecue_core::view::{CardView, Circumstances, Light, LiveView, SearchView};
use std::collections::VecDeque;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// The script of the engine's worker.
const ENGINE: &str = "engine-worker.js";
/// Says that the person's packs were changed.
const PACKS: &str = "packs";

/// The engine in its worker.
type Engine = Client<Reply>;

/// The page that asks for the microphone, which a side panel cannot, and reads speech as others read captions.
const MICROPHONE: &str = "microphone.html";
/// Held by the panel that reads the call: of several windows one.
const READING: &str = "reading";
/// How long another panel may take to let go of the call, in milliseconds.
const HAND_OVER: u32 = 400;
/// Most messages that wait for the engine. A page holds all its rows, so of too many the oldest may go.
const MAX_WAITING: usize = 64;

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
    /// Another panel reads the call.
    elsewhere: RwSignal<bool>,
    /// Call hosts that the browser does not let Sidecue read.
    missing: RwSignal<Vec<String>>,
    /// Pages that should have a reader do not answer.
    unreachable: RwSignal<bool>,
    /// A report about the page is on the clipboard.
    pub(crate) reported: RwSignal<bool>,
    health: RwSignal<Health>,
    engine: StoredValue<Option<Engine>, LocalStorage>,
    call: StoredValue<Option<Call>, LocalStorage>,
    packs: StoredValue<Option<(web_sys::BroadcastChannel, EventListener)>, LocalStorage>,
    /// Hear of permissions that are given or taken back.
    permitted: StoredValue<Vec<Listener>, LocalStorage>,
    wake: StoredValue<Option<Timeout>, LocalStorage>,
    /// Something that was heard is with the engine; what came meanwhile waits here.
    asked: StoredValue<bool, LocalStorage>,
    waiting: StoredValue<VecDeque<JsValue>, LocalStorage>,
    /// Platform and host of the call.
    page: StoredValue<(String, String), LocalStorage>,
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
            elsewhere: RwSignal::new(false),
            missing: RwSignal::default(),
            unreachable: RwSignal::new(false),
            reported: RwSignal::new(false),
            health: RwSignal::new(Health::Starting),
            engine: StoredValue::new_local(None),
            call: StoredValue::new_local(None),
            packs: StoredValue::new_local(None),
            permitted: StoredValue::new_local(Vec::new()),
            wake: StoredValue::new_local(None),
            asked: StoredValue::new_local(false),
            waiting: StoredValue::new_local(VecDeque::new()),
            page: StoredValue::new_local(Default::default()),
        };
        model.follow_packs();
        model.engine.set_value(Some(Engine::start(ENGINE, request::reply, move |health| model.engine_is(health))));
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
        self.live.with(|live| {
            Light::of(Circumstances {
                engine: self.health.get() != Health::Broken,
                elsewhere: self.elsewhere.get(),
                paused: self.paused.get(),
                permitted: self.missing.with(Vec::is_empty),
                unreachable: self.unreachable.get(),
                captions: &live.call,
            })
        })
    }

    /// Pauses or resumes reading.
    pub(crate) fn toggle_pause(self) {
        let paused = !self.paused.get_untracked();
        self.paused.set(paused);
        self.with_call(|call| call.rest(paused));
    }

    /// Searches for what is typed.
    pub(crate) fn search(self) {
        let request =
            self.query.with_untracked(|query| self.filter.with_untracked(|filter| request::search(query, filter)));
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
        self.ask(&request::card(&id), move |reply| {
            if let Reply::Card(card) = reply {
                self.looked_up.set(Some(*card));
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
        self.ask_live(&request::pick(&id));
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
        let changed = move |_: JsValue, _: JsValue| spawn_local(self.place_readers());
        self.permitted.set_value(vec![
            Listener::new(permissions::on_added(), changed),
            Listener::new(permissions::on_removed(), changed),
        ]);
        spawn_local(self.await_turn());
    }

    /// Reads the call whenever no other panel does.
    async fn await_turn(self) {
        let late = move || self.elsewhere.set(self.call.with_value(Option::is_none));
        Timeout::new(HAND_OVER, late).forget();
        loop {
            locks::hold(READING, false, move || self.begin_reading()).await;
            self.end_reading();
        }
    }

    /// Reads the call here instead of in the other panel.
    pub(crate) fn take_over(self) {
        spawn_local(async move {
            locks::hold(READING, true, move || self.begin_reading()).await;
            self.end_reading();
        });
    }

    fn begin_reading(self) {
        self.elsewhere.set(false);
        self.call.set_value(Some(Call::find(move |news| self.call_says(news))));
        spawn_local(self.place_readers());
    }

    /// Another panel took over.
    fn end_reading(self) {
        self.elsewhere.set(true);
        self.with_call(Call::end);
        self.call.set_value(None);
        self.call_says(CallNews::Gone);
    }

    /// Puts readers on all pages that may be read now.
    async fn place_readers(self) {
        let Readers { mut pages, missing } = call::want_readers().await;
        pages.push(runtime::url(MICROPHONE));
        self.missing.set(missing);
        self.with_call(|call| call.set_pages(pages));
    }

    /// Opens the page that turns speech into captions.
    pub(crate) fn open_microphone(self) {
        tabs::open(&runtime::url(MICROPHONE));
    }

    /// Asks the browser for the call hosts that it does not let Sidecue read.
    pub(crate) fn ask_permission(self) {
        let missing = self.missing.get_untracked();
        spawn_local(async move {
            permissions::ask(&missing).await;
        });
    }

    /// Asks the browser for another site, as the person wrote it; they are asked by Chrome in turn.
    pub(crate) fn allow_site(self, address: &str) -> bool {
        let Some(origin) = origin_of(address) else { return false };
        spawn_local(async move {
            permissions::ask(&[origin]).await;
        });
        true
    }

    /// Tells the reader something that the person wants.
    pub(crate) fn tell_reader(self, what: &'static str) {
        self.with_call(|call| call.tell(what, &[]));
    }

    /// Whether the call is on this platform.
    pub(crate) fn is_on(self, platform: Platform) -> bool {
        self.page.with_value(|(name, _)| name == platform.word())
    }

    /// Whether a guess is right.
    pub(crate) fn judge_guess(self, right: bool) {
        self.with_call(|call| call.tell("guess", &[("right", JsValue::from_bool(right))]));
    }

    /// Says what somebody in the call is; the person's own names are remembered.
    pub(crate) fn name(self, key: String, role: Option<Role>) {
        let platform = self.page.with_value(|(platform, _)| platform.clone());
        self.ask_live(&request::name(&key, role));
        spawn_local(async move { keepsakes::learn(&platform, &key, role == Some(Role::Own)).await });
    }

    fn with_call(self, tell: impl FnOnce(&Call)) {
        self.call.with_value(|call| {
            if let Some(call) = call {
                tell(call);
            }
        });
    }

    fn engine_is(self, health: Health) {
        let before = self.health.get_untracked();
        self.health.set(if health == Health::Renewed { Health::Ready } else { health });
        if health == Health::Starting {
            return;
        }
        if matches!(health, Health::Ready | Health::Renewed) {
            self.ask(&request::contents(), move |reply| {
                if let Reply::Contents(contents) = reply {
                    self.contents.set(Some(contents));
                }
            });
            let recovered = before == Health::Starting && self.contents.get_untracked().is_some();
            if recovered {
                self.recovered.set(true);
            }
            if recovered || health == Health::Renewed {
                // The reader repeats it.
                self.asked.set_value(false);
                self.waiting.set_value(VecDeque::new());
                self.introduce();
                self.search();
            }
        }
    }

    /// Tells a new engine what the old one knew: the card on screen, the call, and the rows as they are now.
    fn introduce(self) {
        if let Some(cue) = self.live.get_untracked().cue {
            self.ask(&request::pick(&cue.card.id), |_| {});
        }
        self.with_call(Call::repeat);
    }

    fn call_says(self, news: CallNews) {
        match news {
            CallNews::Connected { platform, host } => {
                self.unreachable.set(false);
                self.page.set_value((platform.clone(), host.clone()));
                spawn_local(async move {
                    for name in keepsakes::own_names(&platform).await {
                        self.ask_live(&request::name(&name, Some(Role::Own)));
                    }
                    let path = keepsakes::path(&host).await;
                    self.with_call(|call| call.greet(path));
                });
            }
            CallNews::Gone => self.ask_live(&request::lose()),
            CallNews::Said(message) => self.hear(message),
            CallNews::Report(text) => spawn_local(async move { self.reported.set(clipboard::copy(&text).await) }),
            CallNews::Picked(path) => {
                let host = self.page.with_value(|(_, host)| host.clone());
                spawn_local(async move { keepsakes::keep_path(&host, &path).await });
            }
            CallNews::Unreachable(unreachable) => self.unreachable.set(unreachable),
        }
    }

    /// One thing heard at a time is with the engine, in order.
    fn hear(self, message: JsValue) {
        if self.asked.get_value() {
            self.waiting.update_value(|waiting| {
                waiting.push_back(message);
                if waiting.len() > MAX_WAITING {
                    waiting.pop_front();
                }
            });
            return;
        }
        self.asked.set_value(true);
        let Some(engine) = self.engine.get_value() else { return };
        engine.ask(&request::hear(message), move |answer| {
            self.asked.set_value(false);
            // What the engine does not take for a message is the page's affair.
            if let Ok(Reply::Live(live)) = answer {
                self.apply(*live);
            }
            if let Some(next) = self.waiting.try_update_value(VecDeque::pop_front).flatten() {
                self.hear(next);
            }
        });
    }

    /// Asks something whose answer is the live view.
    fn ask_live(self, request: &JsValue) {
        self.ask(request, move |reply| {
            if let Reply::Live(live) = reply {
                self.apply(*live);
            }
        });
    }

    fn apply(self, live: LiveView) {
        let wake_at = live.wake_at;
        announcer::announce(&live);
        if self.live.with_untracked(|known| *known != live) {
            self.live.set(live);
        }
        let timer = wake_at.map(|at| {
            let wait = (at - Date::now()).clamp(0.0, f64::from(i32::MAX)) as u32;
            Timeout::new(wait, move || self.ask_live(&request::wake(at)))
        });
        self.wake.set_value(timer);
    }

    /// Asks; a refusal is written to the console, a lost worker is replaced elsewhere.
    fn ask(self, request: &JsValue, done: impl FnOnce(Reply) + 'static) {
        let engine = self.engine.get_value();
        let Some(engine) = engine else { return };
        engine.ask(request, move |answer| match answer {
            Ok(reply) => done(reply),
            Err(ClientError::Refused { variant, message }) => {
                leptos::logging::error!("the engine refused ({variant}): {message}");
            }
            Err(ClientError::Lost) => {}
        });
    }
}
