//! The session and its clock: what the worker that keeps the time is asked, and what comes of it.

use super::Model;
use crate::{announcer, clock_request as ask, keepsakes, request};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for};
use sidecue_browser::spawn;
use sidecue_browser::{Client, ClientError, Health, clipboard, runtime, save_file, storage, tabs};
use sidecue_session::offers::Offer;
use sidecue_session::timekeeper::{Answer, Reply, Write};
use sidecue_session::view::{Face, Stage, State, Tier};
use wasm_bindgen::JsValue;

/// The script of the clock's worker.
const CLOCK: &str = "clock-worker.js";
/// Longest a reply may take, in milliseconds: a slow disk is no reason to start anew.
const LIMIT: u32 = 20_000;
/// How often the clock is looked at while a session runs, in milliseconds.
const BEAT: u32 = 1_000;
/// The beginning of the keys of the ledger's second copy.
const LEDGER: &str = "ledger/";
/// Name of the file that the ledger is taken along as.
const FILE: &str = "sidecue-ledger.json";

impl Model {
    pub(super) fn start_clock(self) {
        let clock = Client::patient(CLOCK, LIMIT, ask::reply, move |health| self.clock_is(health));
        self.own().clock.replace(Some(clock));
        let flush = move |_: &web_sys::Event| self.ask_clock(&ask::plain("flush"), |_| {});
        let hidden = EventListener::new(&document(), "visibilitychange", flush);
        let gone = EventListener::new(&window(), "pagehide", flush);
        self.own().events.borrow_mut().extend([hidden, gone]);
    }

    fn clock_is(self, health: Health) {
        if health == Health::Broken {
            self.tell_news("broken");
        }
        if health != Health::Ready {
            return;
        }
        // A worker that was replaced knows of no session: what ran goes on, from where it was written down.
        let ran = self.face.get_untracked();
        let ran = ran.tier.filter(|_| ran.cues());
        self.read_ledger(move |face| {
            self.clock_known.set(true);
            if let Some(offer) = face.offers.iter().find(|offer| Some(tier_of(offer)) == ran) {
                self.start_session(offer);
            }
        });
    }

    /// Has the clock read both copies of the ledger: another window may have written.
    pub(super) fn read_ledger(self, done: impl FnOnce(&Face) + 'static) {
        spawn(async move {
            let lines = storage::load_texts(LEDGER).await;
            self.ask_clock(&ask::open(&lines), done);
        });
    }

    /// Starts a session and shows what it brings.
    pub(crate) fn begin(self, offer: &Offer) {
        self.plan.set(None);
        self.start_session(offer);
    }

    fn start_session(self, offer: &Offer) {
        self.ask_clock(&ask::start(offer), move |_| {
            self.beat();
            self.refresh_plan();
        });
    }

    /// Starts the session that is offered first, unless one runs; false when there is nothing to start.
    pub(crate) fn begin_first(self) -> bool {
        let face = self.face.get_untracked();
        let first =
            face.offers.first().filter(|_| !face.cues() && !self.is_elsewhere() && self.clock_known.get_untracked());
        first.iter().for_each(|offer| self.begin(offer));
        first.is_some()
    }

    /// Ends the session that runs.
    pub(crate) fn end_session(self) {
        self.ask_clock(&ask::plain("stop"), move |_| self.refresh_plan());
    }

    /// Takes a licence, as it was pasted or as it stands in a file.
    pub(crate) fn take_licence(self, text: &str) {
        self.tell_news("");
        self.ask_clock(&ask::licence(text), move |_| self.refresh_plan());
    }

    /// Opens the plan page, or closes it.
    pub(crate) fn toggle_plan(self) {
        if self.plan_is_open() {
            self.plan.set(None);
        } else {
            self.tell_news("");
            self.ask_clock(&ask::plain("plan"), |_| {});
        }
    }

    /// Whether the plan page is open.
    pub(crate) fn plan_is_open(self) -> bool {
        self.plan.with(Option::is_some)
    }

    fn refresh_plan(self) {
        if self.plan_is_open() {
            self.ask_clock(&ask::plain("plan"), |_| {});
        }
    }

    /// Hands the ledger to the person.
    pub(crate) fn export_ledger(self) {
        self.ask_clock(&ask::plain("export"), |_| {});
    }

    /// What was used is written down: reading was paused.
    pub(super) fn flush(self) {
        self.ask_clock(&ask::plain("flush"), |_| {});
    }

