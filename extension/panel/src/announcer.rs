//! What a screen reader is told: one thing at most every five seconds, the newest only.

use gloo_timers::callback::Timeout;
use js_sys::Date;
use sidecue_core::recognition::Phase;
use sidecue_core::view::LiveView;
use std::cell::RefCell;

/// Least time between two announcements, in milliseconds.
const PAUSE: f64 = 5_000.0;

#[derive(Default)]
struct Announcer {
    /// The title of the card that was announced last.
    card: String,
    at: f64,
    next: Option<Timeout>,
}

thread_local! {
    static ANNOUNCER: RefCell<Announcer> = RefCell::default();
}

/// Announces the card on screen once it is locked and was not the last one announced.
pub(crate) fn announce(live: &LiveView) {
    let Some(cue) = live.cue.as_ref().filter(|cue| cue.phase == Phase::Locked) else { return };
    let title = &cue.card.title;
    let known = ANNOUNCER.with_borrow_mut(|announcer| {
        let known = announcer.card == *title;
        announcer.card.clone_from(title);
        known
    });
    if !known {
        tell(title);
    }
}

/// Says something as soon as it may; whatever waited to be said is old by then.
pub(crate) fn tell(text: &str) {
    let text = text.to_owned();
    ANNOUNCER.with_borrow_mut(|announcer| {
        let due = (announcer.at + PAUSE - Date::now()).clamp(0.0, PAUSE);
        announcer.next = Some(Timeout::new(due as u32, move || say(&text)));
    });
}

fn say(text: &str) {
    ANNOUNCER.with_borrow_mut(|announcer| announcer.at = Date::now());
    if let Some(status) = leptos::prelude::document().get_element_by_id("announcement") {
        status.set_text_content(Some(text));
    }
}
