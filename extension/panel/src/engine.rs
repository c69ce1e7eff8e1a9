//! The engine as the panel sees it: requests with replies, and a worker that is replaced when it fails.
//!
//! Every request has an id and a time limit; every reply is a value or an error. A worker that crashes, fails to start
//! or stays silent is ended and replaced; what was under way is answered with [`EngineError::Lost`].

use crate::chrome::worker::{self, Worker};
use crate::chrome::{object, read, write};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Date, Reflect};
use serde::Deserialize;
use sidecue_core::companion::{Reply, Request};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

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
pub(crate) enum EngineError {
    /// The engine refused; `variant` says why.
    Refused {
        /// The error's kind.
        variant: String,
        /// For logs.
        message: String,
    },
    /// The worker failed meanwhile.
    Lost,
}

/// How the engine is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Health {
    /// Its worker is starting.
    Starting,
    /// It answers.
    Ready,
    /// It failed several times in a row and was not started again.
    Broken,
}

/// A worker's message about itself.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum News {
    Ready,
    Failed { error: Refusal },
    Crashed { message: String },
}

#[derive(Deserialize)]
struct Refusal {
    variant: String,
    message: String,
}

type Done = Box<dyn FnOnce(Result<Reply, EngineError>)>;

struct Pending {
    done: Done,
    /// Ends the wait when dropped.
    _limit: Timeout,
}

struct Running {
    worker: Worker,
    _listeners: [EventListener; 2],
}

/// The engine.
#[derive(Clone)]
pub(crate) struct Engine(Rc<Inner>);

struct Inner {
    running: RefCell<Option<Running>>,
    pending: RefCell<BTreeMap<u32, Pending>>,
    last_id: Cell<u32>,
    ready: Cell<bool>,
    failures: RefCell<Vec<f64>>,
    on_health: Box<dyn Fn(Health)>,
}

impl Engine {
    /// Starts the worker; `on_health` hears how it is.
    pub(crate) fn start(on_health: impl Fn(Health) + 'static) -> Self {
        let engine = Self(Rc::new(Inner {
            running: RefCell::default(),
            pending: RefCell::default(),
            last_id: Cell::new(0),
            ready: Cell::new(false),
            failures: RefCell::default(),
            on_health: Box::new(on_health),
        }));
        engine.spawn();
        engine
    }

    /// Starts the worker again after it was given up.
    pub(crate) fn restart(&self) {
        self.0.failures.borrow_mut().clear();
        self.spawn();
    }

    /// Asks; `done` hears the answer, sooner or later, exactly once.
    pub(crate) fn ask(&self, request: &Request, done: impl FnOnce(Result<Reply, EngineError>) + 'static) {
        let id = self.0.last_id.get().wrapping_add(1);
        self.0.last_id.set(id);
        let message = object(&[("id", JsValue::from_f64(f64::from(id))), ("request", write(request))]);
        let posted = self.0.running.borrow().as_ref().is_some_and(|running| running.worker.post(&message).is_ok());
        if !posted {
            done(Err(EngineError::Lost));
            return;
        }
        let engine = self.clone();
        let limit = if self.0.ready.get() { REPLY_LIMIT } else { START_LIMIT };
        let limit = Timeout::new(limit, move || engine.lose("it did not answer in time"));
        self.0.pending.borrow_mut().insert(id, Pending { done: Box::new(done), _limit: limit });
    }

    fn spawn(&self) {
        self.0.ready.set(false);
        (self.0.on_health)(Health::Starting);
        let Ok(worker) = worker::spawn() else {
            (self.0.on_health)(Health::Broken);
            return;
        };
        let hear = self.clone();
        let messages = EventListener::new(&worker, "message", move |event| {
            if let Some(event) = event.dyn_ref::<web_sys::MessageEvent>() {
                hear.hear(&event.data());
            }
        });
        let fail = self.clone();
        let errors = EventListener::new(&worker, "error", move |_| fail.lose("its script failed"));
        *self.0.running.borrow_mut() = Some(Running { worker, _listeners: [messages, errors] });
    }

    fn hear(&self, data: &JsValue) {
        let id = Reflect::get(data, &JsValue::from_str("id")).ok().and_then(|id| id.as_f64());
        if let Some(id) = id {
            let pending = self.0.pending.borrow_mut().remove(&(id as u32));
            if let Some(pending) = pending {
                (pending.done)(answer(data));
            }
            return;
        }
        match read::<News>(data.clone()) {
            Some(News::Ready) => {
                self.0.ready.set(true);
                (self.0.on_health)(Health::Ready);
            }
            Some(News::Failed { error }) => self.lose(&error.message),
            Some(News::Crashed { message }) => self.lose(&message),
            None => {}
        }
    }

    /// The worker is of no more use: replace it, unless that happened too often.
    fn lose(&self, why: &str) {
        if self.0.running.borrow().is_none() {
            return;
        }
        leptos::logging::warn!("the engine was replaced: {why}");
        let now = Date::now();
        let given_up = {
            let mut failures = self.0.failures.borrow_mut();
            failures.retain(|at| now - at < FAILURE_WINDOW);
            failures.push(now);
            failures.len() > FAILURES
        };
        let ended = self.0.running.borrow_mut().take();
        let lost = std::mem::take(&mut *self.0.pending.borrow_mut());
        let engine = self.clone();
        // Listeners must not be dropped while one of them runs.
        spawn_local(async move {
            if let Some(running) = ended {
                running.worker.terminate();
            }
            for pending in lost.into_values() {
                (pending.done)(Err(EngineError::Lost));
            }
            if given_up {
                (engine.0.on_health)(Health::Broken);
            } else {
                engine.spawn();
            }
        });
    }
}

/// The answer in a reply.
fn answer(data: &JsValue) -> Result<Reply, EngineError> {
    let member = |name: &str| Reflect::get(data, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined());
    if let Some(error) = member("error") {
        let refusal = read::<Refusal>(error);
        let (variant, message) = refusal.map_or_else(Default::default, |refusal| (refusal.variant, refusal.message));
        return Err(EngineError::Refused { variant, message });
    }
    let unreadable =
        || EngineError::Refused { variant: "Unreadable".into(), message: "the reply could not be read".into() };
    member("ok").and_then(read::<Reply>).ok_or_else(unreadable)
}
