//! What a screen reader is told: the title of a locked card, at most every five seconds, the newest only.

use gloo_timers::callback::Timeout;
use js_sys::Date;
use sidecue_core::recognition::Phase;
use sidecue_core::view::LiveView;
use std::cell::RefCell;

/// Least time between two announcements, in milliseconds.
const PAUSE: f64 = 5_000.0;

#[derive(Default)]
struct Announcer {
    said: Option<String>,
    at: f64,
    next: Option<Timeout>,
}

thread_local! {
    static ANNOUNCER: RefCell<Announcer> = RefCell::default();
}

/// Announces the card on screen once it is locked and was not the last one announced.
pub(crate) fn announce(live: &LiveView) {
    let Some(cue) = live.cue.as_ref().filter(|cue| cue.phase == Phase::Locked) else { return };
    let title = cue.card.title.clone();
    ANNOUNCER.with_borrow_mut(|announcer| {
        if announcer.said.as_ref() == Some(&title) {
            return;
        }
        announcer.said = Some(title.clone());
        let due = (announcer.at + PAUSE - Date::now()).clamp(0.0, PAUSE);
        announcer.next = Some(Timeout::new(due as u32, move || say(&title)));
    });
}

/// Says something at once.
pub(crate) fn tell(text: &str) {
    if let Some(status) = leptos::prelude::document().get_element_by_id("announcement") {
        status.set_text_content(Some(text));
    }
}

fn say(title: &str) {
    ANNOUNCER.with_borrow_mut(|announcer| announcer.at = Date::now());
    tell(title);
}
