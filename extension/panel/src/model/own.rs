//! What the panel has that is nothing to be shown: workers, the call, timers, listeners. In one place, because each signal of another
//! type adds code.

use super::Engine;
use crate::call::Call;
use crate::newest::Newest;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use sidecue_browser::{Client, Listener};
use sidecue_core::shortcuts::Shortcuts;
use sidecue_session::timekeeper::Reply;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use wasm_bindgen::JsValue;

/// The panel's own things.
#[derive(Default)]
pub(super) struct Own {
    pub(super) engine: RefCell<Option<Engine>>,
    /// The clock in its worker.
    pub(super) clock: RefCell<Option<Client<Reply>>>,
    pub(super) call: RefCell<Option<Call>>,
    /// The engine wants to be woken; the clock is looked at.
    pub(super) wake: Cell<Option<Timeout>>,
    pub(super) beat: Cell<Option<Timeout>>,
    /// Says that the person's packs were changed.
    pub(super) packs: Cell<Option<web_sys::BroadcastChannel>>,
    /// Hear of the page and of what is kept, as long as the panel lives.
    pub(super) events: RefCell<Vec<EventListener>>,
    pub(super) kept: Cell<Option<Listener>>,
    /// Hear of permissions that are given or taken back.
    pub(super) permitted: RefCell<Vec<Listener>>,
    /// What hands over to an engine what is kept for it, once that is known.
    pub(super) remember: RefCell<Option<JsValue>>,
    /// Requests for the live view, and for a card that is looked up.
    pub(super) live_asked: Newest,
    pub(super) look_up_asked: Newest,
    /// Something that was heard is with the engine; what came meanwhile waits here.
    pub(super) asked: Cell<bool>,
    pub(super) waiting: RefCell<VecDeque<JsValue>>,
    /// Ids of cards read lately, the last one first.
    pub(super) recent: RefCell<Vec<String>>,
    /// The keys as the person has them.
    pub(super) shortcuts: Cell<Shortcuts>,
    /// Platform and host of the call.
    pub(super) page: RefCell<(String, String)>,
}