    fn beat(self) {
        let live = self.light().counts() && self.health.get_untracked() == Health::Ready;
        self.ask_clock(&ask::beat(live), move |face| {
            let next = face.cues().then(|| Timeout::new(BEAT, move || self.beat()));
            self.own().beat.set(next);
        });
    }

    fn ask_clock(self, request: &JsValue, done: impl FnOnce(&Face) + 'static) {
        self.ask_clock_then(request, Box::new(done));
    }

    fn ask_clock_then(self, request: &JsValue, done: Box<dyn FnOnce(&Face)>) {
        let Some(clock) = self.own().clock.borrow().clone() else { return };
        clock.ask(request, move |answer| match answer {
            Ok(reply) => {
                let face = reply.face.clone();
                self.clock_says(reply);
                done(&face);
            }
            Err(ClientError::Refused { variant, message }) => {
                leptos::logging::warn!("the clock refused ({variant}): {message}");
                self.tell_news(if variant == "Elsewhere" { "elsewhere" } else { "gone" });
                // What is offered has changed.
                self.ask_clock_then(&ask::plain("flush"), Box::new(|_| {}));
            }
            // It is replaced, and goes on.
            Err(ClientError::Lost) => {}
        });
    }

    /// A report is kept of live sessions from now on, or no longer.
    pub(crate) fn toggle_reports(self) {
        let on = !self.reports.get_untracked();
        self.reports.set(on);
        spawn(keepsakes::keep(keepsakes::REPORTS, on.into()));
        self.take_notes(self.face.get_untracked().cues());
    }

    /// Puts a sentence on the clipboard that tells the other side what Sidecue is.
    pub(crate) fn disclose(self) {
        spawn(async move {
            self.disclosed.set(clipboard::copy(&text("disclosure_sentence")).await);
            if self.disclosed.get_untracked() {
                announcer::tell(&text("disclosure_copied"));
            }
        });
    }

    /// Opens another of the extension's pages, in a tab of its own.
    pub(crate) fn open_page(self, address: &str) {
        tabs::open(&runtime::url(address));
    }

    /// Has the engine take notes of the session that runs, where the person wants a report.
    pub(super) fn take_notes(self, runs: bool) {
        self.ask(&request::keep(runs && self.reports.get_untracked()), |_| {});
    }

    fn tell_news(self, word: &str) {
        self.session_news.set(word.to_owned());
    }

    fn clock_says(self, reply: Reply) {
        let Reply { face, answer, mirror } = reply;
        keep(mirror);
        match answer {
            Answer::Nothing => {}
            Answer::Plan(plan) => self.plan.set(Some(*plan)),
            Answer::Taken => self.tell_news("taken"),
            Answer::Refused { why } => {
                self.refusal.set(why);
                self.tell_news("refused");
            }
            Answer::NotKept => self.tell_news("not_kept"),
            Answer::File(text) => {
                if let Err(error) = save_file::save(FILE, &text) {
                    leptos::logging::error!("the ledger could not be handed over: {error:?}");
                }
            }
        }
        let before = self.face.get_untracked();
        if face == before {
            return;
        }
        if face.cues() && !before.cues() {
            self.tell_news("");
        }
        tell(&before, &face);
        let cues = face.cues();
        self.face.set(face);
        if cues != before.cues() {
            self.ask_live(&request::cues(cues));
            self.take_notes(cues);
        }
    }
}

/// The tier of the session that an offer starts.
fn tier_of(offer: &Offer) -> Tier {
    match offer {
        Offer::Free { .. } => Tier::Free,
        Offer::Pass { .. } | Offer::Resume { .. } => Tier::Pass,
        Offer::Pro { .. } => Tier::Pro,
    }
}

/// Keeps the ledger's second copy.
fn keep(lines: Vec<Write>) {
    if lines.is_empty() {
        return;
    }
    spawn(async move {
        let texts: Vec<(&str, &str)> = lines.iter().map(|Write { key, line }| (key.as_str(), line.as_str())).collect();
        if storage::keep_texts(LEDGER, &texts).await.is_err() {
            leptos::logging::warn!("the ledger's second copy could not be written");
        }
    });
}

/// Tells a screen reader that the end is near, or there.
fn tell(before: &Face, face: &Face) {
    if face.state == State::Ended && before.state != State::Ended {
        announcer::tell(&text_for("clock_stage", "ended"));
    } else if face.stage != before.stage && face.stage != Stage::Calm && face.cues() {
        announcer::tell(&text_for("clock_stage", face.stage.word()));
    }
}
