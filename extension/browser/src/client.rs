//! A worker as a page sees it: requests with replies, and a worker that is replaced when it fails.
//!
//! Every request has an id and a time limit; every reply is a value or an error. A worker that crashes, fails to start
//! or stays silent is ended and replaced; what was under way is answered with [`ClientError::Lost`]. One that works can be
//! renewed: its successor starts beside it and takes over when it is ready, so that nobody waits.

use crate::spawn;
use crate::worker::{self, Worker};
use crate::{member, object, text_in};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Date;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Longest wait for a reply, in milliseconds: a thousand times what one takes.
const REPLY_LIMIT: u32 = 2_000;
/// Longest wait while the worker starts.
const START_LIMIT: u32 = 15_000;
/// More failures than this within [`FAILURE_WINDOW`] and the person must decide.
const FAILURES: usize = 3;
/// In milliseconds.
const FAILURE_WINDOW: f64 = 60_000.0;

/// Why a request has no reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientError {
    /// The worker refused; `variant` says why.
    Refused {
        /// The error's kind.
        variant: String,
        /// For logs.
        message: String,
    },
    /// The worker failed meanwhile.
    Lost,
}

/// How the worker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// It is starting.
    Starting,
    /// It answers.
    Ready,
    /// A successor that knows nothing yet has taken over, as was asked.
    Renewed,
    /// It failed several times in a row and was not started again.
    Broken,
}

/// A worker's message about itself.
enum News {
    Ready,
    /// It did not start, or crashed: why.
    Failed(String),
}

impl News {
    fn read(data: &JsValue) -> Option<Self> {
        match text_in(data, "type").as_str() {
            "ready" => Some(Self::Ready),
            "failed" => Some(Self::Failed(text_in(&member(data, "error"), "message"))),
            "crashed" => Some(Self::Failed(text_in(data, "message"))),
            _ => None,
        }
    }
}

type Done = Box<dyn FnOnce(Result<JsValue, ClientError>)>;

struct Pending {
    done: Done,
    /// Ends the wait when dropped.
    _limit: Timeout,
}

struct Running {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Which of the two workers that may run beside each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Current,
    Next,
}

/// The page's end. Copies share it.
pub struct Client<Reply> {
    line: Line,
    /// Reads a reply; none of what is none.
    decode: fn(&JsValue) -> Option<Reply>,
}

impl<Reply> Clone for Client<Reply> {
    fn clone(&self) -> Self {
        Self { line: self.line.clone(), decode: self.decode }
    }
}

/// All of it but what replies mean: compiled once, whatever they are.
#[derive(Clone)]
struct Line(Rc<Inner>);

struct Inner {
    script: &'static str,
    /// Milliseconds a reply may take.
    limit: u32,
    running: RefCell<Option<Running>>,
    /// The successor while it starts, and its number: one that was overtaken by another has nothing to say.
    next: RefCell<Option<(u32, Running)>>,
    renewals: Cell<u32>,
    pending: RefCell<BTreeMap<u32, Pending>>,
    last_id: Cell<u32>,
    ready: Cell<bool>,
    failures: RefCell<Vec<f64>>,
    on_health: Box<dyn Fn(Health)>,
}

impl<Reply: 'static> Client<Reply> {
    /// Starts the worker; `decode` reads its replies, `on_health` hears how it is.
    pub fn start(
        script: &'static str,
        decode: fn(&JsValue) -> Option<Reply>,
        on_health: impl Fn(Health) + 'static,
    ) -> Self {
        Self::patient(script, REPLY_LIMIT, decode, on_health)
    }

    /// The same for a worker whose replies may take up to so many milliseconds.
    pub fn patient(
        script: &'static str,
        limit: u32,
        decode: fn(&JsValue) -> Option<Reply>,
        on_health: impl Fn(Health) + 'static,
    ) -> Self {
        Self { line: Line::open(script, limit, Box::new(on_health)), decode }
    }

    /// Starts the worker again after it was given up.
    pub fn restart(&self) {
        self.line.0.failures.borrow_mut().clear();
        self.line.spawn();
    }

    /// Starts a successor, which takes over once it is ready; one that fails to start changes nothing.
    pub fn renew(&self) {
        self.line.renew();
    }

    /// Asks with a plain object; `done` hears the answer, sooner or later, exactly once.
    pub fn ask(&self, request: &JsValue, done: impl FnOnce(Result<Reply, ClientError>) + 'static) {
        self.ask_boxed(request, Box::new(done));
    }

    /// Compiled once a kind of reply, however many ask for it.
    fn ask_boxed(&self, request: &JsValue, done: Box<dyn FnOnce(Result<Reply, ClientError>)>) {
        let decode = self.decode;
        let unreadable =
            || ClientError::Refused { variant: "Unreadable".into(), message: "the reply could not be read".into() };
        let read = move |answer: Result<JsValue, ClientError>| {
            done(answer.and_then(|reply| decode(&reply).ok_or_else(unreadable)));
        };
        self.line.ask(request, Box::new(read));
    }
}

impl Line {
    fn open(script: &'static str, limit: u32, on_health: Box<dyn Fn(Health)>) -> Self {
        let line = Self(Rc::new(Inner {
            script,
            limit,
            running: RefCell::default(),
            next: RefCell::default(),
            renewals: Cell::new(0),
            pending: RefCell::default(),
            last_id: Cell::new(0),
            ready: Cell::new(false),
            failures: RefCell::default(),
            on_health,
        }));
        line.spawn();
        line
    }

