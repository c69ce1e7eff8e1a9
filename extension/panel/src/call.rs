//! The call being read: one port to one reader, opened by the panel.
//!
//! The panel connects to a tab itself, so captions flow with no service worker alive. When the port closes (the tab was
//! closed, reloaded, or went into the back/forward cache) the next best tab is tried, and a reader that announces itself is
//! always answered while there is no call.

use crate::chrome::tabs::{self, Port};
use crate::chrome::{Listener, object, read, runtime};
use js_sys::{Date, Reflect};
use serde::Deserialize;
use sidecue_core::captions::ReaderMessage;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Pages that have a reader.
const CALL_PAGES: &[&str] = &["https://meet.google.com/*"];

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
            dropped: Cell::new(0),
            on_news: Box::new(on_news),
        }));
        let heard = call.clone();
        let announcements =
            Listener::new(runtime::on_message(), move |message, sender| heard.announced(message, &sender));
        *call.0.announcements.borrow_mut() = Some(announcements);
        call.look(None);
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
        let current = self.0.connection.borrow().as_ref().map(|connection| connection.tab);
        if current.is_none() || current == Some(tab) {
            self.connect(tab);
        }
    }

    /// Tries the tabs with a call, but for one that was just lost.
    fn look(&self, but: Option<i32>) {
        let call = self.clone();
        spawn_local(async move {
            let tabs = tabs::calls(CALL_PAGES).await;
            if call.0.connection.borrow().is_none()
                && let Some(tab) = tabs.into_iter().find(|tab| Some(tab.id) != but)
            {
                call.connect(tab.id);
            }
        });
    }

    fn connect(&self, tab: i32) {
        let Some(port) = tabs::connect(tab) else { return };
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
        (self.0.on_news)(CallNews::Said(message));
    }

    fn lost(&self, tab: i32) {
        let current = self.0.connection.borrow().as_ref().map(|connection| connection.tab);
        if current != Some(tab) {
            return;
        }
        let ended = self.0.connection.borrow_mut().take();
        let call = self.clone();
        // Listeners must not be dropped while one of them runs.
        spawn_local(async move {
            drop(ended);
            (call.0.on_news)(CallNews::Gone);
            call.look(Some(tab));
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
