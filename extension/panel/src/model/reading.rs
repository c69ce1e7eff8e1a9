//! Reading the call: whose turn it is among windows, what readers say, what the person tells them.

use super::{Model, Screen};
use crate::call::{self, Call, CallNews, Readers};
use crate::{keepsakes, request};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use sidecue_browser::spawn;
use sidecue_browser::{Health, Listener, clipboard, locks, permissions, runtime, tabs};
use sidecue_core::captions::{Platform, Role, origin_of};
use wasm_bindgen::JsValue;

/// The page that asks for the microphone, which a side panel cannot, and reads speech as others read captions.
const MICROPHONE: &str = "microphone.html";
/// The page that opens at installation: it plays a call, so that one can see what comes of it.
const WELCOME: &str = "welcome.html";
/// Held by the panel that reads the call: of several windows one.
const READING: &str = "reading";
/// How long another panel may take to let go of the call, in milliseconds.
const HAND_OVER: u32 = 400;
/// Most messages that wait for the engine. A page holds all its rows, so of too many the oldest may go.
const MAX_WAITING: usize = 64;

impl Model {
    /// Pauses or resumes reading.
    pub(crate) fn toggle_pause(self) {
        let paused = !self.paused.get_untracked();
        self.paused.set(paused);
        self.with_call(|call| call.rest(paused));
        self.flush();
    }

    pub(super) fn read(self) {
        self.screen.set(Screen::Live);
        let added = move |_, _| spawn(self.place_readers());
        let removed = move |_, _| {
            // A reader stays on its page; what may not be read any more is let go of.
            if self.own().call.borrow().is_some() {
                self.with_call(Call::end);
                self.call_says(CallNews::Gone);
                self.begin_reading();
            }
        };
        self.own().permitted.replace(vec![
            Listener::new(permissions::on_added(), added),
            Listener::new(permissions::on_removed(), removed),
        ]);
        spawn(self.await_turn());
    }

    /// Reads the call whenever no other panel does.
    async fn await_turn(self) {
        let late = move || self.elsewhere.set(self.own().call.borrow().is_none());
        Timeout::new(HAND_OVER, late).forget();
        loop {
            locks::hold(READING, false, move || self.begin_reading()).await;
            self.end_reading();
        }
    }

    /// Reads the call here instead of in the other panel.
    pub(crate) fn take_over(self) {
        spawn(async move {
            locks::hold(READING, true, move || self.begin_reading()).await;
            self.end_reading();
        });
    }

    fn begin_reading(self) {
        if self.elsewhere.get_untracked() {
            self.elsewhere.set(false);
            self.read_ledger(|_| {});
        }
        self.own().call.replace(Some(Call::find(move |news| self.call_says(news))));
        spawn(self.place_readers());
    }

    /// Another panel took over.
    fn end_reading(self) {
        self.elsewhere.set(true);
        self.with_call(Call::end);
        self.own().call.take();
        self.call_says(CallNews::Gone);
        // The other panel may go on with it.
        self.end_session();
    }

    /// Puts readers on all pages that may be read now.
    async fn place_readers(self) {
        let Readers { mut pages, missing } = call::want_readers().await;
        pages.extend([MICROPHONE, WELCOME].map(runtime::url));
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
        spawn(async move {
            permissions::ask(&missing).await;
        });
    }

    /// Asks the browser for another site, as the person wrote it; they are asked by Chrome in turn.
    pub(crate) fn allow_site(self, address: &str) -> bool {
        let Some(origin) = origin_of(address) else { return false };
        spawn(async move {
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
        self.own().page.borrow().0 == platform.word()
    }

    /// Whether a guess is right.
    pub(crate) fn judge_guess(self, right: bool) {
        self.with_call(|call| call.tell("guess", &[("right", JsValue::from_bool(right))]));
    }

    /// Says what somebody in the call is; the person's own names are remembered.
    pub(crate) fn name(self, key: String, role: Option<Role>) {
        let platform = self.own().page.borrow().0.clone();
        self.ask_live(&request::name(&key, role));
        spawn(async move { keepsakes::learn(&platform, &key, role == Some(Role::Own)).await });
    }

    pub(super) fn with_call(self, tell: impl FnOnce(&Call)) {
        let call = self.own().call.borrow().clone();
        if let Some(call) = call {
            tell(&call);
        }
    }

    fn call_says(self, news: CallNews) {
        match news {
            CallNews::Connected { platform, host } => {
                self.unreachable.set(false);
                self.own().page.replace((platform, host.clone()));
                spawn(async move {
                    // What was put right before counts from the first word.
                    self.hand_over().await;
                    let path = keepsakes::path(&host).await;
                    self.with_call(|call| call.greet(path));
                });
            }
            CallNews::Gone => self.ask_live(&request::lose()),
            CallNews::Said(message) => self.hear(message),
            CallNews::Report(text) => spawn(async move { self.reported.set(clipboard::copy(&text).await) }),
            CallNews::Picked(path) => {
                let host = self.own().page.borrow().1.clone();
                spawn(async move { keepsakes::keep_path(&host, &path).await });
            }
            CallNews::Unreachable(unreachable) => self.unreachable.set(unreachable),
        }
    }

    /// One thing heard at a time is with the engine, in order.
    fn hear(self, message: JsValue) {
        // A successor that is still starting is told everything by the reader, in order, once it is there.
        if self.health.get_untracked() == Health::Starting && self.contents.with_untracked(Option::is_some) {
            return;
        }
        let own = self.own();
        if own.asked.get() {
            let mut waiting = own.waiting.borrow_mut();
            waiting.push_back(message);
            if waiting.len() > MAX_WAITING {
                waiting.pop_front();
            }
            return;
        }
        own.asked.set(true);
        let Some(engine) = own.engine.borrow().clone() else { return };
        let number = own.live_asked.ask();
        engine.ask(&request::hear(message), move |answer| {
            own.asked.set(false);
            // What the engine does not take for a message is the page's affair.
            if let Some(live) = answer.ok().and_then(|reply| self.live_in(reply)) {
                self.apply(number, live);
            }
            let next = own.waiting.borrow_mut().pop_front();
            if let Some(next) = next {
                self.hear(next);
            }
        });
    }
}