    fn renew(&self) {
        if self.0.running.borrow().is_none() {
            return;
        }
        let number = self.0.renewals.get().wrapping_add(1);
        self.0.renewals.set(number);
        match self.run(Place::Next, number) {
            Ok(running) => *self.0.next.borrow_mut() = Some((number, running)),
            Err(_) => warn("a successor could not be started"),
        }
    }

    fn ask(&self, request: &JsValue, done: Done) {
        let id = self.0.last_id.get().wrapping_add(1);
        self.0.last_id.set(id);
        let message = object(&[("id", JsValue::from_f64(f64::from(id))), ("request", request.clone())]);
        let posted = self.0.running.borrow().as_ref().is_some_and(|running| running.worker.post(&message).is_ok());
        if !posted {
            done(Err(ClientError::Lost));
            return;
        }
        let client = self.clone();
        let limit = if self.0.ready.get() { self.0.limit } else { START_LIMIT };
        let limit = Timeout::new(limit, move || client.lose("it did not answer in time"));
        self.0.pending.borrow_mut().insert(id, Pending { done, _limit: limit });
    }

    fn spawn(&self) {
        self.0.ready.set(false);
        (self.0.on_health)(Health::Starting);
        match self.run(Place::Current, 0) {
            Ok(running) => *self.0.running.borrow_mut() = Some(running),
            Err(_) => (self.0.on_health)(Health::Broken),
        }
    }

    fn run(&self, place: Place, number: u32) -> Result<Running, JsValue> {
        let worker = worker::spawn(self.0.script)?;
        // A successor that has taken over is the current one.
        let place = Rc::new(Cell::new(place));
        let (hear, at) = (self.clone(), place.clone());
        let messages = EventListener::new(&worker, "message", move |event| {
            if let Some(event) = event.dyn_ref::<web_sys::MessageEvent>() {
                match at.get() {
                    Place::Current => hear.hear(&event.data()),
                    Place::Next => {
                        at.set(Place::Current);
                        hear.hear_next(number, &event.data());
                    }
                }
            }
        });
        let fail = self.clone();
        let errors = EventListener::new(&worker, "error", move |_| match place.get() {
            Place::Current => fail.lose("its script failed"),
            Place::Next => fail.drop_next(number, "its script failed"),
        });
        Ok(Running { worker, _listeners: [messages, errors] })
    }

    fn hear(&self, data: &JsValue) {
        if let Some(id) = member(data, "id").as_f64() {
            let pending = self.0.pending.borrow_mut().remove(&(id as u32));
            if let Some(pending) = pending {
                (pending.done)(answer_in(data));
            }
            return;
        }
        match News::read(data) {
            Some(News::Ready) => {
                self.0.ready.set(true);
                (self.0.on_health)(Health::Ready);
            }
            Some(News::Failed(why)) => self.lose(&why),
            None => {}
        }
    }

    /// The first a successor says is whether it is ready.
    fn hear_next(&self, number: u32, data: &JsValue) {
        if !matches!(News::read(data), Some(News::Ready)) {
            self.drop_next(number, "it did not start");
            return;
        }
        let mut next = self.0.next.borrow_mut();
        if next.as_ref().is_none_or(|(known, _)| *known != number) {
            return;
        }
        let Some((_, successor)) = next.take() else { return };
        drop(next);
        let before = self.0.running.borrow_mut().replace(successor);
        self.0.ready.set(true);
        let lost = std::mem::take(&mut *self.0.pending.borrow_mut());
        let client = self.clone();
        // Listeners must not be dropped while one of them runs.
        spawn(async move {
            drop(before);
            tell_lost(lost);
            (client.0.on_health)(Health::Renewed);
        });
    }

    fn drop_next(&self, number: u32, why: &str) {
        warn(&format!("a successor was given up: {why}"));
        let mut next = self.0.next.borrow_mut();
        if next.as_ref().is_some_and(|(known, _)| *known == number) {
            let failed = next.take();
            spawn(async move { drop(failed) });
        }
    }

    /// The worker is of no more use: replace it, unless that happened too often.
    fn lose(&self, why: &str) {
        if self.0.running.borrow().is_none() {
            return;
        }
        warn(&format!("the worker {} was replaced: {why}", self.0.script));
        let now = Date::now();
        let given_up = {
            let mut failures = self.0.failures.borrow_mut();
            failures.retain(|at| now - at < FAILURE_WINDOW);
            failures.push(now);
            failures.len() > FAILURES
        };
        let ended = (self.0.running.borrow_mut().take(), self.0.next.borrow_mut().take());
        let lost = std::mem::take(&mut *self.0.pending.borrow_mut());
        let client = self.clone();
        // Listeners must not be dropped while one of them runs.
        spawn(async move {
            drop(ended);
            tell_lost(lost);
            if given_up {
                (client.0.on_health)(Health::Broken);
            } else {
                client.spawn();
            }
        });
    }
}

/// The answer in a reply.
fn answer_in(data: &JsValue) -> Result<JsValue, ClientError> {
    let error = member(data, "error");
    if error.is_undefined() {
        return Ok(member(data, "ok"));
    }
    Err(ClientError::Refused { variant: text_in(&error, "variant"), message: text_in(&error, "message") })
}

/// Answers what was under way with a worker that is gone.
fn tell_lost(lost: BTreeMap<u32, Pending>) {
    for pending in lost.into_values() {
        (pending.done)(Err(ClientError::Lost));
    }
}

fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from_str(text));
}
