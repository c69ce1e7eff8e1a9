//! The call being read: one port to one reader, opened by the panel.
//!
//! The panel connects to a tab itself, so captions flow with no service worker alive. When the port closes (the tab was
//! closed, reloaded, or went into the back/forward cache) the next best tab is tried. A page may have a reader and no call
//! (a lobby, or a call that was left): then the other tabs are tried in turn, and a reader that announces itself is
//! answered at once.

use gloo_timers::callback::Timeout;
use js_sys::{Date, Reflect};
use serde::Deserialize;
use sidecue_browser::tabs::{self, Port};
use sidecue_browser::{Listener, object, read, runtime};
use sidecue_core::captions::{Captions, ReaderMessage};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Pages that have a reader.
const CALL_PAGES: &[&str] = &["https://meet.google.com/*"];
/// How long a page without a call is kept before another one is tried, in milliseconds: twice the reader's own poll.
const TRY_OTHERS: u32 = 2_000;

/// What the call says.
pub(crate) enum CallNews {
    /// A reader was connected; its time starts anew.
    Connected,
    /// The reader said something.
    Said(ReaderMessage),
    /// There is no call any more.
    Gone,
}

/// A reader's announcement on load.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Announcement {
    ReaderReady,
}

struct Connection {
    tab: i32,
    port: Port,
    _listeners: [Listener; 2],
}

/// The call.
#[derive(Clone)]
pub(crate) struct Call(Rc<Inner>);

struct Inner {
    connection: RefCell<Option<Connection>>,
    announcements: RefCell<Option<Listener>>,
    /// When the reader's time was 0.
    started_at: Cell<f64>,
    resting: Cell<bool>,
    /// The page that is connected has a call: it says so, or it has captions.
    in_call: Cell<bool>,
    /// Tabs whose pages had no call when they were last looked at.
    tried: RefCell<Vec<i32>>,
    /// Tabs whose reader has gone, or serves another panel: left alone until they announce a reader.
    gone: RefCell<Vec<i32>>,
    next_try: RefCell<Option<Timeout>>,
    /// Messages that were none; a page may send anything.
    dropped: Cell<u32>,
    on_news: Box<dyn Fn(CallNews)>,
}

impl Call {
    /// Looks for a call; `on_news` hears of it.
    pub(crate) fn find(on_news: impl Fn(CallNews) + 'static) -> Self {
        let call = Self(Rc::new(Inner {
            connection: RefCell::default(),
            announcements: RefCell::default(),
            started_at: Cell::new(0.0),
            resting: Cell::new(false),
            in_call: Cell::new(false),
            tried: RefCell::default(),
            gone: RefCell::default(),
            next_try: RefCell::default(),
            dropped: Cell::new(0),
            on_news: Box::new(on_news),
        }));
        let heard = call.clone();
        let announcements =
            Listener::new(runtime::on_message(), move |message, sender| heard.announced(message, &sender));
        *call.0.announcements.borrow_mut() = Some(announcements);
        call.look();
        call
    }

    /// Stops or resumes reading; the connection stays.
    pub(crate) fn rest(&self, resting: bool) {
        self.0.resting.set(resting);
        self.tell();
    }

    /// Asks the reader for everything on screen.
    pub(crate) fn tell(&self) {
        if let Some(connection) = self.0.connection.borrow().as_ref() {
            tabs::tell(&connection.port, if self.0.resting.get() { "rest" } else { "read" });
        }
    }

    /// The reader's time, in milliseconds.
    pub(crate) fn now(&self) -> u32 {
        (Date::now() - self.0.started_at.get()).clamp(0.0, f64::from(u32::MAX)) as u32
    }

    fn announced(&self, message: JsValue, sender: &JsValue) {
        let member = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
        let ours = member(sender, "id").and_then(|id| id.as_string()) == Some(runtime::id());
        let tab = member(sender, "tab").and_then(|tab| member(&tab, "id")).and_then(|id| id.as_f64());
        let (Some(Announcement::ReaderReady), Some(tab), true) = (read::<Announcement>(message), tab, ours) else {
            return;
        };
        let tab = tab as i32;
        self.0.gone.borrow_mut().retain(|gone| *gone != tab);
        self.0.tried.borrow_mut().retain(|tried| *tried != tab);
        if !self.0.in_call.get() || self.current() == Some(tab) {
            self.connect(tab);
        }
    }

