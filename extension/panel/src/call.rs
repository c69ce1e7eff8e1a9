//! The call being read: one port to one reader, opened by the panel.
//!
//! The panel connects to a tab itself, so captions flow with no service worker alive. When the port closes (the tab was
//! closed, reloaded, or went into the back/forward cache) the next best tab is tried. A page may have a reader and no call
//! (a lobby, or a call that was left): then the other tabs are tried in turn, and a reader that announces itself is
//! answered at once. What a reader says is handed on as it is: the engine checks it.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use sidecue_browser::spawn;
use sidecue_browser::tabs::{self, Port};
use sidecue_browser::{Listener, member, number_in, object, runtime, text_in, texts_in};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// How long a page without a call is kept before another one is tried, in milliseconds: twice the reader's own poll.
const TRY_OTHERS: u32 = 2_000;

/// What the call says.
pub(crate) enum CallNews {
    /// A reader was connected, on a page of this platform and host.
    Connected {
        /// As readers name it.
        platform: String,
        /// As in the page's address.
        host: String,
    },
    /// The reader said something for the engine.
    Said(JsValue),
    /// What a report says about the page.
    Report(String),
    /// The person pointed at the captions of this page: how to find them again.
    Picked(String),
    /// There is no call any more.
    Gone,
    /// There are pages that should have a reader, and none of them answers.
    Unreachable(bool),
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
    /// Pages that have a reader, as match patterns.
    pages: RefCell<Vec<String>>,
    connection: RefCell<Option<Connection>>,
    announcements: RefCell<Option<Listener>>,
    /// The greeting of the reader that is connected.
    hello: RefCell<JsValue>,
    /// The reader that is connected, by its start, and the last snapshot it sent.
    reader: Cell<f64>,
    last: Cell<u32>,
    /// How to find what the person pointed at on the page that is connected.
    path: RefCell<Option<String>>,
    resting: Cell<bool>,
    /// The page that is connected has a call: it says so, or it has captions.
    in_call: Cell<bool>,
    /// Tabs whose pages had no call when they were last looked at.
    tried: RefCell<Vec<i32>>,
    /// Tabs whose reader has gone, or serves another panel: left alone until they announce a reader.
    gone: RefCell<Vec<i32>>,
    next_try: RefCell<Option<Timeout>>,
    on_news: Box<dyn Fn(CallNews)>,
}

impl Call {
    /// Looks for a call as soon as it is told where; `on_news` hears of it.
    pub(crate) fn find(on_news: impl Fn(CallNews) + 'static) -> Self {
        let call = Self(Rc::new(Inner {
            pages: RefCell::default(),
            connection: RefCell::default(),
            announcements: RefCell::default(),
            hello: RefCell::new(JsValue::UNDEFINED),
            reader: Cell::new(0.0),
            last: Cell::new(0),
            path: RefCell::default(),
            resting: Cell::new(false),
            in_call: Cell::new(false),
            tried: RefCell::default(),
            gone: RefCell::default(),
            next_try: RefCell::default(),
            on_news: Box::new(on_news),
        }));
        let heard = call.clone();
        let announcements =
            Listener::new(runtime::on_message(), move |message, sender| heard.announced(message, &sender));
        *call.0.announcements.borrow_mut() = Some(announcements);
        call
    }

    /// Lets go of the call for good.
    pub(crate) fn end(&self) {
        self.0.pages.borrow_mut().clear();
        self.0.announcements.take();
        self.0.next_try.take();
        if let Some(connection) = self.0.connection.take() {
            connection.port.disconnect();
        }
    }

    /// These pages have a reader now.
    pub(crate) fn set_pages(&self, pages: Vec<String>) {
        *self.0.pages.borrow_mut() = pages;
        self.0.gone.borrow_mut().clear();
        if !self.0.in_call.get() {
            self.look();
        }
    }

    /// Stops or resumes reading; the connection stays.
    pub(crate) fn rest(&self, resting: bool) {
        self.0.resting.set(resting);
        self.read(false);
    }

    /// Where the person pointed at captions on the page that is connected; it begins to read.
    pub(crate) fn greet(&self, path: Option<String>) {
        *self.0.path.borrow_mut() = path;
        self.read(false);
    }

    /// Tells the reader to read, or to rest: from where it was, or from the beginning of what it remembers.
    pub(crate) fn read(&self, again: bool) {
        if self.0.resting.get() {
            self.tell("rest", &[]);
            return;
        }
        let after = if again { 0 } else { self.0.last.get() };
        let path = self.0.path.borrow().as_deref().map_or(JsValue::NULL, JsValue::from_str);
        self.tell("read", &[("after", JsValue::from_f64(f64::from(after))), ("path", path)]);
    }

