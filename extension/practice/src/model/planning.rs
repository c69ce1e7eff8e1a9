//! Wishes, and the questions drawn for them.

use super::Model;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use sidecue_core::practice::{Request, Wish};

/// How long after the last letter of a job description the questions follow it, in milliseconds.
const SETTLE: u32 = 400;
/// Seeds are drawn below this: six digits are easily told to somebody else.
const SEEDS: f64 = 1_000_000.0;

/// A seed that nobody chose.
pub(super) fn fresh_seed() -> u32 {
    (js_sys::Math::random() * SEEDS) as u32
}

impl Model {
    /// Draws for what is chosen now: the same wish, the same questions.
    pub(crate) fn draw(self) {
        let wish = self.choices.with_untracked(|choices| Wish {
            archetype: choices.archetype,
            level: choices.level,
            minutes: choices.minutes,
            seed: self.seed.get_untracked(),
            job: self.job.get_untracked(),
        });
        self.ask(&Request::Plan(wish));
    }

    /// Draws others.
    pub(crate) fn draw_others(self) {
        self.seed.set(fresh_seed());
        self.draw();
    }

    /// The job description is being typed; the questions follow when it rests.
    pub(crate) fn type_job(self, text: String) {
        self.job.set(text);
        self.settling.set_value(Some(Timeout::new(SETTLE, move || self.draw())));
    }
}
