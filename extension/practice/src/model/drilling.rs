//! A drill: what is asked of the coach while it runs.

use super::{Model, Screen};
use crate::speech::Microphone;
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use sidecue_core::captions::Snapshot;
use sidecue_core::coverage::Mark;
use sidecue_core::practice::{DrillView, Request, Stage};
use sidecue_core::report::AnswerBy;

/// How often the clocks are looked at, in milliseconds.
const BEAT: u32 = 1_000;

/// Milliseconds of the steady clock.
fn now() -> f64 {
    window().performance().map_or_else(js_sys::Date::now, |clock| clock.now())
}

impl Model {
    /// Puts the first question.
    pub(crate) fn begin(self) {
        let (by, at) = (untrack(|| self.way()), now());
        let Ok(crypto) = window().crypto() else { return };
        self.news.set(None);
        self.ask(&Request::Begin { id: crypto.random_uuid(), date: js_sys::Date::now() as u64, at });
        self.ask(&Request::By { by, at });
    }

    /// How answers are given: as chosen, unless this browser cannot hear.
    pub(crate) fn way(self) -> AnswerBy {
        match self.choices.with(|choices| choices.by) {
            AnswerBy::Voice if !self.speech.microphone.with(Microphone::is_possible) => AnswerBy::Typing,
            by => by,
        }
    }

    /// Answers are given another way from now on.
    pub(crate) fn answer_by(self, by: AnswerBy) {
        self.choose(|choices| choices.by = by);
        if self.drill.get_untracked().is_some() {
            self.ask(&Request::By { by, at: now() });
        }
    }

    /// The answer is being written: all of it is sent, one after the other.
    pub(crate) fn write(self, text: String) {
        self.typed.set(text);
        if self.sent.get_untracked().is_none() {
            self.send_typed();
        }
    }

    fn send_typed(self) {
        let text = self.typed.get_untracked();
        self.sent.set(Some(text.clone()));
        self.ask_then(&Request::Type { text, at: now() }, move |answered| {
            let sent = self.sent.get_untracked();
            self.sent.set(None);
            if answered && sent.is_some_and(|sent| sent != self.typed.get_untracked()) {
                self.send_typed();
            }
        });
    }

    /// This part of the answer is over.
    pub(crate) fn done(self, enough: bool) {
        if self.stage() != Some(Stage::Answering) {
            return;
        }
        if self.sent.get_untracked().is_some_and(|sent| sent != self.typed.get_untracked()) {
            let text = self.typed.get_untracked();
            self.ask(&Request::Type { text, at: now() });
        }
        self.ask(&Request::Done { enough, at: now() });
    }

    pub(crate) fn reveal(self) {
        self.ask(&Request::Reveal { at: now() });
    }

    pub(crate) fn rate(self, mark: Option<u8>) {
        if self.stage() == Some(Stage::Rating) {
            self.ask(&Request::Rate { mark, at: now() });
        }
    }

    /// A tap on a point: made when it was not, not made when it was, and as it was heard when a tap had changed it.
    pub(crate) fn correct(self, point: usize, mark: Mark) {
        self.ask(&Request::Correct { point, made: tapped(mark), at: now() });
    }

    pub(crate) fn toggle_pause(self) {
        let paused = self.drill.with_untracked(|drill| drill.as_ref().is_some_and(|drill| drill.paused));
        self.ask(&Request::Pause { paused: !paused, at: now() });
    }

    pub(crate) fn skip(self) {
        self.ask(&Request::Skip { at: now() });
    }

    pub(crate) fn retry(self) {
        self.ask(&Request::Retry { at: now() });
    }

    pub(crate) fn onward(self) {
        self.ask(&Request::Onward { at: now() });
    }

    pub(crate) fn finish(self) {
        self.ask(&Request::Finish { at: now() });
    }

    /// Where the question stands; none without a drill.
    pub(crate) fn stage(self) -> Option<Stage> {
        self.drill.with_untracked(|drill| drill.as_ref().map(|drill| drill.stage))
    }

    pub(super) fn show_drill(self, drill: DrillView) {
        let before = self.drill.with_untracked(|before| before.as_ref().map(|before| before.turn));
        let answering = drill.stage == Stage::Answering && !drill.paused;
        let put = before != Some(drill.turn);
        if put || !answering {
            self.speech.hush();
        }
        if put {
            self.typed.set(String::new());
            // Before the drill is set: the ears are not opened while it is read.
            if answering && self.choices.with_untracked(|choices| choices.aloud) && self.speech.can_read.get_untracked()
            {
                self.speech.read_aloud(&drill.ask);
            }
        }
        self.drill.set(Some(drill));
        if before.is_none() {
            self.show(Screen::Drill);
        }
    }

    pub(super) fn end_drill(self) {
        self.speech.hush();
        self.drill.set(None);
        self.typed.set(String::new());
    }

    /// Hears while an answer is given aloud, and hands over what is told.
    pub(super) fn follow_speech(self, heard: RwSignal<Option<Snapshot>, LocalStorage>, read_to_end: RwSignal<u32>) {
        let hears = Memo::new(move |_| {
            let open = self.drill.with(|drill| {
                drill.as_ref().is_some_and(|drill| {
                    drill.by == AnswerBy::Voice && drill.stage == Stage::Answering && !drill.paused
                })
            });
            // The way that was chosen counts: a drill that begins hears of it a moment later.
            open && self.way() == AnswerBy::Voice && !self.speech.reading.get()
        });
        Effect::new(move || if hears.get() { self.speech.hear() } else { self.speech.rest() });
        Effect::new(move || {
            if let Some(snapshot) = heard.get()
                && self.stage() == Some(Stage::Answering)
            {
                self.ask(&Request::Hear { snapshot, at: now() });
            }
        });
        Effect::new(move || {
            if read_to_end.get() > 0 && self.stage() == Some(Stage::Answering) {
                self.ask(&Request::Read { at: now() });
            }
        });
    }

    /// Tells the coach every second that time has passed, while it counts.
    pub(super) fn beat(self) {
        let waiting = RwSignal::new(false);
        let beat = Interval::new(BEAT, move || {
            let counts = self.drill.with_untracked(|drill| drill.as_ref().is_some_and(|drill| !drill.paused));
            if counts && !waiting.get_untracked() {
                waiting.set(true);
                self.ask_then(&Request::Wake { at: now() }, move |_| waiting.set(false));
            }
        });
        // Lives as long as the page.
        beat.forget();
    }
}

/// What a tap on a point asks for.
pub(crate) fn tapped(mark: Mark) -> Option<bool> {
    match mark {
        Mark::Open => Some(true),
        Mark::Heard => Some(false),
        Mark::Given | Mark::Taken => None,
    }
}