    /// Says everything again, for an engine that has heard nothing yet.
    pub(crate) fn repeat(&self) {
        if self.0.connection.borrow().is_some() && !self.0.hello.borrow().is_undefined() {
            self.say(self.0.hello.borrow().clone());
            self.read(true);
        }
    }

    /// Tells the reader something.
    pub(crate) fn tell(&self, what: &'static str, more: &[(&str, JsValue)]) {
        if let Some(connection) = self.0.connection.borrow().as_ref() {
            tabs::tell(&connection.port, what, more);
        }
    }

    fn announced(&self, message: JsValue, sender: &JsValue) {
        let ours = text_in(sender, "id") == runtime::id() && text_in(&message, "type") == "reader-ready";
        let tab = member(&member(sender, "tab"), "id").as_f64();
        let Some(tab) = tab.filter(|_| ours) else { return };
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
        spawn(async move {
            let pages = call.0.pages.borrow().clone();
            if pages.is_empty() {
                // Not told where yet, or not any more; the browser would take no pattern for any page.
                return;
            }
            let tabs = tabs::calls(&pages).await;
            // A reader may have announced itself meanwhile: its page is given its time too.
            let fresh = call.current().is_some_and(|tab| !call.0.tried.borrow().contains(&tab));
            if call.0.in_call.get() || fresh {
                return;
            }
            let mut left = tabs.iter().map(|tab| tab.id).filter(|tab| !call.0.gone.borrow().contains(tab));
            let connected = call.current().is_some();
            let first = left.clone().next().filter(|_| !connected);
            let unreachable = !connected && first.is_none() && !tabs.is_empty();
            (call.0.on_news)(CallNews::Unreachable(unreachable));
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
        let call = &self.0;
        let seq = number_in(&message, "seq") as u32;
        match text_in(&message, "type").as_str() {
            "hello" => {
                let started = number_in(&message, "startedAt");
                if call.reader.replace(started) != started {
                    call.last.set(0);
                }
                *call.hello.borrow_mut() = message.clone();
                self.say(message.clone());
                // It begins to read when it is told what is known of its page: `greet`.
                let (platform, host) = (text_in(&message, "platform"), text_in(&message, "host"));
                return (call.on_news)(CallNews::Connected { platform, host });
            }
            "report" => return (call.on_news)(CallNews::Report(text_in(&message, "text"))),
            "picked" => {
                let path = text_in(&message, "path");
                *call.path.borrow_mut() = Some(path.clone());
                return (call.on_news)(CallNews::Picked(path));
            }
            "status" if !member(&message, "inCall").is_truthy() && text_in(&message, "captions") != "on" => {
                call.in_call.set(false);
                self.look_later();
            }
            "snapshot" if rows_of(&message) == 0 => call.last.set(seq),
            _ => {
                call.last.set(call.last.get().max(seq));
                call.in_call.set(true);
                call.tried.borrow_mut().clear();
            }
        }
        self.say(message);
    }

    fn say(&self, message: JsValue) {
        (self.0.on_news)(CallNews::Said(message));
    }

    fn lost(&self, tab: i32) {
        if self.current() != Some(tab) {
            return;
        }
        self.0.gone.borrow_mut().push(tab);
        self.0.in_call.set(false);
        *self.0.hello.borrow_mut() = JsValue::UNDEFINED;
        let ended = self.0.connection.borrow_mut().take();
        let call = self.clone();
        // Listeners must not be dropped while one of them runs.
        spawn(async move {
            drop(ended);
            (call.0.on_news)(CallNews::Gone);
            call.look();
        });
    }
}

fn rows_of(message: &JsValue) -> u32 {
    member(&member(message, "snapshot"), "rows").dyn_ref::<Array>().map_or(0, Array::length)
}

/// Where readers are.
pub(crate) struct Readers {
    /// Pages that have one, as match patterns.
    pub(crate) pages: Vec<String>,
    /// Origins that the browser does not let Sidecue read although it should.
    pub(crate) missing: Vec<String>,
}

/// Asks the service worker to put readers on call pages.
pub(crate) async fn want_readers() -> Readers {
    let message = object(&[("type", JsValue::from_str("readers")), ("wanted", JsValue::TRUE)]);
    let reply = runtime::send(&message).await.unwrap_or_else(|_| {
        leptos::logging::warn!("the service worker did not answer; readers are where they were");
        JsValue::UNDEFINED
    });
    Readers { pages: texts_in(&reply, "pages"), missing: texts_in(&reply, "missing") }
}
