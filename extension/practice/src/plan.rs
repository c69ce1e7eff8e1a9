//! The plan: what is wished for, what was drawn, how it is answered.

mod job;
mod questions;
mod ways;

pub(crate) use ways::microphone;

use crate::controls::{button, one_of};
use crate::model::Model;
use crate::role::role;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};

/// Lengths to choose from, in minutes.
const LENGTHS: [(u32, &str); 4] = [(20, "20"), (45, "45"), (60, "60"), (75, "75")];

/// The screen.
pub(crate) fn plan(model: Model) -> AnyView {
    view! {
        <section class="plan" aria-label=text("practice_way_plan")>
            <p class="lead">{text("practice_lead")}</p>
            {wish(model)}
            {job::job(model)}
            {questions::questions(model)}
            {ways::ways(model)}
            <div class="begin">
                {button("primary", "begin", text("practice_begin"), move || model.begin())}
                <p class="hint">{text("practice_begin_more")}</p>
            </div>
        </section>
    }
    .into_any()
}

/// Role, level and length. The questions follow at once.
fn wish(model: Model) -> AnyView {
    let lengths = LENGTHS.map(|(minutes, word)| (minutes, word, text_with("practice_minutes", &[word.to_owned()])));
    view! {
        <div class="wish">
            {role(model.choices, move |archetype, level| {
                model.choose(|choices| (choices.archetype, choices.level) = (archetype, level));
                model.draw();
            })}
            {one_of(
                "length",
                text("practice_length"),
                lengths.to_vec(),
                move || model.choices.with(|choices| choices.minutes),
                move |minutes| {
                    model.choose(|choices| choices.minutes = minutes);
                    model.draw();
                },
            )}
        </div>
    }
    .into_any()
}
