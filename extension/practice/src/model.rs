//! What the page knows, as signals, and what it asks of the coach in its worker.

mod drilling;
mod keeping;
mod planning;

use crate::address;
use crate::choices::Choices;
use crate::news::News;
use crate::speech::{Speech, Voice};
use gloo_timers::callback::Timeout;
use js_sys::Uint8Array;
use leptos::prelude::*;
use sidecue_browser::{Client, ClientError, Health, member, spawn, write};
use sidecue_core::practice::{DrillView, PlanView, Reply, Request, SessionsView};
use sidecue_core::report::Report;
use std::collections::BTreeSet;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// The script of the coach's worker.
const COACH: &str = "practice-worker.js";
/// Longest a reply may take, in milliseconds: a transcript of hours is played word by word, on slow computers too.
const LIMIT: u32 = 60_000;

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Screen {
    Plan,
    Drill,
    Report,
    Sessions,
}

impl Screen {
    /// The word for it in addresses.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Drill => "drill",
            Self::Report => "report",
            Self::Sessions => "sessions",
        }
    }
}

/// What the worker answers.
struct Answered {
    reply: Reply,
    /// What came of it is on disk.
    kept: bool,
}

impl Answered {
    /// Reads `{reply, kept}`, where the reply is packed.
    fn read(answered: &JsValue) -> Option<Self> {
        let reply = Uint8Array::new(&member(answered, "reply")).to_vec();
        Some(Self { reply: Reply::unpack(&reply).ok()?, kept: member(answered, "kept").is_truthy() })
    }
}

/// The page's state. Copies share it.
#[derive(Clone, Copy)]
pub(crate) struct Model {
    pub(crate) screen: RwSignal<Screen>,
    pub(crate) choices: RwSignal<Choices>,
    /// The job description as it is typed.
    pub(crate) job: RwSignal<String>,
    pub(crate) seed: RwSignal<u32>,
    pub(crate) plan: RwSignal<Option<PlanView>>,
    pub(crate) drill: RwSignal<Option<DrillView>>,
    /// The answer as it is written.
    pub(crate) typed: RwSignal<String>,
    pub(crate) report: RwSignal<Option<Arc<Report>>>,
    /// Questions of the report that are open.
    pub(crate) opened: RwSignal<BTreeSet<usize>>,
    pub(crate) sessions: RwSignal<Option<SessionsView>>,
    pub(crate) news: RwSignal<Option<News>>,
    /// The disk did not take what came last; it is still here and is written with what comes next.
    pub(crate) unkept: RwSignal<bool>,
    pub(crate) speech: Speech,
    /// Waits for the person to stop typing a job description.
    settling: StoredValue<Option<Timeout>, LocalStorage>,
    /// What was sent of the answer, while the coach is at it.
    sent: RwSignal<Option<String>>,
    coach: StoredValue<Option<Client<Answered>>, LocalStorage>,
    changes: StoredValue<Option<gloo_events::EventListener>, LocalStorage>,
}

impl Model {
    /// Starts the coach, and reads what was chosen last.
    pub(crate) fn start(voice: Voice) -> Self {
        let typed = RwSignal::default();
        let coach = StoredValue::new_local(None);
        // The voice tells the model, and the model is made of it: what it tells goes by the way of a signal.
        let told = RwSignal::new_local(None);
        let read_to_end = RwSignal::new(0_u32);
        let speech = Speech::follow(
            voice,
            move |snapshot| told.set(Some(snapshot)),
            move || read_to_end.update(|times| *times += 1),
        );
        let model = Self {
            screen: RwSignal::new(Screen::Plan),
            choices: RwSignal::default(),
            job: RwSignal::default(),
            seed: RwSignal::new(planning::fresh_seed()),
            plan: RwSignal::default(),
            drill: RwSignal::default(),
            typed,
            report: RwSignal::default(),
            opened: RwSignal::default(),
            sessions: RwSignal::default(),
            news: RwSignal::default(),
            unkept: RwSignal::new(false),
            speech,
            settling: StoredValue::new_local(None),
            sent: RwSignal::default(),
            coach,
            changes: StoredValue::new_local(None),
        };
        let health = move |health| match health {
            Health::Starting => model.lose(),
            Health::Broken => model.news.set(Some(News::Broken)),
            Health::Ready => model.tell_again(),
            Health::Renewed => {}
        };
        coach.set_value(Some(Client::patient(COACH, LIMIT, Answered::read, health)));
        model.follow_speech(told, read_to_end);
        model.follow_other_pages();
        model.beat();
        spawn(async move {
            let choices = Choices::load().await;
            if let Some(language) = &choices.language {
                model.speech.choose(language);
            }
            model.choices.set(choices);
            model.draw();
        });
        model
    }

    /// Changes what is chosen, and keeps it.
    pub(crate) fn choose(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        self.choices.with_untracked(Choices::keep);
    }

    /// Shows a screen, under its address.
    pub(crate) fn show(self, screen: Screen) {
        if screen == Screen::Sessions {
            self.list();
        }
        address::set(screen, self.report.with_untracked(|report| report.as_ref().map(|report| report.id.clone())));
        self.screen.set(screen);
    }

    /// Asks the coach; what it answers is shown.
    pub(crate) fn ask(self, request: &Request) {
        self.ask_then(request, |_| {});
    }

    /// The same; `then` hears whether there was an answer.
    fn ask_then(self, request: &Request, then: impl FnOnce(bool) + 'static) {
        let Some(coach) = self.coach.get_value() else { return };
        coach.ask(&write(request), move |answer| {
            let answered = answer.is_ok();
            match answer {
                Ok(Answered { reply, kept }) => {
                    self.unkept.set(!kept);
                    self.take(reply);
                }
                Err(ClientError::Refused { variant, message }) => {
                    leptos::logging::error!("the coach refused ({variant}): {message}");
                    self.news.set(Some(News::Failed));
                }
                // Of a drill it is told when the worker is replaced.
                Err(ClientError::Lost) => {
                    if matches!(self.news.get_untracked(), Some(News::Reading { .. })) {
                        self.news.set(Some(News::Failed));
                    }
                }
            }
            then(answered);
        });
    }

    fn take(self, reply: Reply) {
        match reply {
            Reply::Plan(plan) => self.plan.set(Some(plan)),
            Reply::Drill(drill) => self.show_drill(*drill),
            Reply::Report(report) => self.show_report(*report),
            Reply::Sessions(sessions) => self.sessions.set(Some(sessions)),
            Reply::File { name, text } => self.hand_over(&name, &text),
            Reply::Whose { speakers } => self.ask_whose(speakers),
            Reply::Refused { name, line, problem, remedy } => {
                self.news.set(Some(News::Refused { name, line, problem, remedy }));
            } // A plan says the same of the job description.
        }
    }

    /// A worker that was started again knows of no questions, and nothing can be asked of one while it starts.
    fn tell_again(self) {
        if self.plan.with_untracked(Option::is_some) {
            self.draw();
        }
        if self.screen.get_untracked() == Screen::Sessions {
            self.list();
        }
    }

    /// The worker is started, at first or again: a drill that ran in it is over.
    fn lose(self) {
        if self.drill.get_untracked().is_some() {
            self.end_drill();
            self.news.set(Some(News::Lost));
            self.show(Screen::Sessions);
        }
    }
}