    /// While there is no call: tries the next tab, the likeliest first. One without a call is kept for a while.
    fn look(&self) {
        let call = self.clone();
        spawn_local(async move {
            let tabs = tabs::calls(CALL_PAGES).await;
            // A reader may have announced itself meanwhile: its page is given its time too.
            let fresh = call.current().is_some_and(|tab| !call.0.tried.borrow().contains(&tab));
            if call.0.in_call.get() || fresh {
                return;
            }
            let mut left = tabs.iter().map(|tab| tab.id).filter(|tab| !call.0.gone.borrow().contains(tab));
            let connected = call.current().is_some();
            let first = left.clone().next().filter(|_| !connected);
            match left.find(|tab| !call.0.tried.borrow().contains(tab)) {
                Some(tab) => call.connect(tab),
                None => {
                    call.0.tried.borrow_mut().clear();
                    match first {
                        Some(tab) => call.connect(tab),
                        None if connected => call.look_later(),
                        None => {}
                    }
                }
            }
        });
    }

    /// Tries the next tab unless a call is found until then.
    fn look_later(&self) {
        let call = self.clone();
        let next_try = Timeout::new(TRY_OTHERS, move || {
            if !call.0.in_call.get() {
                call.0.tried.borrow_mut().extend(call.current());
                call.look();
            }
        });
        *self.0.next_try.borrow_mut() = Some(next_try);
    }

    fn current(&self) -> Option<i32> {
        self.0.connection.borrow().as_ref().map(|connection| connection.tab)
    }

    /// Whether there is a call on the page that is connected.
    fn judge(&self, message: &ReaderMessage) {
        match message {
            ReaderMessage::Status { in_call: false, captions } if *captions != Captions::On => {
                self.0.in_call.set(false);
                self.look_later();
            }
            ReaderMessage::Snapshot { snapshot, .. } if snapshot.rows.is_empty() => {}
            ReaderMessage::Status { .. } | ReaderMessage::Snapshot { .. } => {
                self.0.in_call.set(true);
                self.0.tried.borrow_mut().clear();
            }
            ReaderMessage::Hello { .. } => {}
        }
    }

    fn connect(&self, tab: i32) {
        let Some(port) = tabs::connect(tab) else { return };
        self.0.in_call.set(false);
        let hear = self.clone();
        let messages = Listener::new(port.on_message(), move |message, _| hear.hear(message));
        let lose = self.clone();
        let ends = Listener::new(port.on_disconnect(), move |_, _| {
            tabs::acknowledge_last_error();
            lose.lost(tab);
        });
        let connection = Connection { tab, port, _listeners: [messages, ends] };
        if let Some(old) = self.0.connection.borrow_mut().replace(connection) {
            old.port.disconnect();
        }
    }

    fn hear(&self, message: JsValue) {
        let Some(message) = read::<ReaderMessage>(message) else {
            self.0.dropped.set(self.0.dropped.get() + 1);
            return;
        };
        if let ReaderMessage::Hello { started_at, .. } = &message {
            self.0.started_at.set(*started_at);
            (self.0.on_news)(CallNews::Connected);
            self.tell();
        }
        self.judge(&message);
        (self.0.on_news)(CallNews::Said(message));
    }

    fn lost(&self, tab: i32) {
        if self.current() != Some(tab) {
            return;
        }
        self.0.gone.borrow_mut().push(tab);
        self.0.in_call.set(false);
        let ended = self.0.connection.borrow_mut().take();
        let call = self.clone();
        // Listeners must not be dropped while one of them runs.
        spawn_local(async move {
            drop(ended);
            (call.0.on_news)(CallNews::Gone);
            call.look();
        });
    }
}

/// Asks the service worker to put readers on call pages.
pub(crate) async fn want_readers() {
    let message = object(&[("type", JsValue::from_str("readers")), ("wanted", JsValue::TRUE)]);
    if runtime::send(&message).await.is_err() {
        leptos::logging::warn!("the service worker did not answer; readers are where they were");
    }
}
