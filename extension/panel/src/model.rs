//! What the panel knows, as signals, and what it does when something happens.

mod by_hand;
mod finding;
mod keys;
mod own;
mod reading;
mod session;

use crate::call::Call;
use crate::{announcer, consent, keepsakes, request};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Date;
use leptos::prelude::*;
use own::Own;
use sidecue_browser::spawn;
use sidecue_browser::{Client, ClientError, Health, Listener, storage};
use sidecue_core::captions::Role;
use sidecue_core::companion::{Contents, Reply};
use sidecue_core::search::Filter;
use sidecue_core::view::{CardView, Circumstances, Light, LiveView, SearchView};
use sidecue_session::view::{Face, PlanView};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// The script of the engine's worker.
const ENGINE: &str = "engine-worker.js";
/// Says that the person's packs were changed.
const PACKS: &str = "packs";

/// Width that two cards side by side take, in CSS pixels.
const WIDE: f64 = 680.0;

/// The engine in its worker.
type Engine = Client<Reply>;

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
    /// The search view is open, and lists commands before cards.
    pub(crate) seeking: RwSignal<bool>,
    pub(crate) commanding: RwSignal<bool>,
    /// The sheet with the keys is open.
    pub(crate) helping: RwSignal<bool>,
    /// Ids of the cards that are kept at hand.
    pub(crate) pinned: RwSignal<Vec<String>>,
    /// There is room for two cards side by side.
    pub(crate) wide: RwSignal<bool>,
    /// The sentence about Sidecue is on the clipboard.
    pub(crate) disclosed: RwSignal<bool>,
    /// The person has changed keys: it is another one at each change.
    pub(crate) rekeyed: RwSignal<bool>,
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
    /// The face of the session's clock.
    pub(crate) face: RwSignal<Face>,
    /// The clock has said what may be started.
    pub(crate) clock_known: RwSignal<bool>,
    /// The plan page, while it is open.
    pub(crate) plan: RwSignal<Option<PlanView>>,
    /// What came of the last thing asked about sessions and licences, in a word of `session_news` or none, and why a licence was refused.
    pub(crate) session_news: RwSignal<String>,
    pub(crate) refusal: RwSignal<String>,
    /// Points are ticked while the person speaks.
    pub(crate) listens: RwSignal<bool>,
    /// A report is kept of live sessions.
    pub(crate) reports: RwSignal<bool>,
    health: RwSignal<Health>,
    own: StoredValue<Rc<Own>, LocalStorage>,
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
            seeking: RwSignal::new(false),
            commanding: RwSignal::new(false),
            helping: RwSignal::new(false),
            pinned: RwSignal::default(),
            wide: RwSignal::new(false),
            disclosed: RwSignal::new(false),
            rekeyed: RwSignal::new(false),
            looked_up: RwSignal::default(),
            paused: RwSignal::new(false),
            recovered: RwSignal::new(false),
            elsewhere: RwSignal::new(false),
            missing: RwSignal::default(),
            unreachable: RwSignal::new(false),
            reported: RwSignal::new(false),
            face: RwSignal::default(),
            clock_known: RwSignal::new(false),
            plan: RwSignal::default(),
            session_news: RwSignal::default(),
            refusal: RwSignal::default(),
            listens: RwSignal::new(true),
            reports: RwSignal::new(false),
            health: RwSignal::new(Health::Starting),
            own: StoredValue::new_local(Rc::default()),
        };
        model.follow_packs();
        model.follow_keepsakes();
        model.follow_width();
        model.start_clock();
        let engine = Engine::start(ENGINE, request::reply, move |health| model.engine_is(health));
        model.own().engine.replace(Some(engine));
        spawn(async move {
            if storage::load(keepsakes::COVERAGE).await == JsValue::FALSE {
                model.toggle_coverage();
            }
            model.reports.set(storage::load(keepsakes::REPORTS).await.is_truthy());
            model.take_keys().await;
            model.find_at_hand().await;
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
        spawn(async move {
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

    fn own(self) -> Rc<Own> {
        self.own.get_value()
    }

    fn with_engine(self, tell: fn(&Engine)) {
        let engine = self.own().engine.borrow().clone();
        engine.iter().for_each(tell);
    }

    /// Whether another panel reads the call.
    pub(crate) fn is_elsewhere(self) -> bool {
        self.elsewhere.get()
    }

    /// Starts the engine again after it was given up.
    pub(crate) fn restart_engine(self) {
        self.with_engine(Engine::restart);
    }

    /// When the person's packs change, an engine that knows them takes over from the one that does not.
    fn follow_packs(self) {
        let Ok(channel) = web_sys::BroadcastChannel::new(PACKS) else { return };
        let renew = EventListener::new(&channel, "message", move |_| {
            self.with_engine(Engine::renew);
        });
        self.own().events.borrow_mut().push(renew);
        self.own().packs.set(Some(channel));
    }

    /// Whether two cards have room follows the panel's width.
    fn follow_width(self) {
        let is_wide = || window().inner_width().is_ok_and(|width| width.as_f64().is_some_and(|width| width >= WIDE));
        self.wide.set(is_wide());
        let measure = move |_: &web_sys::Event| {
            let wide = is_wide();
            if wide != self.wide.get_untracked() {
                self.wide.set(wide);
            }
        };
        let listener = EventListener::new(&window(), "resize", measure);
        self.own().events.borrow_mut().push(listener);
    }

    /// When what is kept for the engine changes, here or in another page, the engine hears of it.
    fn follow_keepsakes(self) {
        let changed = move |changes, _| {
            if keepsakes::concern_engine(&changes, &self.own().page.borrow().0) {
                spawn(self.hand_over());
            }
            if keepsakes::concern(&changes, keepsakes::SHORTCUTS) {
                spawn(self.take_keys());
            }
        };
        self.own().kept.set(Some(Listener::new(storage::on_changed(), changed)));
    }

    /// Hands over to the engine what is kept for it.
    async fn hand_over(self) {
        let platform = self.own().page.borrow().0.clone();
        let request = keepsakes::for_engine(&platform).await;
        self.own().remember.replace(Some(request.clone()));
        self.ask_live(&request);
    }

    fn engine_is(self, health: Health) {
        let before = self.health.get_untracked();
        self.health.set(if health == Health::Renewed { Health::Ready } else { health });
        if health == Health::Starting {
            return;
        }
        if matches!(health, Health::Ready | Health::Renewed) {
            // Before anything that it may hear.
            let remember = self.own().remember.borrow().clone();
            if let Some(remember) = remember {
                self.ask(&remember, |_| {});
            }
            self.ask(&request::listen(self.listens.get_untracked()), |_| {});
            let cues = self.face.get_untracked().cues();
            self.ask(&request::cues(cues), |_| {});
            self.take_notes(cues);
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
                self.own().asked.set(false);
                self.own().waiting.borrow_mut().clear();
                self.introduce();
                if self.seeking.get_untracked() {
                    self.search();
                }
            }
        }
    }

    /// Tells a new engine what the old one knew: who asks, the card on screen, the call, and the rows as they are now.
    fn introduce(self) {
        // What was asked while it started is answered by one that knew of no card.
        self.own().live_asked.outdate();
        let live = self.live.get_untracked();
        for speaker in live.speakers.iter().filter(|speaker| speaker.role == Some(Role::Interviewer)) {
            self.ask(&request::name(&speaker.key, speaker.role), |_| {});
        }
        if let Some(cue) = live.cue {
            self.ask(&request::pick(&cue.card.id), |_| {});
            if cue.pinned {
                self.ask(&request::pin(&cue.card.id, true), |_| {});
            }
        }
        self.with_call(Call::repeat);
    }

    /// Asks something whose answer is the live view.
    fn ask_live(self, request: &JsValue) {
        self.ask_live_then(request, |_| {});
    }

    /// The same, and does something with it.
    fn ask_live_then(self, request: &JsValue, then: fn(&LiveView)) {
        let number = self.own().live_asked.ask();
        self.ask(request, move |reply| {
            if let Some(live) = self.live_in(reply) {
                then(&live);
                self.apply(number, live);
            }
        });
    }

    /// The live view in a reply; what was learnt with it is kept.
    fn live_in(self, reply: Reply) -> Option<LiveView> {
        match reply {
            Reply::Live(live) => Some(*live),
            Reply::Learnt { live, corrections } => {
                spawn(keepsakes::keep_corrections(corrections));
                Some(*live)
            }
            _ => None,
        }
    }

    /// Shows what was answered to the request of this number, unless a newer one was answered already.
    fn apply(self, number: u32, live: LiveView) {
        if !self.own().live_asked.take(number) {
            return;
        }
        let wake_at = live.wake_at;
        announcer::announce(&live);
        if self.live.with_untracked(|known| *known != live) {
            self.live.set(live);
        }
        let timer = wake_at.map(|at| {
            let wait = (at - Date::now()).clamp(0.0, f64::from(i32::MAX)) as u32;
            Timeout::new(wait, move || self.ask_live(&request::wake(at)))
        });
        self.own().wake.set(timer);
    }

    /// Asks; a refusal is written to the console, a lost worker is replaced elsewhere.
    fn ask(self, request: &JsValue, done: impl FnOnce(Reply) + 'static) {
        self.ask_boxed(request, Box::new(done));
    }

    fn ask_boxed(self, request: &JsValue, done: Box<dyn FnOnce(Reply)>) {
        let engine = self.own().engine.borrow().clone();
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
