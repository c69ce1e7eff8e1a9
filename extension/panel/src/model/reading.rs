//! Reading the call: whose turn it is among windows, what readers say, what the person tells them.

use super::{Model, Screen};
use crate::call::{self, Call, CallNews, Readers};
use crate::newest::Newest;
use crate::{keepsakes, request};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use sidecue_browser::{Health, Listener, clipboard, locks, permissions, runtime, tabs};
use sidecue_core::captions::{Platform, Role, origin_of};
use std::collections::VecDeque;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// The page that asks for the microphone, which a side panel cannot, and reads speech as others read captions.
const MICROPHONE: &str = "microphone.html";
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
    }

    pub(super) fn read(self) {
        self.screen.set(Screen::Live);
        let added = move |_, _| spawn_local(self.place_readers());
        let removed = move |_, _| {
            // A reader stays on its page; what may not be read any more is let go of.
            if self.call.with_value(Option::is_some) {
                self.with_call(Call::end);
                self.call_says(CallNews::Gone);
                self.begin_reading();
            }
        };
        self.permitted.set_value(vec![
            Listener::new(permissions::on_added(), added),
            Listener::new(permissions::on_removed(), removed),
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

    pub(super) fn with_call(self, tell: impl FnOnce(&Call)) {
        self.call.with_value(|call| {
            if let Some(call) = call {
                tell(call);
            }
        });
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
        // A successor that is still starting is told everything by the reader, in order, once it is there.
        if self.health.get_untracked() == Health::Starting && self.contents.with_untracked(Option::is_some) {
            return;
        }
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
        let number = self.live_asked.with_value(Newest::ask);
        engine.ask(&request::hear(message), move |answer| {
            self.asked.set_value(false);
            // What the engine does not take for a message is the page's affair.
            if let Some(live) = answer.ok().and_then(|reply| self.live_in(reply)) {
                self.apply(number, live);
            }
            if let Some(next) = self.waiting.try_update_value(VecDeque::pop_front).flatten() {
                self.hear(next);
            }
        });
    }
}
